import { isFamily } from '../policy/can'
import { attends, goes, isThere } from './flow'
import type { MeetingState, Member } from './state'

/** The professionals' part, as long as it lasts: since when, and why. */
export type ClosedPart = { since: string; reason: string }

type Named = { person: string; name: string; agency: string; role: string }
const named = ({ person, name, agency, role }: Member): Named => ({ person, name, agency, role })

/** Whether they come for one item, and are of no family: such a one can be kept. */
export const isGuest = ({ members }: Pick<MeetingState, 'members'>, person: string): boolean => {
  const whom = members.get(person)
  return !!whom?.admitted && whom.role === 'guest'
}

/** Everybody who is in the meeting and no professional, but for the guests who are kept: here now or not, they do not come back in. */
export const whoLeaves = ({ members }: Pick<MeetingState, 'members'>, stays: readonly string[]): Named[] =>
  [...members.values()].filter(one => one.admitted && isFamily(one) && !stays.includes(one.person)).map(named)

/** Who is there, apart from those who leave. */
export const stayed = (meeting: MeetingState, leaves: ReadonlySet<string>): Named[] =>
  [...meeting.members.values()]
    .filter(({ person, admitted }) => admitted && !leaves.has(person) && isThere(meeting, person))
    .map(named)

/** They are not there any more, ask for nothing and have no turn. `planned`: they are out already, and only now is it known when. */
export function sendOut(meeting: MeetingState, person: string, at: string, planned: boolean) {
  const { flow, sentOut } = meeting
  const there = planned ? sentOut.get(person) === true : isThere(meeting, person)
  if (there) {
    goes(meeting, person, at)
    attends(flow, person, { marked: null })
    meeting.left.set(person, at)
  }
  meeting.present.delete(person)
  flow.hands.delete(person)
  if (flow.speaking?.person === person) flow.speaking = null
  sentOut.set(person, there)
}
