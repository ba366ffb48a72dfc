import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { Server } from 'socket.io'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { toBase64, utf8 } from '../../../lib/ledger/bytes'
import { nobleHashes } from '../../../lib/ledger/hashes.noble'
import { leafHash } from '../../../lib/ledger/merkle'
import { CLOSE, MESSAGE, type Refusal } from '../../../lib/protocol/codes'
import type { ActReply, ActRequest } from '../../../lib/protocol/live'
import type { Stamp } from '../../../lib/statements/kind'

const STEP1 = 0
const STEP2 = 1
const SERVER = 1

export const me = {
  person: '00000000-0000-4000-8000-0000000000a1',
  name: 'Robin Ashdown',
  agency: 'Police',
  role: 'practitioner',
}
export const leafOf = (id: string) => toBase64(leafHash(utf8(id), nobleHashes))

type Decide = (id: string, value: unknown) => Refusal | null
type Added = { id: string; value: unknown }

/** One board on the far side of the wire: takes statements, stamps them, sends them on. */
class Board {
  readonly doc = new Y.Doc()
  readonly sockets = new Set<WebSocket>()
  private readonly stamper = new Y.Doc()

  constructor() {
    this.stamper.clientID = SERVER
    this.stamper.on('update', (update: Uint8Array) => Y.applyUpdate(this.doc, update))
    this.doc.on('update', (update: Uint8Array) => {
      for (const socket of this.sockets) socket.send(syncMessage(2, update))
    })
  }

  get statements() {
    return this.doc.getMap<unknown>('statements')
  }
  get stamps() {
    return this.doc.getMap<Stamp>('stamps')
  }

  /** What an update would add. */
  added(update: Uint8Array): Added[] {
    const known = Y.decodeStateVector(Y.encodeStateVector(this.doc))
    return Y.decodeUpdate(update).structs.flatMap(struct =>
      struct instanceof Y.Item && struct.parentSub !== null && struct.id.clock >= (known.get(struct.id.client) ?? 0)
        ? [{ id: struct.parentSub, value: struct.content.getContent()[0] }]
        : [],
    )
  }

  take(update: Uint8Array, ids: string[], by = me): void {
    this.doc.transact(() => {
      Y.applyUpdate(this.doc, update)
      for (const id of ids) this.stamp(id, by)
    })
  }

  stamp(id: string, by = me): void {
    const n = this.stamps.size + 1
    const at = `2026-11-22T14:03:22.${String(n).padStart(6, '0')}Z`
    this.stamper.getMap('stamps').set(id, { n, at, by, leaf: leafOf(id) })
  }
}

const syncMessage = (type: number, bytes: Uint8Array) => {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE.sync)
  writeVarUint(encoder, type)
  writeVarUint8Array(encoder, bytes)
  return toUint8Array(encoder)
}

/**
 * A small server on real sockets that speaks the y-websocket protocol and our socket.io events: the far side of the
 * wire, for what the product's own server does only when something goes wrong. `decide` turns statements down.
 */
export class FarSide {
  readonly boards = new Map<string, Board>()
  readonly acts: ActRequest[] = []
  /** Ids in the order in which anything arrived that was new, refused or not. */
  readonly arrived: string[] = []
  decide: Decide = () => null
  answer: (request: ActRequest) => ActReply | null = () => ({ ok: true, at: '2026-11-22T14:03:22.000000Z' })
  /** Close code for new sync connections. */
  door: number | null = null
  /** Close code for new live connections. */
  gate: number | null = null
  greet: (emit: (event: string, data: unknown) => void) => void = () => {}
  connections = 0
  turnedAway = 0
  private readonly http = createServer()
  private readonly sync = new WebSocketServer({ noServer: true })
  private readonly io = new Server(this.http, { destroyUpgrade: false })

  async start(port = 0): Promise<this> {
    this.http.on('upgrade', (request, socket, head) => {
      const { pathname } = new URL(request.url ?? '', 'http://far')
      if (!pathname.startsWith('/sync/')) return
      this.sync.handleUpgrade(request, socket, head, ws => this.welcome(ws, pathname.slice('/sync/'.length)))
    })
    const meetings = this.io.of('/meeting')
    meetings.use((_socket, next) => {
      if (!this.gate) return next()
      this.turnedAway++
      next(Object.assign(new Error('no'), { data: { code: this.gate } }))
    })
    meetings.on('connection', socket => {
      this.greet((event, data) => socket.emit(event, data))
      socket.on('act', (request: ActRequest, reply: (reply: ActReply) => void) => {
        this.acts.push(request)
        const answer = this.answer(request)
        if (answer) reply(answer)
      })
    })
    await new Promise<void>(resolve => this.http.listen(port, '127.0.0.1', resolve))
    return this
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port
  }
  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }
  get syncUrl(): string {
    return `ws://127.0.0.1:${this.port}/sync`
  }

  board(room: string): Board {
    const board = this.boards.get(room) ?? new Board()
    this.boards.set(room, board)
    return board
  }

  emit(event: string, data: unknown): void {
    this.io.of('/meeting').emit(event, data)
  }

  /** Drops every sync connection: with a close frame, or (no code) as a broken network does. */
  hangUp(code?: number): void {
    for (const board of this.boards.values())
      for (const socket of board.sockets) code === undefined ? socket.terminate() : socket.close(code)
  }
  /** Drops every live connection as a broken network does. */
  hangUpLive(): void {
    for (const socket of this.io.of('/meeting').sockets.values()) socket.conn.close()
  }

  async stop(): Promise<void> {
    this.hangUp()
    await this.io.close()
  }

  private welcome(socket: WebSocket, room: string): void {
    this.connections++
    if (this.door) {
      socket.close(this.door)
      return
    }
    const board = this.board(room)
    board.sockets.add(socket)
    let inStep = false
    let over = false
    socket.on('close', () => board.sockets.delete(socket))
    socket.on('message', (data: Buffer) => {
      if (over) return
      const decoder = createDecoder(new Uint8Array(data))
      if (readVarUint(decoder) !== MESSAGE.sync) return
      const type = readVarUint(decoder)
      const bytes = readVarUint8Array(decoder)
      if (type === STEP1) socket.send(syncMessage(STEP2, Y.encodeStateAsUpdate(board.doc, bytes)))
      if (type === STEP2) inStep = true
      if (inStep && type !== STEP1) over = this.receive(board, socket, bytes)
    })
    socket.send(syncMessage(STEP1, Y.encodeStateVector(board.doc)))
  }

  private receive(board: Board, socket: WebSocket, update: Uint8Array): boolean {
    const added = board.added(update)
    this.arrived.push(...added.map(({ id }) => id))
    const taken = added.filter(({ id }) => board.stamps.has(id)).map(({ id }) => id)
    const already: Refusal = { code: 'already_shared', ids: taken, reason: 'This has been shared already.' }
    const refusal = taken.length > 0 ? already : added.map(({ id, value }) => this.decide(id, value)).find(Boolean)
    if (refusal) return this.refuse(board, socket, refusal)
    if (added.length > 0)
      board.take(
        update,
        added.map(({ id }) => id),
      )
    return false
  }

  private refuse(board: Board, socket: WebSocket, refusal: Refusal): boolean {
    const encoder = createEncoder()
    writeVarUint(encoder, MESSAGE.refused)
    writeVarString(encoder, JSON.stringify(refusal))
    board.sockets.delete(socket)
    socket.send(toUint8Array(encoder))
    socket.close(CLOSE.refused)
    return true
  }
}
