import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { draftChanges, draftKeys, draftWriters, members } from '../../drizzle/schema'
import { CLOSE } from '../../lib/protocol/codes'
import { testDatabase } from '../db/testing'
import { openLedger } from '../ledger/testing'
import { contribution, listener, RING } from '../rooms/testing'
import { wholeCast } from '../rooms/testing.cast'
import { ownTime } from '../rooms/testing.time'
import { createDraftStore } from './store'
import { begin, draftsOf, page, write } from './testing'

const database = await testDatabase()
const db = database.drizzle
const meeting = wholeCast(database)
type Meeting = Awaited<ReturnType<typeof meeting>>

const together = async () => {
  const m = await meeting()
  const [tom, ann] = [await write(m, 'police.tom'), await write(m, 'police.ann')]
  const id = tom.begin({ body: 'Seen today.' })
  await ann.until(() => ann.doc.getMap('drafts').has(id))
  return { m, tom, ann, id, agency: m.places['police.tom']!.agencyId }
}
const rows = (m: Meeting, agency: string) =>
  db
    .select()
    .from(draftChanges)
    .where(and(eq(draftChanges.meetingId, m.id), eq(draftChanges.agencyId, agency)))
const keys = (m: Meeting) => db.select().from(draftKeys).where(eq(draftKeys.meetingId, m.id))

/** Holds back the next transaction of this database until `go`; `fail` breaks it instead. */
function hold() {
  let go = () => {}
  let fail = () => {}
  const open = new Promise<void>((resolve, reject) => {
    go = resolve
    fail = () => reject(new Error('The disk is full.'))
  })
  const real = db.transaction.bind(db)
  let reached = () => {}
  const begun = new Promise<void>(resolve => {
    reached = resolve
  })
  const spy = vi.spyOn(db, 'transaction').mockImplementationOnce(async (...args) => {
    reached()
    await open
    return real(...args)
  })
  return { begun, go, fail, undo: () => spy.mockRestore() }
}

test('N1 what two colleagues type in one field at once reaches both whole, in the same order', async () => {
  const { m, tom, ann, id } = await together()
  for (let i = 0; i < 40; i++) {
    tom.text(id).insert(tom.text(id).length, `a${i} `)
    ann.text(id).insert(0, `b${i} `)
    if (i % 7 === 6) tom.text(id).delete(3, 2)
  }
  await Promise.all([tom.kept(), ann.kept()])
  await tom.until(() => JSON.stringify(tom.spelt()) === JSON.stringify(ann.spelt()))
  for (const words of ['b39 ', 'a39 ']) expect(tom.text(id).toString()).toContain(words)
  expect([...tom.refusals, ...ann.refusals, ...tom.closes, ...ann.closes]).toEqual([])
  await m.restart()
  expect((await write(m, 'police.tom')).spelt()).toEqual(tom.spelt())
})

test('N2 whose a client id is outlives a restart and the words written under it', async () => {
  const { m, tom, id } = await together()
  tom.doc.getMap('drafts').delete(id)
  await tom.kept()
  await m.restart()
  const thief = await write(m, 'police.ann', page(tom.doc.clientID))
  expect(thief.refusals).toMatchObject([{ code: 'client_taken' }])
  const room = await draftsOf(m, 'police.tom')
  expect(room.read(id, 'body')).toBeUndefined()
})

test('N2 letters under a colleague’s client id are refused, and nobody sees them', async () => {
  const { tom, ann } = await together()
  const forged = page(ann.doc.clientID + 1)
  const id = begin(forged, { body: 'Forged.' })
  tom.send(Y.encodeStateAsUpdate(forged))
  await tom.until(() => tom.refusals.length > 0)
  expect(tom.refusals).toMatchObject([{ code: 'client_taken' }])
  expect(ann.doc.getMap('drafts').has(id)).toBe(false)
})

test('N12 nothing is shown to a colleague or acknowledged before it is stored', async () => {
  const { tom, ann, id } = await together()
  await tom.kept()
  const before = { frames: ann.frames.length, receipts: tom.receipts.length }
  const { begun, go, undo } = hold()
  tom.text(id).insert(0, 'First. ')
  await begun
  tom.text(id).insert(0, 'Second. ')
  expect({ frames: ann.frames.length, receipts: tom.receipts.length }).toEqual(before)
  go()
  await tom.kept()
  undo()
  await ann.until(() => ann.text(id).toString().startsWith('Second. First. '))
  expect(tom.receipts.at(-1)).toEqual({ count: 3, at: expect.stringMatching(/^\d{4}-.*Z$/) })
})

