import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { pooled } from './open'
import { testDatabase } from './testing'

const { connection } = await testDatabase()

/** A connection that breaks before a transaction has begun. */
class Broken extends Client {
  static breaks = true
  // The signatures of `query` are many; what is given is handed on as it is.
  override query = ((...args: Parameters<Client['query']>) => {
    if (Broken.breaks) this.connection.stream.destroy()
    return super.query(...args)
  }) as Client['query']
}

test('F13 connections that break before a transaction begins are given back: the pool does not run dry', async () => {
  const database = pooled(Object.assign({ Client: Broken }, connection))
  const one = () => database.drizzle.transaction(tx => tx.execute(sql`select 1`))
  for (let i = 0; i < 25; i++) await expect(one()).rejects.toThrow()
  Broken.breaks = false
  await expect(one()).resolves.toMatchObject({ rowCount: 1 })
  await database.close()
})

test('S14 a connection that breaks, idle or in use, is heard, so that its error ends no process', async () => {
  const { pool, close } = pooled(connection)
  const client = await pool.connect()
  // Node throws where nobody listens.
  expect(() => client.emit('error', new Error('broken in use'))).not.toThrow()
  client.release(true)
  expect(() => pool.emit('error', new Error('broken while idle'), client)).not.toThrow()
  await close()
})
