import { randomUUID } from 'node:crypto'
import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { verify } from '../../app/live/verify'
import { entryKeys, logKeys, entries as rows } from '../../drizzle/schema'
import { foldBoard } from '../../lib/board/fold'
import { nobleVerify } from '../../lib/ledger/hashes.noble'
import { verifyBundle } from '../../lib/ledger/verify'
import type { Refusal } from '../../lib/protocol/codes'
import { testDatabase } from '../db/testing'
import { openAccessLog } from '../ledger/access'
import { nodeHashes } from '../ledger/hashes'
import { publishedKeys } from '../ledger/keys'
import { ACCESS_LOG } from '../ledger/ledger'
import { PurgeList } from '../ledger/purge-list'
import { listFile, openLedger, testKeeper } from '../ledger/testing'
import { readEvidence } from '../read/evidence'
import { meetingToRead, STRANGER } from '../read/testing'
import { readTrail } from '../read/trail'
import { createKeep, heldUntil } from './keep'
import { contribution, on, type Participant } from './testing'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

type Held = Awaited<ReturnType<typeof held>>
async function held() {
  const list = listFile()
  const m = await meetingToRead(
    database,
    { chair: 'chair', police: 'practitioner', school: 'practitioner', auditor: 'auditor', second: 'auditor' },
    { list },
  )
  open.push(m)
  const keep = async (who: string, verb: string, input: unknown = {}, key: string = randomUUID()) =>
    (await m.room()).keep(m.places[who]!.person, { verb, input, key })
  const verdict = async () => {
    const text = (await readEvidence(m.deps, m.session('auditor'), m.id)) ?? ''
    return verifyBundle(Buffer.from(text), { hashes: nodeHashes, verify: nobleVerify })
  }
  return { ...m, list, keep, verdict }
}
const holds = (who: Participant, words: string) =>
  [Buffer.from(Y.encodeStateAsUpdate(who.doc)), Buffer.from(JSON.stringify(who.statements))].some(bytes =>
    bytes.toString('latin1').includes(words),
  )
const board = ({ statements, stamps }: Participant) =>
  foldBoard(
    [{ audience: 'meeting', statements: new Map(statements.entries()), stamps: new Map(stamps.entries()) }],
    name => name.slice(0, 2),
  ).contributions
const purged = async (m: Held, statement: string) => {
  expect(await m.keep('chair', 'take-down', { statement, reason: 'excessive' })).toMatchObject({ ok: true })
  expect(await m.keep('auditor', 'purge', { statement })).toMatchObject({ ok: true })
}
/** What the browser's own witness says of this document and the newest signed checkpoint of its audience. */
const witnessed = async (m: Held, { stamps }: Participant, audience: string) => {
  const note = (await m.ledger.read(m.id)).audiences.get(audience) ?? ''
  const question = { meeting: m.id, audience, note, vkeys: await publishedKeys(m.db), before: null }
  return verify({ ...question, stamps: [...stamps.values()] }).is
}
/** A contribution that stands, one corrected, one withdrawn, one with a mark and a reply, all by the police, and their ids. */
async function history(m: Held) {
  const police = await m.at('police')
  const inner = await m.at('police', 'professionals')
  const chair = await m.at('chair', 'professionals')
  const [stands, corrected, better, withdrawn, off, marked, mark, reply] = Array.from({ length: 8 }, () => randomUUID())
  await police.add(contribution({ body: 'MARKER-stands' }), stands)
  await police.add(contribution({ body: 'MARKER-first' }), corrected)
  await police.add({ ...contribution({ body: 'MARKER-better' }), kind: 'correction', ...on(corrected!) }, better)
  await police.add(contribution({ body: 'MARKER-withdrawn' }), withdrawn)
  await police.add({ kind: 'withdrawal', ...on(withdrawn!), heading: 'accurate' }, off)
  await police.add(contribution({ body: 'MARKER-marked' }), marked)
  const judged = { relevance: 'less-relevant', proportionality: null, reason: 'MARKER-reason', request: 'none' }
  await chair.add({ kind: 'mark', ...on(marked!), ...judged }, mark)
  await inner.add({ kind: 'reply', ...on(marked!), body: 'MARKER-reply' }, reply)
  const ids = { stands, corrected, better, withdrawn, off, marked, mark, reply }
  return { police, inner, chair, ids: ids as Record<keyof typeof ids, string> }
}

