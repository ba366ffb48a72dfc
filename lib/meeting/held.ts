import { canRead, canSpeakChairsWord, isProfessional } from '../policy/can'
import type { Proportionality, Relevance, Request } from '../statements/mark'
import type { ContributionState, MeetingState, Member } from './state'
import { professionalsOf } from './state'

/**
 * Who is shown a mark that is not on the board yet: `quiet`, whoever leads and takes the minutes; `spoken`, the same: the minute
 * taker entered it on the chair's word, and the chair has not confirmed it; `first`, the agency of whoever spoke besides.
 */
export type Stage = 'quiet' | 'spoken' | 'first'

export type Judged = {
  relevance: Relevance | null
  proportionality: Proportionality | null
  reason?: string
  request: Request
}

/** A mark that waits: at most one a contribution. `id` is the one it has on the board once it is released. */
export type Held = Judged & {
  id: string
  contribution: string
  version: string
  stage: Stage
  by: { person: string; name: string }
  at: string
}

/** What nobody need hear of before the others: found relevant, and as much as it takes. What is still open is not against anyone. */
export const isFavourable = (judged: Pick<Judged, 'relevance' | 'proportionality'>) =>
  (judged.relevance === null || judged.relevance === 'relevant') &&
  (judged.proportionality === null || judged.proportionality === 'proportionate')

/** Whether both say the same. */
export const sameJudgement = (a: Judged, b: Judged) =>
  a.relevance === b.relevance &&
  a.proportionality === b.proportionality &&
  a.reason === b.reason &&
  a.request === b.request

/** Whether somebody is shown a mark that waits. Everybody else's machine is not told that there is one. */
export function maySeeHeld(me: Member, { stage }: Held, target: ContributionState, meeting: MeetingState): boolean {
  const among = meeting.audiences.get(professionalsOf(meeting.audiences.get(target.audience)))
  if (target.withdrawn || !canRead(me, among) || !isProfessional(me)) return false
  return canSpeakChairsWord(me) || (stage === 'first' && me.agency === target.agency)
}

/** Every mark that waits and that this person is shown, oldest first. */
export const heldFor = (meeting: MeetingState, me: Member): Held[] =>
  [...meeting.held.values()].filter(held => {
    const target = meeting.contributions.get(held.contribution)
    return target !== undefined && maySeeHeld(me, held, target, meeting)
  })

type Marks = Pick<MeetingState, 'held' | 'heldNoMore'>

/** A mark waits from now on. Never one that stopped waiting: what is entered and released in one go is told once more when both are stored. */
export function hold(meeting: Marks, held: Held) {
  if (!meeting.heldNoMore.has(held.id)) meeting.held = new Map(meeting.held).set(held.contribution, held)
}

/** Whatever waits on a contribution no longer does. */
export function letGo(meeting: Marks, contribution: string) {
  const held = meeting.held.get(contribution)
  if (!held) return
  meeting.held = new Map([...meeting.held].filter(([about]) => about !== contribution))
  meeting.heldNoMore = new Set(meeting.heldNoMore).add(held.id)
}
