import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { heads } from '../../drizzle/schema'
import { openCheckpoint } from '../../lib/ledger/checkpoint'
import { nobleVerify } from '../../lib/ledger/hashes.noble'
import { consistencyProof, rootOf, verifyConsistency } from '../../lib/ledger/merkle'
import { parseVkey } from '../../lib/ledger/note'
import { testDatabase } from '../db/testing'
import { createAccessLog, openAccessLog } from './access'
import { Fenced, Stale } from './faults'
import { nodeHashes } from './hashes'
import { publishedKeys } from './keys'
import { ACCESS_LOG } from './ledger'
import { act, newLog, openLedger, statement } from './testing'

const database = await testDatabase()
const { drizzle: db } = database
const ledger = await openLedger(db)

const read = async (log: string) => (await ledger.read(log)).entries
const types = async (log: string) => (await read(log)).map(({ fields }) => fields?.type)

test('E1 what is appended to several logs at once is in all of them or in none', async () => {
  const [one, two] = [await newLog(ledger), await newLog(ledger)]
  const once = randomUUID()
  await ledger.append([{ log: two, drafts: [act({ once })] }])
  const both = [
    { log: one, drafts: [act({ type: 'act.first' })] },
    { log: two, drafts: [act({ once })] },
  ]
  await expect(ledger.append(both)).rejects.toThrow()
  expect([await types(one), await types(two)]).toEqual([['act.create'], ['act.create', 'act.test']])
  const broken = async () => Promise.reject(new Error('the list could not be kept in step'))
  await expect(ledger.append([{ log: one, drafts: [act()] }], broken)).rejects.toThrow('in step')
  expect(await types(one)).toEqual(['act.create'])
  await ledger.append([
    { log: one, drafts: [act({ type: 'act.first' })] },
    { log: two, drafts: ([first]) => [act({ type: 'act.second', content: { note: first!.checkpoint } })] },
  ])
  expect((await read(two)).at(-1)?.fields?.content).toEqual({ note: (await ledger.read(one)).checkpoint })
})

test('E2 times strictly increase, also within one append and when the clock was set back', async () => {
  const log = await newLog(ledger)
  await ledger.append([{ log, drafts: Array.from({ length: 20 }, () => act()) }])
  await db
    .update(heads)
    .set({ lastAt: '2031-01-01T00:00:00.999999Z' })
    .where(and(eq(heads.log, log), eq(heads.audience, '')))
  await ledger.append([{ log, drafts: [act(), act()] }])
  await ledger.append([{ log, drafts: [act()] }])
  const at = (await read(log)).map(({ fields }) => fields?.at ?? '')
  expect(at.slice(-3)).toEqual(['000000', '000001', '000002'].map(micros => `2031-01-01T00:00:01.${micros}Z`))
  expect([...new Set(at)].sort()).toEqual(at)
})

test('E3 the same thing is entered once: a second time is refused whole', async () => {
  const log = await newLog(ledger)
  const once = randomUUID()
  await ledger.append([{ log, drafts: [act({ once })] }])
  await expect(ledger.append([{ log, drafts: [act(), act({ once })] }])).rejects.toThrow()
  expect(await types(log)).toHaveLength(2)
  const place = { client: 77, clock: 0 }
  await ledger.append([{ log, drafts: [statement('meeting', { place })] }])
  await expect(ledger.append([{ log, drafts: [statement('meeting', { place })] }])).rejects.toThrow()
  await ledger.append([{ log, drafts: [statement('professionals', { place })] }])
})

test('E4 statements are numbered from 1 in their audience; acts have no number there', async () => {
  const log = await newLog(ledger)
  const drafts = ['meeting', 'professionals', 'meeting', null, 'meeting'].map(audience =>
    audience ? statement(audience) : act(),
  )
  await ledger.append([{ log, drafts: drafts.slice(0, 3) }])
  await ledger.append([{ log, drafts: drafts.slice(3) }])
  expect((await read(log)).map(({ seq, audience, n }) => [seq, audience, n])).toEqual([
    [1, null, null],
    [2, 'meeting', 1],
    [3, 'professionals', 1],
    [4, 'meeting', 2],
    [5, null, null],
    [6, 'meeting', 3],
  ])
})