test('K1 the chair takes words off every connected board at once; receipts, place and the rest of the board stay', async () => {
  const m = await held()
  const { police, ids } = await history(m)
  const school = await m.at('school')
  const before = board(school)
  expect(await m.keep('chair', 'take-down', { statement: ids.stands, reason: 'wrong-people' })).toMatchObject({
    ok: true,
  })
  for (const who of [police, school, await m.at('school')]) {
    await who.until(() => !who.statements.has(ids.stands))
    expect(holds(who, 'MARKER-stands')).toBe(false)
    expect(who.stamps.has(ids.stands)).toBe(true)
  }
  expect(board(school).map(item => item.id)).toEqual(before.map(item => item.id).filter(id => id !== ids.stands))
  expect(await (await m.at('police')).add({ ...contribution(), kind: 'correction', ...on(ids.stands) })).toMatchObject({
    refusal: { code: 'withdrawn' },
  })
})

test('K2 destroying takes two people and words that are off the board: nothing else is destroyed', async () => {
  const m = await held()
  const { ids } = await history(m)
  const count = async () => (await m.db.select().from(entryKeys).where(eq(entryKeys.log, m.id))).length
  const before = await count()
  const no = { ok: false, code: 'not_allowed' }
  for (const id of Object.values(ids).filter(id => id !== ids.withdrawn))
    expect(await m.keep('auditor', 'purge', { statement: id })).toMatchObject(no)
  for (const who of ['chair', 'police', 'school'])
    expect(await m.keep(who, 'purge', { statement: ids.withdrawn })).toMatchObject(no)
  for (const who of ['police', 'auditor'])
    expect(await m.keep(who, 'take-down', { statement: ids.stands, reason: 'excessive' })).toMatchObject(no)
  expect(await m.keep('auditor', 'purge', { statement: randomUUID() })).toMatchObject({ ok: false, code: 'reference' })
  expect(await m.keep('chair', 'take-down', { statement: ids.off, reason: 'excessive' })).toMatchObject(no)
  expect(await m.keep('chair', 'start')).toMatchObject({ ok: false, code: 'schema' })
  expect(await (await m.at('chair')).act('take-down', { statement: ids.stands, reason: 'excessive' })).toMatchObject({
    ok: false,
    code: 'schema',
  })
  expect(await count()).toBe(before)
})

test('K3 a destroyed statement: its key is gone, nobody holds or reads its words, its author and time stay, and the trees verify', async () => {
  const m = await held()
  const { police, ids } = await history(m)
  const chair = await m.at('chair', 'professionals')
  for (const id of [ids.corrected, ids.mark, ids.reply, ids.marked]) await purged(m, id)
  expect(await m.keep('auditor', 'purge', { statement: ids.withdrawn })).toMatchObject({ ok: true })
  const school = await m.at('school')
  const words = ['MARKER-first', 'MARKER-reason', 'MARKER-reply', 'MARKER-marked', 'MARKER-withdrawn']
  for (const who of [police, chair, school]) for (const word of words) expect(holds(who, word)).toBe(false)
  expect(holds(police, 'MARKER-better')).toBe(true)
  const { entries } = await m.ledger.read(m.id)
  const gone = entries.filter(entry => !entry.fields).map(entry => entry.once)
  expect(gone.sort()).toEqual([ids.corrected, ids.mark, ids.reply, ids.marked, ids.withdrawn].sort())
  const result = await m.verdict()
  expect(result).toMatchObject({ verdict: 'authentic', withheld: { entries: 5 } })
  if (result.verdict === 'authentic') expect(result.destroyed).toHaveLength(5)
  const trail = await readTrail(m.deps, m.session('auditor'), m.id, {})
  const lines = trail?.rows.filter(row => row.sentence.includes('destroyed on')) ?? []
  expect(lines.map(row => [row.by?.name, row.words])).toEqual(
    [ids.corrected, ids.withdrawn, ids.marked]
      .map(() => ['police', null])
      .concat([
        ['chair', null],
        ['police', null],
      ]),
  )
  expect(lines[0]?.sentence).toMatch(/Backups made before that can hold it until \w+ \d+ \w+ \d{4}/)
  expect(trail?.rows.filter(row => row.type === 'act.purge').map(row => row.by?.name)).toEqual(Array(5).fill('auditor'))
})

