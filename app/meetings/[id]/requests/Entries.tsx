import type { EntryView, FileView, KeptWhy, PartView } from '../../../../lib/protocol/requests'
import { clock, dayShort } from '../../../../lib/text/dates'
import { listed } from '../../../../lib/text/names'
import { partWords, WHY_WORDS, requestsPage as words } from '../../../../lib/text/requests'
import { Button } from '../../../ui/Button'
import { Pages } from '../trail/Pages'
import styles from './requests.module.css'

type Decidable = { parts: readonly string[]; keep: boolean; name: string; label: string }

/** A button of `Deciding`: what it decides stands on it. */
const Decide = ({ parts, keep, name, label }: Decidable) => (
  <Button small look="quiet" data-parts={parts.join(' ')} data-keep={keep ? 'yes' : 'no'} data-name={name}>
    {label}
    <span className="sr">: {name}</span>
  </Button>
)

/** Everything of the file, entry by entry, as the file itself says it; and what of each entry stays back. */
export function GoesOut({ here, file: { out, open } }: { here: string; file: FileView }) {
  const group = open ? `&why=${open.why}` : ''
  return (
    <div className={styles.body}>
      <p className={styles.small}>{out.entries.length ? words.out.lead : words.out.none}</p>
      <ol className={styles.entries}>
        {out.entries.map(one => (
          <li key={one.key} id={`entry-${one.seq}`}>
            <Head one={one}>
              <Decide parts={[one.key]} keep={false} name={words.entry(one.seq)} label={words.out.keepBack} />
            </Head>
            {one.choice ? <Choice of={one.choice} /> : null}
            <Out one={one} />
            <Within one={one} />
          </li>
        ))}
      </ol>
      <Pages page={out.page} pages={out.pages} to={page => `${here}${group}&out=${page}#out`} />
    </div>
  )
}

const Head = ({ one, children }: { one: EntryView; children?: React.ReactNode }) => (
  <div className={styles.head}>
    <h3>
      {words.entry(one.seq)} <span>{one.what}</span>
    </h3>
    <span className={styles.small}>{one.at ? `${dayShort(one.at)}, ${clock(one.at)}` : ''}</span>
    {children}
  </div>
)

const Choice = ({ of: { keep, name, reason } }: { of: NonNullable<PartView['choice']> }) => (
  <p className={styles.small}>
    <bdi>{words.choice(keep, name, reason)}</bdi>
  </p>
)

/** What says how, when and for whom; the rest is what was said. */
const BESIDES = [
  'agency',
  'at',
  'audience',
  'role',
  'seq',
  'type',
  'heading',
  'nature',
  'event',
  'historic',
  'contribution',
  'version',
  'concerns',
]

function Out({ one }: { one: EntryView }) {
  const out = one.parts.filter(part => part.out)
  const besides = out.filter(({ name }) => BESIDES.includes(name))
  const list = (parts: readonly PartView[]) => (
    <dl className={styles.parts}>
      {parts.map(part => (
        <OutPart key={part.key} seq={one.seq} part={part} />
      ))}
    </dl>
  )
  return (
    <>
      {list(out.filter(({ name }) => !BESIDES.includes(name)))}
      {besides.length ? (
        <details className={styles.within}>
          <summary>
            {words.out.besides}: {listed(besides.map(({ name }) => partWords(name).toLowerCase()))}
          </summary>
          {list(besides)}
        </details>
      ) : null}
    </>
  )
}

const OutPart = ({ seq, part }: { seq: number; part: PartView }) => (
  <div>
    <dt>{partWords(part.name)}</dt>
    <dd>
      <bdi className={styles.words}>{part.words}</bdi>
      {part.choice ? <Choice of={part.choice} /> : null}
    </dd>
    <dd>
      <Decide
        parts={[part.key]}
        keep={false}
        name={`${words.entry(seq)}, ${partWords(part.name)}`}
        label={words.out.keepPart}
      />
    </dd>
  </div>
)

/** What of an entry that goes out stays back all the same. */
function Within({ one }: { one: EntryView }) {
  const kept = one.parts.filter(part => !part.out)
  if (kept.length === 0) return null
  return (
    <details className={styles.within}>
      <summary>
        {words.out.withheldHere} ({kept.length})
      </summary>
      <dl className={styles.parts}>
        {kept.map(part => (
          <div key={part.key}>
            <dt>{partWords(part.name)}</dt>
            <dd>
              <bdi className={styles.words}>{part.words}</bdi>
              <Reason of={part} />
            </dd>
            <dd>
              {part.locked ? null : (
                <Decide
                  parts={[part.key]}
                  keep
                  name={`${words.entry(one.seq)}, ${partWords(part.name)}`}
                  label={words.kept.putBack}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const Reason = ({ of: { why, choice } }: { of: Pick<PartView, 'why' | 'choice'> }) =>
  choice ? <Choice of={choice} /> : <p className={styles.small}>{why ? WHY_WORDS[why] : null}</p>

const whyWords = (why: KeptWhy) => (why === 'decided' ? words.kept.decided : WHY_WORDS[why])

/** What stays back whole, by why it does: one group at a time is open, so that a long log is no long page. */
export function StaysBack({ here, file: { groups, open, out } }: { here: string; file: FileView }) {
  const page = out.page > 1 ? `&out=${out.page}` : ''
  return (
    <div className={styles.body}>
      {groups.length === 0 ? <p>{words.kept.none}</p> : null}
      {groups.map(({ why, count, locked }) => (
        <section key={why} id={`why-${why}`} className={styles.group} aria-labelledby={`title-${why}`}>
          <h3 id={`title-${why}`}>
            {locked ? (
              words.kept.group(whyWords(why), count)
            ) : (
              <a
                href={open?.why === why ? `${here}${page}#kept` : `${here}${page}&why=${why}#why-${why}`}
                aria-expanded={open?.why === why}
              >
                {words.kept.group(whyWords(why), count)}
              </a>
            )}
          </h3>
          {locked ? <p className={styles.small}>{words.kept.never}</p> : null}
          {open?.why === why && !locked ? <Group open={open} to={`${here}${page}&why=${why}`} /> : null}
        </section>
      ))}
    </div>
  )
}

const MOST_AT_ONCE = 2000

function Group({ open, to }: { open: NonNullable<FileView['open']>; to: string }) {
  const { keys, why, entries, page, pages } = open
  return (
    <>
      {keys.length > 1 && keys.length <= MOST_AT_ONCE ? (
        <Decide parts={keys} keep name={whyWords(why)} label={words.kept.putAll(keys.length)} />
      ) : null}
      <ol className={styles.entries}>
        {entries.map(one => (
          <Kept key={one.key} one={one} />
        ))}
      </ol>
      <Pages page={page} pages={pages} to={next => `${to}&kept=${next}#why-${why}`} />
    </>
  )
}

const Kept = ({ one }: { one: EntryView }) => (
  <li id={`entry-${one.seq}`}>
    <Head one={one}>
      <Decide parts={[one.key]} keep name={words.entry(one.seq)} label={words.kept.putBack} />
    </Head>
    {one.who ? <p className={styles.small}>{one.who}</p> : null}
    {one.parts
      .filter(part => ['headline', 'body', 'reason'].includes(part.name))
      .map(part => (
        <p key={part.key} className={styles.words}>
          <bdi>{part.words}</bdi>
        </p>
      ))}
    {one.choice ? <Choice of={one.choice} /> : null}
  </li>
)
