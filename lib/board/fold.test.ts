import { expect, test } from 'vitest'
import type { Statement } from '../statements/index'
import { coverage } from './coverage'
import { foldBoard } from './fold'
import { by, viewOf } from './views.test-data'

/** A professionals' board on which these were shared, one a second. */
function boardOf(...said: [agency: string, statement: Statement][]) {
  const statements = new Map(said.map(([, statement], i) => [`s${i}`, statement]))
  const stamps = new Map(
    said.map(([agency], i) => [
      `s${i}`,
      { n: i + 1, at: `2026-11-22T14:00:0${i}.000000Z`, leaf: `leaf${i}`, by: by(`${agency} person`, agency) },
    ]),
  )
  return foldBoard([{ audience: 'professionals', statements, stamps }], () => 'XX')
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
    ['s0', 'necessary', 1],
    ['s2', 'secure', 3],
  ])
  expect(agencies[0]?.told.map(({ reference, stamp }) => [reference, stamp.n])).toEqual([['R1', 2]])
})