test('K4 documents read again from the ledger after what was destroyed are byte for byte the live ones, and the meeting goes on', async () => {
  const m = await held()
  const { ids } = await history(m)
  for (const id of [ids.corrected, ids.mark, ids.reply, ids.marked, ids.stands]) await purged(m, id)
  await m.keep('auditor', 'purge', { statement: ids.withdrawn })
  const live = await (await m.room()).ask()
  const bytes = new Map([...live.documents].map(([id, document]) => [id, Buffer.from(document.encode())]))
  const state = { contributions: live.meeting.contributions, said: live.meeting.said }
  await m.restart()
  const again = await (await m.room()).ask()
  for (const [id, document] of again.documents) expect(Buffer.from(document.encode())).toEqual(bytes.get(id))
  expect({ contributions: again.meeting.contributions, said: again.meeting.said }).toEqual(state)
  const police = await m.at('police')
  expect(await police.add(contribution())).toHaveProperty('stamp')
  const next = { ...contribution(), kind: 'correction', ...on(ids.corrected, ids.better) }
  expect(await police.add(next)).toHaveProperty('stamp')
})

test('L40 after words were taken down, withdrawn, corrected and destroyed every browser still agrees with the signed checkpoints, and so does one that comes new', async () => {
  const m = await held()
  const { police, inner, ids } = await history(m)
  const before = {
    meeting: await witnessed(m, police, 'meeting'),
    professionals: await witnessed(m, inner, 'professionals'),
  }
  for (const id of [ids.corrected, ids.mark, ids.reply, ids.marked, ids.stands]) await purged(m, id)
  await m.keep('auditor', 'purge', { statement: ids.withdrawn })
  await m.restart()
  const [old, fresh] = [police, await m.at('school')]
  for (const who of [old, fresh]) expect(await witnessed(m, who, 'meeting')).toBe('agrees')
  for (const who of [inner, await m.at('chair', 'professionals')])
    expect(await witnessed(m, who, 'professionals')).toBe('agrees')
  expect(before).toEqual({ meeting: 'agrees', professionals: 'agrees' })
})

test('K5 the same wish twice destroys once, and a statement is destroyed once whoever asks', async () => {
  const m = await held()
  const { ids } = await history(m)
  const key = randomUUID()
  await m.keep('chair', 'take-down', { statement: ids.stands, reason: 'excessive' })
  const first = await m.keep('auditor', 'purge', { statement: ids.stands }, key)
  expect(await m.keep('auditor', 'purge', { statement: ids.stands }, key)).toMatchObject({ ok: true })
  expect(await m.keep('second', 'purge', { statement: ids.stands })).toMatchObject({ ok: true })
  expect(first).toMatchObject({ ok: true })
  const acts = (await m.ledger.read(m.id)).entries.filter(entry => entry.fields?.type === 'act.purge')
  expect(acts).toHaveLength(1)
})

async function pathOf(table: string): Promise<string> {
  const { rows: found } = await database.pool.query(
    `select current_setting('data_directory') as folder, pg_relation_filepath($1) as file`,
    [table],
  )
  return join(found[0].folder, found[0].file)
}
const foundIn = (file: Buffer, keys: readonly { wrapped: Uint8Array }[]) =>
  keys.filter(({ wrapped }) => file.includes(Buffer.from(wrapped))).length
/** The bytes of a table's file, once everything is written down. */
async function fileOf(table: string): Promise<Buffer> {
  await database.pool.query('checkpoint')
  return readFileSync(await pathOf(table))
}

