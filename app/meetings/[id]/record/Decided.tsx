import type { Decided, MeetingRecord, Planned, Stood } from '../../../../lib/record/record'
import type { LeftOut } from '../../../../lib/record/version'
import { dayWords } from '../../../../lib/text/dates'
import { CATEGORY_WORDS, decide, THRESHOLD_WORDS, VIEW_WORDS } from '../../../../lib/text/decide'
import { OUTCOME_WORDS } from '../../../../lib/text/outcomes'
import { recordPage as words } from '../../../../lib/text/record'
import { Out } from './Out'
import styles from './Paper.module.css'
import type { OutOf } from './Parts'

/** What was decided for each child and why; whoever does not agree is named with their reason. */
type Props = { record: MeetingRecord; out?: OutOf | undefined; none: string }
export function Decisions({ record: { decisions }, out, none }: Props) {
  if (decisions.length === 0) return <p>{none}</p>
  return decisions.map(one => (
    <div key={one.id}>
      <Decision one={one} />
      <Out of={out?.get(one.id)} />
    </div>
  ))
}

function Decision({ one }: { one: Decided }) {
  const { outcome, summary, threshold, category, coreGroup, review } = one
  const facts = [
    threshold ? THRESHOLD_WORDS[threshold] : null,
    category ? CATEGORY_WORDS[category] : null,
    coreGroup ? decide.coreGroup(coreGroup) : null,
    review ? decide.review(review) : null,
  ]
  const whys = [
    [decide.because, one.reasons || null],
    [decide.withoutFamily, one.withoutFamily],
    [decide.override, one.override],
    [`${decide.reliesOn}: `, [...one.reliesOn, ...one.told.map(words.decisions.told)].join(', ')],
  ] as const
  const against = one.views.filter(({ view }) => view === 'disagrees')
  const others = one.views.filter(({ view }) => view !== 'disagrees')
  return (
    <div className={styles.decision}>
      <h3>{decide.for(one.child)}</h3>
      <p className={styles.outcome}>{outcome === 'other' ? summary : OUTCOME_WORDS[outcome]}</p>
      {summary && outcome !== 'other' ? <p className={styles.words}>{summary}</p> : null}
      <p className={styles.meta}>{facts.filter(Boolean).join('. ')}</p>
      {whys.map(([name, text]) =>
        text ? (
          <p key={name} className={styles.words}>
            <b>{name}</b>
            {text}
          </p>
        ) : null,
      )}
      {against.length ? <Views title={words.decisions.disagree} views={against} /> : null}
      {others.length ? <Views title={words.decisions.views} views={others} /> : null}
    </div>
  )
}

const Views = ({ title, views }: { title: string; views: readonly Stood[] }) => (
  <>
    <p className={styles.views}>
      <b>{title}</b>
    </p>
    <ul className={styles.lines}>
      {views.map(({ agency, view, reason, formal }) => (
        <li key={agency}>
          <b>{agency}</b>: {[VIEW_WORDS[view].says, formal ? decide.formal : null, reason].filter(Boolean).join('. ')}
        </li>
      ))}
    </ul>
  </>
)

/** What will be different for the child, who does it, by when, and how it will be known. */
export function Plan({ record: { actions }, out, none }: Props) {
  const { columns } = words.plan
  if (actions.length === 0) return <p>{none}</p>
  return (
    <table className={styles.plan}>
      <thead>
        <tr>
          {Object.values(columns).map(name => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {actions.map(one => (
          <Action key={one.id} one={one} out={out?.get(one.id)} />
        ))}
      </tbody>
    </table>
  )
}

function Action({ one, out }: { one: Planned; out: LeftOut | undefined }) {
  const { columns, different, otherwise, safety, unsaid } = words.plan
  return (
    <tr>
      <td>
        <p className={styles.words}>{one.what}</p>
        <p className={styles.meta}>
          {[one.safety ? safety : null, words.plan.for(one.about)].filter(Boolean).join('. ')}
        </p>
        {one.outcome ? (
          <p className={styles.why}>
            <b>{different}</b>
            {one.outcome}
          </p>
        ) : null}
        {one.contingency ? (
          <p className={styles.why}>
            <b>{otherwise}</b>
            {one.contingency}
          </p>
        ) : null}
        <Out of={out} />
      </td>
      <td data-label={columns.who}>{one.who || unsaid}</td>
      <td data-label={columns.due}>{one.due ? dayWords(one.due) : unsaid}</td>
      <td data-label={columns.measure}>{one.measure ?? unsaid}</td>
    </tr>
  )
}
