import { randomUUID } from 'node:crypto'
import { readVarString } from 'lib0/decoding'
import { io, type Socket } from 'socket.io-client'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import * as z from 'zod/mini'
import { MESSAGE, REFUSAL_CODES, type Refusal } from '../lib/protocol/codes'
import type { ActReply, CheckpointEvent, Notice, Roster, State } from '../lib/protocol/live'
import type { Statement } from '../lib/statements/index'
import type { Stamp } from '../lib/statements/kind'
import { MEETING, PASSPHRASE, type Who } from './people'

/** The contract from outside, without a browser: HTTP, the y-websocket protocol and socket.io, each with a person's cookie. */
export type Person = { url: string; headers: { cookie: string; origin?: string } }

export const nobody = (url: string): Person => ({ url, headers: { cookie: '', origin: url } })

/** Signs in as next-auth's own form does. Throws where no session came back. */
export async function signIn(url: string, { email }: Pick<Who, 'email'>): Promise<Person> {
  const csrf = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json())
  const body = new URLSearchParams({ csrfToken, email, passphrase: PASSPHRASE, json: 'true' })
  const answer = await fetch(`${url}/api/auth/callback/passphrase`, {
    method: 'POST',
    body,
    headers: { cookie: cookiesOf(csrf), origin: url },
  })
  const cookie = cookiesOf(answer)
  if (!cookie.includes('next-auth.session-token=')) throw new Error(`nobody was signed in as ${email}`)
  return { url, headers: { cookie, origin: url } }
}

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map(line => line.split(';', 1)[0])
    .join('; ')

export async function signOut({ url, headers }: Person): Promise<void> {
  const csrf = await fetch(`${url}/api/auth/csrf`, { headers })
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json())
  const cookie = `${headers.cookie}; ${cookiesOf(csrf)}`
  const body = new URLSearchParams({ csrfToken, json: 'true' })
  const answer = await fetch(`${url}/api/auth/signout`, { method: 'POST', body, headers: { ...headers, cookie } })
  if (!answer.ok) throw new Error(`signing out was answered ${answer.status}`)
}

export const get = ({ url, headers }: Person, path: string): Promise<Response> =>
  fetch(`${url}${path}`, { headers, redirect: 'manual' })

type FromServer = {
  state(event: State): void
  roster(event: Roster): void
  notice(event: Notice): void
  checkpoint(event: CheckpointEvent): void
}
type ToServer = { act(request: { verb: string; input: unknown; key: string }, reply: (reply: ActReply) => void): void }
type LiveSocket = Socket<FromServer, ToServer>

/** A place in the live connection: the newest state, and acts. */
export type Live = {
  state: State
  /** Resolves with the first state, from now on, of which this holds. */
  until(holds: (state: State) => boolean): Promise<State>
  act(verb: string, input: unknown): Promise<ActReply>
  /** Resolves once the server ended the connection. */
  ended: Promise<void>
  close(): void
}

const liveSocket = ({ url, headers }: Person, meetingId: string): LiveSocket =>
  io(`${url}/meeting`, {
    auth: { meetingId },
    query: { meetingId },
    forceNew: true,
    reconnection: false,
    extraHeaders: headers,
  })

/** Connects and waits for the first state; throws the close code where there is no place. */
export function live(person: Person, meetingId = MEETING): Promise<Live> {
  const socket = liveSocket(person, meetingId)
  return new Promise((resolve, reject) => {
    socket.once('connect_error', error => {
      socket.close()
      reject(error)
    })
    socket.once('state', state => {
      const seat: Live = {
        state,
        until: holds =>
          new Promise(found => {
            const look = (now: State) => {
              if (!holds(now)) return
              socket.off('state', look)
              found(now)
            }
            socket.on('state', look)
            look(seat.state)
          }),
        act: (verb, input) => socket.emitWithAck('act', { verb, input, key: randomUUID() }),
        ended: new Promise(done => socket.once('disconnect', () => done())),
        close: () => void socket.close(),
      }
      socket.on('state', newer => {
        seat.state = newer
      })
      resolve(seat)
    })
  })
}

const turnedAwayError = z.object({ data: z.object({ code: z.int() }) })

