import { setUpAgain as say } from '../../text/set-up-again'
import type { DraftAttendee, SetupDraft } from './draft'
import type { Problem } from './read'

/** A field of the form, as the log and the screen name it. */
export type Field = Exclude<keyof SetupDraft, 'v' | 'copiedFrom'>

export const FIELDS = [
  'type',
  'title',
  'date',
  'from',
  'to',
  'place',
  'purpose',
  'legalContext',
  'strategyDiscussion',
  'concerns',
  'children',
  'people',
  'terms',
  'apart',
  'agencies',
  'attendees',
  'apologies',
  'quorum',
  'quorumAgencies',
  'due',
  'agenda',
  'accessDays',
] as const satisfies readonly Field[]

/** What can be changed of all of them once the meeting has begun; of the others nothing, or what is new in them. */
const ALWAYS: readonly Field[] = ['place', 'apologies', 'agenda']

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The fields in which two forms differ. */
export const changedFields = (before: SetupDraft, after: SetupDraft): Field[] =>
  FIELDS.filter(field => !same(before[field], after[field]))

/**
 * What somebody changed, on top of what somebody else did meanwhile: a field that only one of them touched is theirs, and where both
 * did it is `mine`. `both` names those.
 */
export function merged(base: SetupDraft, mine: SetupDraft, theirs: SetupDraft): { draft: SetupDraft; both: Field[] } {
  const own = changedFields(base, mine)
  const both = changedFields(base, theirs).filter(field => own.includes(field) && !same(mine[field], theirs[field]))
  return { draft: { ...theirs, ...Object.fromEntries(own.map(field => [field, mine[field]])) }, both }
}

/** What an edit can never do: let those meet who are kept apart. */
export function putTogether(before: SetupDraft, after: SetupDraft): Problem[] {
  const pairs = new Set(after.apart.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]))
  const gone = before.apart.some(({ one, other }) => !pairs.has(`${one} ${other}`))
  return gone ? [{ at: 'apart', sentence: say.stayApart }] : []
}

/** What of an edit comes too late once the meeting has begun, field by field. */
export function tooLate(before: SetupDraft, after: SetupDraft): Problem[] {
  const allowed = withoutNew(before, after)
  return changedFields(before, allowed)
    .filter(field => !ALWAYS.includes(field))
    .map(field => ({ at: field, sentence: say.tooLate }))
}

/** The form without what may be added at any time: as it was, if nothing else of it was changed. */
function withoutNew(before: SetupDraft, after: SetupDraft): SetupDraft {
  const known = <T extends object>(rows: readonly T[], key: (row: T) => string) =>
    new Map(rows.map(row => [key(row), row] as const))
  const [children, terms] = [known(before.children, one => one.id), known(before.terms, one => one.id)]
  const [agencies, attendees] = [known(before.agencies, one => one.agency), known(before.attendees, one => one.person)]
  return {
    ...after,
    children: after.children.map(child => ({ ...child, authority: children.get(child.id)?.authority ?? '' })),
    terms: after.terms.flatMap(term => {
      const old = terms.get(term.id)
      if (!old) return []
      return [old.hideFrom.every(id => term.hideFrom.includes(id)) ? { ...term, hideFrom: old.hideFrom } : term]
    }),
    agencies: after.agencies.filter(face => agencies.has(face.agency)),
    attendees: after.attendees.flatMap(one => {
      const old = attendees.get(one.person)
      if (old) return [{ ...one, expected: old.expected }]
      return comesLate(one) ? [] : [one]
    }),
  }
}

/** The chair changes hands by being handed over. */
const comesLate = ({ role }: DraftAttendee) => role !== 'chair' && role !== 'acting_chair'
