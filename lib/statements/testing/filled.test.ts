import { expect, test } from 'vitest'
import { KIND_NAMES, parseStatement } from '../index'
import { betrays, canaries } from './canary'
import { EVENT, filled, pointing } from './filled'

const ID = '00000000-0000-4000-8000-0000000000c1'
const OTHER = '00000000-0000-4000-8000-0000000000c2'

test('M21 the words that are looked for everywhere fill every field in which people write, and the statements are sound', () => {
  let count = 0
  const next = () => `words ${++count}`
  for (const kind of KIND_NAMES) {
    const statement = filled(kind, next, {
      children: [ID],
      concerns: undefined,
      late: undefined,
      onBehalf: undefined,
      event: EVENT,
      contribution: ID,
      version: ID,
      ...pointing([ID, OTHER]),
      of: ID,
      child: ID,
      decision: ID,
      told: [ID],
      view: 'disagrees',
      as: ID,
      alert: ID,
      asked: ID,
      about: undefined,
      aside: undefined,
    })
    expect(parseStatement(statement)).toEqual({ ok: true, statement })
  }
  expect(count).toBeGreaterThan(50)
})

test('M21 a planted word is found as it is, loud, wide, in hex, and in base64 wherever it begins', () => {
  const word = canaries().next()
  for (const before of ['', 'a', 'bb', 'ccc', 'dddd']) {
    const bytes = Buffer.from(`${before}${word}`)
    for (const coding of ['latin1', 'hex', 'base64'] as const)
      expect(betrays(bytes.toString(coding)), coding).toBe(true)
    expect(betrays(Buffer.from(before + word, 'utf16le').toString('latin1'))).toBe(true)
    expect(betrays(`${before}${word}`.toUpperCase())).toBe(true)
  }
  expect(betrays('Nothing planted here.')).toBe(false)
})
