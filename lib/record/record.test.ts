import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BoardView, ContributionView } from '../board/draft'
import { NO_MATTERS } from '../board/matters'
import { by, viewOf } from '../board/views.test-data'
import { attends, newFlow } from '../meeting/flow'
import type { Member } from '../meeting/state'
import { PROPORTIONALITY, RELEVANCE } from '../statements/mark'
import { draftRecord } from './record'

const SETUP = {
  children: [
    { id: 'c1', name: 'Ella Test' },
    { id: 'c2', name: 'Noah Test' },
  ],
  concerns: [{ id: 'w1', text: 'Arguments at night.' }],
  apologies: [],
}
const AT = '2026-11-22T14:00:00.000000Z'

function source(contributions: ContributionView[], more: Partial<BoardView> = {}) {
  const board: BoardView = {
    contributions,
    agencies: [],
    alerts: [],
    questions: [],
    family: [],
    ...NO_MATTERS,
    ...more,
  }
  const flow = newFlow(undefined, { rule: null, agencies: null, socialCare: new Set() })
  const members = new Map<string, Member>()
  const meeting = { flow, members, present: new Map<string, string>(), picks: new Map(), closedAt: AT }
  return { board, setup: SETUP, meeting }
}
const member = (name: string, role: Member['role'], agency = 'School'): Member => ({
  person: name,
  name,
  agency,
  role,
  admitted: true,
})

const marked = fc.record({
  relevance: fc.constantFrom(null, ...RELEVANCE),
  proportionality: fc.constantFrom(null, ...PROPORTIONALITY),
  changedSince: fc.boolean(),
})
const anyView = fc.record({
  mark: fc.option(marked, { nil: null }),
  late: fc.boolean(),
  heading: fc.constantFrom('accurate', 'secure', 'childs-views'),
  gone: fc.boolean(),
})

test('V21 each contribution stands in one place, and no word of what is set aside or to be trimmed is anywhere', () => {
  fc.assert(
    fc.property(fc.array(anyView, { maxLength: 12 }), all => {
      const views = all.map(({ mark, late, heading, gone }, i) =>
        viewOf(`V-${i}`, {
          heading,
          mark,
          content: gone ? null : { body: `words<${i}>`, ...(late ? { late: true as const } : {}) },
        }),
      )
      const record = draftRecord(source(views))
      const body = [...record.voices, ...record.headings].flatMap(({ kept }) => kept)
      const shown = new Set([...body, ...record.annex, ...record.late].map(({ ref }) => ref))
      const text = JSON.stringify(record)
      let aside = 0
      for (const [i, { mark, late, gone }] of all.entries()) {
        const out = !late && mark?.relevance === 'not-relevant'
        const trim = !late && !out && mark?.proportionality === 'too-much' && !mark.changedSince
        if (out && !gone) aside += 1
        expect(shown.has(`V-${i}`)).toBe(!gone && !out && !trim)
        expect(record.toTrim.includes(`V-${i}`)).toBe(!gone && trim)
        expect(text.includes(`words<${i}>`)).toBe(!gone && !out && !trim)
      }
      expect(record.setAside).toBe(aside)
      const once = [...new Set(body.map(({ id }) => id)), ...[...record.annex, ...record.late].map(({ id }) => id)]
      expect(new Set(once).size).toBe(once.length)
    }),
  )
})

test('V21 less relevant goes to the annex; what is trimmed after its mark is kept, and so is what is not verified', () => {
  const views = [
    viewOf('A', { mark: {} }),
    viewOf('B', { mark: { relevance: 'less-relevant' } }),
    viewOf('C', { mark: { proportionality: 'too-much', changedSince: true } }),
    viewOf('D', { mark: { proportionality: 'too-little' } }),
    viewOf('E', { mark: { relevance: 'not-relevant', changedSince: true } }),
  ]
  const record = draftRecord(source(views))
  expect(record.headings.map(({ kept }) => kept.map(({ ref }) => ref))).toEqual([['A', 'C', 'D']])
  expect(record.annex.map(({ ref }) => ref)).toEqual(['B'])
  expect(record.setAside).toBe(1)
})

test('V22 what a child said stands first under that child’s name and under no heading; a child without any is named', () => {
  const said = viewOf('ED-1', { heading: 'childs-views', mark: {}, content: { childView: { exactWords: 'Quiet.' } } })
  const other = viewOf('ED-2', { heading: 'accurate', mark: {} })
  const record = draftRecord(source([other, said]))
  expect(record.voices.map(({ child, kept }) => [child, kept.map(({ ref }) => ref)])).toEqual([
    ['Ella Test', ['ED-1']],
    ['Noah Test', []],
  ])
  expect(record.headings.flatMap(({ kept }) => kept.map(({ ref }) => ref))).toEqual(['ED-2'])
})

test('V23 what is kept is the author’s own content, whole, with what was added; what the chair has still to look at is said', () => {
  const content = { nature: 'reported', reportedBy: 'A neighbour', source: { kind: 'told' } } as const
  const added = {
    id: 'a',
    field: 'impact',
    body: 'She woke.',
    stamp: { n: 3, at: AT, leaf: '', by: by('x', 'School') },
  }
  const view = viewOf('PO-1', { content, additions: [{ ...added, field: 'impact' }] })
  const only = draftRecord(source([view])).headings[0]!.kept[0]!
  expect(only.content).toEqual(view.content)
  expect(only).toMatchObject({ added: ['She woke.'], about: ['Ella Test'], looks: ['unmarked'] })
  const looks = (mark: NonNullable<Parameters<typeof viewOf>[1]>['mark']) =>
    draftRecord(source([viewOf('X', { mark: mark ?? null })])).headings[0]!.kept[0]!.looks
  expect(looks({})).toEqual([])
  expect(looks({ relevance: null, proportionality: null, request: 'date' })).toEqual(['unmarked'])
  expect(looks({ changedSince: true, proportionality: 'too-little' })).toEqual(['changed', 'unverified'])
})

