'use client'
import { clockOf } from '../../../../lib/board/floor'
import { minutesAndSeconds, agenda as words } from '../../../../lib/text/flow'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Clock.module.css'
import { useServerNow } from './useServerNow'

/** What is left of the part the meeting is in, by the server's clock; how long it has taken where no minutes were planned. */
export function Clock() {
  const { live, state } = useMeetingValue()
  const { now: part } = state.agenda
  const now = useServerNow(live.ahead, part !== null)
  const clock = part && now ? clockOf(state.agenda, now) : null
  if (!clock) return null
  const over = 'left' in clock && clock.left <= -500
  const label = 'took' in clock ? words.took : over ? words.over : words.left
  return (
    <p className={styles.clock} data-over={over || undefined}>
      <span>{part?.stopped ? words.stopped : label}</span>{' '}
      <b role="timer">{minutesAndSeconds('took' in clock ? clock.took : Math.abs(clock.left))}</b>
    </p>
  )
}

/** How long somebody has been speaking. */
export function Since({ at }: { at: string }) {
  const { live } = useMeetingValue()
  const now = useServerNow(live.ahead, true)
  return now ? <b className={styles.since}>{minutesAndSeconds(Math.max(0, now - Date.parse(at)))}</b> : null
}
