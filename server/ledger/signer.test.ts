import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { heads } from '../../drizzle/schema'
import { packFrontier } from '../../lib/ledger/merkle'
import { testDatabase } from '../db/testing'
import { NotAnExtension } from './signer'
import { act, newLog, openLedger } from './testing'

const database = await testDatabase()
const { drizzle: db } = database
const ledger = await openLedger(db)

const headOf = async (log: string) => (await db.select().from(heads).where(eq(heads.log, log)))[0]!
const setHead = (log: string, head: Partial<typeof heads.$inferInsert>) =>
  db.update(heads).set(head).where(eq(heads.log, log))

test('E14 a log that was set back, or rewritten, is not signed for again: nothing is stored', async () => {
  const log = await newLog(ledger)
  await ledger.append([{ log, drafts: [act()] }])
  const then = await headOf(log)
  await ledger.append([{ log, drafts: [act(), act()] }])
  const now = await headOf(log)
  await setHead(log, { size: then.size, frontier: then.frontier })
  await expect(ledger.append([{ log, drafts: [act()] }])).rejects.toBeInstanceOf(NotAnExtension)
  const forged = packFrontier([new Uint8Array(32).fill(1)])
  await setHead(log, { size: now.size, frontier: forged })
  await expect(ledger.append([{ log, drafts: [act()] }])).rejects.toBeInstanceOf(NotAnExtension)
  await setHead(log, { size: now.size, frontier: now.frontier })
  await ledger.append([{ log, drafts: [act()] }])
  expect((await ledger.read(log)).entries).toHaveLength(5)
})

test('E14 what another process added is only signed for where it continues what was signed here', async () => {
  const other = await openLedger(db)
  const log = await newLog(ledger)
  await ledger.append([{ log, drafts: [act()] }])
  await other.append([{ log, drafts: [act(), act(), act()] }])
  const now = await headOf(log)
  const frontier = Uint8Array.from(now.frontier)
  frontier[0]! ^= 1
  await setHead(log, { frontier })
  await expect(ledger.append([{ log, drafts: [act()] }])).rejects.toBeInstanceOf(NotAnExtension)
  await setHead(log, { frontier: now.frontier })
  await ledger.append([{ log, drafts: [act()] }])
})
