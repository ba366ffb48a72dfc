import { expect, test } from 'vitest'
import { invite, PART_NAMES, PARTS, partOf, uninvite, withoutPerson } from './change'
import { setupDraft } from './draft'
import { AUTHORITY, fullDraft, PEOPLE } from './testing'

const [CHAIR, OTHER] = ['11', '12'].map(n => `00000000-0000-4000-8000-0000000000${n}`) as [string, string]
const full = () => fullDraft({ person: CHAIR, agency: AUTHORITY })

test('H20 whoever is taken out of the family is named nowhere else any more', () => {
  const draft = full()
  draft.people[2]!.comesWith = PEOPLE.mother
  draft.terms = [{ id: OTHER, label: '', value: 'Elm Road', hideFrom: [PEOPLE.mother, PEOPLE.father] }]
  draft.apart = [{ id: OTHER, one: PEOPLE.mother, other: PEOPLE.father }]
  draft.attendees[0]!.hideFrom = [PEOPLE.mother]
  draft.agencies = [{ agency: AUTHORITY, shownAs: '', hideFrom: [PEOPLE.mother] }]
  const left = withoutPerson(draft, PEOPLE.mother)
  expect(JSON.stringify(left)).not.toContain(PEOPLE.mother)
  expect(left.terms[0]?.hideFrom).toEqual([PEOPLE.father])
  expect(setupDraft.safeParse(left).success).toBe(true)
})

test('H20 an invited person comes once, with their agency; gone, they are nobody’s deputy and their agency goes with its last', () => {
  const two = invite(invite(full(), OTHER, AUTHORITY), OTHER, AUTHORITY)
  expect(two.attendees.map(one => one.person)).toEqual([CHAIR, OTHER])
  expect(two.agencies.map(one => one.agency)).toEqual([AUTHORITY])
  two.attendees[0]!.deputy = OTHER
  const one = uninvite(two, OTHER)
  expect(one.attendees).toEqual([{ ...two.attendees[0], deputy: '' }])
  expect(uninvite(one, CHAIR)).toMatchObject({ attendees: [], agencies: [] })
})

test('H20 every field of the form stands in one part', () => {
  const fields = PART_NAMES.flatMap(part => [...PARTS[part]])
  const all = Object.keys(full()).filter(field => field !== 'v' && field !== 'copiedFrom')
  expect([...fields].sort()).toEqual(all.sort())
  expect(partOf('children.0.name')).toBe('children')
})
