import { expect, test } from 'vitest'
import type { BoardView, ContributionView } from '../board/draft'
import { NO_MATTERS } from '../board/matters'
import { newFlow } from '../meeting/flow'
import { newRecording } from '../meeting/recording'
import type { Member } from '../meeting/state'
import { measure } from './measure'
import { figures, parts, share } from './show'
import { GROUPS, Tally } from './tally'
import { openTo, windowsOf } from './windows'

const MAYA = '00000000-0000-4000-8000-000000000101'
const by = (agency: string) => ({ person: agency, name: `${agency} person`, agency, role: 'practitioner' })
const stamp = (agency: string, at = '2026-11-10T10:00:00.000000Z') => ({ n: 1, at, by: by(agency), leaf: '' })
const NONE: BoardView = { contributions: [], agencies: [], alerts: [], questions: [], family: [], ...NO_MATTERS }

function shared(agency: string, more: Partial<NonNullable<ContributionView['content']>> = {}): ContributionView {
  return {
    id: `${agency} ${JSON.stringify(more)}`,
    version: '',
    audience: 'meeting',
    ref: '',
    heading: 'accurate',
    content: { heading: 'accurate', body: 'Words nobody may find.', nature: 'fact', children: [MAYA], ...more },
    stamp: stamp(agency),
    by: by(agency),
    corrected: null,
    withdrawn: null,
    mark: null,
    replies: [],
    additions: [],
    widenings: [],
  }
}
const member = (agency: string): Member => ({ ...by(agency), role: 'practitioner', admitted: true })
const TYPES = new Map([
  ['Police', 'police'],
  ['School', 'school'],
  ['Housing', 'housing'],
] as const)

function meetingOf(board: Partial<BoardView>, more: { due?: string; approved?: string; finished?: string } = {}) {
  const quorum = { rule: null, agencies: null, socialCare: new Set<string>() }
  const flow = newFlow(undefined, quorum)
  if (more.finished) flow.finished.set(`${more.finished}|secure`, '')
  const recording = newRecording()
  if (more.approved)
    recording.approved.push({ n: 1, at: more.approved, by: '', recipients: [], changed: null, until: '', analysis: [] })
  return measure({
    board: { ...NONE, ...board },
    meeting: {
      contributions: new Map(
        (board.contributions ?? []).map(one => [
          one.id,
          {
            audience: one.audience,
            heading: one.heading,
            person: '',
            agency: one.stamp.by.agency,
            current: '',
            versions: new Set<string>(),
            withdrawn: false,
            spokenBy: null,
            unconfirmed: false,
            children: [],
            voice: false,
            asked: false,
            mark: null,
            marked: false,
            additions: [],
          },
        ]),
      ),
      said: new Map(),
      members: new Map([...TYPES.keys()].map(agency => [agency, member(agency)])),
      flow,
      picks: new Map(),
      recording,
    },
    setup: {
      type: 'core_group',
      children: [{ id: MAYA, name: 'Maya' }],
      ...(more.due ? { due: [{ what: 'record', on: more.due }] } : {}),
    },
    types: TYPES,
    on: '2026-10-20',
    today: '2026-11-23',
  })
}

test('Q50 what is counted of a meeting is how things were shared: source, day, impact, each child’s voice, marks, and days from its happening', () => {
  const tally = meetingOf({
    contributions: [
      shared('Police', { source: { kind: 'seen' }, event: { precision: 'day', date: '2026-11-08' }, impact: 'Hurt.' }),
      shared('Police', { event: { precision: 'month', date: '2026-01-01' } }),
      shared('School', { heading: 'childs-views', event: { precision: 'day', date: '2020-11-08' }, historic: true }),
      { ...shared('School'), content: null },
    ],
  })
  expect((['all', 'source', 'date', 'impact'] as const).map(name => tally.of('shared', name))).toEqual([3, 1, 3, 1])
  expect([tally.of('children', 'voiced'), tally.of('relevance', 'unmarked')]).toEqual([1, 3])
  expect(GROUPS.lag.map(name => tally.of('lag', name))).toEqual([0, 1, 0, 0, 0, 0])
})

test('Q51 an agency is silent that neither shared anything nor said that it had nothing to share', () => {
  const tally = meetingOf({ contributions: [shared('Police')] }, { finished: 'School' })
  expect((['police', 'school', 'housing'] as const).map(type => tally.of('silent', type))).toEqual([0, 0, 1])
  expect(tally.of('meetings', 'silence')).toBe(1)
})

test('Q52 a record is in time, late, overdue or not due by the day that was set for it', () => {
  const which = (more: Parameters<typeof meetingOf>[1]) =>
    GROUPS.records.filter(name => meetingOf({}, more).of('records', name) === 1)
  // Twenty working days, where nothing was said.
  expect(which({})).toEqual(['overdue'])
  expect(which({ due: '2026-11-22' })).toEqual(['overdue'])
  expect(which({ due: '2026-11-23' })).toEqual(['not-due'])
  expect(which({ due: '2026-11-22', approved: '2026-11-22T20:00:00.000000Z' })).toEqual(['in-time'])
  expect(which({ due: '2026-11-22', approved: '2026-11-23T08:00:00.000000Z' })).toEqual(['late'])
})

