import { expect, test } from 'vitest'
import { coEditing } from './testing/drafts.session'
import { fuzzText } from './text.fuzz'

test('N11 survives 3,000 generated and damaged messages: nothing escapes, no replica differs, the colleague writes on', {
  timeout: 120_000,
}, () => {
  const report = fuzzText(Date.now() >>> 0, cases => cases < 3000)
  console.log(`text fuzz: ${JSON.stringify(report)}`)
  expect(report.cases).toBe(3000)
  expect(report.admitted).toBeGreaterThan(30)
  expect(report.nothing).toBeGreaterThan(10)
})

test('N11 gives the same outcomes for the same seed', () => {
  const run = () => fuzzText(7, cases => cases < 200)
  expect(run()).toEqual(run())
})

test('N11 colleagues who type, erase, undo, delete and lose their connections end with the same drafts, and no word is lost', {
  timeout: 120_000,
}, () => {
  const first = Date.now() >>> 0
  console.log(`co-editing: seeds from ${first}`)
  for (let seed = first; seed < first + 80; seed++) {
    try {
      coEditing(seed)
    } catch (cause) {
      throw new Error(`co-editing failed: seed ${seed}`, { cause })
    }
  }
})
