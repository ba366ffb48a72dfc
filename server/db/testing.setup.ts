import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { type Connection, createCluster, type Place, startCluster, stopCluster } from './cluster'
import { embeddedPlace } from './embedded'
import { bringUpToDate } from './open'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: Connection
  }
}

/** The database that every test file's own is copied from. */
export const TEMPLATE = 'roundtable_template'

/**
 * One throw-away cluster a test run, on the embedded PostgreSQL or on the programs in TEST_POSTGRES_BIN (such as `/usr/lib/postgresql/15/bin`).
 * It need not survive a power cut, so it does not wait for the disk; the server under test in `e2e` and the integration tests does.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'roundtable-test-'))
  await chmod(dataDir, 0o711)
  const settings = { fsync: 'off', max_connections: '300' }
  const bin = process.env.TEST_POSTGRES_BIN
  const place: Place = { ...(await embeddedPlace(dataDir)), ...(bin && { bin, initdb: ['--locale=C'] }), settings }
  await createCluster(place)
  const postgres = await startCluster(place)
  const client = new Client(postgres)
  await client.connect()
  await client.query(`create database ${TEMPLATE}`)
  await client.end()
  await bringUpToDate({ ...postgres, database: TEMPLATE })
  project.provide('postgres', postgres)
  return async () => {
    await stopCluster(place)
    await rm(dataDir, { recursive: true })
  }
}
