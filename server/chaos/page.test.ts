import { expect, test } from 'vitest'
import { page } from './page'
import { count, emptyReport } from './report'

const report = (name: string, trials: number) => {
  const one = emptyReport(name, 4417)
  count(one, 'kills', trials)
  return one
}

test('F23 the page of results has a line a campaign with its trials and the 95 % bound, and keeps those that were not tried again', () => {
  const first = page('', [report('a network that flaps', 200), report('kill -9, under load', 30)])
  expect(first).toContain('- a network that flaps, seed 4417: 0 violations; 200 kills (< 0.015)')
  const again = page(first, [report('kill -9, under load', 300)])
  expect(again).toContain('200 kills')
  expect(again).toContain('300 kills (< 0.010)')
  expect(again).not.toContain('; 30 kills')
  expect(page(again, [])).toBe(again)
})
