import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, expect } from 'vitest'
import { agencies, deployment, people } from '../drizzle/schema'
import type { Setup } from '../lib/meeting/setup'
import { isBuilt } from '../scripts/steps.mjs'
import { DEPLOYMENT } from './chaos/names'
import { builtServer as program, serving } from './chaos/stage'
import type { TestDatabase } from './db/testing'
import { createIdentity } from './identity/identity'
import { openAccessLog } from './ledger/access'
import { openSigner, publishedKeys } from './ledger/keys'
import { Ledger } from './ledger/ledger'
import { CheckpointSigner } from './ledger/signer'
import { createLogRefused } from './read/refused'
import { type Cast, RING, testMeeting } from './rooms/testing'
import { type Seat, seatOf } from './transport/testing'

/** Somebody looks after the installation already: it does not ask for its first administrator when it starts. */
async function administrated(db: TestDatabase['drizzle']) {
  const there = await db.select({ id: people.id }).from(people).where(eq(people.administers, 'deployment'))
  if (there.length > 0) return
  const agency = { id: randomUUID(), name: 'The host', shortName: 'Host', code: 'ZZ', type: 'other' }
  await db.insert(agencies).values({ ...agency, shape: 'circle', colour: 'violet' })
  const person = { id: randomUUID(), agencyId: agency.id, name: 'Host', email: 'host@example.invalid' }
  await db.insert(people).values({ ...person, administers: 'deployment', setUpAt: new Date() })
}

/**
 * The product as it is shipped, `dist/server.mjs`, as a process of its own on a free port and the test file's own database.
 * Started once a file; after its last test it is stopped by SIGTERM and must have ended by itself, without a complaint.
 * What the test does with `ledger`, `identity` or the database it does as another process of the same installation would.
 */
export async function builtServer(database: TestDatabase) {
  if (!isBuilt())
    throw new Error('The server is not built from these sources. Run "npm run build" first; "npm test" does so itself.')
  const db = database.drizzle
  await db.insert(deployment).values({ id: 1, name: DEPLOYMENT }).onConflictDoNothing()
  await administrated(db)
  const ledger = new Ledger(db, RING, new CheckpointSigner(await openSigner(db, RING, DEPLOYMENT)), DEPLOYMENT)
  const access = openAccessLog(ledger)
  const server = await serving(program, database.url)
  const { origin, port } = server
  const identity = createIdentity({ db, appUrl: origin, appKeys: RING, log: access, secondFactor: 'offered' })

  const stop = async () => {
    await server.kill('SIGTERM')
    expect({ code: server.process().exitCode, said: server.output().replace(/^(ready|✓) .*\n/gm, '') }).toEqual({
      code: 0,
      said: '',
    })
  }
  afterAll(stop)

  const signIn = (person: string, name: string) => seatOf(identity, origin, person, name)
  return {
    origin,
    port,
    ledger,
    identity,
    reads: { db, ledger, access, logRefused: createLogRefused(db, access) },
    signIn,
    /** How far a meeting's log has got. Whoever was answered before is in it. */
    settled: async (meeting: string) => ({ size: (await ledger.read(meeting)).entries.length }),
    keys: async () => (await publishedKeys(db)).map(vkey => `${vkey}\n`).join(''),
    /** A meeting set up and open, everyone admitted and signed in, in the order of the cast. */
    meeting: async (cast: Cast, setup: Partial<Setup> = {}) => {
      const { id, places } = await testMeeting(database, cast, { setup })
      const seats = await Promise.all(Object.values(places).map(({ person, name }) => signIn(person, name)))
      return { id, seats, who: Object.fromEntries(seats.map(seat => [seat.name, seat])) }
    },
    /** As their browser does it. */
    signOut: async ({ headers }: Seat) => {
      const asked = await fetch(`${origin}/api/auth/csrf`, { headers })
      const [csrf] =
        asked.headers
          .getSetCookie()
          .find(line => line.includes('csrf-token='))
          ?.split(';') ?? []
      const { csrfToken } = await asked.json()
      const cookie = `${headers.cookie}; ${csrf}`
      const body = new URLSearchParams({ csrfToken, json: 'true' })
      const out = await fetch(`${origin}/api/auth/signout`, { method: 'POST', headers: { ...headers, cookie }, body })
      expect(out.status).toBe(200)
    },
    /** Cuts the connection on which it holds a meeting: the room stops, and is opened again for whoever comes. */
    cutLease: (meeting: string) =>
      database.pool.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
         and ((classid::bigint << 32) | objid::bigint) = hashtextextended($1, 7)`,
        [meeting],
      ),
    /** Kills it outright, if so told, instead of stopping it. What it returns serves again, at the same address. */
    stop: async (signal?: 'SIGKILL') => {
      await (signal ? server.kill(signal) : stop())
      return server.start
    },
  }
}
