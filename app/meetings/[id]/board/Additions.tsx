import type { ContributionView } from '../../../../lib/board/draft'
import { asking } from '../../../../lib/text/asking'
import { board } from '../../../../lib/text/board'
import styles from './Additions.module.css'

/** What its agency said besides, since: folded, each with its time. */
export function Additions({
  view: { additions },
  open,
}: {
  view: Pick<ContributionView, 'additions'>
  open?: boolean
}) {
  if (additions.length === 0) return null
  return (
    <div className={styles.list}>
      {additions.map(({ id, field, body, stamp }) => (
        <details key={id} open={open}>
          <summary>{asking.added(stamp.at, field)}</summary>
          <p>{body}</p>
          <p className={styles.by}>{board.replied(stamp.by.name, stamp.at)}</p>
        </details>
      ))}
    </div>
  )
}
