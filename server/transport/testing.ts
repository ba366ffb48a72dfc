import type { AddressInfo, Socket } from 'node:net'
import { encode } from 'next-auth/jwt'
import type { Setup } from '../../lib/meeting/setup'
import { openNews } from '../db/news'
import type { TestDatabase } from '../db/testing'
import { createIdentity, type Identity } from '../identity/identity'
import { cookieSecret } from '../identity/request'
import { openAccessLog } from '../ledger/access'
import { openSigner, publishedKeys } from '../ledger/keys'
import { Ledger } from '../ledger/ledger'
import { CheckpointSigner } from '../ledger/signer'
import { testKeeper } from '../ledger/testing'
import { createLogRefused } from '../read/refused'
import { type After, after } from '../rooms/pace'
import { createRooms } from '../rooms/registry'
import { Room } from '../rooms/room'
import { type Cast, RING, testMeeting, VERSIONS } from '../rooms/testing'
import { createHeld } from './held'
import { createHttp, type Routes } from './http'
import { createLive } from './live'
import { screenDoor } from './screens'
import { createSync } from './sync'

/** Somebody signed in: `headers` are what their browser sends. */
export type Seat = { person: string; name: string; session: string; headers: { cookie: string; origin: string } }

const APP_KEY = RING[0]!.key

/** Begins a session, as signing in does, and makes the cookie that goes with it. */
export async function seatOf(identity: Identity, origin: string, person: string, name: string): Promise<Seat> {
  const session = await identity.sessions.begin(person, '127.0.0.1', { proven: true })
  const token = await encode({ token: { session }, secret: cookieSecret(APP_KEY) })
  return { person, name, session, headers: { cookie: `next-auth.session-token=${token}`, origin } }
}

/** Intervals in ms, a clock of the test's own, and what answers instead of pages. */
type Options = { keepAlive?: number; poll?: number; after?: After; next?: Routes['next'] }

/** Everything that serves meetings, wired as in `main.ts` but without pages, on a free port: for tests with real connections. */
export async function meetingServer(database: TestDatabase, options: Options = {}) {
  const db = database.drizzle
  const ledger = new Ledger(db, RING, new CheckpointSigner(await openSigner(db, RING, 'test.invalid')), 'test.invalid')
  const log = openAccessLog(ledger)

  const serve = async (port: number) => {
    let parts: { live: ReturnType<typeof createLive>; sync: ReturnType<typeof createSync> } | undefined
    const http = createHttp(
      {
        next: options.next ?? ((_request, response) => response.writeHead(404).end()),
        live: {
          handleRequest: (request, response) => parts?.live.engine.handleRequest(request, response),
          handleUpgrade: (request, socket, head) => parts?.live.engine.handleUpgrade(request, socket, head),
        },
        sync: (request, socket, head) => parts?.sync.upgrade(request, socket, head),
      },
      { dev: false, https: false },
    )
    const sockets = new Set<Socket>()
    http.on('connection', socket => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    await new Promise<void>(resolve => void http.listen(port, '127.0.0.1', resolve))
    const address: AddressInfo | string | null = http.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const origin = `http://127.0.0.1:${address.port}`
    const identity = createIdentity({ db, appUrl: origin, appKeys: RING, log, secondFactor: 'offered' })
    const news = openNews(database.connection)
    const rooms = createRooms({
      db,
      ledger,
      keeper: testKeeper(database, ledger),
      versions: VERSIONS,
      connection: database.connection,
      news,
      after,
    })
    const held = createHeld(identity, news, options.poll)
    const sync = createSync({ identity, rooms, held, keepAlive: options.keepAlive })
    const live = createLive({ identity, rooms, held, after: options.after ?? after, screens: screenDoor(origin) })
    parts = { sync, live }
    const stop = async () => {
      sync.close()
      await live.close()
      held.stop()
      await rooms.close()
      await news.close()
      const closed = new Promise<void>(resolve => void http.close(() => resolve()))
      http.closeAllConnections()
      await closed
    }
    return { origin, port: address.port, identity, rooms, held, sockets, stop }
  }

  let running = await serve(0)

  const signIn = (person: string, name: string) => seatOf(running.identity, running.origin, person, name)

  return {
    get origin() {
      return running.origin
    },
    get identity() {
      return running.identity
    },
    get rooms() {
      return running.rooms
    },
    ledger,
    /** The most bytes that wait in this process to be sent to any one connection. */
    unsent: () => Math.max(0, ...[...running.sockets].map(socket => socket.writableLength)),
    /** Looks now for sessions that ended elsewhere, as the server does each second. */
    review: () => running.held.review(),
    /** The meeting as it stands once everything sent before has been decided. */
    settled: async (meeting: string) => {
      const room = await running.rooms.open(meeting)
      if (!(room instanceof Room)) throw new Error(`The meeting's room did not open: ${room}`)
      return room.ask()
    },
    reads: { db, ledger, access: log, logRefused: createLogRefused(db, log) },
    signIn,
    keys: async () => (await publishedKeys(db)).map(vkey => `${vkey}\n`).join(''),
    /** A meeting set up and open, everyone admitted and signed in, in the order of the cast. */
    meeting: async (cast: Cast, setup: Partial<Setup> = {}) => {
      const { id, places } = await testMeeting(database, cast, { setup })
      const seats = await Promise.all(Object.values(places).map(({ person, name }) => signIn(person, name)))
      return { id, seats, who: Object.fromEntries(seats.map(seat => [seat.name, seat])) }
    },
    signOut: (seat: Seat) => running.identity.sessions.end(seat.session, 'signed-out'),
    /** Stops serving. What it returns serves again, at the same address. */
    stop: async () => {
      const { port, stop } = running
      await stop()
      return async () => {
        running = await serve(port)
      }
    },
  }
}
