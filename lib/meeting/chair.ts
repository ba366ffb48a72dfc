import { can, leads } from '../policy/can'
import type { MeetingState, Member } from './state'

type Chaired = Pick<MeetingState, 'status' | 'members' | 'present'>

const chairs = ({ members }: Chaired) => [...members.values()].filter(leads)

/** Whether the meeting has begun and nobody who chairs it is here. */
export const chairIsAway = (meeting: Chaired): boolean =>
  (meeting.status === 'in_progress' || meeting.status === 'adjourned') &&
  chairs(meeting).every(({ person }) => !meeting.present.has(person))

/** Who may stand in for whoever chairs: the deputies named in advance, and the chair whose place another holds. */
export const standIns = (meeting: Chaired): Member[] => {
  const named = new Set(chairs(meeting).flatMap(({ deputy }) => deputy ?? []))
  return [...meeting.members.values()].filter(
    one => (named.has(one.person) || one.seat === 'chair') && can(one, 'take-over', meeting) === null,
  )
}

/** Whether this person may take the chair now, by themselves: only while nobody who holds it is here. */
export const mayTakeOver = (actor: Member, meeting: Chaired): boolean =>
  chairIsAway(meeting) && standIns(meeting).some(({ person }) => person === actor.person)

/** Those from whom it would be taken. */
export const chairing = (meeting: Chaired): string[] => chairs(meeting).map(({ person }) => person)
