import { canRead } from '../policy/can'
import type { MeetingState, Member } from './state'

type Who = Pick<Member, 'person' | 'role'>
type Known = Pick<MeetingState, 'audiences' | 'cameIn'>

/** Whether somebody reads an audience only from when they are let in: whoever comes for one item reads the common session so. */
export const fromNowOn = ({ role }: Pick<Who, 'role'>, { audiences }: Pick<Known, 'audiences'>, audience: string) =>
  role === 'guest' && audiences.get(audience)?.kind === 'meeting'

/** How many statements an audience held when this person was let in to it, and when that was; nothing where they read it from its beginning. */
export const cameInto = (meeting: Known, me: Who, audience: string): { n: number; at: string } | undefined =>
  fromNowOn(me, meeting, audience) ? meeting.cameIn.get(me.person) : undefined

/** Whether this person reads a contribution: their audience has it, and they were in when it was shared. */
export function readsOne(meeting: MeetingState, me: Member, id: string, audience: string): boolean {
  const since = cameInto(meeting, me, audience)
  const at = meeting.said.get(id)?.receipt?.at
  return canRead(me, meeting.audiences.get(audience)) && (!since || (at !== undefined && at > since.at))
}
