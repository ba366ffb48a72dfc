import { expect, test } from 'vitest'
import { dueTimes, localClocks, strictest, USUAL_CLOCKS } from './clocks'

const on = (day: string) => ({ type: 'initial_child_protection_conference', on: day }) as const

test('H2 an initial conference is due 15 working days after its strategy discussion, its reports three before it', () => {
  expect(dueTimes({ ...on('2026-11-19'), strategy: '2026-11-02' })).toEqual([
    { what: 'conference', on: '2026-11-23' },
    { what: 'reports', on: '2026-11-16' },
    { what: 'summary', on: '2026-11-20' },
    { what: 'coreGroup', on: '2026-12-03' },
    { what: 'record', on: '2026-12-17' },
    { what: 'nextReview', on: '2027-02-19' },
  ])
})

test('H2 bank holidays and the authority’s closed days are left out', () => {
  const clocks = { ...USUAL_CLOCKS, closed: ['2026-12-29'] }
  expect(dueTimes(on('2026-12-24')).find(due => due.what === 'summary')).toEqual({ what: 'summary', on: '2026-12-29' })
  expect(dueTimes(on('2026-12-24'), clocks).find(due => due.what === 'summary')?.on).toBe('2026-12-30')
})

test('H2 a review has its own clocks; a meeting that is no conference has only its record', () => {
  const review = dueTimes({ type: 'review_child_protection_conference', on: '2027-02-18' })
  expect(review.map(due => due.what)).toEqual(['reports', 'summary', 'record', 'nextReview'])
  expect(review[0]?.on).toBe('2027-02-11')
  expect(review[3]?.on).toBe('2027-08-18')
  expect(dueTimes({ type: 'core_group', on: '2026-12-03' })).toEqual([{ what: 'record', on: '2027-01-05' }])
})

test('H2 where two authorities differ each thing is due when the first of them says', () => {
  const slow = dueTimes(on('2026-11-19'), { ...USUAL_CLOCKS, record: 25, coreGroup: 5 })
  const all = strictest([dueTimes(on('2026-11-19')), slow])
  expect(all.find(due => due.what === 'record')?.on).toBe('2026-12-17')
  expect(all.find(due => due.what === 'coreGroup')?.on).toBe('2026-11-26')
})

test('H2 an authority’s clocks are whole numbers of days that can be, and its closed days exist', () => {
  expect(localClocks.safeParse(USUAL_CLOCKS).success).toBe(true)
  for (const wrong of [
    { record: -1 },
    { record: 1.5 },
    { reviewMonths: 0 },
    { closed: ['2026-02-30'] },
    { more: 1 },
    { number: '<b>' },
  ])
    expect(localClocks.safeParse({ ...USUAL_CLOCKS, ...wrong }).success).toBe(false)
})
