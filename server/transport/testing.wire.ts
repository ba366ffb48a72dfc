import { randomUUID } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { MESSAGE } from '../../lib/protocol/codes'
import type { Statement } from '../../lib/statements/index'
import { dial, live } from './testing.client'

/** A person's browser without its pages: real sockets, and every byte that came over them. */
export type Visitor = { headers: Record<string, string> }

type Wire = { origin: string }

/**
 * Opens a board and waits until it is in step or turned away. It says its sync step 1 at once, whatever the door says,
 * and with `push` also what an honest browser would only say later: a statement, as step 2 and as an update.
 */
export async function openBoard({ origin }: Wire, { headers }: Visitor, room: string, push?: Statement) {
  const doc = new Y.Doc()
  const line = dial(origin, `/sync/${room}?client=${doc.clientID}`, headers)
  const { socket, frames, until, code } = line
  let inStep = false

  const say = (encoder: encoding.Encoder) => socket.send(encoding.toUint8Array(encoder))
  const inSync = (write: (encoder: encoding.Encoder) => void) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.sync)
    write(encoder)
    return encoder
  }
  doc.on('update', (update: Uint8Array, from: unknown) => {
    if (from !== 'server' && socket.readyState === WebSocket.OPEN)
      say(inSync(encoder => sync.writeUpdate(encoder, update)))
  })
  socket.on('open', () => {
    say(inSync(encoder => sync.writeSyncStep1(encoder, doc)))
    if (!push) return
    doc.getMap('statements').set(randomUUID(), push)
    say(inSync(encoder => sync.writeSyncStep2(encoder, doc)))
    say(inSync(encoder => sync.writeUpdate(encoder, Y.encodeStateAsUpdate(doc))))
  })
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data))
    if (decoding.readVarUint(decoder) !== MESSAGE.sync) return
    const reply = inSync(encoder => {
      if (sync.readSyncMessage(decoder, encoder, doc, 'server') === 1) inStep = true
    })
    if (encoding.length(reply) > 1) say(reply)
  })
  await until(() => inStep || code() !== null)

  const statements = doc.getMap<Statement | Record<string, unknown>>('statements')
  const stamps = doc.getMap<{ n: number }>('stamps')
  /** `yes` once stamped, else the code it was turned down with, else that of the close. */
  const outcome = (id: string) =>
    until(() => (stamps.has(id) ? 'yes' : (line.refusals().at(-1)?.code ?? (code() === null ? null : String(code())))))
  return {
    doc,
    socket,
    statements,
    stamps,
    frames,
    until,
    code,
    refusals: line.refusals,
    closed: line.closed,
    outcome,
    add: (statement: Statement | Record<string, unknown>, id: string = randomUUID()) => {
      statements.set(id, statement)
      return outcome(id)
    },
    close: () => socket.close(),
  }
}
export type BoardWire = Awaited<ReturnType<typeof openBoard>>

/** Opens the live connection and waits until it is greeted or turned away. `heard` is every event, whole. */
export async function openLive({ origin }: Wire, { headers }: Visitor, meetingId: string, namespace = '/meeting') {
  const line = live(origin, meetingId, headers, { namespace })
  const { socket, events, until } = line
  const turnedAway = () => {
    const error = line.errors.at(-1)
    return error && (error.data?.code ?? error.message)
  }
  let over = false
  socket.on('disconnect', () => {
    over = true
  })
  const greeted = () => (namespace === '/meeting' ? events.some(e => e.event === 'roster') : socket.connected)
  await until(() => greeted() || turnedAway() !== undefined || over)
  return {
    socket,
    heard: events,
    until,
    turnedAway,
    over: () => over,
    closed: () => until(() => over),
    act: (verb: string, input: unknown = {}, key: string = randomUUID()) => line.act({ verb, input, key }),
    close: () => void socket.close(),
  }
}
