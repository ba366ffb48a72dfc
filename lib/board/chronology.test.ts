import { expect, test } from 'vitest'
import type { Content } from '../statements/contribution'
import { type Chosen, chronology, dateOf, scaleOf, spanOf } from './chronology'
import { viewOf } from './views.test-data'

const ALL: Chosen = { child: null, agency: null, relevant: false }
const on = (date: string, more: Partial<Content> = {}) => ({ event: { precision: 'day', date } as const, ...more })
const order = (board: Parameters<typeof chronology>[0], chosen = ALL) =>
  chronology(board, chosen).dated.map(({ view }) => view.id)

test('Q10 all that is dated stands in the order it happened, whoever shared it and when; what has no date is not lost', () => {
  const board = [
    viewOf('late', { agency: 'Police', content: on('2026-11-02') }),
    viewOf('early', { agency: 'School', content: on('2025-11-02') }),
    viewOf('same-a', { content: { event: { precision: 'minute', date: '2026-10-30', time: '09:10' } } }),
    viewOf('same-b', { content: { event: { precision: 'minute', date: '2026-10-30', time: '08:00' } } }),
    viewOf('none'),
    viewOf('unknown', { content: { event: { precision: 'unknown' } } }),
    viewOf('gone', { content: null }),
  ]
  expect(order(board)).toEqual(['early', 'same-b', 'same-a', 'late'])
  expect(chronology(board, ALL).undated.map(({ id }) => id)).toEqual(['none', 'unknown'])
})

test('Q11 a day is a point, what is less exact as long as what is not known, and what has no end fills nothing', () => {
  const days = (event: Parameters<typeof spanOf>[0]) => {
    const { from, to, exact, open } = spanOf(event)
    return [dateOf(from), dateOf(to), exact, open]
  }
  expect(days({ precision: 'day', date: '2026-03-05' })).toEqual(['2026-03-05', '2026-03-05', true, false])
  expect(spanOf({ precision: 'minute', date: '2026-03-05', time: '12:00' }).from % 1).toBe(0.5)
  expect(days({ precision: 'month', date: '2024-02-01' })).toEqual(['2024-02-01', '2024-03-01', false, false])
  expect(days({ precision: 'year', date: '2024-01-01' })).toEqual(['2024-01-01', '2025-01-01', false, false])
  expect(days({ precision: 'period', date: '2026-03-05', end: '2026-03-20' })).toEqual([
    '2026-03-05',
    '2026-03-21',
    false,
    false,
  ])
  expect(days({ precision: 'period', date: '2026-03-05' })).toEqual(['2026-03-05', '2026-03-05', false, true])
})

test('Q12 a long stretch in which nothing dated stands is a question between two lines; what began and has no known end does not hide it', () => {
  const board = [
    viewOf('a', { content: on('2026-03-03') }),
    viewOf('b', { content: { event: { precision: 'month', date: '2026-07-01' } } }),
    viewOf('c', { content: on('2026-08-20') }),
    viewOf('d', { content: { event: { precision: 'period', date: '2026-02-01' } } }),
  ]
  const { entries, gaps } = chronology(board, ALL)
  expect(entries.map(entry => (entry.is === 'gap' ? 'gap' : entry.dated.view.id))).toEqual(['d', 'a', 'gap', 'b', 'c'])
  expect(gaps.map(({ from, to, months }) => [dateOf(from), dateOf(to), months])).toEqual([
    ['2026-03-03', '2026-07-01', 3],
  ])
  expect(entries.flatMap(entry => (entry.is === 'dated' ? [entry.number] : []))).toEqual([1, 2, 3, 4])
})

test('Q13 it is read per child, per agency and by what is marked relevant; strengths stand beside worries, and what was set aside does not stand', () => {
  const board = [
    viewOf('ella', { agency: 'Police', content: on('2026-01-01', { children: ['ella'] }), mark: {} }),
    viewOf('noah', { content: on('2026-01-02', { children: ['noah'], valence: 'strength' }) }),
    viewOf('both', { content: on('2026-01-03', { children: ['ella', 'noah'], valence: 'worry' }) }),
    viewOf('aside', { content: on('2026-01-04'), mark: { relevance: 'not-relevant' } }),
    viewOf('less', { content: on('2026-01-05', { children: ['ella'] }), mark: { relevance: 'less-relevant' } }),
  ]
  expect(order(board)).toEqual(['ella', 'noah', 'both', 'less'])
  expect(order(board, { ...ALL, child: 'noah' })).toEqual(['noah', 'both'])
  expect(order(board, { ...ALL, agency: 'Police' })).toEqual(['ella'])
  expect(order(board, { ...ALL, relevant: true })).toEqual(['ella'])
  expect(chronology(board, { ...ALL, agency: 'Police' }).agencies).toEqual(['Police', 'School'])
})

test('Q14 the line of time keeps every order and stays within its ends; older years are drawn closer, and it says so', () => {
  const { dated } = chronology(
    [viewOf('a', { content: on('2019-05-04') }), viewOf('b', { content: on('2026-11-02') })],
    ALL,
  )
  const scale = scaleOf(dated, '2026-11-22')
  const days = Array.from({ length: 300 }, (_, i) => 17_900 + i * 9)
  const places = days.map(scale.at)
  expect(places).toEqual([...places].sort((x, y) => x - y))
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...places)).toBeLessThanOrEqual(1)
  expect(scale.bent).toBe(true)
  const ago = (days: number) => scale.at(20_779 - days) - scale.at(20_779 - days - 30)
  expect(ago(30)).toBeGreaterThan(ago(1000) * 3)
  expect(scale.ticks.map(({ at }) => at)).toEqual(scale.ticks.map(({ at }) => at).sort((x, y) => x - y))
  expect(scaleOf([], '2026-11-22').bent).toBe(false)
})
