import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../root'
import { type Connection, createCluster, type Place, startCluster, stopCluster } from './cluster'
import { embeddedPlace } from './embedded'
import { openDatabase } from './open'

const MACHINE = '/usr/lib/postgresql/15/bin'
const migrations = readdirSync(join(ROOT, 'drizzle', 'migrations')).filter(file => file.endsWith('.sql')).length
const engines = ['18', ...(existsSync(MACHINE) ? ['15'] : [])]

describe.each(engines)('on PostgreSQL %s', engine => {
  let place: Place
  let server: Connection
  let dir: string

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'roundtable-open-'))
    await chmod(dir, 0o711)
    const embedded = await embeddedPlace(dir)
    place = engine === '18' ? embedded : { ...embedded, bin: MACHINE, initdb: ['--locale=C'] }
    await createCluster(place)
    server = await startCluster(place)
  })
  afterAll(async () => {
    await stopCluster(place)
    await rm(dir, { recursive: true })
  })

  const url = (database: string, password = server.password) =>
    `postgres://roundtable:${password}@127.0.0.1:${server.port}/${database}`
  const open = (address: string) => openDatabase({ databaseUrl: address, dataDir: 'unused' })

  async function admin(statement: string): Promise<void> {
    const client = new Client(server)
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }

  test('S12 DATABASE_URL is used as it is; its tables are made once, even by several that start together', async () => {
    await admin('create database several')
    const databases = await Promise.all(Array.from({ length: 4 }, () => open(url('several'))))
    const { rows } = await databases[0]!.pool.query<{ major: number; applied: number }>(
      `select current_setting('server_version_num')::int / 10000 as major, (select count(*)::int from drizzle.__drizzle_migrations) as applied`,
    )
    expect(rows).toEqual([{ major: Number(engine), applied: migrations }])
    await Promise.all(databases.map(database => database.close()))
  })

  test.each([
    [
      'a wrong password',
      () => url('postgres', 'wrong-word'),
      'The database of DATABASE_URL cannot be opened (the password is wrong).',
    ],
    [
      'no such database',
      () => url('absent'),
      'The database of DATABASE_URL cannot be opened (there is no such database).',
    ],
    [
      'nothing there',
      () => 'postgres://a:wrong-word@127.0.0.1:1/b',
      'The database of DATABASE_URL cannot be opened (nothing answers there).',
    ],
  ])('S13 %s is a sentence, without the password', async (_, address, sentence) => {
    await expect(open(address())).rejects.toThrow(expect.objectContaining({ name: 'SetupFault', message: sentence }))
  })

  test('S13 a database that is not UTF-8 is refused', async () => {
    await admin(`create database latin encoding 'LATIN1' locale 'C' template template0`)
    await expect(open(url('latin'))).rejects.toThrow('The database of DATABASE_URL is not in UTF-8.')
  })

  test('S14 a database that goes away and returns is found again, and its error ends no process', async () => {
    await admin('create database away')
    const database = await open(url('away'))
    await database.pool.query('select 1')
    await stopCluster(place)
    expect(await database.healthy()).toBe(false)
    expect((await startCluster(place, server.port)).port).toBe(server.port)
    expect(await database.healthy()).toBe(true)
    await database.close()
  })

  test('S15 a cluster whose server runs is adopted, never started twice', async () => {
    expect(await Promise.all([startCluster(place), startCluster(place)])).toEqual([server, server])
  })
})

test('S16 nothing is opened during the build', async () => {
  process.env.NEXT_PHASE = 'phase-production-build'
  try {
    await expect(openDatabase({ dataDir: 'unused' })).rejects.toThrow('the database was opened during the build')
  } finally {
    delete process.env.NEXT_PHASE
  }
})
