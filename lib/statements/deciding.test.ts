import { expect, test } from 'vitest'
import { parseStatement } from './index'

const ID = '00000000-0000-4000-8000-0000000000c1'
const said = { v: 1, seen: 1 }
const one = { contribution: ID, version: ID }
const other = { contribution: '00000000-0000-4000-8000-0000000000c2', version: ID }
const sound = (statement: object) => parseStatement(statement).ok

test('E40 a decision rests on something, a plan on a threshold that is met and a category; "something else" says what', () => {
  const plan = { outcome: 'child_protection_plan', threshold: 'likely', category: 'neglect' }
  const decides = (more: object) =>
    sound({ kind: 'decision', ...said, child: ID, reasons: 'Seen.', reliesOn: [one], ...more })
  expect(decides(plan)).toBe(true)
  expect(decides({ ...plan, threshold: 'not-met' })).toBe(false)
  expect(decides({ ...plan, threshold: undefined })).toBe(false)
  expect(decides({ ...plan, category: undefined })).toBe(false)
  expect(decides({ outcome: 'no_plan', threshold: 'not-met' })).toBe(true)
  expect(decides({ outcome: 'no_plan' })).toBe(true)
  expect(decides({ ...plan, reliesOn: [] })).toBe(false)
  expect(decides({ ...plan, reliesOn: [], told: [ID] })).toBe(true)
  expect(decides({ ...plan, reliesOn: [one, one] })).toBe(false)
  expect(decides({ ...plan, reasons: ' ' })).toBe(false)
  expect(decides({ outcome: 'other' })).toBe(false)
  expect(decides({ outcome: 'other', summary: 'A second strategy discussion.' })).toBe(true)
  expect(decides({ ...plan, of: ID })).toBe(false)
  expect(decides({ ...plan, of: ID, version: ID })).toBe(true)
})

test('E45 a formal dissent is of whoever does not agree, and gives a reason', () => {
  const stands = (more: object) => sound({ kind: 'stance', ...said, decision: ID, version: ID, ...more })
  expect(stands({ view: 'agrees' })).toBe(true)
  expect(stands({ view: 'disagrees' })).toBe(true)
  expect(stands({ view: 'disagrees', formal: true })).toBe(false)
  expect(stands({ view: 'disagrees', formal: true, reason: 'The risk is not met by it.' })).toBe(true)
  expect(stands({ view: 'reservation', formal: true, reason: 'The risk is not met by it.' })).toBe(false)
  expect(stands({ view: 'disagrees', formal: false })).toBe(false)
})

test('E47 an action is never refused for what is not said yet; only one that is there can be dropped', () => {
  const acts = (more: object) => sound({ kind: 'action', ...said, what: 'Keep an eye on it', children: [ID], ...more })
  expect(acts({})).toBe(true)
  expect(acts({ children: [] })).toBe(false)
  expect(acts({ dropped: 'Done.' })).toBe(false)
  expect(acts({ dropped: 'Done.', of: ID, version: ID })).toBe(true)
})

test('E48 a conflict is between two contributions or more', () => {
  const differs = (between: object[]) => sound({ kind: 'conflict', ...said, between, question: 'Which?' })
  expect(differs([one])).toBe(false)
  expect(differs([one, one])).toBe(false)
  expect(differs([one, other])).toBe(true)
})
