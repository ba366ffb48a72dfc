import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { entryKeys } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { OpenLogs } from './open-logs'
import { erase, newLog, openLedger, statement } from './testing'

const database = await testDatabase()
const ledger = await openLedger(database.drizzle)
const body = (words: string) => statement('meeting', { content: { body: words } })
/** A log of a first entry and these. */
async function log(...words: string[]) {
  const id = await newLog(ledger)
  await ledger.append([{ log: id, drafts: words.map(body) }])
  return id
}
const said = async (logs: OpenLogs, id: string) =>
  (await logs.read(await ledger.key(id), id)).entries.map(({ fields }) => fields?.content?.body ?? null)

test('L54 a log that is open is opened once: only what came since is read, and it is as the store has it', async () => {
  const logs = new OpenLogs(database.drizzle)
  const id = await log('one', 'two')
  const first = await logs.read(await ledger.key(id), id)
  await ledger.append([{ log: id, drafts: [body('three')] }])
  const [again, beside] = await Promise.all([logs.read(await ledger.key(id), id), logs.read(await ledger.key(id), id)])
  expect(again.entries.slice(0, 3).every((entry, i) => entry === first.entries[i])).toBe(true)
  expect(beside.entries).toEqual(again.entries)
  const whole = await ledger.read(id)
  const { header: _h, opening: _o, ...last } = whole.entries[3]!
  expect(again.entries[3]).toEqual(last)
  expect(again).toMatchObject({ checkpoint: whole.checkpoint, audiences: whole.audiences })
  expect(first.entries).toHaveLength(3)
})

test('L54 a key destroyed by any process empties what was kept, whatever came after it', async () => {
  const logs = new OpenLogs(database.drizzle)
  const id = await log('one', 'two')
  expect(await said(logs, id)).toEqual([null, 'one', 'two'])
  const { entries } = await ledger.read(id)
  await ledger.append([{ log: id, drafts: [body('three')] }])
  await erase(database.drizzle, ledger, id, once => once === entries[1]!.once)
  expect(await said(logs, id)).toEqual([null, null, 'two', 'three'])
  expect(await said(logs, id)).toEqual([null, null, 'two', 'three'])
  await database.drizzle.delete(entryKeys).where(eq(entryKeys.log, id))
  expect(await said(logs, id)).toEqual([null, null, null, null])
})

test('L54 what is forgotten while it is being read is not kept, and nothing is kept once nobody reads', async () => {
  const id = await log('one')
  const kept = new OpenLogs(database.drizzle)
  const key = await ledger.key(id)
  const reading = kept.read(key, id)
  setImmediate(() => kept.forget(id))
  await reading
  expect(kept.open).toEqual([])
  await said(kept, id)
  expect(kept.open).toEqual([id])
  kept.forget(id)
  expect(kept.open).toEqual([])
  const logs = new OpenLogs(database.drizzle, 1)
  await said(logs, id)
  await expect.poll(() => logs.open).toEqual([])
})

test('L54 eight logs are open at most: the one that was read longest ago is dropped', async () => {
  const logs = new OpenLogs(database.drizzle)
  const ids = await Promise.all(Array.from({ length: 9 }, () => log('one')))
  for (const id of ids) await said(logs, id)
  expect(logs.open).toEqual(ids.slice(1))
  await said(logs, ids[1]!)
  await said(logs, ids[0]!)
  expect(logs.open).toEqual([...ids.slice(3), ids[1], ids[0]])
})