test('N12 where storing fails nobody is told otherwise: all come back, and send again what was not kept', async () => {
  const { m, tom, ann, id } = await together()
  await tom.kept()
  const { fail, begun, undo } = hold()
  tom.text(id).insert(0, 'Kept at last. ')
  await begun
  fail()
  await tom.until(() => tom.closes.length > 0)
  undo()
  expect([tom.closes, ann.closes]).toEqual([[CLOSE.restart], [CLOSE.restart]])
  expect(ann.text(id).toString()).toBe('Seen today.')
  const [again, colleague] = [await write(m, 'police.tom', tom.doc), await write(m, 'police.ann', ann.doc)]
  await again.kept()
  await colleague.until(() => colleague.text(id).toString() === 'Kept at last. Seen today.')
})

test('N13 what was typed offline merges with what colleagues wrote meanwhile', async () => {
  const { m, tom, ann, id } = await together()
  ann.leave()
  ann.text(id).insert(0, 'Offline: ')
  ann.text(id).delete(9, 5)
  const other = ann.begin({ body: 'Begun offline.' })
  tom.text(id).insert(tom.text(id).length, ' Online.')
  await tom.kept()
  const back = await write(m, 'police.ann', ann.doc)
  await back.kept()
  await tom.until(() => tom.doc.getMap('drafts').has(other))
  expect(tom.text(id).toString()).toBe('Offline: today. Online.')
  expect(back.spelt()).toEqual(tom.spelt())
})

test('N10 what a colleague typed offline in a draft that was deleted meanwhile is no error, and leaves no word', async () => {
  const { m, tom, ann, id, agency } = await together()
  ann.leave()
  ann.text(id).insert(0, 'MARKER ')
  tom.doc.getMap('drafts').delete(id)
  await tom.kept()
  const back = await write(m, 'police.ann', ann.doc)
  await back.kept()
  expect([back.refusals, back.closes, back.doc.getMap('drafts').size]).toEqual([[], [], 0])
  const ledger = await openLedger(db)
  const { history } = await createDraftStore(db, ledger, () => undefined).load({ meeting: m.id, agency })
  expect(history.some(bytes => Buffer.from(bytes).includes('MARKER'))).toBe(false)
})

test('N14 a process that does not know the newest change stores nothing; its people come back to what stands', async () => {
  const { m, tom, ann, id, agency } = await together()
  await tom.kept()
  const other = createDraftStore(db, await openLedger(db, RING), () => undefined)
  const stored = await other.load({ meeting: m.id, agency })
  await other.keep({ meeting: m.id, agency }, stored, [new Uint8Array([0, 0])], [])
  tom.text(id).insert(0, 'Late. ')
  await tom.until(() => tom.closes.length > 0)
  expect([tom.closes, ann.closes]).toEqual([[CLOSE.restart], [CLOSE.restart]])
  await expect(
    other.keep({ meeting: m.id, agency }, { ...stored, seq: 0 }, [new Uint8Array([0, 0])], []),
  ).rejects.toThrow()
  const again = await write(m, 'police.tom', tom.doc)
  await again.kept()
  expect((await draftsOf(m, 'police.tom')).read(id, 'body')).toBe('Late. Seen today.')
})

test('N14 a process that lost the meeting serves no drafts', async () => {
  const { m, tom, ann } = await together()
  const room = await m.room()
  room.stop(CLOSE.restart)
  expect([tom.closes, ann.closes]).toEqual([[CLOSE.restart], [CLOSE.restart]])
})

