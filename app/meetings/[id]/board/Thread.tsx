'use client'
import type { ContributionView } from '../../../../lib/board/draft'
import { board, REQUEST_ASKS } from '../../../../lib/text/board'
import { Icon } from '../../../ui/Icon'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Thread.module.css'

/** What the chair asks about a contribution, and what its agency answered. Professionals only: nothing of it is in a family's document. `reasonSaid`: the reason stands just above. */
export function Thread({ view, reasonSaid }: { view: ContributionView; reasonSaid?: boolean }) {
  const { agencyName } = useMeetingValue()
  const { mark, replies } = view
  const asks = mark && mark.request !== 'none' ? REQUEST_ASKS[mark.request] : null
  if (!asks && replies.length === 0) return null
  const answered = !!mark && replies.some(reply => reply.stamp.at > mark.stamp.at)
  return (
    <div className={styles.thread}>
      {asks && mark ? (
        <p className={styles.ask} data-answered={answered || undefined}>
          <Icon name="ask" />
          <span>
            <b>{board.asks(agencyName(view.by.agency))}</b>
            {asks} {reasonSaid ? null : mark.reason}
          </span>
        </p>
      ) : null}
      {replies.map(reply => (
        <div key={reply.id} className={styles.reply}>
          <p>{reply.body}</p>
          <p className={styles.by}>
            {board.replied(reply.stamp.by.name, reply.stamp.at)}
            {reply.version === view.version ? null : `, ${board.earlier}`}
          </p>
        </div>
      ))}
    </div>
  )
}
