import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { CLOSE, type Refusal } from '../../lib/protocol/codes'
import { ID } from '../../lib/protocol/ids'
import { KEEP_ALIVE_FRAME, MAX_FRAME_BYTES, parseFrame, refusalFrame } from '../gate/frames'
import { MAX_CLIENT } from '../gate/read'
import type { Identity } from '../identity/identity'
import type { SyncConnection } from '../rooms/connections'
import type { Rooms } from '../rooms/registry'
import { createBudget } from './budget'
import type { Held } from './held'

const BOARD = new RegExp(String.raw`^board\.(${ID})\.(meeting|professionals|${ID})$`)
const DRAFT = new RegExp(String.raw`^draft\.(${ID})\.(${ID})$`)
const RECORD = new RegExp(String.raw`^record\.(${ID})$`)
/** How often (ms) a connection hears that it is alive; after 30 s of silence the provider starts again. */
const KEEP_ALIVE = 10_000
/** Unsent bytes to one socket beyond which it is told to come back later. */
const MOST_BUFFERED = 1024 * 1024
/** Ends of a right to read, not of a connection. */
const REVOKED: readonly number[] = [CLOSE.signedOut, CLOSE.notAllowed, CLOSE.ended]
/** What `ws` closes with when a message is larger than it will hold. */
const TOO_BIG = 1009

type Deps = { identity: Identity; rooms: Rooms; held: Held; keepAlive?: number }

/** A message beyond every limit must not come again: 1009 would be retried for ever, 4413 is final. */
class Connection extends WebSocket {
  /** Asks the browser for an answer, by which it is known what reached it. */
  ask?: () => void

  override close(code?: number, reason?: string) {
    super.close(code === TOO_BIG ? CLOSE.tooLarge : code, reason)
  }
}

/** `GET /sync/<room>`: the y-websocket protocol. Every upgrade is accepted and then closed with a code that says why: browsers cannot see a refused one. */
export function createSync({ identity, rooms, held, keepAlive = KEEP_ALIVE }: Deps) {
  const maxPayload = MAX_FRAME_BYTES + 1024
  const server = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false, WebSocket: Connection })
  const open = new Set<Connection>()
  const alive = setInterval(() => {
    // One that is paused is not known yet: it hears nothing.
    for (const socket of open) {
      if (socket.readyState !== WebSocket.OPEN || socket.isPaused) continue
      socket.send(KEEP_ALIVE_FRAME)
      socket.ask?.()
    }
  }, keepAlive)
  alive.unref()

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    server.handleUpgrade(request, socket, head, accepted => {
      open.add(accepted)
      accepted.on('close', () => open.delete(accepted))
      accepted.on('error', () => undefined)
      // Nothing is read, and so nothing is kept in memory for a stranger, until it is known who this is.
      accepted.pause()
      void admit(accepted, request, { identity, rooms, held })
        .catch(() => accepted.close(CLOSE.restart))
        .finally(() => accepted.resume())
    })

  const close = () => {
    clearInterval(alive)
    for (const socket of open) socket.close(CLOSE.restart)
    server.close()
  }
  return { upgrade, close }
}

async function admit(socket: Connection, request: IncomingMessage, { identity, rooms, held }: Deps) {
  if (!identity.allowedOrigin(request.headers.origin)) return socket.close(CLOSE.noSuchRoom)
  const session = await identity.sessionFromCookies(request.headers.cookie)
  if (!session) return socket.close(CLOSE.signedOut)
  if (socket.readyState !== WebSocket.OPEN) return
  let end = (code: number) => socket.close(code)
  socket.on(
    'close',
    held.hold(session.id, () => end(CLOSE.signedOut)),
  )
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local')
  const client = Number(searchParams.get('client'))
  if (!Number.isInteger(client) || client < 2 || client > MAX_CLIENT) return socket.close(CLOSE.noSuchRoom)
  const { person } = session
  const found = await find(decoded(pathname.slice('/sync/'.length)), person.id, rooms)
  if (found === 'busy') return socket.close(CLOSE.restart)
  if (!found) return socket.close(CLOSE.noSuchRoom)
  const { document, audience } = found
  if (socket.readyState === WebSocket.OPEN) end = serve(socket, document, { person: person.id, audience, client })
}

