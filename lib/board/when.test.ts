import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contributionFields } from '../statements/fields'
import { eventToWhen, noWhen, whenToEvent } from './when'

const read = (change: Partial<typeof noWhen>) => whenToEvent({ ...noWhen, ...change })

test('U17 what is filled in is how exactly the date is known', () => {
  expect(read({})).toEqual({ ok: true, event: undefined })
  expect(read({ unknown: true, year: '2026' })).toEqual({ ok: true, event: { precision: 'unknown' } })
  expect(read({ year: '2026' })).toEqual({ ok: true, event: { precision: 'year', date: '2026-01-01' } })
  expect(read({ year: '2026', month: '3' })).toEqual({ ok: true, event: { precision: 'month', date: '2026-03-01' } })
  expect(read({ year: '2026', month: '11', day: '2' })).toEqual({
    ok: true,
    event: { precision: 'day', date: '2026-11-02' },
  })
  expect(read({ year: '2026', month: '11', day: '2', time: '9.05' })).toEqual({
    ok: true,
    event: { precision: 'minute', date: '2026-11-02', time: '09:05' },
  })
  expect(read({ period: true, year: '2026', month: '8', endYear: '2026', endMonth: '9' })).toEqual({
    ok: true,
    event: { precision: 'period', date: '2026-08-01', end: '2026-09-30' },
  })
})

test('U18 a date that does not exist, a time without a day and an end before its start are asked about, never guessed', () => {
  expect(read({ year: '2026', month: '2', day: '30' })).toEqual({ ok: false, problem: 'date' })
  expect(read({ year: '26' })).toEqual({ ok: false, problem: 'date' })
  expect(read({ year: '2026', day: '2' })).toEqual({ ok: false, problem: 'date' })
  expect(read({ year: '2026', month: '3', time: '21:40' })).toEqual({ ok: false, problem: 'time' })
  expect(read({ year: '2026', month: '3', day: '1', time: '25:00' })).toEqual({ ok: false, problem: 'time' })
  expect(read({ period: true, year: '2026', endYear: '2025' })).toEqual({ ok: false, problem: 'order' })
  expect(read({ period: true, year: '2026', endYear: 'x' })).toEqual({ ok: false, problem: 'end' })
})

test('U19 whatever can be typed is asked about or is a date the server accepts, and comes back the same', () => {
  const two = fc.constantFrom('', '1', '02', '12', '29', '31', '99', 'x')
  const year = fc.constantFrom('', '2024', '2026', '1899', '26')
  fc.assert(
    fc.property(
      fc.record({
        day: two,
        month: two,
        year,
        time: fc.constantFrom('', '21:40', '9.05', '24:00', 'noon'),
        period: fc.boolean(),
        endDay: two,
        endMonth: two,
        endYear: year,
        unknown: fc.boolean(),
      }),
      when => {
        const result = whenToEvent(when)
        if (!result.ok) return
        expect(contributionFields.event.safeParse(result.event).success).toBe(true)
        expect(whenToEvent(eventToWhen(result.event))).toEqual(result)
      },
    ),
  )
})
