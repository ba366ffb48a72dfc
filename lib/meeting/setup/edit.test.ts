import { expect, test } from 'vitest'
import type { SetupDraft } from './draft'
import { changedFields, merged, putTogether, tooLate } from './edit'
import { fullDraft, PEOPLE } from './testing'

const CHAIR = { person: '00000000-0000-4000-8000-000000000701', agency: '00000000-0000-4000-8000-000000000702' }
const OTHER = { person: '00000000-0000-4000-8000-000000000703', agency: '00000000-0000-4000-8000-000000000702' }
const ID = (n: number) => `00000000-0000-4000-8000-0000000009${n}`
const term = { id: ID(50), label: '', value: '22 Quillon Terrace', hideFrom: [PEOPLE.father] }
const base = (): SetupDraft => ({ ...fullDraft(CHAIR), terms: [term] })
const late = (change: (draft: SetupDraft) => SetupDraft) => tooLate(base(), change(base())).map(one => one.at)

test('H43 once the meeting has begun place, agenda, apologies, authority, protected words and invitations can still be changed', () => {
  const [first] = base().attendees
  const allowed: Record<string, (draft: SetupDraft) => SetupDraft> = {
    place: d => ({ ...d, place: 'Room 4' }),
    agenda: d => ({ ...d, agenda: d.agenda.map(one => ({ ...one, minutes: '7' })) }),
    apologies: d => ({ ...d, apologies: [{ id: ID(51), agency: 'Hospital', name: 'Dr Vale', reportSent: true }] }),
    authority: d => ({ ...d, children: d.children.map(child => ({ ...child, authority: CHAIR.agency })) }),
    'new words': d => ({ ...d, terms: [...d.terms, { ...term, id: ID(52), value: '07700 900123' }] }),
    'hidden from more': d => ({ ...d, terms: [{ ...term, hideFrom: [PEOPLE.father, PEOPLE.mother] }] }),
    somebody: d => ({ ...d, attendees: [...d.attendees, { ...first!, ...OTHER, role: 'practitioner' }] }),
    coming: d => ({ ...d, attendees: [{ ...first!, expected: 'apologies' }] }),
  }
  for (const [name, change] of Object.entries(allowed)) expect(late(change), name).toEqual([])
})

test('H43 nothing else can, and what anybody has is not taken from them', () => {
  const [first] = base().attendees
  const refused: [string, (draft: SetupDraft) => SetupDraft][] = [
    ['type', d => ({ ...d, type: 'core_group' })],
    ['date', d => ({ ...d, date: '2027-01-01' })],
    ['purpose', d => ({ ...d, purpose: 'Another.' })],
    ['concerns', d => ({ ...d, concerns: [] })],
    ['children', d => ({ ...d, children: d.children.map(child => ({ ...child, name: 'Another' })) })],
    ['children', d => ({ ...d, children: [] })],
    ['people', d => ({ ...d, people: d.people.slice(1) })],
    ['terms', d => ({ ...d, terms: [] })],
    ['terms', d => ({ ...d, terms: [{ ...term, hideFrom: [PEOPLE.mother] }] })],
    ['terms', d => ({ ...d, terms: [{ ...term, value: 'Other words' }] })],
    ['apart', d => ({ ...d, apart: [{ id: ID(53), one: PEOPLE.mother, other: PEOPLE.father }] })],
    ['attendees', d => ({ ...d, attendees: [] })],
    ['attendees', d => ({ ...d, attendees: [{ ...first!, role: 'observer' }] })],
    ['attendees', d => ({ ...d, attendees: [...d.attendees, { ...first!, ...OTHER, role: 'acting_chair' }] })],
    ['quorum', d => ({ ...d, quorum: 'Three.' })],
    ['accessDays', d => ({ ...d, accessDays: '1' })],
  ]
  for (const [at, change] of refused) expect(late(change), at).toEqual([at])
})

test('H44 whoever is kept apart cannot be brought together by taking the pair out, in whichever order it is named', () => {
  const pair = { id: ID(54), one: PEOPLE.mother, other: PEOPLE.father }
  const before = { ...base(), apart: [pair] }
  expect(putTogether(before, before)).toEqual([])
  expect(putTogether(before, { ...before, apart: [{ ...pair, one: pair.other, other: pair.one }] })).toEqual([])
  expect(putTogether(before, { ...before, apart: [] })).toHaveLength(1)
  expect(putTogether(before, { ...before, apart: [{ ...pair, other: PEOPLE.advocate }] })).toHaveLength(1)
})

test('H45 two changes made at once lose nothing of either: a field only one of them touched is theirs, and both are named where they met', () => {
  const from = base()
  const mine = { ...from, place: 'Room 4', purpose: 'Mine.' }
  const theirs = { ...from, title: 'Theirs', purpose: 'Theirs.' }
  const { draft, both } = merged(from, mine, theirs)
  expect(draft).toEqual({ ...from, place: 'Room 4', title: 'Theirs', purpose: 'Mine.' })
  expect(both).toEqual(['purpose'])
  expect(changedFields(theirs, draft)).toEqual(['place', 'purpose'])
})
