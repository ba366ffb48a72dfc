import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, addWorkingDays, bankHolidays, isDay, isWorkingDay, workingDayBy } from './calendar'

/** As published for England and Wales. */
const PUBLISHED: Record<number, string> = {
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
}

test.each(Object.entries(PUBLISHED))('H1 the bank holidays of %s are those published', (year, days) => {
  expect(bankHolidays(Number(year))).toEqual(days.split(' ').map(one => `${year}-${one}`))
})

test('H1 a day is a working day from Monday to Friday, bank holidays and closed days left out', () => {
  expect(isWorkingDay('2026-12-24')).toBe(true)
  for (const off of ['2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28']) expect(isWorkingDay(off)).toBe(false)
  expect(isWorkingDay('2026-12-29')).toBe(true)
  expect(isWorkingDay('2026-12-29', ['2026-12-29'])).toBe(false)
})

test('H1 so many working days on and back again is the day it started from', () => {
  const working = fc.integer({ min: 0, max: 12_000 }).map(days => addWorkingDays(addDays('2019-01-01', days), 1))
  fc.assert(
    fc.property(working, fc.integer({ min: 1, max: 60 }), (day, count) => {
      expect(addWorkingDays(addWorkingDays(day, count), -count)).toBe(day)
      expect(addWorkingDays(day, 0)).toBe(day)
    }),
    { numRuns: 200 },
  )
})

test('H1 months end where they end, and what must be done by a holiday is due before it', () => {
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
  expect(addMonths('2026-11-19', 3)).toBe('2027-02-19')
  expect(workingDayBy('2026-12-28')).toBe('2026-12-24')
})

test('H1 a day that does not exist is none', () => {
  for (const text of ['2026-02-29', '2026-13-01', '26-01-01', '', '2026-1-1', '2026-01-01T00:00'])
    expect(isDay(text)).toBe(false)
  expect(isDay('2028-02-29')).toBe(true)
})
