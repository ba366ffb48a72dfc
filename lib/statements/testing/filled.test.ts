import { expect, test } from 'vitest'
import { KIND_NAMES, parseStatement } from '../index'
import { EVENT, filled } from './filled'

const ID = '00000000-0000-4000-8000-0000000000c1'

test('M21 the words that are looked for everywhere fill every field in which people write, and the statements are sound', () => {
  let count = 0
  const next = () => `words ${++count}`
  for (const kind of KIND_NAMES) {
    const statement = filled(kind, next, {
      children: [ID],
      concerns: undefined,
      event: EVENT,
      contribution: ID,
      version: ID,
    })
    expect(parseStatement(statement)).toEqual({ ok: true, statement })
  }
  expect(count).toBeGreaterThan(50)
})
