import { createServer, type IncomingMessage } from 'node:http'
import { Server, type Socket } from 'socket.io'
import * as z from 'zod/mini'
import { CLOSE } from '../../lib/protocol/codes'
import type { ActReply } from '../../lib/protocol/live'
import { id } from '../../lib/statements/fields'
import { refusals } from '../../lib/text/refusals'
import type { Identity } from '../identity/identity'
import type { LiveConnection } from '../rooms/connections'
import type { After } from '../rooms/pace'
import type { Rooms } from '../rooms/registry'
import type { Room } from '../rooms/room'
import { createBudget } from './budget'
import type { Held } from './held'
import { type ScreenDoor, serveScreens } from './screens'

/** Bytes that wait behind what is on its way to one connection, beyond which it has to come back later. */
const MOST_WAITING = 1024 * 1024
/** How long (ms) someone may be without a connection before the ledger says it was lost: a reload is not worth a line. */
const GRACE = 10_000
const request = z.strictObject({ verb: z.string().check(z.maxLength(40)), input: z.optional(z.unknown()), key: id })
const NOT_UNDERSTOOD: ActReply = { ok: false, code: 'schema', reason: refusals.notUnderstood }

type Deps = { identity: Identity; rooms: Rooms; held: Held; after: After; screens: ScreenDoor }
type Seat = { person: string; room: Room }

/** socket.io at its default path, namespace `/meeting`: acts come in, state, roster, notices and checkpoints go out. */
export function createLive(deps: Deps) {
  const io = new Server({
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: 64 * 1024,
    allowRequest: (req, answer) => answer(null, fromOurPages(req, deps.identity)),
  })
  // Never listens: it only lets socket.io build its engine, which the one dispatcher then feeds.
  io.attach(createServer())
  const seats = new WeakMap<Socket, Seat>()
  // The default namespace is nobody's.
  io.use((_socket, next) => next(turnedAway(CLOSE.noSuchRoom)))
  const meeting = io.of('/meeting')
  meeting.use((socket, next) => {
    seat(socket, deps).then(
      found => {
        if (typeof found === 'number') return next(turnedAway(found))
        seats.set(socket, found)
        next()
      },
      () => next(new Error('try again')),
    )
  })
  meeting.on('connection', socket => {
    const found = seats.get(socket)
    if (found) serve(socket, found, deps.after)
  })
  serveScreens(io, deps)
  return { engine: io.engine, close: () => io.close() }
}

const turnedAway = (code: number) => Object.assign(new Error('refused'), { data: { code } })

/** Browsers send no Origin with a same-origin GET; they then say so themselves. */
const fromOurPages = (req: IncomingMessage, identity: Identity) =>
  req.headers.origin === undefined
    ? req.method === 'GET' && req.headers.upgrade === undefined && req.headers['sec-fetch-site'] === 'same-origin'
    : identity.allowedOrigin(req.headers.origin)

/** Where this person sits, or the close code that says why they do not. */
async function seat(socket: Socket, { identity, rooms, held }: Deps): Promise<Seat | number> {
  const session = await identity.sessionFromCookies(socket.handshake.headers.cookie)
  const meeting = id.safeParse(socket.handshake.auth.meetingId ?? socket.handshake.query.meetingId)
  if (!session) return CLOSE.signedOut
  if (socket.conn.readyState !== 'open') throw new Error('They left.')
  // Held from here on, so that a session which ends while the room opens gets no seat.
  let over = false
  let end = () => {
    over = true
  }
  socket.conn.on(
    'close',
    held.hold(session.id, () => end()),
  )
  if (!meeting.success) return CLOSE.noSuchRoom
  const room = await rooms.openFor(session.person.id, meeting.data)
  if (over) return CLOSE.signedOut
  // What still waits for them is not theirs any more.
  end = () => void socket.conn.close(true)
  if (room === 'busy') throw new Error('Another process serves this meeting.')
  if (!room?.mayListen(session.person.id)) return CLOSE.noSuchRoom
  return { person: session.person.id, room }
}

/** How much of what this connection was sent still waits its turn. */
function bytesWaiting({ conn }: Socket): () => number {
  let bytes = 0
  conn.on('packetCreate', ({ data }: { data?: string | Buffer }) => {
    bytes += data?.length ?? 0
  })
  conn.on('drain', () => {
    bytes = 0
  })
  return () => bytes
}

function serve(socket: Socket, { person, room }: Seat, after: After) {
  const waiting = bytesWaiting(socket)
  const connection: LiveConnection = {
    person,
    over: false,
    emit: (event, payload) => {
      if (waiting() > MOST_WAITING) socket.conn.close(true)
      else socket.emit(event, payload)
    },
    close: () => socket.conn.close(),
  }
  const budget = createBudget(20, 60)
  socket.on('act', (sent: unknown, answer: unknown) => {
    if (typeof answer !== 'function') return
    if (!budget.spend()) return answer({ ok: false, code: 'too_fast', reason: refusals.tooFast })
    const parsed = request.safeParse(sent)
    if (!parsed.success) return answer(NOT_UNDERSTOOD)
    void room.act(person, { ...parsed.data, input: parsed.data.input }, connection).then(reply => answer(reply))
  })
  socket.on('disconnect', () => {
    room.unlisten(connection)
    if (!room.isHere(person)) after(() => room.isHere(person) || room.lost(person), GRACE)
  })
  room.listen(connection)
}
