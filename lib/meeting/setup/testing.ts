import type { MeetingType } from '../names'
import { emptyDraft, newChild, type SetupDraft } from './draft'
import type { Around } from './read'

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** Ids in their order, the same in every run. */
export const counting = (from = 1) => {
  let next = from
  return () => uuid(next++)
}
export const PEOPLE = { mother: uuid(901), father: uuid(902), advocate: uuid(903) }
export const AUTHORITY = uuid(911)
export const TODAY = '2026-11-22'
export const AROUND: Around = { today: TODAY, clocks: new Map() }

const person = (id: string, name: string, relationship: string): SetupDraft['people'][number] => ({
  id,
  name,
  relationship,
  parentalResponsibility: true,
  seat: '',
  email: '',
  comesWith: '',
  expected: 'room',
})

/** A form with everything a meeting needs, filled in for invented people; `chair` is invited alone. */
export function fullDraft(
  chair: { person: string; agency: string },
  type: MeetingType = 'initial_child_protection_conference',
): SetupDraft {
  const newId = counting(800)
  return {
    ...emptyDraft(newId),
    type,
    date: '2026-12-03',
    from: '10:00',
    to: '12:00',
    place: 'Civic Centre, room 3',
    purpose: 'To decide whether a plan is needed.',
    concerns: [{ id: newId(), text: 'Shouting at night.' }],
    children: [{ ...newChild(newId(), AUTHORITY), name: 'Ada Test', dateOfBirth: '2019-05-01' }],
    people: [
      person(PEOPLE.mother, 'Leah Test', 'Mother'),
      person(PEOPLE.father, 'Daniel Test', 'Father'),
      { ...person(PEOPLE.advocate, 'Ines Help', 'Advocate'), parentalResponsibility: false },
    ],
    attendees: [{ ...chair, role: 'chair', expected: 'room', deputy: '', shownAs: '', hideFrom: [] }],
  }
}
