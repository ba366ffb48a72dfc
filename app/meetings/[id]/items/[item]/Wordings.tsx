import type { ItemLife, Wording } from '../../../../../lib/protocol/item'
import { clock, dayLong } from '../../../../../lib/text/dates'
import { itemPage } from '../../../../../lib/text/item'
import { type Difference, differences } from '../../board/differences'
import { Pieces } from '../../board/Pieces'
import styles from './item.module.css'

const words = itemPage.wordings
type Shown = Wording & { number: number; changed: Difference[] | null }

/** Each wording with what it changed, word for word; the newest first. */
export async function Wordings({ life: { wordings, children } }: { life: ItemLife }) {
  const childName = (id: string) => children.find(child => child.id === id)?.name ?? ''
  const shown = await Promise.all(
    wordings.map(async (one, i): Promise<Shown> => {
      const before = wordings[i - 1]?.content
      const changed = before && one.content ? await differences(before, one.content, childName, true) : null
      return { ...one, number: i + 1, changed }
    }),
  )
  return (
    <ol className={styles.wordings} reversed>
      {shown.toReversed().map(one => (
        <li key={one.row.seq}>
          <h3>
            {words.one(one.number)}
            {one.number === 1 ? `, ${words.first}` : one.number === shown.length ? `, ${words.newest}` : null}
          </h3>
          <p className={styles.by}>
            <time dateTime={one.row.at}>
              {dayLong(one.row.at)}, {clock(one.row.at)}
            </time>
            , <bdi>{one.row.by?.name}</bdi>, {one.row.by?.agency}: {one.row.sentence}
          </p>
          {one.row.reason ? <p>{`${itemPage.about.reason}${one.row.reason}`}</p> : null}
          <Said one={one} />
        </li>
      ))}
    </ol>
  )
}

function Said({ one: { row, changed } }: { one: Shown }) {
  if (row.words === null) return <p className={styles.lead}>{words.none}</p>
  if (!changed) return <blockquote className={styles.text}>{row.words}</blockquote>
  if (changed.length === 0) return <p>{words.same}</p>
  return (
    <dl className={styles.changes}>
      {changed.map(({ label, pieces }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={styles.text}>
            <Pieces pieces={pieces} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
