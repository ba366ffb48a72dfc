import { randomUUID } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { MESSAGE, type Refusal } from '../../lib/protocol/codes'
import type { ActReply } from '../../lib/protocol/live'
import type { Statement } from '../../lib/statements/index'

/** A person's browser without its pages: real sockets, and every byte that came over them. */
export type Visitor = { headers: Record<string, string> }

type Wire = { origin: string }

/**
 * Opens a board and waits until it is in step or turned away. It says its sync step 1 at once, whatever the door says,
 * and with `push` also what an honest browser would only say later: a statement, as step 2 and as an update.
 */
export async function openBoard({ origin }: Wire, { headers }: Visitor, room: string, push?: Statement) {
  const doc = new Y.Doc()
  const address = `${origin.replace('http', 'ws')}/sync/${room}?client=${doc.clientID}`
  const socket = new WebSocket(address, { headers })
  const frames: Buffer[] = []
  const refusals: Refusal[] = []
  const changed = signal()
  let code: number | null = null
  let inStep = false

  const say = (encoder: encoding.Encoder) => socket.send(encoding.toUint8Array(encoder))
  const hear = (data: Buffer) => {
    frames.push(data)
    const decoder = decoding.createDecoder(new Uint8Array(data))
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE.refused) refusals.push(JSON.parse(decoding.readVarString(decoder)))
    if (type === MESSAGE.sync) {
      const reply = encoding.createEncoder()
      encoding.writeVarUint(reply, MESSAGE.sync)
      if (sync.readSyncMessage(decoder, reply, doc, 'server') === 1) inStep = true
      if (encoding.length(reply) > 1) say(reply)
    }
    changed.tell()
  }
  doc.on('update', (update: Uint8Array, from: unknown) => {
    if (from === 'server' || socket.readyState !== WebSocket.OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.sync)
    sync.writeUpdate(encoder, update)
    say(encoder)
  })
  socket.on('open', () => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.sync)
    sync.writeSyncStep1(encoder, doc)
    say(encoder)
    if (push) pushed(doc, push).forEach(say)
  })
  socket.on('message', hear)
  socket.on('error', () => undefined)
  const closed = new Promise<number>(resolve =>
    socket.on('close', reason => {
      code = reason
      resolve(reason)
      changed.tell()
    }),
  )
  await changed.until(() => inStep || code !== null)

  const statements = doc.getMap<Statement | Record<string, unknown>>('statements')
  const stamps = doc.getMap<{ n: number }>('stamps')
  /** `yes` once stamped, else the code it was turned down with, else that of the close. */
  const outcome = (id: string) =>
    changed.until(() => (stamps.has(id) ? 'yes' : (refusals.at(-1)?.code ?? (code === null ? null : String(code)))))
  return {
    doc,
    socket,
    statements,
    stamps,
    frames,
    refusals,
    closed,
    until: changed.until,
    /** The code the server closed it with; null while it is open. */
    code: () => code,
    outcome,
    add: (statement: Statement | Record<string, unknown>, id: string = randomUUID()) => {
      statements.set(id, statement)
      return outcome(id)
    },
    close: () => socket.close(),
  }
}
export type BoardWire = Awaited<ReturnType<typeof openBoard>>

function pushed(doc: Y.Doc, statement: Statement): encoding.Encoder[] {
  doc.getMap('statements').set(randomUUID(), statement)
  return [sync.writeSyncStep2, sync.writeUpdate].map(write => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.sync)
    write === sync.writeUpdate
      ? sync.writeUpdate(encoder, Y.encodeStateAsUpdate(doc))
      : sync.writeSyncStep2(encoder, doc)
    return encoder
  })
}

/** Opens the live connection and waits until it is greeted or turned away. `heard` is every event, whole. */
export async function openLive({ origin }: Wire, { headers }: Visitor, meetingId: unknown, namespace = '/meeting') {
  const socket: Socket = io(`${origin}${namespace}`, {
    auth: { meetingId },
    forceNew: true,
    reconnection: false,
    transports: ['websocket'],
    extraHeaders: headers,
  })
  const heard: { event: string; data: unknown }[] = []
  const changed = signal()
  let turnedAway: unknown
  let over = false
  let greeted = false
  socket.on('connect', () => {
    greeted = namespace !== '/meeting'
    changed.tell()
  })
  socket.onAny((event: string, data: unknown) => {
    heard.push({ event, data })
    changed.tell()
  })
  socket.on('connect_error', (error: Error & { data?: { code?: number } }) => {
    turnedAway = error.data?.code ?? error.message
    changed.tell()
  })
  const closed = new Promise<string>(resolve =>
    socket.on('disconnect', why => {
      over = true
      resolve(why)
      changed.tell()
    }),
  )
  await changed.until(() => greeted || turnedAway !== undefined || over || heard.some(e => e.event === 'roster'))
  return {
    socket,
    heard,
    closed,
    until: changed.until,
    turnedAway: () => turnedAway,
    over: () => over,
    act: (verb: string, input: unknown = {}, key: string = randomUUID()): Promise<ActReply> =>
      socket.emitWithAck('act', { verb, input, key }),
    close: () => void socket.close(),
  }
}
export type LiveWire = Awaited<ReturnType<typeof openLive>>

/** Waiting for something to become true: `until` looks again whenever `tell` is called. */
export function signal() {
  let waiting: (() => void)[] = []
  return {
    tell: () => {
      const now = waiting
      waiting = []
      for (const look of now) look()
    },
    until: async <T>(find: () => T | undefined | null | false): Promise<T> => {
      for (;;) {
        const found = find()
        if (found) return found
        await new Promise<void>(resolve => waiting.push(resolve))
      }
    },
  }
}
