import { expect, test } from 'vitest'
import { newDraft } from './compose'
import { CHOICES, DRAFT_FIELDS, formOf, PROSE } from './draft-fields'
import { readDraft } from './draft-read'

test('N22 every field of the form is written together in one form or the other', () => {
  expect([...PROSE, ...CHOICES].sort()).toEqual(Object.keys(newDraft('accurate', [], [])).sort())
  expect(Object.keys(DRAFT_FIELDS).every(field => formOf(field) !== undefined)).toBe(true)
  for (const odd of ['toString', '__proto__', 'constructor', '', 'Body']) expect(formOf(odd)).toBeUndefined()
})

test('N22 a draft read back is the draft that was written', () => {
  const draft = {
    ...newDraft('timely', [{ id: 'c1' }], ['meeting']),
    body: 'Seen.',
    nature: 'fact' as const,
    historic: true,
    onBehalf: { person: 'p', readBack: false },
    held: true,
    adviceFrom: 'Named nurse',
    adviceAsked: '2026-11-20',
    hand: 'p',
  }
  expect(readDraft({ ...draft, made: '2026-11-22T14:00:00.000Z' })).toEqual(draft)
})

test.each([
  ['children', 5],
  ['children', [1]],
  ['heading', '__proto__'],
  ['when', { day: 1 }],
  ['when', null],
  ['nature', { a: 1 }],
  ['body', { a: 1 }],
  ['base', { body: 'x' }],
  ['audienceChosen', 'yes'],
  ['onBehalf', { person: 'p' }],
  ['held', 1],
  ['hand', null],
])('N22 what a colleague’s page put into %s cannot break the form: it is blank', (field, value) => {
  const blank = newDraft('necessary', [], [])
  expect(readDraft({ [field]: value })).toEqual({ ...blank, audience: 'meeting' })
})
