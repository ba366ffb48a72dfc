import fc from 'fast-check'
import { expect, test } from 'vitest'
import { viewOf } from '../../lib/board/views.test-data'
import { hiddenFrom } from '../../lib/record/recipients'
import { meetingOf } from '../../lib/record/version.test-data'
import { blockedBy } from './guard'
import { placesOf } from './places'

const TERM = '22 Quillon Terrace'
const VARIANTS = [
  '22 quillon terrace',
  '22QUILLONTERRACE',
  '22, Quillon-Terrace',
  '22\nQuillon\n\nTerrace',
  '2 2  Q u i l l o n  T.e.r.r.a.c.e',
  '22 Quíllón Térrace',
  '22 Quillon Tеrrаcе',
  '22\u200b Quil\u00adlon Terrace',
  'Flat A, 22 QuillonTerraces',
]

/** Any path of keys that leads to a text of this value. */
const paths = (value: unknown, path: string[] = []): string[][] => {
  if (typeof value === 'string') return [path]
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => paths(one, [...path, key]))
    : []
}
function withText(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text
  if (Array.isArray(value)) return value.map((one, i) => (String(i) === key ? withText(one, rest, text) : one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([k, one]) => [k, k === key ? withText(one, rest, text) : one]))
}

const version = () => {
  const m = meetingOf(
    [
      viewOf('HS-1', {
        mark: {},
        content: { headline: 'H', children: ['c1'], whyNow: 'W', impact: 'I', source: { kind: 'record' } },
      }),
      viewOf('HS-2', { heading: 'childs-views', mark: {}, content: { childView: { exactWords: 'Q' } } }),
    ],
    { analysis: [{ id: 'w1', title: 'T', body: 'B', everybody: true, children: [] }] },
  )
  return m.for('p1').version
}

test('V37 a hidden term is found in every text of a version, names and places too, in every spelling', () => {
  const whole = version()
  const all = paths(whole).filter(([root, key]) => !(root === 'recipient' && key !== 'name'))
  expect(all.length).toBeGreaterThan(40)
  for (const path of all)
    for (const variant of VARIANTS) {
      const planted = withText(whole, path, `See ${variant}, please.`)
      // The planted text is the only change, so the value keeps its form.
      const found = blockedBy(planted as typeof whole, [TERM])
      expect(found.length, `${path.join('.')}: ${variant}`).toBeGreaterThan(0)
    }
  expect(blockedBy(whole, [TERM])).toEqual([])
})

test('V37 a term that runs over from one field into the next is found, whichever is read first', () => {
  const at = (body: string, more: object) => ({ id: 'x', body, ...more })
  expect(placesOf([TERM], at('She is at 22 Quil', { whyNow: 'lon Terrace now' }))).toHaveLength(1)
  expect(placesOf([TERM], { id: 'x', whyNow: 'Terrace now', nature: 'fact', body: 'Seen at 22 Quillon' })).toHaveLength(
    1,
  )
  expect(placesOf([TERM], ['Lives at 22', 'Quillon', 'Terrace'])).toHaveLength(1)
  expect(placesOf(['Ann'], ['An', 'nual'])).toEqual([])
  expect(placesOf(['Ann'], { a: 'planning', b: 'and Ann' })).toHaveLength(1)
})

test('V37 whatever stands around it, a term cut in two between neighbours is found', () => {
  fc.assert(
    fc.property(fc.nat(TERM.length - 1), fc.string(), fc.string(), (cut, before, after) => {
      const texts = [`${before} ${TERM.slice(0, cut)}`, `${TERM.slice(cut)} ${after}`]
      expect(placesOf([TERM], texts).length).toBeGreaterThan(0)
    }),
  )
})

test('V38 where it stands is said by part and reference; what is hidden from whom follows from the set-up', () => {
  const guarded = {
    terms: [
      { value: TERM, hideFrom: ['p2'] },
      { value: 'Larkspur', hideFrom: ['p3'] },
    ],
    apart: [],
    faces: {
      agencies: { a1: { shownAs: 'School', hideFrom: ['p3'] }, a2: { shownAs: 'Rowan', hideFrom: ['p2'] } },
      people: { rae: { shownAs: 'Rae', hideFrom: ['p2'] } },
    },
  } as never
  const view = viewOf('HS-1', {
    mark: {},
    agency: 'Harbour School',
    content: { body: `At ${TERM}.`, children: ['c2'] },
  })
  const m = meetingOf([view], { guarded })
  const hidden = (id: string) => hiddenFrom(m.recipient(id), m.source)
  expect(hidden('p1')).toEqual([])
  expect(hidden('p2')).toEqual([TERM, 'Rowan Refuge', 'Rowan', 'Rae Thistlewood', 'Thistlewood'])
  expect(hidden('p3')).toEqual(['Larkspur', 'Harbour School'])
  expect(hidden('c2')).toEqual([
    TERM,
    'Larkspur',
    'Harbour School',
    ...['Rowan Refuge', 'Rowan', 'Rae Thistlewood', 'Thistlewood'],
  ])
  expect(hidden('professionals')).toEqual([])
  const his = m.for('p2').version
  expect(blockedBy(his, hidden('p2'))).toEqual(
    [{ part: 'shared', ref: 'OTHER', words: TERM }].map(one => ({ ...one, ref: his.record.headings[0]!.kept[0]!.ref })),
  )
})

test('V109 who is hidden is looked for as people say them, but for what tells nobody apart', () => {
  const m = meetingOf([], {
    guarded: {
      terms: [{ label: '', value: TERM, hideFrom: ['p1'] }],
      apart: [],
      faces: {
        agencies: { a1: { shownAs: '', hideFrom: ['p2'] }, a2: { shownAs: '', hideFrom: ['p2'] } },
        people: {
          rae: { shownAs: 'Rae', hideFrom: ['p2'] },
          ann: { shownAs: 'Ann', hideFrom: ['p2'] },
        },
      },
    },
  })
  const named = (short: string) =>
    m.source.agencies.map(one => (one.name === 'Harbour School' ? { ...one, shortName: short } : one))
  const members = new Map(m.source.meeting.members)
  members.set('ann', { ...members.get('ann')!, name: 'Ann Marsh' })
  const source = { ...m.source, meeting: { ...m.source.meeting, members }, agencies: named('School') }
  const hidden = hiddenFrom(m.recipient('p2'), source)
  expect(hidden).toEqual(['Harbour School', 'Rowan Refuge', 'Rowan', 'Rae Thistlewood', 'Thistlewood', 'Ann Marsh'])
  expect(hiddenFrom(m.recipient('p2'), { ...source, agencies: named('Harbour') })).toContain('Harbour')
  const unknown = { kind: 'family', id: 'px', name: 'Pat Lund', relationship: '', account: 'pat' } as const
  expect(hiddenFrom(unknown, source)).toEqual([TERM])
  expect(hiddenFrom(m.recipient('p3'), source)).toEqual([])
})
