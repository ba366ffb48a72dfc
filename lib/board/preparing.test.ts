import { expect, test } from 'vitest'
import { prepare } from '../text/prepare'
import { changeDraft, draftToContent, newDraft } from './compose'
import { PROSE } from './draft-fields'
import { byAudience, countDrafts, isOffered, isShareable, readinessOf, titleOf } from './preparing'
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

const ready = { ...blank, body: 'Calm at pick-up.', nature: 'opinion' as const }
const audiences = ['meeting', 'professionals']

test('N33 nothing of the advice that was asked goes with what is shared', () => {
  const advised = { ...ready, adviceFrom: 'MARKER-NURSE', adviceAsked: '2026-11-20', adviceAnswer: 'MARKER-SHARE' }
  expect(draftToContent(advised)).toEqual(draftToContent(ready))
  const all = Object.fromEntries(PROSE.filter(field => field.startsWith('advice')).map(field => [field, 'MARKER']))
  expect(Object.keys(all)).toEqual(['adviceFrom', 'adviceAnswer'])
  expect(JSON.stringify(draftToContent({ ...ready, ...all, held: true, hand: 'MARKER' }))).not.toContain('MARKER')
})

test('N34 what is held is for professionals alone, and for anybody else it is held no more', () => {
  const held = changeDraft(ready, { held: true }, audiences)
  expect(held).toMatchObject({ held: true, audience: 'professionals', audienceChosen: true })
  expect(changeDraft(held, { audience: 'meeting' }, audiences).held).toBe(false)
  expect(changeDraft(held, { audience: 'professionals' }, audiences).held).toBe(true)
  expect(changeDraft(held, { exactWords: 'I fell.' }, audiences)).toMatchObject({
    held: true,
    audience: 'professionals',
  })
})

test('U60 a draft in the list says that it waits for advice, or is held; both are offered when their time has come', () => {
  const waiting = { ...ready, adviceFrom: 'Named nurse' }
  expect([readinessOf(waiting), isOffered(waiting, true)]).toEqual(['advice', false])
  const answered = { ...waiting, adviceAnswer: 'Share it.' }
  expect([readinessOf(answered), isOffered(answered, false)]).toEqual(['ready', true])
  const held = { ...ready, held: true }
  expect([readinessOf(held), isOffered(held, false), isOffered(held, true)]).toEqual(['held', false, true])
  expect(readinessOf({ ...held, nature: '' })).toBe('nature')
})

test('U60 drafts are counted with those that wait for advice and those that are held; what holds no word is none', () => {
  const waiting = { ...ready, adviceFrom: 'Named nurse' }
  const count = countDrafts([blank, ready, waiting, { ...ready, held: true }])
  expect(count).toEqual({ drafts: 3, advice: 1, held: 1 })
  expect(prepare.counted(count)).toBe('3 drafts, 1 waiting for advice, 1 held')
  expect(prepare.ofYours({ drafts: 1, advice: 0, held: 0 })).toBe('1 draft of your agency')
})
