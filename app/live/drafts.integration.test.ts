import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { newDraft } from '../../lib/board/compose'
import { CLOSE } from '../../lib/protocol/codes'
import { Drafts } from './drafts'
import { FarDrafts } from './testing/farDrafts'
import { until } from './testing/until'

Object.assign(globalThis, { WebSocket })
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one()
})

const farSide = async () => {
  const far = await new FarDrafts().start()
  undo.push(() => far.stop())
  return far
}
/** One page with the drafts of an agency open. */
function open(far: FarDrafts) {
  const listeners = new Set<() => void>()
  const now = () => '2026-11-22T14:00:00.000Z'
  const drafts = new Drafts({ sync: far.sync, now }, 'draft.m.a', () => {
    for (const listener of [...listeners]) listener()
  })
  undo.push(() => drafts.close())
  const on = (check: () => void) => {
    listeners.add(check)
    return () => void listeners.delete(check)
  }
  const sees = (what: string, holds: () => boolean) => until(what, holds, on)
  const is = (state: string) => sees(state, () => drafts.view.keeping.is === state)
  const body = (id: string) => drafts.view.list.find(one => one.id === id)?.fields.body
  return { drafts, sees, is, body, list: () => drafts.view.list, returned: () => drafts.view.returned }
}
const words = (body: string) => ({ ...newDraft('accurate', [], ['meeting']), body })

test('N24 what is typed is not kept until the server says so, and then says since when', async () => {
  const far = await farSide()
  const page = open(far)
  await page.is('kept')
  expect(page.drafts.view.keeping).toEqual({ is: 'kept', at: null })
  far.silent = true
  const id = page.drafts.begin(words('Seen.'))
  page.drafts.change(id, { body: 'Seen twice.' })
  await page.sees('the far side has it', () =>
    JSON.stringify(far.doc.getMap('drafts').toJSON()).includes('Seen twice.'),
  )
  expect(page.drafts.view.keeping).toEqual({ is: 'not-yet' })
  far.speak()
  await page.is('kept')
  expect(page.drafts.view.keeping).toEqual({ is: 'kept', at: '2026-11-22T14:03:22.000Z' })
})

test('N24 a receipt for less than was typed is not taken for all of it', async () => {
  const far = await farSide()
  const page = open(far)
  await page.is('kept')
  const id = page.drafts.begin(words('One.'))
  await page.is('kept')
  far.silent = true
  page.drafts.change(id, { body: 'One. Two.' })
  await page.sees('on its way', () => JSON.stringify(far.doc.getMap('drafts').toJSON()).includes('Two.'))
  page.drafts.change(id, { body: 'One. Two. Three.' })
  await page.sees('both on their way', () => far.owes === 2)
  far.speakOnce()
  far.tellPlace(77, { person: 'p', name: 'Asha', draft: id, field: 'body' })
  await page.sees('what came behind the receipt', () => page.list()[0]?.writers.length === 1)
  expect(page.drafts.view.keeping).toEqual({ is: 'not-yet' })
  far.speak()
  await page.is('kept')
  expect(JSON.stringify(far.doc.getMap('drafts').toJSON())).toContain('One. Two. Three.')
})

test('N25 what was written while the connection was lost is kept when it is back, with what colleagues wrote', async () => {
  const far = await farSide()
  const [page, other] = [open(far), open(far)]
  await page.is('kept')
  const id = page.drafts.begin(words('Seen.'))
  await other.sees('it is there', () => other.list().length === 1)
  far.door = CLOSE.restart
  far.hangUp()
  page.drafts.change(id, { body: 'Offline. Seen.' })
  await page.is('not-yet')
  other.drafts.change(id, { body: 'Seen. Also here.' })
  far.door = null
  await page.is('kept')
  await other.is('kept')
  await page.sees('both', () => page.body(id) === 'Offline. Seen. Also here.')
  await other.sees('both', () => other.body(id) === 'Offline. Seen. Also here.')
  expect([...page.returned(), ...other.returned()]).toEqual([])
})