test('N15 no word of a draft stands in any row of the database', async () => {
  const { tom, id } = await together()
  tom.text(id, 'exactWords').insert(0, 'MARKER-WORDS')
  await tom.kept()
  const { rows: tables } = await database.pool.query(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  for (const { name } of tables) {
    const { rows: found } = await database.pool.query(`select t::text as row from "${name}" t`)
    const text = found.map(({ row }) => String(row)).join('\n')
    for (const word of ['MARKER-WORDS', 'Seen today']) {
      expect(text.includes(word), `${word} in ${name}`).toBe(false)
      expect(text.includes(Buffer.from(word).toString('hex')), `${word} in bytes of ${name}`).toBe(false)
    }
  }
})

test('N16 a deleted draft is gone: its changes, and the key they were sealed with, are replaced in the same transaction', async () => {
  const { m, tom, id, agency } = await together()
  const other = tom.begin({ body: 'This one stays.' })
  await tom.kept()
  const before = { rows: await rows(m, agency), keys: await keys(m) }
  tom.doc.getMap('drafts').delete(id)
  await tom.kept()
  const after = { rows: await rows(m, agency), keys: await keys(m) }
  expect([before.rows.length > 1, after.rows.length, after.keys.length]).toEqual([true, 1, 1])
  expect(Buffer.from(after.keys[0]!.sealed).equals(Buffer.from(before.keys[0]!.sealed))).toBe(false)
  await m.keeper.swept()
  const { rows: size } = await database.pool.query(`select pg_relation_size('draft_keys') as size`)
  expect(Number(size[0].size)).toBe(8192)
  await m.restart()
  const again = await write(m, 'police.ann')
  expect([...again.doc.getMap('drafts').keys()]).toEqual([other])
})

test('N16 once everyone has left, letters that were erased are stored no more', async () => {
  const { m, tom, ann, id, agency } = await together()
  tom.text(id).insert(0, 'MARKER ')
  tom.text(id).delete(0, 7)
  await tom.kept()
  tom.leave()
  ann.leave()
  await vi.waitFor(async () => expect((await rows(m, agency)).length).toBe(1), { timeout: 20_000 })
  const { history } = await createDraftStore(db, await openLedger(db), () => undefined).load({ meeting: m.id, agency })
  expect(history.some(bytes => Buffer.from(bytes).includes('MARKER'))).toBe(false)
  expect((await write(m, 'police.tom')).text(id).toString()).toBe('Seen today.')
})

test('N16 with a meeting that is disposed of its drafts go, and who wrote them', async () => {
  const { m, tom, agency } = await together()
  await tom.kept()
  expect(await m.keeper.dispose({ log: m.id, reason: 'Kept long enough.' })).toBe(true)
  const writers = await db.select().from(draftWriters).where(eq(draftWriters.meetingId, m.id))
  expect([await rows(m, agency), await keys(m), writers]).toEqual([[], [], []])
})

test('N16 many small changes are kept as one, now and then', async () => {
  const { m, tom, id, agency } = await together()
  for (let i = 0; i < 900; i++) {
    tom.text(id).insert(tom.text(id).length, 'x')
    if (i % 100 === 99) await tom.kept()
  }
  await tom.kept()
  expect((await rows(m, agency)).length).toBeLessThan(600)
  await m.restart()
  expect((await write(m, 'police.ann')).text(id).toString()).toBe(`Seen today.${'x'.repeat(900)}`)
})

test('N17 the name of the room is told to those who may open it, and to nobody else', async () => {
  const m = await meeting()
  const room = await m.room()
  const told = async (who: string) => (await listener(room, m.places[who]!.person).until('state', () => true)).me
  for (const who of ['police.tom', 'school', 'chair', 'minutes'])
    expect(await told(who)).toHaveProperty('agencyId', m.places[who]!.agencyId)
  for (const who of ['student', 'mother']) expect(await told(who)).not.toHaveProperty('agencyId')
})

test('N18 whoever loses their place is put out of the drafts at once, and what they still send is not kept', async () => {
  const { m, tom, ann, id } = await together()
  await db
    .update(members)
    .set({ removedAt: new Date() })
    .where(and(eq(members.meetingId, m.id), eq(members.personId, ann.person)))
  const room = await m.room()
  room.peopleChanged()
  await ann.until(() => ann.closes.length > 0)
  expect(ann.closes).toEqual([CLOSE.notAllowed])
  ann.send(Y.encodeStateAsUpdate(ann.doc))
  tom.text(id).insert(0, 'Still. ')
  await tom.kept()
  expect(ann.text(id).toString()).toBe('Seen today.')
  expect(room.drafts.may(ann.person, m.places['police.ann']!.agencyId)).toBe(false)
})

test('N19 the draft of a shared statement goes with its stamp, for all who write, also where nobody had it open', async () => {
  const { m, tom, ann, id } = await together()
  await tom.kept()
  const board = await m.at('police.tom')
  expect(await board.add(contribution(), id)).toHaveProperty('stamp')
  await ann.until(() => !ann.doc.getMap('drafts').has(id))
  const later = tom.begin({ body: 'Another.' })
  await tom.kept()
  await m.restart()
  expect(await (await m.at('police.ann')).add(contribution(), later)).toHaveProperty('stamp')
  const again = await write(m, 'police.tom')
  await again.until(() => again.doc.getMap('drafts').size === 0)
})

test('N19 two co-authors who share the same draft at once make one contribution', async () => {
  const { m, id } = await together()
  const [one, other] = [await m.at('police.tom'), await m.at('police.ann')]
  const outcomes = await Promise.all([one.add(contribution(), id), other.add(contribution(), id)])
  expect(outcomes.filter(outcome => 'stamp' in outcome).length).toBeGreaterThan(0)
  expect(outcomes.every(o => 'stamp' in o || ('refusal' in o && o.refusal.code === 'already_shared'))).toBe(true)
  const { entries } = await m.ledger.read(m.id)
  expect(entries.filter(entry => entry.once === id)).toHaveLength(1)
})

test('N33 who was asked for advice, when, and what was said is kept with the draft, and stands in no entry of the ledger', async () => {
  const { m, tom, ann, id } = await together()
  tom.text(id, 'adviceFrom').insert(0, 'MARKER-NURSE')
  ann.text(id, 'adviceAnswer').insert(0, 'MARKER-ANSWER')
  const draft = tom.doc.getMap('drafts').get(id)
  if (draft instanceof Y.Map) draft.set('adviceAsked', '2026-11-20')
  await Promise.all([tom.kept(), ann.kept()])
  await m.restart()
  const room = await draftsOf(m, 'police.ann')
  expect(['adviceFrom', 'adviceAsked', 'adviceAnswer'].map(field => room.read(id, field))).toEqual([
    'MARKER-NURSE',
    '2026-11-20',
    'MARKER-ANSWER',
  ])
  expect(await (await m.at('police.tom')).add(contribution(), id)).toHaveProperty('stamp')
  const { entries } = await m.ledger.read(m.id)
  expect(JSON.stringify(entries.map(({ fields }) => fields))).not.toContain('MARKER')
})

test('N35 of several drafts shared at once and one refused, the others are shared and go; the refused one stays a draft, and comes back with its reason', async () => {
  const { m, tom, ann, id } = await together()
  const [second, third] = [tom.begin({ body: 'Second.' }), tom.begin({ body: 'Third.' })]
  await tom.kept()
  const board = await m.at('police.tom')
  const reason = expect.stringContaining('children')
  expect(
    await Promise.all([
      board.add(contribution(), id),
      board.add(contribution({ children: [randomUUID()] }), second),
      board.add(contribution(), third),
    ]),
  ).toMatchObject([{ stamp: {} }, { refusal: { ids: [second], reason } }, { refusal: { ids: [second] } }])
  // What its page sent behind it goes again by itself, on a new connection.
  expect(await (await m.at('police.tom')).add(contribution(), third)).toHaveProperty('stamp')
  await ann.until(() => ann.doc.getMap('drafts').size === 1)
  await m.restart()
  const again = await write(m, 'police.ann')
  expect([...again.doc.getMap('drafts').keys()]).toEqual([second])
  expect(again.text(second).toString()).toBe('Second.')
  const { entries } = await m.ledger.read(m.id)
  expect(entries.filter(({ once }) => [id, second, third].includes(once)).map(({ once }) => once)).toEqual([id, third])
})

test('N38 a draft that comes after its statement was shared, as one written without a connection does, goes at once', async () => {
  const { m, tom, ann } = await together()
  const id = randomUUID()
  expect(await (await m.at('police.tom')).add(contribution(), id)).toHaveProperty('stamp')
  tom.begin({ body: 'Written offline.' }, id)
  await tom.kept()
  await Promise.all([tom, ann].map(one => one.until(() => !one.doc.getMap('drafts').has(id))))
  expect((await draftsOf(m, 'police.tom')).read(id, 'body')).toBeUndefined()
})

test('N20 other professionals hear which agency is writing under which heading, and nothing else; its own people and family do not', async () => {
  const time = ownTime()
  const m = await meeting(time)
  const room = await m.room()
  const school = listener(room, m.places.school!.person)
  const mother = listener(room, m.places.mother!.person)
  const ann = listener(room, m.places['police.ann']!.person)
  await mother.until('roster', () => true)
  const told = mother.events.length
  const tom = await write(m, 'police.tom')
  const id = tom.begin({ body: 'MARKER' })
  await tom.kept()
  time.pass(300)
  const { agency } = m.places['police.tom']!
  const roster = await school.until('roster', ({ writing }) => (writing?.length ?? 0) > 0)
  expect(roster.writing).toEqual([{ agency, heading: 'accurate' }])
  tom.text(id).insert(0, 'More. ')
  await tom.kept()
  time.pass(9000)
  tom.text(id).insert(0, 'More. ')
  await tom.kept()
  time.pass(9000)
  expect(school.last('roster')?.writing).toHaveLength(1)
  time.pass(2000)
  await school.until('roster', ({ writing }) => writing?.length === 0)
  expect(ann.events.flatMap(({ payload }) => ('writing' in payload ? payload.writing : []))).toEqual([])
  expect(mother.events.length).toBe(told)
  for (const one of [school, mother, ann]) expect(JSON.stringify(one.events)).not.toContain('MARKER')
})

test('N19 a draft is deleted by its agency without a trace in the ledger', async () => {
  const { m, tom } = await together()
  const before = (await m.ledger.read(m.id)).entries.length
  tom.doc.getMap('drafts').delete(tom.begin({}, randomUUID()))
  await tom.kept()
  expect((await m.ledger.read(m.id)).entries.length).toBe(before)
})
