'use client'
import type { Keeping } from '../../../live/drafts'
import type { Live } from '../../../live/types'
import { keepWords } from '../drafts/keepWords'
import styles from '../ui/SaveState.module.css'

type Props = { keeping: Keeping; live: Live; agency: string }

/** One quiet line, always in the same place: whether the server has what was typed, and whose it is. */
export function KeepState({ keeping, live, agency }: Props) {
  const called = live.state?.meeting.agencies.find(({ name }) => name === agency)?.shortName ?? agency
  if (keeping.is === 'over' || live.connection.is === 'over') return null
  const look = keeping.is === 'kept' && live.connection.is === 'live' ? '' : styles.wait
  return <span className={`${styles.state} ${look}`}>{keepWords(keeping, live.connection, called)}</span>
}
