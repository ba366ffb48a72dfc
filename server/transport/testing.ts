import { randomBytes, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { encode } from 'next-auth/jwt'
import type { Role } from '../../lib/meeting/names'
import type { Database } from '../db/open'
import { createIdentity } from '../identity/identity'
import { cookieSecret } from '../identity/request'
import { newPerson } from '../identity/testing'
import { createAccessLog, openAccessLog } from '../ledger/access'
import { openSigner, publishedKeys } from '../ledger/keys'
import { Ledger } from '../ledger/ledger'
import { CheckpointSigner } from '../ledger/signer'
import { createRooms } from '../rooms/registry'
import { createMeeting } from '../setup/create-meeting'
import { createHeld } from './held'
import { createHttp } from './http'
import { createLive } from './live'
import { createSync } from './sync'

export type Seat = {
  person: string
  name: string
  agency: string
  session: string
  headers: { cookie: string; origin: string }
}

const CHILD = '00000000-0000-4000-8000-000000000101'

/** Everything that serves a meeting, wired as in `main.ts` but without pages, on a free port: for tests with real connections. */
export async function meetingServer(database: Database) {
  const appKey = new Uint8Array(randomBytes(32))
  const ring = [{ id: '1', key: appKey }]
  const db = database.drizzle
  const deployment = 'test.invalid'
  const ledger = new Ledger(db, ring, new CheckpointSigner(await openSigner(db, ring, deployment)), deployment)
  await createAccessLog(db, ledger, ring)
  const log = openAccessLog(ledger)

  const serve = async (port: number) => {
    const state = { origin: '' }
    const http = createHttp(
      {
        next: (_request, response) => response.writeHead(404).end(),
        live: {
          handleRequest: (request, response) => parts.live.engine.handleRequest(request, response),
          handleUpgrade: (request, socket, head) => parts.live.engine.handleUpgrade(request, socket, head),
        },
        sync: (request, socket, head) => parts.sync.upgrade(request, socket, head),
      },
      { dev: false, https: false },
    )
    await new Promise<void>(resolve => void http.listen(port, '127.0.0.1', resolve))
    const address: AddressInfo | string | null = http.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    state.origin = `http://127.0.0.1:${address.port}`
    const identity = createIdentity({ db, appUrl: state.origin, appKey, log })
    const rooms = createRooms({
      db,
      ledger,
      versions: { build: 'test', policy: 'test' },
      connection: database.pool.options,
    })
    const held = createHeld(identity)
    const parts = { sync: createSync({ identity, rooms, held }), live: createLive({ identity, rooms, held }) }
    const stop = async () => {
      parts.sync.close()
      await parts.live.close()
      held.stop()
      await rooms.close()
      const closed = new Promise<void>(resolve => void http.close(() => resolve()))
      http.closeAllConnections()
      await closed
    }
    return { origin: state.origin, port: address.port, identity, rooms, stop }
  }

  let running = await serve(0)

  /** Somebody signed in, with a session as `/sign-in` makes it. */
  const signIn = async (name: string): Promise<Seat & { agencyId: string }> => {
    const { id: person, agency, agencyId } = await newPerson(db, { name })
    const session = await running.identity.sessions.begin(person, '127.0.0.1')
    const token = await encode({ token: { session }, secret: cookieSecret(appKey) })
    const headers = { cookie: `next-auth.session-token=${token}`, origin: running.origin }
    return { person, name, agency, agencyId, session, headers }
  }

  /** A meeting set up and open, everyone admitted. */
  const meeting = async (roles: Record<string, Role>): Promise<{ id: string; seats: Seat[] }> => {
    const signedIn = await Promise.all(Object.keys(roles).map(signIn))
    const places = signedIn.map(({ person, name, agency, agencyId }) => ({
      person,
      name,
      agency,
      agencyId,
      role: roles[name]!,
      admitted: true,
    }))
    const id = randomUUID()
    const by = { person: places[0]!.person, name: places[0]!.name, agency: places[0]!.agency }
    const setup = {
      title: 'Example',
      type: 'strategy_meeting' as const,
      children: [{ id: CHILD, name: 'Child A' }],
      people: [],
      concerns: [],
      apologies: [],
    }
    await createMeeting(ledger, ring, { id, setup, startsAt: new Date(), endsAt: new Date(), places, by })
    return { id, seats: signedIn }
  }

  return {
    get origin() {
      return running.origin
    },
    keys: async () => (await publishedKeys(db)).map(vkey => `${vkey}\n`).join(''),
    meeting,
    signOut: (seat: Seat) => running.identity.sessions.end(seat.session, 'signed-out'),
    /** Stops serving; returns what serves again, at the same address. */
    stop: async () => {
      const { port, stop } = running
      await stop()
      return async () => {
        running = await serve(port)
      }
    },
  }
}