test('K6 the destroyed key’s bytes are gone from the database’s own files', async () => {
  const m = await held()
  const { ids } = await history(m)
  const keyOf = async (once: string) => {
    const [row] = await m.db
      .select({ wrapped: entryKeys.wrapped })
      .from(rows)
      .innerJoin(entryKeys, and(eq(entryKeys.log, rows.log), eq(entryKeys.seq, rows.seq)))
      .where(and(eq(rows.log, m.id), eq(rows.once, once)))
    return Buffer.from(row!.wrapped)
  }
  const [doomed, kept] = [await keyOf(ids.reply), await keyOf(ids.better)]
  expect([doomed, kept].map(key => key.length > 32)).toEqual([true, true])
  expect((await fileOf('entry_keys')).includes(doomed)).toBe(true)
  // A transaction that began before still sees the row, so PostgreSQL keeps it until that ends.
  const older = await database.pool.connect()
  await older.query('begin isolation level repeatable read')
  await older.query('select 1')
  const before = await pathOf('entry_keys')
  await purged(m, ids.reply)
  await expect.poll(() => pathOf('entry_keys'), { timeout: 20_000 }).not.toBe(before)
  await older.query('commit')
  older.release()
  await m.keeper.swept()
  const after = await fileOf('entry_keys')
  expect([after.includes(doomed), after.includes(kept)]).toEqual([false, true])
})

test('K12 while a backup holds the tables of keys a meeting goes on, and the keys’ bytes go when it has ended', async () => {
  const m = await held()
  const { ids } = await history(m)
  const backup = await database.pool.connect()
  await backup.query('begin')
  await backup.query('lock table entry_keys in access share mode')
  await purged(m, ids.reply)
  const police = await m.at('police')
  expect(await police.add(contribution())).toHaveProperty('stamp')
  await backup.query('commit')
  backup.release()
  await m.keeper.swept()
  expect(new PurgeList(m.list).read().swept).toBe(true)
})

/** Copies what a backup holds of the ledger; what it returns restores that. */
async function backedUp() {
  const copy = async (from: (table: string) => string, to: (table: string) => string) => {
    const client = await database.pool.connect()
    await client.query('set session_replication_role = replica')
    for (const table of ['entries', 'entry_keys', 'heads', 'log_keys', 'meetings']) {
      await client.query(`create table if not exists "${to(table)}" as table ${table} with no data`)
      await client.query(`delete from "${to(table)}"`)
      await client.query(`insert into "${to(table)}" select * from "${from(table)}"`)
    }
    await client.query('set session_replication_role = origin')
    client.release()
  }
  const older = (table: string) => `${table}_older`
  const now = (table: string) => table
  await copy(now, older)
  return () => copy(older, now)
}

test('K7 after a restore everything on the list outside the database is destroyed again, with its author and time, and nothing that stands in its place', async () => {
  const m = await held()
  const { ids } = await history(m)
  const restore = await backedUp()
  for (const id of [ids.corrected, ids.reply]) await purged(m, id)
  await m.close()
  await restore()
  const ledger = await openLedger(m.db)
  expect((await ledger.read(m.id)).entries.every(entry => entry.fields)).toBe(true)
  const keeper = testKeeper(database, ledger, m.list)
  expect(await keeper.again()).toBe(2)
  await keeper.swept()
  const after = await ledger.read(m.id)
  expect(
    after.entries
      .filter(entry => !entry.fields)
      .map(entry => entry.once)
      .sort(),
  ).toEqual([ids.corrected, ids.reply].sort())
  const acts = after.entries.flatMap(({ fields }) => (fields?.type === 'act.purge' ? [fields] : []))
  expect(acts.map(act => [act.actor, act.content?.again])).toEqual([
    [null, true],
    [null, true],
  ])
  await m.reopen(ledger)
  const { meeting } = await (await m.room()).ask()
  expect(meeting.said.get(ids.reply)?.receipt?.by).toMatchObject({ name: 'police', role: 'practitioner' })
  expect(await keeper.again()).toBe(0)
  const elsewhere = after.entries.find(entry => entry.once === ids.better)!
  new PurgeList(m.list).add({
    log: m.id,
    seq: elsewhere.seq,
    leaf: 'AAAA',
    reason: 'excessive',
    at: elsewhere.fields!.at,
  })
  expect(await keeper.again()).toBe(0)
})

