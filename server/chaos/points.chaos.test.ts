import { expect, inject, test } from 'vitest'
import { points } from './points'
import { queries } from './queries'
import { sentence } from './report'
import { bareServer } from './stage'

test('F3 a database call that fails, whichever and however, leaves all of a commit or nothing, and nobody is told otherwise', async () => {
  const report = await queries(inject('postgres'), 1)
  console.log(sentence(report))
  expect(report.found).toEqual([])
}, 300_000)

test('F2 a server that ends at any await of a commit has stored and shown all of it or nothing', async () => {
  const report = await points(inject('postgres'), await bareServer(), 1, 1)
  console.log(sentence(report))
  expect(report.found).toEqual([])
}, 300_000)
