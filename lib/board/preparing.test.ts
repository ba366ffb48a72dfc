import { expect, test } from 'vitest'
import { newDraft } from './compose'
import { byAudience, isShareable, readinessOf, titleOf } from './preparing'
import { whenTyped } from './when-typed'

const blank = newDraft('accurate', [{ id: '00000000-0000-4000-8000-000000000101' }], ['meeting', 'professionals'])

test('U54 a draft says what it still needs, that its date is missing, or that it is ready and not shared yet', () => {
  expect(readinessOf(blank)).toBe('blank')
  const written = { ...blank, body: 'Calm at pick-up.' }
  expect(readinessOf(written)).toBe('nature')
  expect(isShareable(written)).toBe(false)
  const fact = { ...written, nature: 'fact' as const }
  expect(readinessOf(fact)).toBe('undated')
  expect(isShareable(fact)).toBe(true)
  const dated = (text: string) => ({ ...fact, when: whenTyped(text, '2026-11-12') })
  expect(readinessOf(dated('about March'))).toBe('ready')
  expect(readinessOf(dated('not known'))).toBe('ready')
  expect(readinessOf(dated('a while back'))).toBe('when')
  expect(readinessOf({ ...written, nature: 'opinion' })).toBe('ready')
})

test('U54 a draft is called by its own line, or by how it begins', () => {
  expect(titleOf(blank)).toBe('')
  expect(titleOf({ ...blank, body: 'Two staff saw a bruise. She held her arm.' })).toBe('Two staff saw a bruise')
  expect(titleOf({ ...blank, headline: 'Bruise', body: 'Two staff saw it.' })).toBe('Bruise')
  expect(titleOf({ ...blank, body: 'word '.repeat(40) })).toMatch(/^(word ?)+…$/)
})

test('U55 several are shared by audience, each named once', () => {
  const drafts = ['meeting', 'professionals', 'meeting'].map((audience, id) => ({ id, fields: { ...blank, audience } }))
  expect(byAudience(drafts).map(({ audience, drafts: list }) => [audience, list.map(({ id }) => id)])).toEqual([
    ['meeting', [0, 2]],
    ['professionals', [1]],
  ])
})
