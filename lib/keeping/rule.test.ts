import { expect, test } from 'vitest'
import { MEETING_TYPES } from '../meeting/names'
import { LEAST_YEARS, RULES, reviewDay, standingOf } from './rule'

const CONFERENCE = 'initial_child_protection_conference'
const CLOSED = '2026-11-22T16:40:00.000000Z'
const born = (dateOfBirth: string) => ({ dateOfBirth })

test('K23 each type of meeting has a rule: from the youngest child’s day of birth, from the close where one is not known, never less than six years after the close', () => {
  for (const type of MEETING_TYPES) expect(RULES[type].years, type).toBeGreaterThanOrEqual(LEAST_YEARS)
  const day = (children: Parameters<typeof reviewDay>[1], type: Parameters<typeof reviewDay>[0] = CONFERENCE) =>
    reviewDay(type, children, CLOSED)
  expect(day([born('2015-06-01'), born('2020-02-29')])).toEqual({ day: '2045-02-28', years: 25, from: 'birth' })
  expect(day([born('2005-06-01')])).toEqual({ day: '2032-11-22', years: 6, from: 'least' })
  expect(day([born('2015-06-01'), {}])).toEqual({ day: '2051-11-22', years: 25, from: 'unknown' })
  expect(day([{ unborn: true, dateOfBirth: '2026-12-24' }])).toMatchObject({ day: '2051-11-22', from: 'unknown' })
  expect(day([])).toMatchObject({ day: '2051-11-22', from: 'unknown' })
  expect(day([born('2015-06-01')], 'child_looked_after_review')).toMatchObject({ day: '2090-06-01', years: 75 })
  expect(day([born('2015-06-01')], 'marac')).toEqual({ day: '2033-11-22', years: 7, from: 'closing' })
  // Late in the evening in London it is still that day there.
  expect(reviewDay('other', [], '2026-06-30T23:30:00Z').day).toBe('2032-07-01')
})

test('K23 a review is due on its day, soon three months before; a hold outdoes everything, a proposal waits', () => {
  const [free, today] = [{ held: false, proposed: false }, '2026-11-22']
  expect(standingOf('2026-11-22', today, free)).toBe('due')
  expect(standingOf('2026-11-23', today, free)).toBe('soon')
  expect(standingOf('2027-02-22', today, free)).toBe('soon')
  expect(standingOf('2027-02-23', today, free)).toBe('kept')
  expect(standingOf('2020-01-01', today, { held: true, proposed: true })).toBe('held')
  expect(standingOf('2020-01-01', today, { held: false, proposed: true })).toBe('proposed')
})
