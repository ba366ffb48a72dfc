import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { testDatabase } from '../db/testing'
import { contribution, on } from './testing'
import { wholeCast } from './testing.cast'

const meeting = wholeCast(await testDatabase())

test('R1 a statement reaches everyone in its audience, with a receipt that names who, when and where', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const mother = await m.at('mother')
  const id = randomUUID()
  const { stamp } = (await tom.add(contribution(), id)) as {
    stamp: { n: number; at: string; by: unknown; leaf: string }
  }
  expect(stamp.by).toEqual({
    person: tom.place.person,
    name: 'police.tom',
    agency: tom.place.agency,
    role: 'practitioner',
  })
  expect(stamp.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  expect(stamp.n).toBe(1)
  await mother.until(() => mother.stamps.get(id))
  expect(mother.statements.get(id)).toEqual(tom.statements.get(id))
})

test('R6 after a restart the documents are byte-identical, corrections, withdrawals and marks included', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const chair = await m.at('chair', 'professionals')
  const [a, b, x] = [randomUUID(), randomUUID(), randomUUID()]
  await tom.add(contribution(), a)
  await tom.add(contribution(), b)
  await chair.add({ kind: 'mark', ...on(a), relevance: 'relevant', proportionality: null, request: 'none' })
  await tom.add({ ...contribution({ body: 'Corrected.' }), kind: 'correction', ...on(a) }, x)
  await chair.add({
    kind: 'mark',
    ...on(a, x),
    relevance: 'relevant',
    proportionality: 'proportionate',
    request: 'none',
  })
  await tom.add({ kind: 'withdrawal', ...on(b), heading: 'accurate' })
  const before = [(await m.at('school')).hash(), (await m.at('school', 'professionals')).hash()]
  await m.restart()
  const after = [(await m.at('school')).hash(), (await m.at('school', 'professionals')).hash()]
  expect(after).toEqual(before)
  expect(tom.doc.toJSON()).toEqual((await m.at('school')).doc.toJSON())
})

test('R7 superseded and withdrawn words leave every document; their receipts stay', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const school = await m.at('school')
  const id = randomUUID()
  await tom.add(contribution({ body: 'MARKER-OLD' }), id)
  await tom.add({ ...contribution({ body: 'New.' }), kind: 'correction', ...on(id) })
  await school.until(() => !school.statements.has(id))
  expect(school.stamps.has(id)).toBe(true)
  expect(Buffer.from(Y.encodeStateAsUpdate(school.doc)).includes('MARKER-OLD')).toBe(false)
  const late = await m.at('student')
  expect(late.frames.some(frame => Buffer.from(frame).includes('MARKER-OLD'))).toBe(false)
})

test('R12 of an update with several statements, one that is refused refuses all, and leaves no trace', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const [good, bad] = [randomUUID(), randomUUID()]
  tom.doc.transact(() => {
    tom.statements.set(good, contribution())
    tom.statements.set(bad, contribution({ nature: 'rumour' }))
  })
  expect(await tom.outcome(good)).toMatchObject({ refusal: { code: 'schema', ids: [bad] } })
  const again = await m.at('police.tom')
  expect(again.statements.size).toBe(0)
  expect(await again.add(contribution(), good)).toMatchObject({ stamp: { n: 1 } })
  const { meeting: state } = await (await m.room()).ask()
  expect([...state.contributions.keys()]).toEqual([good])
})

test('R13 an id that is on the board already is refused as already shared, in either audience', async () => {
  const m = await meeting()
  const id = randomUUID()
  await (await m.at('police.tom')).add(contribution(), id)
  expect(await (await m.at('police.ann')).add(contribution(), id)).toMatchObject({ stamp: { n: 1 } })
  const other = await m.at('police.ann', 'professionals')
  expect(await other.add(contribution(), id)).toMatchObject({ refusal: { code: 'already_shared', ids: [id] } })
})

test('R20 a correction of a version that is no longer current is refused, with the newer one to look at first', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const id = randomUUID()
  await tom.add(contribution(), id)
  await tom.add({ ...contribution(), kind: 'correction', ...on(id) })
  expect(await tom.add({ ...contribution(), kind: 'correction', ...on(id) })).toMatchObject({
    refusal: { code: 'superseded' },
  })
})

test('R21 a client id belongs to whoever wrote under it first, also after a restart', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  await tom.add(contribution())
  const next = new Y.Doc()
  Y.applyUpdate(next, Y.encodeStateAsUpdate(tom.doc))
  next.clientID = tom.doc.clientID
  const before = Y.encodeStateVector(next)
  next.getMap('statements').set(randomUUID(), contribution())
  const forged = Y.encodeStateAsUpdate(next, before)
  const isTaken = async () => {
    const thief = await m.at('school', 'meeting', tom.doc.clientID)
    thief.send(forged)
    await thief.until(() => thief.refusals.length > 0)
    expect(thief.refusals).toMatchObject([{ code: 'client_taken' }])
  }
  await isTaken()
  await m.restart()
  await isTaken()
  expect((await m.ledger.read(m.id)).entries.filter(entry => entry.place)).toHaveLength(1)
})

test('W10 words in which nothing can be seen are turned down in a sentence that says so', async () => {
  const m = await meeting()
  const unseen = [
    '\u200b',
    '\u2060\ufeff',
    ' \u202e\u202c\n',
    '\u2066\u2069',
    '\u3164',
    '\u2800\u00ad',
    '\u{e0041}',
    '\ufe0f',
  ]
  for (const text of unseen) {
    const tom = await m.at('police.tom')
    for (const statement of [contribution({ body: text }), contribution({ headline: text })]) {
      const field = statement.body === text ? 'body' : 'headline'
      const line = field === 'body' ? tom : await m.at('police.tom')
      const reason = `There are no words in this that anyone could see (${field}).`
      expect(await line.add(statement), JSON.stringify(text)).toMatchObject({ refusal: { code: 'schema', reason } })
    }
  }
  const tom = await m.at('police.tom')
  for (const body of ['👩‍👧', 'سلام\u200f', '.', '\u200bseen'])
    expect(await tom.add(contribution({ body }))).toMatchObject({ stamp: { n: expect.any(Number) } })
})
