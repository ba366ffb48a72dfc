import { expect, test } from 'vitest'
import { setupProblems as say } from '../../text/setup'
import { emptyDraft, following, type SetupDraft, setupDraft } from './draft'
import { readSetup } from './read'
import { AROUND, counting, fullDraft, PEOPLE } from './testing'

const [CHAIR, OTHER, AGENCY] = ['11', '12', '13'].map(n => `00000000-0000-4000-8000-0000000000${n}`) as [
  string,
  string,
  string,
]
const full = () => fullDraft({ person: CHAIR, agency: AGENCY })
const problems = (draft: SetupDraft) => {
  const read = readSetup(draft, AROUND)
  return read.ok ? [] : read.problems
}

test('H3 a form can be kept however little of it is filled in; what is not the form cannot', () => {
  for (const draft of [emptyDraft(counting()), full()]) expect(setupDraft.safeParse(draft).success).toBe(true)
  for (const wrong of [
    { more: 1 },
    { type: 'party' },
    { place: 'x'.repeat(201) },
    { place: 'a\0b' },
    { children: [{}] },
  ])
    expect(setupDraft.safeParse({ ...full(), ...wrong }).success).toBe(false)
})

test('H51 a form in which two rows have one id, so that what points at it would be of either, is not taken', () => {
  const draft = full()
  const twice = <T>(rows: readonly T[]) => [...rows, ...rows.slice(0, 1)]
  const forged = [
    { children: twice(draft.children) },
    { people: twice(draft.people) },
    { concerns: twice(draft.concerns) },
    { terms: twice([{ id: CHAIR, label: '', value: 'Quill Road', hideFrom: [] }]) },
    { apart: twice([{ id: CHAIR, one: '', other: '' }]) },
    { apologies: twice([{ id: CHAIR, agency: '', name: '', reportSent: false }]) },
  ]
  expect(setupDraft.safeParse(draft).success).toBe(true)
  for (const change of forged) expect(setupDraft.safeParse({ ...draft, ...change }).success).toBe(false)
})

test('H4 an empty form says in its own order what a meeting needs, one sentence a field', () => {
  expect(problems(emptyDraft(counting()))).toEqual([
    { at: 'type', sentence: say.type },
    { at: 'date', sentence: say.date },
    { at: 'from', sentence: say.from },
    { at: 'to', sentence: say.to },
    { at: 'purpose', sentence: say.purpose },
    { at: 'concerns.0.text', sentence: say.concern },
    { at: 'children.0.name', sentence: say.childName },
    { at: 'children.0.authority', sentence: say.authority },
    { at: 'attendees', sentence: say.attendees },
  ])
})

const WRONG: [string, string, string, (draft: SetupDraft) => void][] = [
  ['a day that is over', 'date', say.past, d => void (d.date = '2026-11-21')],
  ['an end before the start', 'to', say.order, d => void (d.to = '09:59')],
  ['no concern', 'concerns', say.concern, d => void (d.concerns = [])],
  ['no child', 'children', say.children, d => void (d.children = [])],
  ['a birth still to come', 'children.0.dateOfBirth', say.born, d => void (d.children[0]!.dateOfBirth = '2027-01-01')],
  ['a seat without a sign-in', 'people.0.email', say.email, d => void (d.people[0]!.seat = 'family')],
  [
    'a supporter with nobody',
    'people.2.comesWith',
    say.comesWith,
    d => Object.assign(d.people[2]!, { seat: 'supporter', email: 'i@x.invalid', comesWith: PEOPLE.mother }),
  ],
  [
    'words hidden from nobody',
    'terms.0.hideFrom',
    say.termFrom,
    d => void d.terms.push({ id: CHAIR, label: '', value: 'Elm Road', hideFrom: [] }),
  ],
  [
    'one person kept apart from themselves',
    'apart.0.other',
    say.apart,
    d => void d.apart.push({ id: CHAIR, one: PEOPLE.mother, other: PEOPLE.mother }),
  ],
  ['nobody who chairs', 'attendees', say.chair, d => void (d.attendees[0]!.role = 'practitioner')],
  [
    'someone invited twice',
    'attendees.1.person',
    say.twice,
    d => void d.attendees.push({ ...d.attendees[0]!, role: 'observer' }),
  ],
  ['a deputy who is not invited', 'attendees.0.deputy', say.deputy, d => void (d.attendees[0]!.deputy = OTHER)],
  [
    'minutes that are no number',
    'agenda.decision',
    say.number,
    d => void (d.agenda.find(a => a.part === 'decision')!.minutes = 'ten'),
  ],
  ['access without an end', 'accessDays', say.accessDays, d => void (d.accessDays = '')],
]
test.each(WRONG)('H4 %s is asked about beside its field', (_what, at, sentence, change) => {
  const draft = full()
  change(draft)
  expect(problems(draft)).toEqual([{ at, sentence }])
})