/** The code a live connection is refused with, and every event that came before: both must say nothing. */
export function liveRefusal(person: Person, meetingId = MEETING): Promise<{ code: number; heard: string[] }> {
  const socket = liveSocket(person, meetingId)
  const heard: string[] = []
  socket.onAny(event => heard.push(String(event)))
  return new Promise((resolve, reject) => {
    socket.once('connect', () => reject(new Error('a live connection was given')))
    socket.once('connect_error', error => {
      socket.close()
      const known = turnedAwayError.safeParse(error)
      if (known.success) resolve({ code: known.data.data.code, heard })
      else reject(error)
    })
  })
}

const boardAddress = (url: string, meetingId: string, audience: string) =>
  `${url.replace(/^http/, 'ws')}/sync/board.${meetingId}.${audience}`

/** The close code of a board connection that is turned away, and how many bytes came before it. */
export function syncRefusal(
  { url, headers }: Person,
  audience: string,
  meetingId = MEETING,
): Promise<{ code: number; bytes: number }> {
  const socket = new WebSocket(`${boardAddress(url, meetingId, audience)}?client=123456`, { headers })
  let bytes = 0
  socket.on('message', (data: Buffer) => {
    bytes += data.length
  })
  return new Promise((resolve, reject) => {
    socket.once('open', () => socket.send(Uint8Array.of(MESSAGE.sync, 0, 1, 0)))
    socket.once('close', code => resolve({ code, bytes }))
    socket.once('error', reject)
  })
}

const refusal = z.object({ code: z.enum(REFUSAL_CODES), ids: z.array(z.string()), reason: z.string() })
type Answer = Stamp | Refusal
export const isStamp = (answer: Answer): answer is Stamp => 'leaf' in answer

/** One audience's board through the unmodified provider. */
export type Board = {
  statements: Y.Map<unknown>
  stamps: Y.Map<Stamp>
  /** Adds a statement and waits for its receipt, or for the reason there is none. */
  share(statement: Statement, id?: string): Promise<Answer>
  /** Resolves once this many statements have their receipts here. */
  until(n: number): Promise<void>
  /** Resolves with the code with which the server ended the connection for good. */
  ended: Promise<number>
  close(): void
}

export function board({ url, headers }: Person, audience: string, meetingId = MEETING): Promise<Board> {
  const doc = new Y.Doc()
  const statements = doc.getMap<unknown>('statements')
  const stamps = doc.getMap<Stamp>('stamps')
  class WithCookie extends WebSocket {
    constructor(address: string) {
      super(address, { headers })
    }
  }
  const room = `board.${meetingId}.${audience}`
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, room, doc, {
    disableBc: true,
    params: { client: String(doc.clientID) },
    connect: false,
    WebSocketPolyfill: WithCookie as never, // its type is the browser's
  })
  provider.awareness.setLocalState(null)
  let refused: (refusal: Refusal) => void = () => undefined
  provider.messageHandlers[MESSAGE.refused] = (_encoder, decoder) =>
    refused(refusal.parse(JSON.parse(readVarString(decoder))))
  const ended = new Promise<number>(resolve => provider.on('closed', ({ code }) => resolve(code)))
  const heard = (holds: () => boolean) =>
    new Promise<void>(resolve => {
      const look = () => {
        if (!holds()) return
        stamps.unobserve(look)
        resolve()
      }
      stamps.observe(look)
      look()
    })
  const until = (n: number) => heard(() => stamps.size >= n)
  const share = (statement: Statement, id: string = randomUUID()) =>
    new Promise<Answer>(resolve => {
      refused = resolve
      void heard(() => stamps.has(id)).then(() => resolve(stamps.get(id)!))
      statements.set(id, statement)
    })
  provider.connect()
  return new Promise((resolve, reject) => {
    provider.on('sync', synced => {
      if (synced) resolve({ statements, stamps, share, until, ended, close: () => provider.destroy() })
    })
    void ended.then(code => reject(new Error(`the board was closed with ${code}`)))
  })
}

/** A plain contribution for the children of this meeting. */
export function contribution(
  state: State,
  body: string,
  audience = 'meeting',
): Extract<Statement, { kind: 'contribution' }> {
  const seen = state.audiences.find(({ id }) => id === audience)?.version ?? 1
  return {
    kind: 'contribution',
    v: 1,
    seen,
    heading: 'accurate',
    body,
    nature: 'fact',
    children: state.meeting.children.map(({ id }) => id),
  }
}
