/** Seconds without a key, a click or a movement after which what is on the screen is covered. */
export const COVER_AFTER = 10 * 60
/** Seconds before the end of a sign-in from which the person is warned. */
export const WARN_BEFORE = 2 * 60
/** Seconds before the twelve hours are over from which they are told. */
export const TELL_BEFORE = 10 * 60
/** Seconds after which somebody who types without asking the server for anything is reported to be there. */
export const REPORT_EVERY = 5 * 60

/** What the server said: seconds left if nothing happens, and whatever happens. */
export type Left = { idle: number; absolute: number }

export type IdleView = { is: 'open' } | { is: 'covered' } | { is: 'warned'; left: number } | { is: 'over' }

/**
 * What somebody sees who was last active `quiet` seconds ago. `left` is what the server said `since` seconds ago; null until
 * it is asked, which is once the screen is covered: a meeting, or another window, may keep the sign-in alive. `over`: it said that it is.
 */
export function idleView(quiet: number, left: Left | null, since: number, over: boolean): IdleView {
  if (over) return { is: 'over' }
  if (quiet < COVER_AFTER) return { is: 'open' }
  const idle = left ? Math.max(0, Math.round(left.idle - since)) : Number.POSITIVE_INFINITY
  return idle <= WARN_BEFORE ? { is: 'warned', left: idle } : { is: 'covered' }
}

/** Whether to ask the server now: on covering, and again when the time would run out, every fifteen seconds then. */
export function mustAsk(quiet: number, left: Left | null, since: number): boolean {
  if (quiet < COVER_AFTER) return false
  if (!left || since > quiet - COVER_AFTER) return true
  return left.idle - since <= WARN_BEFORE && since >= 15
}