/** Two people dispose of the meeting, once it is over. */
async function disposed(m: Held) {
  expect(await m.keep('auditor', 'propose-disposal', { reason: 'opened-by-mistake' })).toMatchObject({ ok: true })
  expect(await m.keep('second', 'dispose')).toMatchObject({ ok: true })
  await m.keeper.swept()
}
async function over(m: Held) {
  const chair = await m.at('chair')
  await chair.act('start')
  await chair.act('close', { reason: 'All heard.' })
}

test('K6 of a meeting that was disposed of, the bytes of its own key and of every entry’s are gone from the database’s own files', async () => {
  const m = await held()
  await history(m)
  await over(m)
  const [own] = await m.db.select().from(logKeys).where(eq(logKeys.log, m.id))
  const each = await m.db.select().from(entryKeys).where(eq(entryKeys.log, m.id))
  const left = async () => {
    const [logs, entries] = [await fileOf('log_keys'), await fileOf('entry_keys')]
    return [foundIn(logs, [own!]), foundIn(entries, each)]
  }
  expect(each.length).toBeGreaterThan(10)
  expect(await left()).toEqual([1, each.length])
  await disposed(m)
  expect(await left()).toEqual([0, 0])
})
test('K7 after a restore a meeting that was disposed of is disposed of again, its log verifies, and the access log says so', async () => {
  const m = await held()
  await history(m)
  await over(m)
  const restore = await backedUp()
  await disposed(m)
  await m.close()
  await restore()
  const ledger = await openLedger(m.db)
  expect((await ledger.read(m.id)).entries.every(entry => entry.fields)).toBe(true)
  const keeper = testKeeper(database, ledger, m.list)
  expect(await keeper.again()).toBe(1)
  await keeper.swept()
  expect(await m.db.select().from(logKeys).where(eq(logKeys.log, m.id))).toEqual([])
  expect(await m.db.select().from(entryKeys).where(eq(entryKeys.log, m.id))).toEqual([])
  const deps = { ...m.deps, ledger, access: openAccessLog(ledger) }
  expect(await readTrail(deps, m.session('chair'), m.id, {})).toBeNull()
  const text = (await readEvidence(deps, m.session('auditor'), m.id)) ?? ''
  const result = verifyBundle(Buffer.from(text), { hashes: nodeHashes, verify: nobleVerify })
  const size = result.verdict === 'authentic' ? result.size : 0
  expect(result).toMatchObject({ verdict: 'authentic', withheld: { entries: size } })
  const said = (await ledger.read(ACCESS_LOG)).entries.flatMap(({ fields }) =>
    fields?.type === 'act.meeting-disposed' && fields.content?.meeting === m.id ? [fields] : [],
  )
  expect(said).toMatchObject([{ actor: null, content: { reason: 'opened-by-mistake' } }])
  expect(await keeper.again()).toBe(0)
})

test('K8 what a killed process had decided and not yet destroyed is destroyed at the next start', async () => {
  const m = await held()
  const { ids } = await history(m)
  const [row] = await m.db
    .select()
    .from(rows)
    .where(and(eq(rows.log, m.id), eq(rows.once, ids.stands)))
  const [key] = await m.db
    .select()
    .from(entryKeys)
    .where(and(eq(entryKeys.log, m.id), eq(entryKeys.seq, row!.seq)))
  await purged(m, ids.stands)
  await m.keeper.swept()
  await m.db.insert(entryKeys).values(key!)
  const keeper = testKeeper(database, m.ledger)
  expect(await keeper.again()).toBe(1)
  await keeper.swept()
  expect((await m.ledger.read(m.id)).entries.find(entry => entry.once === ids.stands)?.fields).toBeNull()
})

