import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'
import { type Database, pooled } from './open'
import { TEMPLATE } from './testing.setup'

/** A database of a test file's own. `url` is what a server started by the test takes as `DATABASE_URL`. */
export type TestDatabase = Database & { url: string }

/**
 * A fresh, empty database with every table, on the cluster of this test run. Call it at the top of a test file
 * (`const database = await testDatabase()`); it is closed after the file's last test.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('postgres')
  const name = `test_${randomBytes(8).toString('hex')}`
  const client = new Client(server)
  await client.connect()
  await client.query(`create database ${name} template ${TEMPLATE}`)
  await client.end()
  const database = pooled({ ...server, database: name })
  afterAll(database.close)
  return { ...database, url: `postgres://${server.user}:${server.password}@${server.host}:${server.port}/${name}` }
}
