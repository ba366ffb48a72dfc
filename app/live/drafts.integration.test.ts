import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { newDraft } from '../../lib/board/compose'
import { CLOSE } from '../../lib/protocol/codes'
import { Drafts, newId } from './drafts'
import { FarDrafts } from './testing/farDrafts'
import { Field } from './testing/field'
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

/** Where somebody of this page types, as the form on the board binds it: a draft begins with the first letter. */
function boxOf({ drafts }: { drafts: Drafts }, id: string) {
  const box = new Field()
  const release = drafts.view.field(id, 'body')(box)
  box.addEventListener('input', () => {
    if (!drafts.read(id)) drafts.begin({ ...words(box.value) }, id)
  })
  return { box, release }
}

test('N30 a box whose draft is not begun is empty; with its first letter there is a draft, and every letter after it is kept', async () => {
  const far = await farSide()
  const [page, other] = [open(far), open(far)]
  await page.is('kept')
  const { box } = boxOf(page, newId())
  const own = newId()
  const mine = boxOf(page, own)
  expect([box.value, page.list()]).toEqual(['', []])
  mine.box.type('Seen')
  await other.sees('the draft', () => other.body(own) === 'Seen')
  expect([page.list().length, page.drafts.read(newId())]).toEqual([1, null])
  other.drafts.change(own, { body: 'Seen twice' })
  await page.sees('the colleague’s', () => page.body(own) === 'Seen twice')
  expect([mine.box.value, box.value]).toEqual(['Seen twice', ''])
  mine.release?.()
  other.drafts.change(own, { body: 'Seen thrice' })
  await page.sees('more', () => page.body(own) === 'Seen thrice')
  expect(mine.box.value).toBe('Seen twice')
})

test('N30 what was typed before the drafts were there is with them once they are', async () => {
  const far = await farSide()
  const there = open(far)
  await there.is('kept')
  there.drafts.begin(words('Prepared.'))
  await there.is('kept')
  far.door = CLOSE.restart
  const page = open(far)
  const id = newId()
  boxOf(page, id).box.type('At once')
  expect(page.body(id)).toBe('At once')
  far.door = null
  await page.is('kept')
  expect(
    page
      .list()
      .map(({ fields }) => fields.body)
      .sort(),
  ).toEqual(['At once', 'Prepared.'])
})

test('N30 words typed into a draft that a colleague deletes come back to whoever typed them, the first ones too', async () => {
  const far = await farSide()
  const page = open(far)
  await page.is('kept')
  const id = newId()
  boxOf(page, id).box.put('Pasted whole.')
  await page.is('kept')
  far.doc.getMap('drafts').delete(id)
  await page.sees('it is gone', () => page.list().length === 0)
  expect(page.returned()).toMatchObject([{ id, why: 'gone', fields: { body: 'Pasted whole.' } }])
})

test('N31 whoever has no agency’s drafts writes on this page alone: no connection is made, and a draft goes when it is shared', () => {
  let connected = 0
  const wire = {
    get sync() {
      connected++
      return 'ws://127.0.0.1:1'
    },
    now: () => '2026-11-22T14:00:00.000Z',
  }
  const drafts = new Drafts(wire, null, () => {})
  undo.push(() => drafts.close())
  const id = newId()
  const { box } = boxOf({ drafts }, id)
  expect(drafts.settled).toBe(true)
  box.type('Rees: seen twice.')
  expect(drafts.view).toMatchObject({ keeping: { is: 'page' }, list: [{ id, fields: { body: 'Rees: seen twice.' } }] })
  expect(drafts.settled).toBe(false)
  drafts.handOn(id)
  expect([drafts.view.list, drafts.view.returned, drafts.settled, connected]).toEqual([[], [], true, 0])
})

test('N32 what is shared is the draft to its last letter, and what was chosen is told at once', async () => {
  const far = await farSide()
  const at: boolean[] = []
  const drafts = new Drafts({ sync: far.sync, now: () => '2026-11-22T14:00:00.000Z' }, 'draft.m.a', now => at.push(now))
  undo.push(() => drafts.close())
  const id = drafts.begin(words(''))
  const box = new Field()
  drafts.view.field(id, 'body')(box)
  at.length = 0
  box.type('ab')
  expect(at).not.toContain(true)
  expect(drafts.read(id)?.body).toBe('ab')
  drafts.change(id, { nature: 'fact' })
  expect([at.at(-1), drafts.read(id)?.nature]).toEqual([true, 'fact'])
  drafts.remove(id)
  expect(drafts.read(id)).toBeNull()
})
