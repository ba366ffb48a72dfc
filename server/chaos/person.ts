import * as decoding from 'lib0/decoding'
import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { z } from 'zod'
import type { Final } from './check'
import { emptyHistory, type History, spelt } from './history'

/** Where a person's browser goes, and as whom. `live` and `sync` differ where only one of them passes a proxy. */
export type Way = { origin: string; live: string; sync: string; meeting: string; headers: Record<string, string> }

const REFUSED = 4
const refusal = z.object({ code: z.string(), ids: z.array(z.string()) })
const reply = z.object({ ok: z.boolean(), at: z.string().optional() })
const stateOf = z.object({ audiences: z.array(z.object({ id: z.string(), version: z.number() })) })
const checkpoint = z.object({ note: z.string() })

/** Somebody outside: stock y-websocket provider and socket.io client over real sockets, and everything they were shown is written down. */
export class Person {
  readonly history: History
  readonly boards: Map<string, Board>
  private readonly socket: Socket
  private readonly waiting = new Set<() => void>()

  constructor(
    readonly way: Way,
    person: string,
    role: string,
    audiences: readonly string[],
  ) {
    this.history = emptyHistory(person, role)
    this.boards = new Map(audiences.map(id => [id, new Board(way, id, this.history, () => this.wake())]))
    const options = { auth: { meetingId: way.meeting }, query: { meetingId: way.meeting }, extraHeaders: way.headers }
    const pace = { reconnectionDelay: 50, reconnectionDelayMax: 1000, timeout: 5000 }
    this.socket = io(`${way.live}/meeting`, { ...options, ...pace, forceNew: true, transports: ['websocket'] })
    this.socket.on('checkpoint', sent => void this.history.notes.add(checkpoint.parse(sent).note))
    this.socket.on('state', sent => {
      stateOf.parse(sent)
      this.wake()
    })
    // Turned away by the server itself socket.io does not come back by itself; the product's browser does.
    this.socket.on('connect_error', () => this.again())
    this.socket.on('disconnect', why => why === 'io server disconnect' && this.again())
    this.socket.on('connect', () => this.wake())
  }

  private again() {
    if (!this.socket.active) setTimeout(() => this.over || this.socket.connect(), 100)
  }
  private over = false

  /** Connected on every line, in step on every board. */
  get here(): boolean {
    return this.socket.connected && [...this.boards.values()].every(board => board.inStep)
  }

  board(audience: string): Board {
    const board = this.boards.get(audience)
    if (!board) throw new Error(`no board ${audience}`)
    return board
  }

  /** An act, sent again under the same key until the server has answered it. False: refused. */
  async act(verb: string, input: unknown, key: string = crypto.randomUUID()): Promise<boolean> {
    this.history.keys.push({ verb, key })
    while (!this.over) {
      const sent: unknown = await this.socket
        .timeout(2000)
        .emitWithAck('act', { verb, input, key })
        .catch(() => null)
      const answer = reply.safeParse(sent)
      if (answer.data?.ok && answer.data.at) this.history.acts.push({ verb, key, at: answer.data.at })
      if (answer.data?.ok) return true
      if (answer.success && !/"try_again"/.test(JSON.stringify(sent))) return false
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    return false
  }

  until(holds: () => boolean, ms = 60_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(look)
        reject(new Error(`${this.history.role} waited in vain: ${holds}; ${this.describe()}`))
      }, ms)
      const look = () => {
        if (!holds()) return
        clearTimeout(timer)
        this.waiting.delete(look)
        resolve()
      }
      this.waiting.add(look)
      look()
    })
  }

  private describe() {
    const boards = [...this.boards.values()].map(
      b => `${b.audience} in step ${b.inStep}, waiting ${b.unstamped.length}`,
    )
    return [`live ${this.socket.connected}`, ...boards, ...this.history.refusals.keys()].join('; ')
  }

  private wake() {
    for (const look of [...this.waiting]) look()
  }

  finals(): Final[] {
    return [...this.boards.values()].map(board => ({ person: this.history.person, ...board.final() }))
  }

  /** Without a network: what they hold stays with them until they are `back`. */
  away() {
    this.socket.disconnect()
    for (const board of this.boards.values()) board.away()
  }

  back() {
    this.socket.connect()
    for (const board of this.boards.values()) board.back()
  }

  leave() {
    this.over = true
    this.socket.disconnect()
    for (const board of this.boards.values()) board.close()
  }
}

/** One board. After a refusal the document is over: a fresh one takes its place, and what was not refused by name is put in again. */
export class Board {
  private doc!: Y.Doc
  private provider!: WebsocketProvider
  private closed = false
  /** Set where the server is older than this document: the copy is kept and nothing more is sent. */
  rolledBack = false
  /** Close codes that ended a document. */
  readonly ends: number[] = []

