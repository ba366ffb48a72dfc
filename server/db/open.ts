import { join } from 'node:path'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Client, type ClientConfig, Pool, type PoolClient } from 'pg'
import * as schema from '../../drizzle/schema'
import type { Env } from '../env'
import { errorCode, SetupFault } from '../fault'
import { ROOT } from '../root'
import { startEmbedded } from './embedded'

/** The one handle on the store. Its tables are in `drizzle/schema`. */
export type Database = {
  drizzle: NodePgDatabase<typeof schema>
  pool: Pool
  /** For a connection of one's own (`new Client(database.connection)`): to listen, or to hold a lock. */
  connection: ClientConfig
  /** Does the database answer now? Within three seconds, and never throws. */
  healthy(): Promise<boolean>
  /** Waits for what runs, closes every connection, and stops the embedded server if there is one. */
  close(): Promise<void>
}

/** How long (ms) a transaction may wait for its process: one that is stopped in the middle must not keep a meeting locked. */
const MOST_IDLE = 2500
/** Of the advisory locks of this database, the one held while its tables are brought up to date ("rtmg"). */
const MIGRATING = 0x72746d67
const MIGRATIONS = join(ROOT, 'drizzle', 'migrations')

/**
 * Opens the database of `DATABASE_URL`, or the embedded one in `DATA_DIR`, and brings its tables up to date (one process at a time).
 * Throws a `SetupFault` when it cannot be reached, is older than PostgreSQL 15, is not UTF-8 or is in use by another Roundtable;
 * any other error during `next build`, which must not touch data.
 */
export async function openDatabase(env: Pick<Env, 'databaseUrl' | 'dataDir'>): Promise<Database> {
  if (process.env.NEXT_PHASE === 'phase-production-build')
    throw new Error('the database was opened during the build: await connection() first')
  if (env.databaseUrl) {
    const connection = { connectionString: env.databaseUrl }
    await checkServer(connection)
    return connect(connection)
  }
  let lost = () => undefined as unknown
  const embedded = await startEmbedded(env.dataDir, () => lost())
  try {
    const database = await connect(embedded.connection)
    lost = () => database.close()
    const close = () => database.close().finally(embedded.stop)
    return { ...database, close }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/** Opens what is at `connection` and brings its tables up to date; whoever made it looks after the server. */
export async function connect(connection: ClientConfig): Promise<Database> {
  await bringUpToDate(connection)
  return pooled(connection)
}

/** A pool on tables that are up to date already. */
export function pooled(connection: ClientConfig): Database {
  const limits = { max: 20, connectionTimeoutMillis: 5000, idle_in_transaction_session_timeout: MOST_IDLE }
  const pool = new Pool({ ...connection, ...limits, keepAlive: true })
  // An idle connection that breaks is replaced by the next query; unheard, it would end the process.
  pool.on('error', () => undefined)
  // One that breaks in the middle of a transaction fails its query; unheard, it too would end the process.
  pool.on('connect', client => client.on('error', () => undefined))
  let closing: Promise<void> | undefined
  const handle = drizzle(pool, { schema })
  // Each connection's own handle, made once: that takes longer than a short transaction.
  const handles = new WeakMap<PoolClient, NodePgDatabase<typeof schema>>()
  const handleOf = (client: PoolClient) => {
    const known = handles.get(client) ?? drizzle(client, { schema })
    handles.set(client, known)
    return known
  }
  // drizzle's own never gives back a connection on which not even `begin` came through: the pool would run dry.
  handle.transaction = async (work, config) => {
    const client = await pool.connect()
    let done = false
    try {
      const result = await handleOf(client).transaction(work, config)
      done = true
      return result
    } finally {
      // One on which a transaction failed may be in any state: it is not used again.
      client.release(!done)
    }
  }
  return {
    drizzle: handle,
    pool,
    connection,
    healthy: () => answers(pool),
    close: () => {
      closing ??= pool.end()
      return closing
    },
  }
}

/** Applies the migrations that are missing, under a lock, each in a transaction. */
export async function bringUpToDate(connection: ClientConfig): Promise<void> {
  const client = new Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATING])
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS })
  } finally {
    await client.end()
  }
}

async function answers(pool: Pool): Promise<boolean> {
  const asked = pool.query('select 1').then(
    () => true,
    () => false,
  )
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>(resolve => {
    timer = setTimeout(resolve, 3000, false)
  })
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}

async function checkServer(connection: ClientConfig): Promise<void> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    )
    const { version = 0, encoding } = rows[0] ?? {}
    if (version < 150000)
      throw new SetupFault(
        `The database of DATABASE_URL is PostgreSQL ${Math.floor(version / 10000)}; Roundtable needs 15 or later.`,
      )
    if (encoding !== 'UTF8')
      throw new SetupFault('The database of DATABASE_URL is not in UTF-8. Create it with encoding UTF8.')
  } catch (error) {
    if (error instanceof SetupFault) throw error
    throw new SetupFault(`The database of DATABASE_URL cannot be opened (${reason(error)}).`)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Never the error's own message: it can hold the connection's password. */
function reason(error: unknown): string {
  const kinds: Record<string, string> = {
    ECONNREFUSED: 'nothing answers there',
    ENOTFOUND: 'there is no such host',
    '28P01': 'the password is wrong',
    '28000': 'this user may not sign in',
    '3D000': 'there is no such database',
  }
  return kinds[errorCode(error)] ?? (errorCode(error) || 'no answer')
}
