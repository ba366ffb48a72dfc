import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { entries } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { createSecondFactors } from '../identity/second-factor'
import { newPerson } from '../identity/testing'
import { createAccessLog } from './access'
import { checkStore } from './check'
import { publishedKeys } from './keys'
import { rewrap } from './rewrap'
import { newLog, openLedger, statement } from './testing'

const OLD = { id: 'k-old', key: new Uint8Array(randomBytes(32)) }
const NEW = { id: 'k-new', key: new Uint8Array(randomBytes(32)) }

/** A store sealed under the old key: logs, a signing key, a second factor that is set and one still shown. */
async function sealed() {
  const database = await testDatabase()
  const db = database.drizzle
  const ledger = await openLedger(db, [OLD])
  await createAccessLog(db, ledger, [OLD])
  const log = await newLog(ledger, [OLD])
  await ledger.append([{ log, drafts: [statement('meeting')] }])
  const factors = createSecondFactors(db, [OLD])
  const [set, shown] = [await newPerson(db), await newPerson(db)]
  const { key } = await factors.begin(set.id, 'Set')
  const totp = new TOTP({ secret: Secret.fromBase32(key) })
  await factors.confirm(set.id, totp.generate(), work => db.transaction(work))
  await factors.begin(shown.id, 'Shown')
  return { db, database, log, set, totp }
}

/** Every value in the database that begins as something sealed under this key does, by table and column. */
async function under(db: Awaited<ReturnType<typeof sealed>>['db'], id: string) {
  const columns = await db.execute<{ table: string; column: string }>(
    sql`select table_name as table, column_name as column from information_schema.columns where table_schema = 'public' and data_type = 'bytea'`,
  )
  const start = Buffer.concat([Uint8Array.of(id.length), Buffer.from(id)])
  const found: string[] = []
  for (const { table, column } of columns.rows) {
    const rows = await db.execute(
      sql`select 1 from ${sql.identifier(table)} where substring(${sql.identifier(column)} for ${start.length}) = ${start}`,
    )
    if (rows.rows.length > 0) found.push(`${table}.${column}`)
  }
  return found.sort()
}

test('A61 sealed anew, nothing needs the old key: logs, signatures and second factors open with the new one alone', async () => {
  const { db, log, set, totp } = await sealed()
  const before = { keys: await publishedKeys(db), entries: await db.select().from(entries) }
  const places = await under(db, OLD.id)
  expect(places).toEqual([
    'log_keys.wrapped',
    'second_factors.pending',
    'second_factors.sealed',
    'signing_keys.sealed_key',
  ])
  expect(await db.transaction(tx => rewrap(tx, [NEW, OLD]))).toBe(5)
  expect(await under(db, OLD.id)).toEqual([])
  expect(await under(db, NEW.id)).toEqual(places)
  const ledger = await openLedger(db, [NEW])
  expect(await checkStore(db, ledger)).toMatchObject({ logs: 2, entries: 2, erased: 0, wrong: [] })
  expect({ keys: await publishedKeys(db), entries: await db.select().from(entries) }).toEqual(before)
  await ledger.append([{ log, drafts: [statement('meeting')] }])
  const later = createSecondFactors(db, [NEW], () => Date.now() + 60_000)
  expect(await later.check(set.id, totp.generate({ timestamp: Date.now() + 60_000 }))).toMatchObject({ ok: true })
})

test('A62 without a key that something is sealed under nothing changes, and the key is named', async () => {
  const { db } = await sealed()
  const places = await under(db, OLD.id)
  const refused = db.transaction(tx => rewrap(tx, [NEW]))
  await expect(refused).rejects.toThrow('APP_KEY does not hold the key "k-old"')
  expect(await under(db, OLD.id)).toEqual(places)
  expect(await under(db, NEW.id)).toEqual([])
})

test('A63 a log that is not what was signed, or does not open, is named; the others are counted', async () => {
  const { db, log } = await sealed()
  const ledger = await openLedger(db, [OLD])
  const second = await newLog(ledger, [OLD])
  await ledger.append([{ log: second, drafts: [statement('meeting')] }])
  await db.transaction(async tx => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`delete from entry_keys where log = ${log} and seq = 2`)
    await tx.execute(sql`delete from entries where log = ${log} and seq = 2`)
    await tx.execute(sql`update entries set sealed = '\\x00' where log = ${second} and seq = 2`)
  })
  const found = await checkStore(db, ledger)
  expect(found.wrong.map(one => one.log).sort()).toEqual([log, second].sort())
  expect(found.wrong.find(one => one.log === log)?.why).toBe('size')
  expect(found).toMatchObject({ logs: 3 })
})
