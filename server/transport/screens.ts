import type { Server, Socket } from 'socket.io'
import { SCREEN_LASTS } from '../../lib/meeting/screens'
import { CLOSE } from '../../lib/protocol/codes'
import { paired, pairing } from '../../lib/protocol/room-screen'
import { id } from '../../lib/statements/fields'
import { answers } from '../../lib/text/answers'
import { answer, bodyOf, fromOurPages } from '../identity/asked'
import type { Identity } from '../identity/identity'
import { cookieValue } from '../identity/request'
import { visitOf } from '../identity/turn'
import { type Pairing, tokenHash } from '../rooms/pairing'
import type { Rooms } from '../rooms/registry'
import type { Room } from '../rooms/room'
import { type ScreenConnection, screenWith } from '../rooms/screens'

/** The room screen's cookie: what it is called here, and how it is given. */
export type ScreenDoor = { cookieName: string; cookie(token: string): string }

const TOKEN = /^[\w-]{43}$/

/** `__Host-` as the sign-in's: bound to this host and to TLS, but over plain http, where the demo runs. Sent along from nowhere else. */
export function screenDoor(appUrl: string): ScreenDoor {
  const secure = appUrl.startsWith('https:')
  const cookieName = `${secure ? '__Host-' : ''}roundtable.room`
  const lasts = SCREEN_LASTS / 1000
  return {
    cookieName,
    cookie: token =>
      `${cookieName}=${token}; Path=/; Max-Age=${lasts}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`,
  }
}

/** From our own pages alone, without a sign-in: the code is all there is. What comes back beside the cookie is where to go. */
export const pairByRequest =
  (pair: Pairing, allowedOrigin: Identity['allowedOrigin'], appUrl: string) =>
  (request: Request): Promise<Response> =>
    fromOurPages(request, allowedOrigin, async () => {
      const body = await bodyOf(request, 1024)
      if ('refused' in body) return body.refused
      const typed = pairing.safeParse(body.json)
      if (!typed.success) return answer(400, 'schema', answers.notJson)
      const done = await pair(visitOf(request.headers).from, typed.data.code)
      if (!done.ok) return Response.json({ ok: false, code: done.code, reason: done.reason })
      const headers = { 'set-cookie': screenDoor(appUrl).cookie(done.token), 'cache-control': 'no-store' }
      return Response.json({ ok: true, value: paired.parse({ meeting: done.meeting }) }, { headers })
    })

type Deps = { rooms: Pick<Rooms, 'opened'>; screens: ScreenDoor }
type Watching = { room: Room; screen: string; token: string }

/**
 * socket.io namespace `/room`: nothing comes in, and the one event that goes out is what everybody in the room may see. The cookie of
 * a screen that was paired is all it takes, and good for its meeting alone. It opens no meeting: whatever is not right, and a meeting
 * that nobody has open, is the same refusal.
 */
export function serveScreens(io: Server, deps: Deps) {
  const watching = new WeakMap<Socket, Watching>()
  const namespace = io.of('/room')
  namespace.use((socket, next) => {
    find(socket, deps).then(
      found => {
        if (!found) return next(Object.assign(new Error('refused'), { data: { code: CLOSE.noSuchRoom } }))
        watching.set(socket, found)
        next()
      },
      () => next(new Error('try again')),
    )
  })
  namespace.on('connection', socket => {
    const found = watching.get(socket)
    if (found) serve(socket, found)
  })
}

async function find(socket: Socket, { rooms, screens }: Deps): Promise<Watching | null> {
  const value = cookieValue(socket.handshake.headers.cookie, screens.cookieName) ?? ''
  const meeting = id.safeParse(socket.handshake.auth.meetingId ?? socket.handshake.query.meetingId)
  if (!meeting.success || !TOKEN.test(value)) return null
  const room = (await rooms.opened()).find(one => one.facts.id === meeting.data)
  if (!room) return null
  const token = tokenHash(value)
  const screen = screenWith(await room.ask(), token, Date.now())
  return screen === undefined ? null : { room, screen, token }
}

function serve(socket: Socket, { room, screen, token }: Watching) {
  const connection: ScreenConnection = {
    screen,
    token,
    over: false,
    show: event => void socket.emit('room', event),
    close: () => socket.conn.close(),
  }
  socket.on('disconnect', () => room.screens.unwatch(connection))
  room.screens.watch(connection)
}
