import { expect, test } from 'vitest'
import { board } from './board'
import { ageWords, childrenLine, clock, dayLong, eventWords, londonDate, londonToUtc, stageOf } from './dates'

test.each([
  [undefined, 'No date given'],
  [{ precision: 'unknown' as const }, 'Date not known'],
  [{ precision: 'minute' as const, date: '2026-11-02', time: '21:40' }, '2 Nov 2026, 21:40'],
  [{ precision: 'day' as const, date: '2026-09-30' }, '30 Sep 2026'],
  [{ precision: 'month' as const, date: '2026-03-01' }, 'March 2026'],
  [{ precision: 'year' as const, date: '2019-01-01' }, '2019'],
  [{ precision: 'period' as const, date: '2026-08-09', end: '2026-09-20' }, '9 Aug to 20 Sep 2026'],
  [{ precision: 'period' as const, date: '2026-10-14', end: '2026-10-28' }, '14 to 28 Oct 2026'],
  [{ precision: 'period' as const, date: '2025-12-30', end: '2026-01-02' }, '30 Dec 2025 to 2 Jan 2026'],
  [{ precision: 'period' as const, date: '2026-10-14', end: '2026-10-14' }, '14 Oct 2026'],
  [{ precision: 'period' as const, date: '2026-09-01' }, 'From 1 Sep 2026'],
])('U1 a date is said as exactly as it is known: %j', (event, words) => {
  expect(eventWords(event)).toBe(words)
})

test('U2 server times are shown on the wall in London, in summer and in winter', () => {
  expect(clock('2026-11-22T14:03:22.123456Z')).toBe('14:03:22')
  expect(clock('2026-07-22T14:03:22.123456Z')).toBe('15:03:22')
  expect(clock('2026-07-22T23:00:00.000000Z')).toBe('00:00:00')
  expect(londonDate('2026-07-22T23:30:00.000000Z')).toBe('2026-07-23')
  expect(dayLong('2026-07-22T23:30:00.000000Z')).toBe('Thursday 23 July 2026')
})

test('U3 a time typed into the trail’s filter is London time', () => {
  expect(londonToUtc('2026-11-22T14:00')).toBe('2026-11-22T14:00:00.000Z')
  expect(londonToUtc('2026-07-22T14:00')).toBe('2026-07-22T13:00:00.000Z')
  expect(londonToUtc('2026-07-23T00:30')).toBe('2026-07-22T23:30:00.000Z')
  expect(londonToUtc('2026-13-40T99:99')).toBeNull()
  expect(londonToUtc('yesterday')).toBeNull()
})

test('U4 a child’s age is in the unit that says most', () => {
  const at = '2026-11-22T10:00:00.000000Z'
  expect(ageWords({ dateOfBirth: '2019-02-03' }, at)).toBe('7')
  expect(ageWords({ dateOfBirth: '2026-04-08' }, at)).toBe('7 months')
  expect(ageWords({ dateOfBirth: '2026-11-01' }, at)).toBe('3 weeks')
  expect(ageWords({ dateOfBirth: '2026-11-21' }, at)).toBe('1 day')
  expect(ageWords({ unborn: true }, at)).toBe('unborn')
  expect(ageWords({}, at)).toBe('')
  expect(
    childrenLine(
      [
        { name: 'Wren Dunmore', dateOfBirth: '2019-02-03' },
        { name: 'Otis Dunmore', unborn: true },
      ],
      at,
    ),
  ).toBe('Wren, 7 and Otis, unborn')
})

test('E63 what fits a missing voice goes by the child’s age: unborn, baby, small child, older; nothing is said where no date of birth is known', () => {
  const at = '2026-11-22T14:00:00Z'
  const of = (dateOfBirth: string) => stageOf({ dateOfBirth }, at)
  expect([of('2026-12-24'), of('2026-11-22'), of('2025-11-23'), of('2025-11-22')]).toEqual([
    'unborn',
    'baby',
    'baby',
    'small',
  ])
  expect([of('2019-11-23'), of('2019-11-22'), stageOf({ unborn: true }, at), stageOf({}, at)]).toEqual([
    'small',
    'older',
    'unborn',
    null,
  ])
  for (const words of Object.values(board.missingVoice.fits)) expect(words('Noah', '3')).toContain('Noah')
})
