import type { MeetingState, Member } from '../meeting/state'
import { type Refusal, refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'

type Reference = { contribution: string; version: string }

/** What a statement is about must be readable by everyone in the statement's own audience, still there, and a version of that contribution. */
export function refers(s: Reference, meeting: MeetingState, audience: string): Refusal | null {
  const target = meeting.contributions.get(s.contribution)
  if (!target || !meeting.within(audience, target.audience)) return refuse('reference', refusals.notOnBoard).refusal
  if (!target.versions.has(s.version)) return refuse('reference', refusals.noVersion).refusal
  if (target.withdrawn) return refuse('withdrawn', refusals.withdrawn).refusal
  return null
}

/** Only the author changes or withdraws a contribution, in its own audience, and only the version that is current. */
export function ownCurrent(actor: Member, s: Reference, meeting: MeetingState, audience: string): Refusal | null {
  const refusal = refers(s, meeting, audience)
  if (refusal) return refusal
  const target = meeting.contributions.get(s.contribution)!
  if (target.person !== actor.person) return refuse('not_allowed', refusals.onlyItsAuthor).refusal
  if (target.current !== s.version) return refuse('superseded', refusals.superseded).refusal
  return null
}
