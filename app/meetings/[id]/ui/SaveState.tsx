'use client'
import { connectionWords } from '../../../../lib/text/board'
import { clock } from '../../../../lib/text/dates'
import type { Live } from '../../../live/types'
import styles from './SaveState.module.css'

/** One quiet line, always in the same place. The time is the server's, of the newest statement this browser holds. */
export function SaveState({ live }: { live: Live }) {
  const { connection, sending, loggedAt } = live
  if (connection.is === 'over') return null
  if (connection.is === 'offline')
    return <span className={`${styles.state} ${styles.off}`}>{connectionWords.offline(connection.since)}</span>
  if (connection.is === 'waiting' || sending.length)
    return (
      <span className={`${styles.state} ${styles.wait}`}>
        {sending.length ? connectionWords.sharing : connectionWords.waiting}
      </span>
    )
  return (
    <span className={styles.state}>
      {loggedAt ? (
        <span>
          <span className={styles.words}>{connectionWords.logged}</span>
          <b>{clock(loggedAt)}</b>
        </span>
      ) : (
        connectionWords.nothing
      )}
    </span>
  )
}
