import { cameInto } from '../../lib/meeting/came'
import type { MeetingState, Member } from '../../lib/meeting/state'
import type { BoardDocument } from '../gate/document'

type Known = Pick<MeetingState, 'audiences' | 'cameIn'>

/** How many statements of an audience were there before this person came in to it: nothing of those reaches them. */
export const before = (meeting: Known, me: Pick<Member, 'person' | 'role'> | undefined, audience: string): number =>
  (me && cameInto(meeting, me, audience)?.n) ?? 0

/**
 * An audience's document as this person has it. Whoever came in later has one of their own, which begins with the first statement
 * since: its places and numbers are counted anew, so that not even how much there was before can be told from it.
 */
export function documentFor(
  documents: ReadonlyMap<string, BoardDocument>,
  meeting: Known & Pick<MeetingState, 'members'>,
  person: string,
  audience: string,
): BoardDocument | undefined {
  const n = before(meeting, meeting.members.get(person), audience)
  const whole = documents.get(audience)
  return n > 0 ? whole?.after(n) : whole
}
