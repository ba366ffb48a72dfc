import { expect, test } from 'vitest'
import type { Statement } from '../statements/index'
import { coverage } from './coverage'
import { foldBoard } from './fold'
import { by, viewOf } from './views.test-data'

const ID = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const DOCTOR = ID(8)

/** A professionals' board on which these were shared, one a second. */
function boardOf(...said: [agency: string, statement: Statement][]) {
  const statements = new Map(said.map(([, statement], i) => [ID(i), statement]))
  const stamps = new Map(
    said.map(([agency], i) => [
      ID(i),
      { n: i + 1, at: `2026-11-22T14:00:0${i}.000000Z`, leaf: `leaf${i}`, by: by(`${agency} person`, agency) },
    ]),
  )
  return foldBoard([{ audience: 'professionals', statements, stamps }], () => 'XX', new Set(), [by(DOCTOR, 'GP')])
}
const declares = (change: object): Statement => ({ kind: 'declaration', v: 1, seen: 1, ...change })

test('Q1 of what an agency declares the newest holds: records and "nothing to add" each by themselves', () => {
  const { agencies } = boardOf(
    ['School', declares({ nothing: ['timely', 'secure'] })],
    ['School', declares({ records: { result: 'not-checked', why: 'Half term' } })],
    ['Police', declares({ nothing: ['adequate'] })],
    ['School', declares({ records: { result: 'nothing-known', checkedAt: '2026-11-20' } })],
    ['School', declares({ nothing: ['secure'] })],
  )
  expect(agencies.map(({ agency, nothing, records }) => [agency, nothing, records?.result])).toEqual([
    ['School', ['secure'], 'nothing-known'],
    ['Police', ['adequate'], undefined],
  ])
  expect(agencies[0]?.records?.why).toBeUndefined()
})

test('Q2 the matrix tells shared, to mark, nothing to add and nothing yet apart; what is shared outweighs what was declared', () => {
  const { agencies } = boardOf(
    ['School', declares({ nothing: ['accurate', 'timely'] })],
    ['Police', { kind: 'told', v: 1, seen: 1, to: 'The chair', date: '2026-11-19', reference: 'R1' }],
  )
  const [school, police, health] = coverage([viewOf('a')], agencies, ['School', 'Police', 'Health'])
  expect(school?.cells.map(({ state }) => state)).toEqual([
    'nothing-yet',
    'nothing-yet',
    'to-mark',
    'nothing-to-add',
    'nothing-yet',
    'nothing-yet',
  ])
  expect([school?.heard, police?.heard, health?.heard]).toEqual([true, true, false])
})

test('Q3 decisions not to share and what was told by mouth are kept, each with its receipt', () => {
  const { agencies, contributions } = boardOf(
    ['GP', { kind: 'not-shared', v: 1, seen: 1, heading: 'necessary', test: 'More harm than good' }],
    ['GP', { kind: 'told', v: 1, seen: 1, to: 'The chair', date: '2026-11-19', reference: 'R1' }],
    ['GP', { kind: 'not-shared', v: 1, seen: 1, heading: 'secure', test: 'Not ours to share' }],
  )
  expect(contributions).toEqual([])
  expect(agencies[0]?.notShared.map(({ id, heading, stamp }) => [id, heading, stamp.n])).toEqual([
    [ID(0), 'necessary', 1],
    [ID(2), 'secure', 3],
  ])
  expect(agencies[0]?.told.map(({ reference, stamp }) => [reference, stamp.n])).toEqual([['R1', 2]])
})

test('U63 words that somebody typed for another are the speaker’s; where the reader does not know the speaker they are the typist’s', () => {
  const typed = (person: string): Statement => ({
    kind: 'contribution',
    v: 1,
    seen: 1,
    heading: 'accurate',
    body: 'Seen on Monday.',
    nature: 'fact',
    children: [ID(7)],
    onBehalf: { person, readBack: true },
  })
  const { contributions } = boardOf(['Unit', typed(DOCTOR)], ['Unit', typed(ID(9))])
  expect(contributions.map(view => [view.by.agency, view.stamp.by.agency])).toEqual([
    ['GP', 'Unit'],
    ['Unit', 'Unit'],
  ])
})
