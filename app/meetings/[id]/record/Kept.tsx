import type { Agency } from '../../../../lib/meeting/setup'
import type { Kept } from '../../../../lib/record/record'
import type { Content } from '../../../../lib/statements/contribution'
import { board, NATURE_WORDS, SOURCE_WORDS } from '../../../../lib/text/board'
import { eventWords } from '../../../../lib/text/dates'
import { listed } from '../../../../lib/text/names'
import { LOOK_WORDS, recordPage as words } from '../../../../lib/text/record'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Tag } from '../../../ui/Tag'
import { Out } from './Out'
import styles from './Paper.module.css'
import type { OutOf } from './Parts'

/** Whose words they are: the agency's shape, its short name in full words, and the reference. */
export function Whose({ one, agencies }: { one: Kept; agencies: readonly Agency[] }) {
  const short = agencies.find(({ name }) => name === one.agency)?.shortName ?? one.agency
  return (
    <p className={styles.who}>
      <AgencyTile look={lookOf({ agency: one.agency, role: 'practitioner' }, agencies)} size="s" />
      <b>{short}</b>
    </p>
  )
}

/** Fact, reported or opinion, when, from where, about whom, and its reference: one line under the words. */
export function Meta({ one: { content, about, ref, looks } }: { one: Kept }) {
  const { nature, reportedBy, event, source, historic } = content
  const facts = [
    `${NATURE_WORDS[nature]}${reportedBy ? `, ${board.reportedBy(reportedBy)}` : ''}`,
    eventWords(event),
    source?.kind ? SOURCE_WORDS[source.kind] : null,
    source?.ref ?? null,
    historic ? board.historic : null,
    listed(about),
    ref,
  ]
  return (
    <p className={styles.meta}>
      {facts.filter(Boolean).join('. ')}
      {looks.map(look => (
        <Tag key={look} tone="warn">
          {LOOK_WORDS[look]}
        </Tag>
      ))}
    </p>
  )
}

/** What its author says of it besides: what it rests on, why it matters now, what it means for the child, what was added since. */
export function Because({ content, added }: { content: Content; added: readonly string[] }) {
  const whys = [
    [board.basis, content.opinionBasis],
    [board.whyNow, content.whyNow],
    [board.impact, content.impact],
    ...added.map(body => [words.shared.added, body] as const),
  ] as const
  return whys.map(([name, text]) =>
    text ? (
      <p key={`${name}${text}`} className={styles.why}>
        <b>{name}</b>
        {text}
      </p>
    ) : null,
  )
}

/** Contributions in full. */
type Listed = { kept: readonly Kept[]; agencies: readonly Agency[]; out?: OutOf | undefined }
export const KeptList = ({ kept, agencies, out }: Listed) => (
  <ul className={styles.kept}>
    {kept.map(one => (
      <li key={one.id}>
        <Whose one={one} agencies={agencies} />
        <div>
          {one.content.headline ? <p className={styles.headline}>{one.content.headline}</p> : null}
          <p className={styles.words}>{one.content.body}</p>
          <Because content={one.content} added={one.added} />
          <Meta one={one} />
          <Out of={out?.get(one.id)} />
        </div>
      </li>
    ))}
  </ul>
)

/** One line of the annex: by what its author called it, or how it begins. */
export function Line({ one: { id, content, ref, agency }, out }: { one: Kept; out?: OutOf | undefined }) {
  const [first = ''] = content.body.split(/(?<=[.!?])\s/)
  return (
    <li>
      <b>{ref}</b> {content.headline ?? first} <span className={styles.small}>{agency}</span>
      <Out of={out?.get(id)} />
    </li>
  )
}
