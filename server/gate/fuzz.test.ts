import { expect, test } from 'vitest'
import { fuzz } from './fuzz'

test('G24 survives 20,000 generated and damaged messages: nothing escapes, no foreign place changes', {
  timeout: 120_000,
}, () => {
  const report = fuzz(Date.now() >>> 0, cases => cases < 20_000)
  console.log(`gate fuzz: ${JSON.stringify(report)}`)
  expect(report.cases).toBe(20_000)
  expect(report.admitted).toBeGreaterThan(100)
  expect(report.nothing).toBeGreaterThan(10)
})

test('G24 gives the same outcomes for the same seed', () => {
  const run = () => {
    const { worstMs: _, ...outcomes } = fuzz(7, cases => cases < 500)
    return outcomes
  }
  expect(run()).toEqual(run())
})
