import { Client } from 'pg'
import { expect, test } from 'vitest'
import { entries } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { Stale } from './faults'
import { act, newLog, openLedger } from './testing'

const database = await testDatabase()
const { drizzle: db } = database
const ledger = await openLedger(db)

/** The transaction that stored an entry, by its `once`. */
async function transactions(): Promise<Map<string, string>> {
  const rows = await db.execute('select once, xmin::text as stored_by from entries')
  return new Map(rows.rows.map(row => [String(row.once), String(row.stored_by)]))
}

test('E20 what several meetings append while a commit is in flight goes into one transaction', async () => {
  const logs = await Promise.all(Array.from({ length: 6 }, () => newLog(ledger)))
  const drafts = logs.map(() => act())
  await Promise.all(logs.map((log, i) => ledger.append([{ log, drafts: [drafts[i]!] }])))
  const stored = await transactions()
  const [first, ...others] = drafts.map(draft => stored.get(draft.once))
  expect(first).toBeDefined()
  expect(new Set(others).size).toBe(1)
  expect(others).not.toContain(first)
})

test('E21 a meeting that cannot append, or is held by another process, does not keep the others from theirs', async () => {
  const [one, two, three, four] = [
    await newLog(ledger),
    await newLog(ledger),
    await newLog(ledger),
    await newLog(ledger),
  ]
  const holder = new Client(database.connection)
  await holder.connect()
  await holder.query('begin')
  await holder.query(`select 1 from heads where log = $1 for update`, [three])
  const append = (log: string, expect?: { epoch: number; size: number }) =>
    ledger.append([{ log, drafts: [act()], ...(expect && { expect }) }])
  const first = append(one)
  const stale = append(two, { epoch: 0, size: 99 })
  const held = append(three)
  const fine = append(four)
  await expect(stale).rejects.toBeInstanceOf(Stale)
  await Promise.all([first, fine])
  expect((await ledger.read(four)).entries).toHaveLength(2)
  expect((await ledger.read(three)).entries).toHaveLength(1)
  await holder.query('rollback')
  await holder.end()
  await held
  expect((await ledger.read(three)).entries).toHaveLength(2)
  expect(await db.$count(entries)).toBeGreaterThan(8)
})
