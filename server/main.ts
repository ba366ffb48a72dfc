import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import next from 'next'
import { deployment } from '../drizzle/schema'
import { POLICY_VERSION } from '../lib/text/policy'
import { type Database, openDatabase } from './db/open'
import { type Env, readEnv } from './env'
import { errorCode, SetupFault } from './fault'
import { createIdentity } from './identity/identity'
import { type AccessLog, createAccessLog, openAccessLog } from './ledger/access'
import { openSigner, publishedKeys } from './ledger/keys'
import { type Drizzle, Ledger } from './ledger/ledger'
import { CheckpointSigner } from './ledger/signer'
import { readEvidence } from './read/evidence'
import { enter, itemOf, readMeetings } from './read/meetings'
import { readSchema } from './read/schema'
import { readTrail } from './read/trail'
import { createRooms } from './rooms/registry'
import { ROOT } from './root'
import type { Services } from './services'
import { createHeld } from './transport/held'
import { createHttp } from './transport/http'
import { createLive } from './transport/live'
import { createSync } from './transport/sync'

/** The only place where parts are put together. Everything is closed in the reverse order. */
async function main() {
  const env = readEnv(process.env)
  const dev = env.nodeEnv === 'development'
  const build = dev ? 'development' : readFileSync(join(ROOT, '.next', 'BUILD_ID'), 'utf8').trim()
  const database = await openDatabase(env)
  const { ledger, access } = await openLedger(database, env)
  const identity = createIdentity({ db: database.drizzle, appUrl: env.appUrl, appKey: env.appKeys[0].key, log: access })
  const versions = { build, policy: POLICY_VERSION }
  const rooms = createRooms({ db: database.drizzle, ledger, versions, connection: database.connection })
  const held = createHeld(identity)
  const sync = createSync({ identity, rooms, held })
  const live = createLive({ identity, rooms, held })
  const reads = { db: database.drizzle, ledger, access }
  globalThis.roundtable = {
    authOptions: identity.authOptions,
    authGuard: identity.authGuard,
    session: identity.sessionFromCookies,
    health: async () => ({ ok: await database.healthy() }),
    read: {
      meetings: session => readMeetings(reads, session),
      entrance: async (session, id) => {
        const entered = await enter(reads, session, id)
        return entered && itemOf(entered)
      },
      trail: (session, id, filters) => readTrail(reads, session, id, filters),
      evidence: (session, id) => readEvidence(reads, session, id),
      keys: async () => (await publishedKeys(database.drizzle)).map(vkey => `${vkey}\n`).join(''),
      schema: readSchema,
      accounts: () => null,
    },
  } satisfies Services

  // Never listens: Next gets it so that it adds no upgrade listener to the real server.
  const aside = createServer()
  const app = next({ dev, dir: ROOT, hostname: env.host, port: env.port, httpServer: aside })
  await app.prepare()
  const http = createHttp(
    {
      next: app.getRequestHandler(),
      live: live.engine,
      sync: sync.upgrade,
      devUpgrade: (request, socket, head) => void aside.emit('upgrade', request, socket, head),
    },
    { dev, https: env.appUrl.startsWith('https:') },
  )
  await listen(http, env)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    http.close()
    sync.close()
    await live.close()
    held.stop()
    await rooms.close()
    await database.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  process.stdout.write(`ready ${env.appUrl}\n`)
}

async function openLedger(database: Database, env: Env): Promise<{ ledger: Ledger; access: AccessLog }> {
  const db = database.drizzle
  const name = await deploymentName(db, new URL(env.appUrl).host)
  const ledger = new Ledger(db, env.appKeys, new CheckpointSigner(await openSigner(db, env.appKeys, name)), name)
  await createAccessLog(db, ledger, env.appKeys)
  return { ledger, access: openAccessLog(ledger) }
}

/** The name in every checkpoint of this installation: its first address, kept for good. */
async function deploymentName(db: Drizzle, host: string): Promise<string> {
  await db.insert(deployment).values({ id: 1, name: host }).onConflictDoNothing()
  const [row] = await db.select().from(deployment).where(eq(deployment.id, 1))
  if (!row) throw new Error('The deployment has no name.')
  return row.name
}

const listen = (http: ReturnType<typeof createHttp>, env: Env) =>
  new Promise<void>((resolve, reject) => {
    http.once('error', error =>
      reject(
        errorCode(error) === 'EADDRINUSE'
          ? new SetupFault(`Port ${env.port} is in use. Stop what uses it, or choose another with PORT.`)
          : error,
      ),
    )
    http.listen(env.port, env.host, resolve)
  })

main().catch(error => {
  process.stderr.write(error instanceof SetupFault ? `${error.message}\n` : `Roundtable could not start: ${error}\n`)
  process.exit(1)
})
