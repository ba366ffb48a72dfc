import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { CLOSE, MESSAGE, type Refusal } from '../../../lib/protocol/codes'

const frame = (type: number, write: (encoder: Encoder) => void) => {
  const encoder = createEncoder()
  writeVarUint(encoder, type)
  write(encoder)
  return toUint8Array(encoder)
}
const syncFrame = (step: number, bytes: Uint8Array) =>
  frame(MESSAGE.sync, encoder => {
    writeVarUint(encoder, step)
    writeVarUint8Array(encoder, bytes)
  })

/** One room of drafts on the far side of the wire: keeps what it is sent unless told otherwise, and says so. */
export class FarDrafts {
  readonly doc = new Y.Doc()
  /** Turns down whatever comes that is new. */
  refuse: Refusal | null = null
  /** Takes what comes and says nothing of it yet. */
  silent = false
  /** Close code for new connections. */
  door: number | null = null
  private readonly sockets = new Set<WebSocket>()
  private readonly http = createServer()
  private readonly server = new WebSocketServer({ server: this.http })
  private readonly owed: (() => void)[] = []

  async start(): Promise<this> {
    this.server.on('connection', socket => this.welcome(socket))
    this.doc.on('update', (update: Uint8Array, from: unknown) => {
      for (const socket of this.sockets) if (socket !== from) socket.send(syncFrame(2, update))
    })
    await new Promise<void>(resolve => this.http.listen(0, '127.0.0.1', resolve))
    return this
  }

  get sync(): string {
    const address = this.http.address() as AddressInfo
    return `ws://127.0.0.1:${address.port}`
  }

  /** Says what it kept silent about. */
  speak() {
    this.silent = false
    for (const say of this.owed.splice(0)) say()
  }

  /** Says the oldest thing it kept silent about, and no more. */
  speakOnce() {
    this.owed.shift()?.()
  }

  get owes(): number {
    return this.owed.length
  }

  hangUp(code?: number) {
    for (const socket of this.sockets) code === undefined ? socket.terminate() : socket.close(code)
  }

  /** What it says of somebody's place to everyone. */
  tellPlace(client: number, state: object) {
    const body = createEncoder()
    for (const number of [1, client, 1]) writeVarUint(body, number)
    writeVarString(body, JSON.stringify(state))
    for (const socket of this.sockets)
      socket.send(frame(MESSAGE.awareness, encoder => writeVarUint8Array(encoder, toUint8Array(body))))
  }

  async stop() {
    this.hangUp()
    this.server.close()
    await new Promise<void>(resolve => void this.http.close(() => resolve()))
  }

  private welcome(socket: WebSocket) {
    if (this.door) return socket.close(this.door)
    this.sockets.add(socket)
    let count = -1
    socket.on('close', () => this.sockets.delete(socket))
    socket.on('message', (data: Buffer) => {
      const decoder = createDecoder(new Uint8Array(data))
      if (readVarUint(decoder) !== MESSAGE.sync) return
      const step = readVarUint(decoder)
      const bytes = readVarUint8Array(decoder)
      if (step === 0) socket.send(syncFrame(1, Y.encodeStateAsUpdate(this.doc, bytes)))
      if (step === 1) count = -1
      if (step === 2 && count < 0) return
      if (step !== 0) this.take(socket, bytes, ++count)
    })
    socket.send(syncFrame(0, Y.encodeStateVector(this.doc)))
  }

  private take(socket: WebSocket, bytes: Uint8Array, count: number) {
    if (this.refuse && bytes.length > 2) {
      const { refuse } = this
      this.sockets.delete(socket)
      socket.send(frame(MESSAGE.refused, encoder => writeVarString(encoder, JSON.stringify(refuse))))
      return socket.close(CLOSE.refused)
    }
    Y.applyUpdate(this.doc, bytes, socket)
    const say = () =>
      socket.send(
        frame(MESSAGE.kept, encoder => {
          writeVarUint(encoder, count)
          writeVarString(
            encoder,
            bytes.length > 2 ? `2026-11-22T14:03:${String(20 + count).padStart(2, '0')}.000Z` : '',
          )
        }),
      )
    if (this.silent) this.owed.push(say)
    else say()
  }
}
