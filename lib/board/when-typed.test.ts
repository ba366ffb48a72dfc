import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whenToEvent } from './when'
import { isLongAgo, readBack, typedFor, whenTyped } from './when-typed'

/** A Thursday. */
const TODAY = '2026-11-12'
const read = (text: string) => {
  const result = whenToEvent(whenTyped(text, TODAY))
  return result.ok ? result.event : result.problem
}
const day = (date: string) => ({ precision: 'day', date })

test.each([
  ['', undefined],
  ['30 Oct 2026, 09:10', { precision: 'minute', date: '2026-10-30', time: '09:10' }],
  ['Friday 30th October at 9.10am', { precision: 'minute', date: '2026-10-30', time: '09:10' }],
  ['30/10/26', day('2026-10-30')],
  ['2026-10-30', day('2026-10-30')],
  ['5 December', day('2025-12-05')],
  ['Friday', day('2026-11-06')],
  ['last Thursday', day('2026-11-05')],
  ['yesterday, 21:40', { precision: 'minute', date: '2026-11-11', time: '21:40' }],
  ['13 days ago', day('2026-10-30')],
  ['about March', { precision: 'month', date: '2026-03-01' }],
  ['around 5 March 2025', { precision: 'month', date: '2025-03-01' }],
  ['10/2026', { precision: 'month', date: '2026-10-01' }],
  ['2018', { precision: 'year', date: '2018-01-01' }],
  ['August to September 2026', { precision: 'period', date: '2026-08-01', end: '2026-09-30' }],
  ['Dec to Feb 2026', { precision: 'period', date: '2025-12-01', end: '2026-02-28' }],
  ['2 – 5 October 2026', { precision: 'period', date: '2026-10-02', end: '2026-10-05' }],
  ['since 2024', { precision: 'period', date: '2024-01-01' }],
  ['don’t know', { precision: 'unknown' }],
  ['not known', { precision: 'unknown' }],
])('U50 a date is typed freely: %s', (text, event) => {
  expect(read(text)).toEqual(event)
})

test.each(['30 Feb 2026', 'a while back', 'before Christmas', '31/31/2026', 'March 09:10', 'May to', '25:00'])(
  'U50 what cannot be read as a date is asked about, never guessed: %s',
  text => {
    expect(read(text)).toMatch(/^(date|time|end|order)$/)
  },
)

test('U51 what was understood is read back, with its weekday and how long ago', () => {
  const said = (text: string) => readBack(whenTyped(text, TODAY), TODAY)
  expect(said('30 Oct, 09:10')).toBe('Friday 30 Oct 2026, 09:10, 13 days ago')
  expect(said('about March')).toBe('March 2026, 8 months ago')
  expect(said('yesterday')).toBe('Wednesday 11 Nov 2026, yesterday')
  expect(said('not known')).toBe('Date not known')
  expect(said('a while back')).toBe('')
})

test('U51 the words of a known date read back as the same date', () => {
  const date = fc
    .integer({ min: 0, max: 9000 })
    .map(n => new Date(Date.UTC(2002, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
  fc.assert(
    fc.property(
      date,
      date,
      fc.constantFrom('minute', 'day', 'month', 'year', 'period', 'since', 'unknown'),
      (a, b, how) => {
        const [from = a, to = b] = [a, b].sort()
        const events = {
          minute: { precision: 'minute', date: a, time: '21:40' },
          day: { precision: 'day', date: a },
          month: { precision: 'month', date: `${a.slice(0, 7)}-01` },
          year: { precision: 'year', date: `${a.slice(0, 4)}-01-01` },
          period: { precision: 'period', date: from, end: to },
          since: { precision: 'period', date: from },
          unknown: { precision: 'unknown' },
        } as const
        const event = events[how]
        if (how === 'period' && from === to) return
        expect(read(typedFor(event))).toEqual(event)
      },
    ),
  )
})

test('U51 whatever is typed is a date the server accepts or is asked about', () => {
  const piece = fc.constantFrom(
    'about',
    '30',
    'Oct',
    'March',
    '2026',
    'to',
    'since',
    ',',
    '09:10',
    'Friday',
    'ago',
    '3',
    'days',
    '/',
    '-',
    'x',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), pieces => {
      const result = whenToEvent(whenTyped(pieces.join(' '), TODAY))
      expect(result.ok || result.problem).toBeTruthy()
    }),
  )
})

test('U52 what ended over a year ago is history; what goes on is not', () => {
  expect(isLongAgo(whenTyped('2018', TODAY), TODAY)).toBe(true)
  expect(isLongAgo(whenTyped('August to September 2024', TODAY), TODAY)).toBe(true)
  expect(isLongAgo(whenTyped('since 2018', TODAY), TODAY)).toBe(false)
  expect(isLongAgo(whenTyped('about March', TODAY), TODAY)).toBe(false)
})