  constructor(
    private readonly way: Way,
    readonly audience: string,
    private readonly history: History,
    private readonly wake: () => void,
  ) {
    history.shown.set(audience, new Map())
    this.open()
  }

  private open() {
    const { headers } = this.way
    class Line extends WebSocket {
      constructor(url: string | URL) {
        super(url, { headers, perMessageDeflate: false })
      }
    }
    const doc = new Y.Doc()
    this.doc = doc
    this.provider = new WebsocketProvider(`${this.way.sync}/sync`, `board.${this.way.meeting}.${this.audience}`, doc, {
      disableBc: true,
      params: { client: String(doc.clientID) },
      WebSocketPolyfill: Line as never, // its type is the browser's
    })
    process.setMaxListeners(process.getMaxListeners() + 1)
    this.provider.messageHandlers[REFUSED] = (_encoder, decoder) => this.turnedDown(decoding.readVarString(decoder))
    this.provider.on('closed', ({ code }) => this.ended(code))
    this.provider.on('sync', this.wake)
    this.provider.on('status', this.wake)
    doc.getMap('stamps').observe(event => {
      for (const id of event.keysChanged) this.shown(id)
    })
    doc.on('update', this.wake)
  }

  /** Something stands on the screen with a receipt. */
  private shown(id: string) {
    const stamp = spelt(this.doc.getMap('stamps').get(id))
    const value = this.doc.getMap('statements').get(id)
    const words = value === undefined ? null : spelt(value)
    const before = this.history.shown.get(this.audience)?.get(id)
    if (before && before.stamp !== stamp) this.history.wrongs.push(`the receipt of ${id} changed`)
    if (before?.words && words && before.words !== words) this.history.wrongs.push(`the words of ${id} changed`)
    if (!before || (before.words === null && words !== null))
      this.history.shown.get(this.audience)?.set(id, { stamp, words })
  }

  private turnedDown(text: string) {
    const { code, ids } = refusal.parse(JSON.parse(text))
    this.history.refusals.set(code, (this.history.refusals.get(code) ?? 0) + 1)
    if (code === 'rolled_back') this.rolledBack = true
    const wasNamed = [
      'schema',
      'not_allowed',
      'closed',
      'not_started',
      'superseded',
      'withdrawn',
      'reference',
      'wrong_audience',
    ]
    if (wasNamed.includes(code)) for (const id of ids) this.history.refused.add(id)
  }

  private ended(code: number) {
    this.ends.push(code)
    this.wake()
    if (this.closed || this.rolledBack) return
    const waiting = this.unstamped
    this.drop()
    this.open()
    const { doc, provider } = this
    const put = () => {
      if (doc !== this.doc || !provider.synced) return
      provider.off('sync', put)
      const stamps = doc.getMap('stamps')
      for (const id of waiting) if (!stamps.has(id)) doc.getMap('statements').set(id, this.history.made.get(id)?.value)
    }
    provider.on('sync', put)
  }

  get inStep(): boolean {
    return this.provider.synced && this.provider.wsconnected
  }

  /** Made here, neither receipted nor refused yet. */
  get unstamped(): string[] {
    const shown = this.history.shown.get(this.audience)
    return [...this.open_].filter(id => {
      if (!shown?.has(id) && !this.history.refused.has(id)) return true
      this.open_.delete(id)
      return false
    })
  }
  private readonly open_ = new Set<string>()

  has(id: string): boolean {
    return this.history.shown.get(this.audience)?.has(id) ?? false
  }

  /** The words that stand under an id now. */
  words(id: string): unknown {
    return this.doc.getMap('statements').get(id)
  }

  share(value: unknown, id: string = crypto.randomUUID()): string {
    this.history.made.set(id, { audience: this.audience, value })
    this.open_.add(id)
    this.doc.getMap('statements').set(id, value)
    return id
  }

  get size(): number {
    return this.history.shown.get(this.audience)?.size ?? 0
  }

  final(): Omit<Final, 'person'> {
    const { audience, doc } = this
    return { audience, statements: doc.getMap('statements').toJSON(), stamps: doc.getMap('stamps').toJSON() }
  }

  away() {
    this.provider.disconnect()
  }

  back() {
    this.provider.connect()
  }

  /** As a person who leaves the page and comes back to it, still holding what they had. */
  reconnect() {
    this.provider.disconnect()
    this.provider.connect()
  }

  private drop() {
    this.provider.destroy()
    process.setMaxListeners(process.getMaxListeners() - 1)
  }

  close() {
    if (this.closed) return
    this.closed = true
    this.drop()
  }
}
