import { type Clock, followsOf, sentOn } from '../../lib/meeting/following'
import type { MeetingState } from '../../lib/meeting/state'
import type { Decision } from '../../lib/statements/decision'
import { londonDate } from '../../lib/text/dates'
import type { MeetingFacts } from '../rooms/views'

/** What falls due after a meeting and how far it is: sent by what was circulated, set by what was decided. Empty while it is not closed. */
export function clocksOf(
  { setup, startsAt }: Pick<MeetingFacts, 'setup' | 'startsAt'>,
  { closedAt, flow, recording }: Pick<MeetingState, 'closedAt' | 'flow' | 'recording'>,
  decisions: readonly Pick<Decision, 'coreGroup' | 'review'>[],
  now: number,
): Clock[] {
  if (!closedAt) return []
  const first = (days: readonly (string | undefined)[]) => days.flatMap(day => day ?? []).sort()[0] ?? null
  const done = {
    ...sentOn(recording, londonDate),
    coreGroup: first(decisions.map(({ coreGroup }) => coreGroup)),
    nextReview: first(decisions.map(({ review }) => review)),
  }
  const on = londonDate(flow.begun ?? startsAt)
  const held = { type: setup.type, on, due: setup.due, closed: setup.dissent?.closed }
  return followsOf(held, done, londonDate(new Date(now).toISOString()))
}