test('H4 words hidden from somebody are found in every line that family read, however they are written', () => {
  const draft = full()
  draft.terms.push({ id: CHAIR, label: 'New home', value: '22 Quillon Terrace', hideFrom: [PEOPLE.father] })
  expect(problems(draft)).toEqual([])
  draft.place = 'At 22, QUILLON-terrace'
  draft.concerns[0]!.text = 'Calls to 22 Quillon  Terrace.'
  draft.attendees[0]!.shownAs = '22quillonterrace'
  draft.purpose = 'The purpose may say 22 Quillon Terrace: family do not read it.'
  const sentence = say.protected(['Daniel Test'])
  expect(problems(draft)).toEqual([
    { at: 'place', sentence },
    { at: 'concerns.0.text', sentence },
    { at: 'attendees.0.shownAs', sentence },
  ])
})

test('H5 a complete form becomes a meeting: London times in UTC, due days, agenda, access, and what is guarded apart from the rest', () => {
  const draft = full()
  Object.assign(draft, {
    strategyDiscussion: '2026-11-16',
    due: [{ what: 'record', on: '2026-12-18' }],
    date: '2027-06-03',
  })
  Object.assign(draft.people[0]!, { seat: 'family', email: ' leah@family.invalid ' })
  draft.terms.push({ id: CHAIR, label: '', value: 'Elm Road', hideFrom: [PEOPLE.father] })
  draft.apart.push({ id: CHAIR, one: PEOPLE.mother, other: PEOPLE.father })
  const read = readSetup(draft, AROUND)
  expect(read).toMatchObject({
    ok: true,
    ready: {
      startsAt: '2027-06-03T09:00:00.000Z',
      endsAt: '2027-06-03T11:00:00.000Z',
      accessUntil: '2027-07-01T11:00:00.000Z',
      accessDays: 28,
      invited: [
        { person: CHAIR, agency: AGENCY, role: 'chair', expected: 'room', deputy: null, at: 'attendees.0.person' },
      ],
      coming: [{ of: PEOPLE.mother, email: 'leah@family.invalid', role: 'family', at: 'people.0.email' }],
      setup: {
        title: 'Initial child protection conference',
        quorumAgencies: 2,
        guarded: {
          terms: [{ value: 'Elm Road', hideFrom: [PEOPLE.father] }],
          apart: [[PEOPLE.mother, PEOPLE.father]],
        },
      },
    },
  })
  if (!read.ok) return
  const { guarded: _guarded, ...open } = read.ready.setup
  expect(JSON.stringify(open)).not.toContain('Elm Road')
  expect(open.due?.find(due => due.what === 'record')?.on).toBe('2026-12-18')
  expect(open.agenda?.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(90)
})

test('H5 a conference is followed by a review, anything else by its like', () => {
  expect(following('pre_birth_child_protection_conference')).toBe('review_child_protection_conference')
  expect(following('core_group')).toBe('core_group')
})
