import type { DraftAttendee, SetupDraft } from './draft'

/** The form's parts, in their order, and the fields each begins with. */
export const PARTS = {
  meeting: [
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
  ],
  children: ['children'],
  family: ['people'],
  protect: ['terms', 'apart'],
  people: ['agencies', 'attendees', 'apologies', 'quorum', 'quorumAgencies'],
  times: ['due', 'agenda', 'accessDays'],
} as const
export type Part = keyof typeof PARTS
export const PART_NAMES = [
  'meeting',
  'children',
  'family',
  'protect',
  'people',
  'times',
] as const satisfies readonly Part[]

/** The part in which a field stands (`children.0.name`). */
export const partOf = (at: string): Part =>
  PART_NAMES.find(part => PARTS[part].some(field => field === at.split('.')[0])) ?? 'meeting'

const not = (id: string) => (other: string) => other !== id

/** Without this person of the family, and without a word of them anywhere else: nothing is hidden from, or tied to, somebody who is not there. */
export function withoutPerson(draft: SetupDraft, id: string): SetupDraft {
  const hideFrom = (from: readonly string[]) => from.filter(not(id))
  return {
    ...draft,
    people: draft.people
      .filter(person => person.id !== id)
      .map(person => (person.comesWith === id ? { ...person, comesWith: '' } : person)),
    terms: draft.terms.map(term => ({ ...term, hideFrom: hideFrom(term.hideFrom) })),
    apart: draft.apart.filter(({ one, other }) => one !== id && other !== id),
    agencies: draft.agencies.map(face => ({ ...face, hideFrom: hideFrom(face.hideFrom) })),
    attendees: draft.attendees.map(one => ({ ...one, hideFrom: hideFrom(one.hideFrom) })),
  }
}

/** Someone of an agency more; nothing where they are invited already. */
export function invite(draft: SetupDraft, person: string, agency: string): SetupDraft {
  if (draft.attendees.some(one => one.person === person)) return draft
  const added: DraftAttendee = {
    person,
    agency,
    role: 'practitioner',
    expected: 'room',
    deputy: '',
    shownAs: '',
    hideFrom: [],
  }
  const known = draft.agencies.some(face => face.agency === agency)
  return {
    ...draft,
    attendees: [...draft.attendees, added],
    agencies: known ? draft.agencies : [...draft.agencies, { agency, shownAs: '', hideFrom: [] }],
  }
}

/** Without this attendee, as anybody's deputy either; with the last of an agency its family-facing name goes too. */
export function uninvite(draft: SetupDraft, person: string): SetupDraft {
  const attendees = draft.attendees
    .filter(one => one.person !== person)
    .map(one => (one.deputy === person ? { ...one, deputy: '' } : one))
  return {
    ...draft,
    attendees,
    agencies: draft.agencies.filter(face => attendees.some(one => one.agency === face.agency)),
  }
}