test('E5 every checkpoint, of the log and of each audience, is signed by a published key, is true, and continues the one before', async () => {
  const log = await newLog(ledger)
  const notes: { audience: string; note: string }[] = []
  for (const group of [['meeting'], ['professionals', 'meeting'], [], ['meeting', 'meeting', 'meeting']]) {
    const [done] = await ledger.append([{ log, drafts: [act(), ...group.map(audience => statement(audience))] }])
    notes.push({ audience: '', note: done!.checkpoint })
    for (const [audience, { note }] of done!.audiences) notes.push({ audience, note })
  }
  const keys = (await publishedKeys(db)).map(vkey => parseVkey(vkey, nodeHashes)!)
  const stored = await ledger.read(log)
  const leaves = (audience: string) =>
    stored.entries.filter(entry => !audience || entry.audience === audience).map(entry => entry.leaf)
  for (const audience of ['', 'meeting', 'professionals']) {
    const own = notes
      .filter(each => each.audience === audience)
      .map(each => openCheckpoint(each.note, keys, nodeHashes, nobleVerify)!)
    const all = leaves(audience)
    for (const [i, { origin, size, root }] of own.entries()) {
      expect(origin).toBe(`test.invalid/meeting/${log}${audience && `/${audience}`}`)
      expect(Buffer.from(root).equals(rootOf(all.slice(0, size), nodeHashes))).toBe(true)
      const before = own[i - 1]
      if (!before) continue
      const proof = consistencyProof(all.slice(0, size), before.size, nodeHashes)
      expect(verifyConsistency(before.size, size, before.root, root, proof, nodeHashes)).toBe(true)
    }
    expect(own.at(-1)?.size).toBe(all.length)
  }
  expect([stored.checkpoint, stored.audiences.get('meeting')]).toEqual([
    notes.findLast(each => !each.audience)?.note,
    notes.findLast(each => each.audience === 'meeting')?.note,
  ])
})

test('E6 an append by a process that was overtaken, or that believes the log stands elsewhere, is refused; nothing is stored', async () => {
  const log = await newLog(ledger)
  const epoch = await ledger.takeOver(log)
  await ledger.append([{ log, drafts: [act()], expect: { epoch, size: 1 } }])
  await expect(ledger.append([{ log, drafts: [act()], expect: { epoch, size: 1 } }])).rejects.toBeInstanceOf(Stale)
  expect(await ledger.takeOver(log)).toBe(epoch + 1)
  await expect(ledger.append([{ log, drafts: [act()], expect: { epoch, size: 2 } }])).rejects.toBeInstanceOf(Fenced)
  expect(await types(log)).toHaveLength(2)
  await ledger.append([{ log, drafts: [act()], expect: { epoch: epoch + 1, size: 2 } }])
  await expect(ledger.takeOver(randomUUID())).rejects.toThrow('no such log')
})

test('E7 two processes may append to one log in turn; each sees what the other added before it signs', async () => {
  const other = await openLedger(db)
  const log = await newLog(ledger)
  for (const each of [ledger, other, other, ledger, other]) await each.append([{ log, drafts: [statement('meeting')] }])
  await Promise.all([ledger, other, ledger, other].map(each => each.append([{ log, drafts: [statement('meeting')] }])))
  expect((await read(log)).map(({ n }) => n)).toEqual([null, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('E7 who appends while another process has not committed yet waits for it, and then appends behind it', async () => {
  const other = await openLedger(db)
  const log = await newLog(ledger)
  let commit = () => {}
  const mayCommit = new Promise<void>(resolve => {
    commit = resolve
  })
  let stored = () => {}
  const isStored = new Promise<void>(resolve => {
    stored = resolve
  })
  const first = ledger.append([{ log, drafts: [act({ type: 'act.first' })] }], async () => {
    stored()
    await mayCommit
  })
  await isStored
  const second = other.append([{ log, drafts: [act({ type: 'act.second' })] }])
  const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await vi.waitUntil(async () => (await db.execute(waiting)).rows.length > 0, { timeout: 30_000 })
  commit()
  await Promise.all([first, second])
  expect(await types(log)).toEqual(['act.create', 'act.first', 'act.second'])
})

test('E8 the access log takes what waits in one append, in order, and says so only once it is stored', async () => {
  await createAccessLog(db, ledger, [{ id: 'test', key: new Uint8Array(32).fill(7) }])
  await createAccessLog(db, ledger, [{ id: 'test', key: new Uint8Array(32).fill(7) }])
  const real = ledger.append.bind(ledger)
  const groups: number[] = []
  ledger.append = async (...args) => {
    const [first] = args[0]
    groups.push(Array.isArray(first?.drafts) ? first.drafts.length : 0)
    if (groups.length === 3) throw new Error('away')
    return real(...args)
  }
  const log = openAccessLog(ledger)
  const line = (n: number) => log({ type: `act.line-${n}`, actor: null, agency: null, role: null, content: null })
  await Promise.all([1, 2, 3, 4].map(line))
  expect(groups).toEqual([1, 3])
  expect(await types(ACCESS_LOG)).toEqual([1, 2, 3, 4].map(n => `act.line-${n}`))
  await expect(line(5)).rejects.toThrow('away')
  await line(6)
  ledger.append = real
  expect((await types(ACCESS_LOG)).at(-1)).toBe('act.line-6')
})