test('V24 a decision keeps its reasons, what it relies on and every agency’s view; actions keep their words, safety first', () => {
  const stamp = { n: 1, at: AT, leaf: '', by: by('chair', 'Unit') }
  const kept = { version: 'v', audience: 'meeting', stamp, changed: null }
  const decision = {
    ...kept,
    id: 'd',
    child: 'c1',
    outcome: 'child_in_need' as const,
    reasons: 'Two call-outs.',
    reliesOn: [{ contribution: 'PO-1', version: 'PO-1' }],
    stances: [
      {
        id: 's',
        agency: 'Housing',
        view: 'disagrees' as const,
        reason: 'Visits were calm.',
        formal: true as const,
        earlier: false,
        stamp: { ...stamp, by: by('Kev', 'Housing') },
      },
    ],
  }
  const action = { ...kept, what: 'See them alone', children: ['c1', 'c2'] }
  const more = {
    decisions: [decision],
    actions: [
      { ...action, id: 'later' },
      { ...action, id: 'now', safety: true as const, owner: 'Priya', agency: 'Social care', due: '2026-11-25' },
    ],
  }
  const record = draftRecord(source([viewOf('PO-1', { mark: {} })], more))
  expect(record.decisions).toEqual([
    {
      id: 'd',
      child: 'Ella Test',
      outcome: 'child_in_need',
      reasons: 'Two call-outs.',
      reliesOn: ['PO-1'],
      told: [],
      views: [{ agency: 'Housing', view: 'disagrees', reason: 'Visits were calm.', formal: true }],
    },
  ])
  expect(record.undecided).toEqual(['Noah Test'])
  expect(record.actions.map(({ id, who, due }) => [id, who, due])).toEqual([
    ['now', 'Priya, Social care', '2026-11-25'],
    ['later', '', null],
  ])
})

test('V25 the family’s words stand as they wrote them; who came and how, who sent apologies, who did not come', () => {
  const stamp = { n: 1, at: AT, leaf: '', by: by('Leah', 'Family') }
  const body = '  I was not asked.\nNot once. '
  const family = [{ id: 'f', audience: 'meeting', body, about: { contribution: 'PO-1', version: 'PO-1' }, stamp }]
  const from = source([viewOf('PO-1', { mark: {} })], { family })
  const { meeting } = from
  for (const one of [
    member('Margaret', 'chair'),
    member('Tom', 'practitioner', 'Police'),
    member('Janet', 'practitioner'),
    member('Rees', 'practitioner', 'GP'),
    member('Imogen', 'auditor'),
  ])
    meeting.members.set(one.person, one)
  meeting.flow.begun = AT
  attends(meeting.flow, 'Margaret', { came: AT, how: 'room' })
  attends(meeting.flow, 'Tom', { came: AT, how: 'phone', went: AT })
  attends(meeting.flow, 'Janet', { apologies: 'On leave' })
  const record = draftRecord(from)
  expect(record.family).toEqual([{ id: 'f', name: 'Leah', body, about: 'PO-1' }])
  expect(record.attended.map(({ name, how, went }) => [name, how, went])).toEqual([
    ['Margaret', 'room', null],
    ['Tom', 'phone', AT],
  ])
  expect(record.apologies).toEqual([{ name: 'Janet', agency: 'School', why: 'On leave' }])
  expect(record.absent).toEqual([{ name: 'Rees', agency: 'GP' }])
  expect(record.chair).toEqual(['Margaret'])
})

test('V27 the same words for more readers stand once, as long as the first are there', () => {
  const widening = { id: 'w', version: 'A', to: 'meeting', as: 'B', stamp: viewOf('x').stamp }
  const words = { heading: 'accurate', body: 'Words.', nature: 'fact', children: ['c1'] } as const
  const first = viewOf('A', { mark: {}, widenings: [{ ...widening, words: { ...words, children: ['c1'] } }] })
  const copy = viewOf('B', { mark: {} })
  const refs = (from: ReturnType<typeof source>) =>
    draftRecord(from).headings.flatMap(({ kept }) => kept.map(({ ref }) => ref))
  expect(refs(source([first, copy]))).toEqual(['A'])
  expect(refs(source([{ ...first, content: null }, copy]))).toEqual(['B'])
  const picked = source([viewOf('A', { mark: {} }), copy])
  picked.meeting.picks.set('B', { person: 'chair', contribution: 'A', version: 'A', audience: 'own' })
  expect(refs(picked)).toEqual(['A'])
})

test('V132 words that were typed for somebody stand in the record as that person’s', () => {
  const typed = viewOf('a', { agency: 'Unit', by: by('ruth', 'School'), mark: {} })
  const { headings } = draftRecord(source([typed]))
  expect(headings[0]?.kept.map(({ agency, person }) => [agency, person])).toEqual([['School', 'ruth']])
})
