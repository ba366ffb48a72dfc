import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { CLOSE, type Refusal } from '../../lib/protocol/codes'
import { KEEP_ALIVE_FRAME, MAX_FRAME_BYTES, parseFrame, refusalFrame } from '../gate/frames'
import { MAX_CLIENT } from '../gate/read'
import type { Identity } from '../identity/identity'
import type { SyncConnection } from '../rooms/connections'
import type { Rooms } from '../rooms/registry'
import type { Room } from '../rooms/room'
import { createBudget } from './budget'
import type { Held } from './held'

const ROOM =
  /^board\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.(meeting|professionals|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const KEEP_ALIVE = 10_000
/** Unsent bytes to one socket beyond which it is told to come back later. */
const MOST_BUFFERED = 1024 * 1024
/** Messages to keep for a connection whose sign-in is still being checked. */
const MOST_EARLY = 64

type Deps = { identity: Identity; rooms: Rooms; held: Held }

/** `GET /sync/<room>`: the y-websocket protocol. Every upgrade is accepted and then closed with a code that says why: browsers cannot see a refused one. */
export function createSync({ identity, rooms, held }: Deps) {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES + 1024, perMessageDeflate: false })
  const open = new Set<WebSocket>()
  const keepAlive = setInterval(() => {
    for (const socket of open) if (socket.readyState === WebSocket.OPEN) socket.send(KEEP_ALIVE_FRAME)
  }, KEEP_ALIVE)
  keepAlive.unref()

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    server.handleUpgrade(request, socket, head, accepted => {
      open.add(accepted)
      accepted.on('close', () => open.delete(accepted))
      accepted.on('error', () => undefined)
      void admit(accepted, request, { identity, rooms, held }).catch(() => accepted.close(CLOSE.restart))
    })

  const close = () => {
    clearInterval(keepAlive)
    for (const socket of open) socket.close(CLOSE.restart)
    server.close()
  }
  return { upgrade, close }
}

async function admit(socket: WebSocket, request: IncomingMessage, { identity, rooms, held }: Deps) {
  const early: Buffer[] = []
  const keep = (data: Buffer) => (early.length < MOST_EARLY ? early.push(data) : socket.close(CLOSE.tooFast))
  socket.on('message', keep)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local')
  if (!identity.allowedOrigin(request.headers.origin)) return socket.close(CLOSE.notAllowed)
  const session = await identity.sessionFromCookies(request.headers.cookie)
  if (!session) return socket.close(CLOSE.signedOut)
  const [, meeting, audience] = ROOM.exec(decoded(pathname.slice('/sync/'.length))) ?? []
  const client = Number(searchParams.get('client'))
  if (!meeting || !audience || !Number.isInteger(client) || client < 2 || client > MAX_CLIENT)
    return socket.close(CLOSE.noSuchRoom)
  const room = await rooms.open(meeting)
  if (room === 'busy') return socket.close(CLOSE.restart)
  if (!room?.mayRead(session.person.id, audience)) return socket.close(CLOSE.noSuchRoom)
  socket.off('message', keep)
  if (socket.readyState !== WebSocket.OPEN) return
  serve(socket, room, { person: session.person.id, audience, client }, held, session.id)
  for (const data of early) socket.emit('message', data, true)
}

function serve(
  socket: WebSocket,
  room: Room,
  who: { person: string; audience: string; client: number },
  held: Held,
  session: string,
) {
  const connection: SyncConnection = {
    ...who,
    ready: false,
    over: false,
    send: frame => {
      if (socket.readyState !== WebSocket.OPEN) return
      if (socket.bufferedAmount > MOST_BUFFERED) end(CLOSE.busy)
      else socket.send(frame)
    },
    refuse: (refusal: Refusal) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(refusalFrame(refusal))
      end(refusal.code === 'too_large' ? CLOSE.tooLarge : CLOSE.refused)
    },
    close: code => end(code),
  }
  const end = (code: number) => {
    room.disconnect(connection)
    socket.close(code)
  }
  const release = held.hold(session, () => end(CLOSE.signedOut))
  const budget = createBudget(300, 600)
  let caughtUp = false
  room.connect(connection)
  socket.on('close', () => {
    release()
    room.disconnect(connection)
  })
  socket.on('error', () => room.disconnect(connection))
  socket.on('message', (data: Buffer) => {
    if (connection.over) return
    if (!budget.spend()) return end(CLOSE.tooFast)
    const frame = parseFrame(new Uint8Array(data))
    if (!frame.ok) return connection.refuse(frame.refusal)
    const { kind, body } = frame.value
    if (kind === 'step1') room.step1(connection, body)
    if (kind === 'step2') room.update(connection, body, true)
    if (kind === 'update' && caughtUp) room.update(connection, body, false)
    if (kind === 'step2') caughtUp = true
  })
}

const decoded = (path: string) => {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}
