import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { entries } from '../../drizzle/schema'
import { testDatabase } from './testing'

const { drizzle, pool } = await testDatabase()

test.each([
  ['UPDATE', `update entries set header = 'forged'`],
  ['DELETE', 'delete from entries'],
  ['TRUNCATE', 'truncate entries cascade'],
])('S1 entries refuses %s; the entry stays as it was', async (verb, statement) => {
  const log = crypto.randomUUID()
  const bytes = new Uint8Array([1, 2, 3])
  await drizzle.insert(entries).values({ log, seq: 0, header: '{}', leaf: bytes, sealed: bytes, once: 'a' })
  await expect(pool.query(statement)).rejects.toMatchObject({ code: '23001', message: expect.stringContaining(verb) })
  const [kept] = await drizzle.select().from(entries).where(sql`${entries.log} = ${log}`)
  expect(kept?.header).toBe('{}')
})
