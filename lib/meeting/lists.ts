import { canRead, isFamily, isProfessional } from '../policy/can'
import { type Refusal, refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import type { Audience, MeetingState, Member } from './state'

/** How many named lists a meeting can have; each is one more document that every reader of it holds open. */
export const MOST_LISTS = 16

const same = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  one.size === other.size && [...one].every(person => other.has(person))

type Known = Pick<MeetingState, 'members' | 'audiences'>

const named = ({ audiences }: Pick<Known, 'audiences'>) => [...audiences.values()].filter(one => one.kind === 'named')
const on = (list: Audience): ReadonlySet<string> => list.people ?? new Set()

/**
 * Where marks and replies on what a list holds stand, if not on the list itself: the widest list within it that no family are on.
 * Somebody who has no place any more counts as family: they may have been.
 */
export function amongOf(list: Audience, known: Known): string | undefined {
  const whole = on(list)
  if ([...whole].every(person => isProfessional(known.members.get(person)))) return undefined
  const within = named(known).filter(
    one => one !== list && [...on(one)].every(person => whole.has(person) && !isFamily(known.members.get(person))),
  )
  return within.sort((a, b) => on(b).size - on(a).size)[0]?.id
}

/** Whether somebody of the family reads this audience, or could be let in to it. */
export const familyReads = (audience: Audience, { members }: Pick<Known, 'members'>): boolean =>
  audience.kind === 'named'
    ? [...on(audience)].some(person => !isProfessional(members.get(person)))
    : audience.kind !== 'professionals'

/** Whether an audience that is there already is read by exactly these people. */
const isThere = (people: ReadonlySet<string>, meeting: MeetingState): boolean =>
  [...meeting.audiences.values()].some(audience =>
    same(people, new Set([...meeting.members.values()].filter(m => canRead(m, audience)).map(({ person }) => person))),
  )

/** The lists that would be new, were these people to be one: theirs, and that of the professionals among them. */
export function newLists(people: ReadonlySet<string>, meeting: MeetingState): ReadonlySet<string>[] {
  if (isThere(people, meeting)) return []
  const among = new Set([...people].filter(person => isProfessional(meeting.members.get(person))))
  const there = among.size === people.size || named(meeting).some(list => same(among, on(list)))
  return there ? [people] : [people, among]
}

/** Whoever has the chair now. */
function chairing({ members }: MeetingState): Member[] {
  const here = [...members.values()].filter(one => one.admitted)
  const chairs = here.filter(one => one.role === 'chair')
  return chairs.length > 0 ? chairs : here.filter(one => one.role === 'acting_chair')
}

/** Family who may not know of one another are on no list together, professionals or not. */
function keptApart(people: readonly Member[], audiences: MeetingState['audiences']): boolean {
  const family = people.filter(isFamily)
  return family.some(one =>
    family.some(other => one !== other && ![...audiences.values()].some(a => canRead(one, a) && canRead(other, a))),
  )
}

/**
 * Why these people cannot be a list. Whoever makes it and whoever chairs are on it: somebody has to judge what it holds, and to
 * answer for what the others do not see. Null means they can.
 */
export function whyNoList(maker: Member, people: ReadonlySet<string>, meeting: MeetingState): Refusal | null {
  const members = [...people].map(person => meeting.members.get(person))
  const known = members.filter(member => member !== undefined)
  if (known.length < members.length || known.some(one => !one.admitted || (!isProfessional(one) && !isFamily(one))))
    return refuse('reference', refusals.listOfPeople).refusal
  if (!people.has(maker.person)) return refuse('not_allowed', refusals.listWithoutMaker).refusal
  if (chairing(meeting).some(one => !people.has(one.person)))
    return refuse('not_allowed', refusals.listWithoutChair).refusal
  if (keptApart(known, meeting.audiences)) return refuse('not_allowed', refusals.listOfApart).refusal
  return named(meeting).length + newLists(people, meeting).length > MOST_LISTS
    ? refuse('too_many', refusals.listsAreFull).refusal
    : null
}
