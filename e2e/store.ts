import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Server } from './server'

/** Asks the database that a test's own server brought along: to let time pass, or to set up what has no screen. */
export async function store({ dataDir }: Pick<Server, 'dataDir'>, sql: string, values: unknown[] = []) {
  const folder = join(dataDir, 'database')
  const port = Number((await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')[3])
  const password = await readFile(join(folder, 'password'), 'utf8')
  const client = new Client({ host: '127.0.0.1', port, user: 'roundtable', password, database: 'postgres' })
  await client.connect()
  try {
    return await client.query(sql, values)
  } finally {
    await client.end()
  }
}