/** Where what a connection sends goes. */
type Document = {
  connect(connection: SyncConnection): void
  disconnect(connection: SyncConnection): void
  step1(from: SyncConnection, bytes: Uint8Array): void
  update(from: SyncConnection, bytes: Uint8Array, caughtUp: boolean): void
  /** Only where people see who writes where. */
  awareness?(from: SyncConnection, bytes: Uint8Array): void
  /** Only where it is entered what reached whom: where what is sent now stands, and that it arrived. */
  readonly sent?: number
  delivered?(to: SyncConnection, sent: number): void
}

/** The document of that name for somebody who may open it now; null where there is none for them. */
async function find(name: string, person: string, rooms: Rooms) {
  const [, meeting, of = meeting ?? ''] = BOARD.exec(name) ?? DRAFT.exec(name) ?? RECORD.exec(name) ?? []
  const room = meeting ? await rooms.openFor(person, meeting) : null
  if (room === 'busy' || !room) return room
  if (BOARD.test(name)) return room.mayRead(person, of) ? { document: room, audience: of } : null
  if (!room.drafts.may(person, of)) return null
  const document: Document = await room.drafts.of(of)
  // Asked again: reading them from the store took a while.
  return room.drafts.may(person, of) ? { document, audience: of } : null
}

/** Carries what goes either way until one side closes. Returns how to end it. */
function serve(socket: Connection, room: Document, who: { person: string; audience: string; client: number }) {
  // A long board is on its way to a newcomer in one frame: that alone does not make them slow.
  let largest = 0
  const connection: SyncConnection = {
    ...who,
    ready: false,
    over: false,
    send: frame => {
      if (socket.readyState !== WebSocket.OPEN) return
      if (socket.bufferedAmount > MOST_BUFFERED + largest) return end(CLOSE.busy)
      largest = Math.max(largest, frame.length)
      socket.send(frame)
    },
    refuse: (refusal: Refusal) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(refusalFrame(refusal))
      end(refusal.code === 'too_large' ? CLOSE.tooLarge : CLOSE.refused)
    },
    close: code => end(code),
  }
  const end = (code: number) => {
    room.disconnect(connection)
    // A close waits its turn behind what is still to be sent; and that is not theirs to read any more.
    if (REVOKED.includes(code) && socket.bufferedAmount > 0) socket.terminate()
    else socket.close(code)
  }
  const budget = createBudget(300, 600)
  // What they send waits in memory while a commit is in flight: that must not grow without end.
  const bytes = createBudget(256 * 1024, 4 * 1024 * 1024)
  // Each is answered with all that is missing, at worst the whole board: an honest page asks once.
  const asks = createBudget(1, 20)
  let caughtUp = false
  // Numbered by themselves: how much is in the log is not for everybody to know.
  const asked = { times: 0, sent: 0 }
  socket.ask = () => {
    if (room.sent === undefined) return
    asked.sent = room.sent
    socket.ping(String(++asked.times))
  }
  socket.on('pong', (answer: Buffer) => {
    if (!connection.over && answer.toString() === String(asked.times)) room.delivered?.(connection, asked.sent)
  })
  room.connect(connection)
  socket.on('close', () => room.disconnect(connection))
  socket.on('error', () => room.disconnect(connection))
  socket.on('message', (data: Buffer) => {
    if (connection.over) return
    if (!budget.spend() || !bytes.spend(data.length)) return end(CLOSE.tooFast)
    const frame = parseFrame(new Uint8Array(data))
    if (!frame.ok) return connection.refuse(frame.refusal)
    const { kind, body } = frame.value
    if (kind === 'step1' && !asks.spend()) return end(CLOSE.tooFast)
    if (kind === 'step1') room.step1(connection, body)
    if (kind === 'step2') room.update(connection, body, true)
    if (kind === 'update' && caughtUp) room.update(connection, body, false)
    if (kind === 'step2') caughtUp = true
    if (kind === 'awareness') room.awareness?.(connection, body)
  })
  return end
}

const decoded = (path: string) => {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}
