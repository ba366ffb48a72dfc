import { expect, inject, test } from 'vitest'
import { sentence } from './report'
import { revoked } from './revoked'
import { bareServer } from './stage'

const SEED = 4417

test('M34 whoever loses their rights while everybody writes is cut off; afterwards nothing of theirs is entered, nothing reaches them, and they cannot come back', async () => {
  const report = await revoked(inject('postgres'), await bareServer(), SEED, { rights: 14, rate: 500 })
  console.log(sentence(report))
  expect(report.found).toEqual([])
}, 120_000)