test('K9 a whole meeting is disposed of by two people once it is over: nobody opens it, its log verifies with everything destroyed, and the access log says so', async () => {
  const m = await held()
  await history(m)
  const propose = (who: string) => m.keep(who, 'propose-disposal', { reason: 'retention-over' })
  expect(await propose('chair')).toMatchObject({ ok: false, code: 'not_allowed' })
  const chair = await m.at('chair')
  await chair.act('start')
  await chair.act('close', { reason: 'All heard.' })
  expect(await m.keep('auditor', 'dispose')).toMatchObject({ ok: false, code: 'not_allowed' })
  expect(await propose('police')).toMatchObject({ ok: false, code: 'not_allowed' })
  expect(await propose('auditor')).toMatchObject({ ok: true })
  expect(await m.keep('auditor', 'dispose')).toMatchObject({ ok: false, code: 'not_allowed' })
  expect(await m.keep('second', 'dispose')).toMatchObject({ ok: true })
  await m.keeper.swept()
  await expect(m.room()).rejects.toThrow('null')
  expect(await readTrail(m.deps, m.session('chair'), m.id, {})).toBeNull()
  expect(await readEvidence(m.deps, m.session('chair'), m.id)).toBeNull()
  expect(await m.db.select().from(entryKeys).where(eq(entryKeys.log, m.id))).toEqual([])
  const size = (await m.db.select().from(rows).where(eq(rows.log, m.id))).length
  const result = await m.verdict()
  expect(result).toMatchObject({ verdict: 'authentic', size, withheld: { entries: size } })
  if (result.verdict === 'authentic') expect(result.destroyed).toHaveLength(size)
  const said = (await m.ledger.read(ACCESS_LOG)).entries.flatMap(({ fields }) =>
    fields?.type === 'act.meeting-disposed' && fields.content?.meeting === m.id ? [fields] : [],
  )
  expect(said).toMatchObject([{ actor: { name: 'second' }, content: { reason: 'retention-over' } }])
})

test('K10 what destroys is asked over HTTP alone, by whoever has a place and confirmed that it is them, and is told until when backups hold it', async () => {
  const m = await held()
  const { ids } = await history(m)
  let refusal: Refusal | null = null
  const keep = createKeep({
    db: m.db,
    ledger: m.ledger,
    rooms: m.rooms(),
    stepUp: () => refusal,
    backupDays: 30,
    now: Date.now,
  })
  const asked = (who: string, verb: string, input: unknown = {}) =>
    keep(m.session(who), m.id, { verb, input, key: randomUUID() })
  expect(await keep(STRANGER, m.id, { verb: 'purge', key: randomUUID() })).toBeNull()
  expect(await keep(m.session('chair'), randomUUID(), { verb: 'purge', key: randomUUID() })).toBeNull()
  expect(await keep(m.session('chair'), 'senseless', { verb: 'purge', key: randomUUID() })).toBeNull()
  refusal = { code: 'step-up', ids: [], reason: 'Confirm.' }
  const take = { statement: ids.stands, reason: 'unlawful' }
  expect(await asked('chair', 'take-down', take)).toMatchObject({ ok: false, code: 'step-up' })
  refusal = null
  expect(await asked('chair', 'take-down', take)).not.toHaveProperty('heldUntil')
  const done = await asked('auditor', 'purge', { statement: ids.stands })
  expect(done).toMatchObject({ ok: true, heldUntil: heldUntil(new Date().toISOString(), 30) })
})

test('K11 the list outside the database: each line is on the disk before its key goes; a torn end counts for nothing, damage is said', () => {
  const file = listFile()
  const list = new PurgeList(file)
  const key = { log: randomUUID(), seq: 3, leaf: 'x', reason: 'excessive', at: '2026-11-22T12:00:00.000Z' }
  expect(list.read()).toEqual({ condemned: [], swept: true })
  list.add(key)
  expect(list.read()).toEqual({ condemned: [{ v: 1, ...key }], swept: false })
  list.sweep(key.at)
  appendFileSync(file, '{"v":1,"log":"cut sh')
  expect(new PurgeList(file).read()).toEqual({ condemned: [{ v: 1, ...key }], swept: true })
  list.add({ ...key, seq: null })
  expect(list.read().condemned).toHaveLength(2)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  appendFileSync(file, 'nonsense\n')
  expect(() => list.read()).toThrow('damaged')
})
