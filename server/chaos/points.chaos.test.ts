import { expect, inject, test } from 'vitest'
import { points } from './points'
import { queries } from './queries'
import { sentence } from './report'
import { bareServer } from './stage'

test('F3 a database call that fails, whichever and however, leaves all of a commit or nothing, and nobody is told otherwise', async () => {
  const report = await queries(inject('postgres'), 1)
  console.log(sentence(report))
  // In each of three ways: to begin, to look, to enter, to commit.
  for (const what of ['share', 'mark', 'start', 'close'])
    expect(report.trials[`failed calls in ${what}`]).toBeGreaterThan(8)
  expect(report.found).toEqual([])
}, 300_000)

test('F2 a server that ends at any await of a commit has stored and shown all of it or nothing', async () => {
  const report = await points(inject('postgres'), await bareServer(), 1, 1)
  console.log(sentence(report))
  expect(report.trials['exits in share']).toBeGreaterThan(12)
  expect(report.trials['exits in focus']).toBeGreaterThan(6)
  expect(report.found).toEqual([])
}, 300_000)