test('N25 a refusal loses nothing: what the server does not have comes back with the reason, the rest goes on', async () => {
  const far = await farSide()
  const page = open(far)
  await page.is('kept')
  const [kept, refused] = [page.drafts.begin(words('Kept.')), page.drafts.begin(words('Also kept.'))]
  await page.is('kept')
  far.refuse = { code: 'too_large', ids: [], reason: 'There is too much in one place.' }
  page.drafts.change(refused, { body: 'Also kept. And more.' })
  await page.sees('it is refused', () => page.returned().length === 1)
  far.refuse = null
  expect(page.returned()).toMatchObject([
    { id: refused, why: 'refused', fields: { body: 'Also kept. And more.' }, refusal: { code: 'too_large' } },
  ])
  await page.is('kept')
  expect([page.body(kept), page.body(refused)]).toEqual(['Kept.', 'Also kept.'])
  page.drafts.change(kept, { body: 'Kept. On it goes.' })
  await page.is('kept')
  expect(JSON.stringify(far.doc.getMap('drafts').toJSON())).toContain('On it goes')
  page.drafts.dismiss(refused)
  expect(page.returned()).toEqual([])
})

test('N25 refused again and again, it stops by itself and hands all back', async () => {
  const far = await farSide()
  const page = open(far)
  await page.is('kept')
  far.door = CLOSE.refused
  page.drafts.begin(words('Never kept.'))
  far.hangUp()
  await page.is('over')
  expect(page.drafts.view.keeping).toEqual({ is: 'over', reason: 'reload' })
  expect(page.returned()).toMatchObject([{ fields: { body: 'Never kept.' } }])
})

test('N25 signed out in the middle of a word: what was kept is kept, and what was not stays on the page', async () => {
  const far = await farSide()
  const page = open(far)
  await page.is('kept')
  const id = page.drafts.begin(words('Kept.'))
  await page.is('kept')
  far.silent = true
  page.drafts.change(id, { body: 'Kept. Not kept.' })
  far.hangUp(CLOSE.signedOut)
  await page.is('over')
  expect(page.returned()).toMatchObject([{ id, why: 'over', fields: { body: 'Kept. Not kept.' } }])
  expect(page.body(id)).toBe('Kept. Not kept.')
})

test('N25 a draft a colleague deletes or shares while one writes in it comes back; one that was handed on does not', async () => {
  const far = await farSide()
  const [page, other] = [open(far), open(far)]
  await page.is('kept')
  const [one, two] = [page.drafts.begin(words('One.')), page.drafts.begin(words('Two.'))]
  await other.sees('both are there', () => other.list().length === 2)
  for (const id of [one, two]) other.drafts.change(id, { impact: 'Mine.' })
  await other.is('kept')
  other.drafts.handOn(two)
  far.doc.transact(() => {
    for (const id of [one, two]) far.doc.getMap('drafts').delete(id)
  })
  await other.sees('both are gone', () => other.list().length === 0)
  expect(other.returned()).toMatchObject([{ id: one, why: 'gone', fields: { body: 'One.', impact: 'Mine.' } }])
  await page.sees('both are gone', () => page.list().length === 0)
  expect(page.returned()).toEqual([])
})

test('N22 drafts are listed in the order they were begun, with every field, and a choice is the newest', async () => {
  const far = await farSide()
  const [page, other] = [open(far), open(far)]
  await page.is('kept')
  const id = page.drafts.begin({ ...words('Seen.'), children: ['c1'], when: { ...words('').when, year: '2026' } })
  await other.sees('it is there', () => other.list().length === 1)
  other.drafts.change(id, { nature: 'reported', reportedBy: 'A neighbour', historic: true })
  await page.sees('it is changed', () => page.list()[0]?.fields.nature === 'reported')
  expect(page.list()[0]).toEqual({
    id,
    made: '2026-11-22T14:00:00.000Z',
    writers: [],
    fields: {
      ...words('Seen.'),
      children: ['c1'],
      when: { ...words('').when, year: '2026' },
      nature: 'reported',
      reportedBy: 'A neighbour',
      historic: true,
    },
  })
})

test('N21 who writes in which field is shown by name', async () => {
  const far = await farSide()
  const page = open(far)
  await page.is('kept')
  const id = page.drafts.begin(words('Seen.'))
  far.tellPlace(77, { person: 'p', name: 'Asha', draft: id, field: 'body' })
  await page.sees('Asha', () => page.list()[0]?.writers.length === 1)
  expect(page.list()[0]?.writers).toEqual([{ person: 'p', name: 'Asha', field: 'body' }])
})

test('N22 what a colleague’s page put into a draft cannot break the list', async () => {
  const far = await farSide()
  const page = open(far)
  await page.is('kept')
  const odd = new Y.Map<unknown>()
  odd.set('children', 5)
  odd.set('body', 'no text')
  far.doc.getMap('drafts').set('x', odd)
  far.doc.getMap('drafts').set('y', 7)
  await page.sees('it is there', () => page.list().length === 1)
  expect(page.list()[0]?.fields.children).toEqual([])
})
