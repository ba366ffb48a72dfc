import { randomUUID } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import { io, type Socket } from 'socket.io-client'
import { afterEach } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { MESSAGE, type Refusal } from '../../lib/protocol/codes'
import type { ActReply } from '../../lib/protocol/live'
import type { Stamp } from '../../lib/statements/kind'
import { parseFrame, step1Frame, step2Frame, updateFrame } from '../gate/frames'
import { waiting } from '../rooms/testing'

const undo: (() => void)[] = []
/** Every connection a test made is gone before the next one starts. */
afterEach(() => {
  for (const one of undo.splice(0)) one()
})

export type Headers = Record<string, string>

/** A WebSocket that speaks bytes: everything it was sent, and the code it was closed with. */
export function dial(origin: string, path: string, headers: Headers) {
  const socket = new WebSocket(origin.replace('http', 'ws') + path, { headers, perMessageDeflate: false })
  undo.push(() => socket.terminate())
  const frames: Uint8Array[] = []
  const asked: string[] = []
  const { wake, until } = waiting()
  let code: number | undefined
  let opened = false
  socket.on('open', () => {
    opened = true
    wake()
  })
  socket.on('message', (data: Buffer) => {
    frames.push(new Uint8Array(data))
    wake()
  })
  socket.on('ping', data => {
    asked.push(String(data))
    wake()
  })
  socket.on('error', () => undefined)
  socket.on('close', closed => {
    code = closed
    wake()
  })
  return {
    socket,
    frames,
    /** What it was asked to answer; `ws` answers as a browser does. */
    asked,
    until,
    open: () => until(() => opened),
    closed: () => until(() => code),
    /** The code it was closed with; null while it is open. */
    code: () => code ?? null,
    /** Bodies of the sync messages of one kind, oldest first. */
    heard: (kind: 'step1' | 'step2' | 'update') =>
      frames.flatMap(bytes => {
        const frame = parseFrame(bytes)
        return frame.ok && frame.value.kind === kind ? [frame.value.body] : []
      }),
    refusals: () => frames.filter(bytes => bytes[0] === MESSAGE.refused).map(readRefusal),
  }
}

const readRefusal = (bytes: Uint8Array): Refusal => {
  const decoder = decoding.createDecoder(bytes)
  decoding.readVarUint(decoder)
  return JSON.parse(decoding.readVarString(decoder))
}

let nextClient = 1000
export const freshClient = () => ++nextClient
export const path = (meeting: string, audience = 'meeting', client: number | string = freshClient()) =>
  `/sync/board.${meeting}.${audience}?client=${client}`

/** Somebody whose document is in step, and who then says what the test makes them say. */
export async function synced(origin: string, meeting: string, headers: Headers, audience = 'meeting') {
  const doc = new Y.Doc()
  const line = dial(origin, path(meeting, audience, doc.clientID), headers)
  await line.open()
  line.socket.send(step1Frame(Y.encodeStateVector(doc)))
  const [state] = await line.until(() => line.heard('step1').length > 0 && line.heard('step1'))
  line.socket.send(step2Frame(Y.encodeStateAsUpdate(doc, state)))
  const update = (statement: unknown, id: string = randomUUID()) => {
    const before = Y.encodeStateVector(doc)
    doc.getMap('statements').set(id, statement)
    return { id, frame: updateFrame(Y.encodeStateAsUpdate(doc, before)) }
  }
  /** What the server holds, as this connection was told. */
  const told = () => {
    const copy = new Y.Doc()
    for (const body of [...line.heard('step2'), ...line.heard('update')]) Y.applyUpdate(copy, body)
    return { statements: copy.getMap<unknown>('statements'), stamps: copy.getMap<Stamp>('stamps') }
  }
  return {
    ...line,
    doc,
    update,
    told,
    share: (statement: unknown, id?: string) => {
      const made = update(statement, id)
      line.socket.send(made.frame)
      return made.id
    },
    stamped: (id: string) => line.until(() => told().stamps.get(id)),
  }
}

/** The unmodified provider in the browser's place. */
export function browser(origin: string, meeting: string, headers: Headers, audience = 'meeting', doc = new Y.Doc()) {
  class Page extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers })
    }
  }
  const { wake, until } = waiting()
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/sync`, `board.${meeting}.${audience}`, doc, {
    disableBc: true,
    params: { client: String(doc.clientID) },
    WebSocketPolyfill: Page as never, // its type is the browser's
  })
  undo.push(() => provider.destroy())
  const refusals: Refusal[] = []
  const closes: number[] = []
  provider.messageHandlers[MESSAGE.refused] = (_encoder, decoder) => {
    refusals.push(JSON.parse(decoding.readVarString(decoder)))
    wake()
  }
  provider.on('closed', ({ code }) => {
    closes.push(code)
    wake()
  })
  provider.on('sync', wake)
  provider.on('status', wake)
  doc.on('update', wake)
  return {
    doc,
    provider,
    refusals,
    closes,
    until,
    statements: doc.getMap<unknown>('statements'),
    stamps: doc.getMap<Stamp>('stamps'),
  }
}

type Told = { event: string; payload: unknown }
type Options = {
  auth?: Record<string, unknown>
  transports?: ('polling' | 'websocket')[]
  reconnection?: boolean
  namespace?: string
}

/** A socket.io client, with everything it was sent. */
export function live(
  origin: string,
  meetingId: string | undefined,
  headers: Headers,
  { namespace = '/meeting', ...options }: Options = {},
) {
  const socket: Socket = io(`${origin}${namespace}`, {
    auth: meetingId === undefined ? {} : { meetingId },
    extraHeaders: headers,
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 50,
    reconnection: false,
    transports: ['websocket'],
    ...options,
  })
  undo.push(() => void socket.disconnect())
  const events: Told[] = []
  const errors: (Error & { data?: { code?: number } })[] = []
  const { wake, until } = waiting()
  socket.onAny((event: string, payload: unknown) => {
    events.push({ event, payload })
    wake()
  })
  for (const event of ['connect', 'disconnect']) socket.on(event, wake)
  socket.on('connect_error', error => {
    errors.push(error)
    wake()
  })
  const heard = (event: string) => events.filter(told => told.event === event).map(told => told.payload)
  return {
    socket,
    events,
    errors,
    until,
    heard,
    hear: (event: string) => until(() => heard(event).at(-1)),
    turnedAway: () => until(() => errors.at(-1)),
    act: (request: unknown): Promise<ActReply> => socket.emitWithAck('act', request),
  }
}