test('Q53 a share is not shown where it, or what is left of its whole, is from one to four', () => {
  const shown = [share(4, 40), share(36, 40), share(0, 40), share(5, 40), share(40, 40)].map(({ part }) => part)
  expect(shown).toEqual([null, null, 0, 5, 40])
  expect(share(2, 4)).toEqual({ part: null, all: null })
  expect(parts([9, 8])).toEqual([9, 8])
})

/** Every way of spreading up to `most` over so many parts. */
function* spread(count: number, most: number): Generator<number[]> {
  if (count === 0) return void (yield [])
  for (let first = 0; first <= most; first += 1)
    for (const rest of spread(count - 1, most - first)) yield [first, ...rest]
}

test.each([2, 3])(
  'Q53 of %s parts beside their total no small one can be worked out, not by who knows how it is done',
  count => {
    const alike = new Map<string, number[][]>()
    for (const counts of spread(count, 26)) {
      const key = JSON.stringify([counts.reduce((sum, n) => sum + n, 0), parts(counts)])
      alike.set(key, [...(alike.get(key) ?? []), counts])
    }
    for (const [key, all] of alike) {
      const shown = parts(all[0]!)
      const total = all[0]!.reduce((sum, n) => sum + n, 0)
      for (const [i, n] of shown.entries()) {
        if (n !== null) expect(n, key).toBeGreaterThanOrEqual(5)
        // A whole that is small itself is not shown.
        else if (total >= 5) expect(new Set(all.map(counts => counts[i])).size, key).toBeGreaterThan(2)
      }
    }
  },
)

test('Q54 of fewer than five meetings nothing is shown', () => {
  const some = (count: number) => {
    const tally = new Tally()
    for (let i = 0; i < count; i += 1) tally.plus(meetingOf({ contributions: [shared('Police')] }))
    return figures(tally)
  }
  expect(some(4)).toBeNull()
  expect(some(5)).toMatchObject({ meetings: 5, source: { part: 0, all: 5 }, silence: { part: 5, all: 5 } })
  expect(some(5)?.silent.map(({ type, part }) => [type, part])).toEqual([
    ['police', 0],
    ['school', 5],
    ['housing', 5],
  ])
})

test('Q55 what is counted has no place for a word, a name or a day: names of counts alone, and of what agencies are', () => {
  const known = new Set(Object.entries(GROUPS).flatMap(([group, names]) => names.map(name => `${group}.${name}`)))
  const tally = meetingOf({ contributions: [shared('Police', { impact: 'Words.' })] }, { due: '2026-11-22' })
  expect(tally.keys().length).toBeGreaterThan(10)
  expect(tally.keys().filter(key => !known.has(key))).toEqual([])
  const shown = JSON.stringify(
    figures(Array.from({ length: 9 }, () => tally).reduce((all, one) => all.plus(one), new Tally())),
  )
  for (const word of ['Words', 'Maya', 'Police', MAYA, '2026']) expect(shown).not.toContain(word)
})

const LATER = '2026-11-23'
const counted = (on: string, count: number, type: 'core_group' | 'marac' = 'core_group') =>
  Array.from({ length: count }, () => ({ on, type }))

test('Q56 whole months count, up to the end of the last, with as many before them', () => {
  expect(windowsOf(3, LATER)).toEqual({
    now: { from: '2026-08-01', to: '2026-11-01' },
    before: { from: '2026-05-01', to: '2026-08-01' },
  })
  expect(windowsOf(12, '2026-01-01')).toEqual({
    now: { from: '2025-01-01', to: '2026-01-01' },
    before: { from: '2024-01-01', to: '2025-01-01' },
  })
})

test('Q59 no time and no kind of meeting is shown that leaves from one to four meetings between it and another that is', () => {
  const open = (...all: ReturnType<typeof counted>[]) => openTo(all.flat(), LATER)
  expect(open(counted('2026-10-10', 4)).months).toEqual([])
  expect(open(counted('2026-10-10', 5)).months).toEqual([12, 6, 3])
  expect(open(counted('2026-10-10', 5), counted('2026-07-10', 4)).months).toEqual([12, 6])
  expect(open(counted('2026-10-10', 5), counted('2026-07-10', 5))).toMatchObject({ months: [12, 6, 3], compared: [3] })
  expect(open(counted('2026-10-10', 5), counted('2026-10-10', 4, 'marac')).types).toEqual([])
  expect(open(counted('2026-10-10', 5), counted('2026-10-10', 5, 'marac')).types).toEqual(['core_group', 'marac'])
})
