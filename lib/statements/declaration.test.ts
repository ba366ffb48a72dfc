import { expect, test } from 'vitest'
import { parseStatement } from './index'

const declares = (change: object) => parseStatement({ kind: 'declaration', v: 1, seen: 1, ...change }).ok

test('Q4 a declaration says something, owes a reason where nothing was checked, and a period runs forwards', () => {
  expect(declares({})).toBe(false)
  expect(declares({ nothing: [] })).toBe(true)
  expect(declares({ nothing: ['timely', 'timely'] })).toBe(false)
  expect(declares({ records: { result: 'not-checked' } })).toBe(false)
  expect(declares({ records: { result: 'not-checked', why: 'Half term' } })).toBe(true)
  expect(declares({ records: { result: 'items', from: '2026-02-01', to: '2026-01-01' } })).toBe(false)
  expect(declares({ records: { result: 'items', from: '2026-01-01', to: '2026-01-01' } })).toBe(true)
})

test('Q4 a decision not to share and a telling have no place for what it was about', () => {
  const about = { body: 'A word', about: 'A word', content: 'A word' }
  const kept = { kind: 'not-shared', v: 1, seen: 1, heading: 'secure', test: 'More harm than good' }
  const told = { kind: 'told', v: 1, seen: 1, to: 'The chair', date: '2026-11-19', reference: 'R1' }
  for (const statement of [kept, told]) {
    expect(parseStatement(statement).ok).toBe(true)
    for (const [name, words] of Object.entries(about))
      expect(parseStatement({ ...statement, [name]: words }).ok, name).toBe(false)
  }
})
