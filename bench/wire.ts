import { randomBytes } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import type { Statement } from '../lib/statements/index'

/** How a server wants to be spoken to: plain y-websocket, the same behind each document's name, or no protocol at all. */
export type Dialect = 'y' | 'named' | 'bare'

/** What stands before every statement's id in an update: its root's name with its length, and the id's own. */
const BEFORE_ID = Buffer.from('\x0astatements\x24', 'latin1')
const SYNC = 0
const EMPTY = Uint8Array.of(0, 0)

/** Calls `each` with the place of every statement's id in a frame; no more is decoded than that. */
export function eachStatement(frame: Buffer, each: (at: number) => void): void {
  for (let at = frame.indexOf(BEFORE_ID); at !== -1; at = frame.indexOf(BEFORE_ID, at)) {
    at += BEFORE_ID.length
    each(at)
  }
}

const RUN = randomBytes(4).toString('hex')
const PREFIX = `${RUN}-0000-4000-8000-`
let made = 0
/** A fresh id that carries its own number. */
export const newId = () => `${PREFIX}${(made++).toString(16).padStart(12, '0')}`
/** The number of the id that begins at this place; -1 for one of another run. */
export const numberAt = (frame: Buffer, at: number) =>
  frame.toString('latin1', at, at + 8) === RUN ? Number.parseInt(frame.toString('latin1', at + 24, at + 36), 16) : -1
export const numberOf = (id: string) => Number.parseInt(id.slice(24), 16)

export type BoardOptions = {
  url: string
  dialect: Dialect
  headers?: Record<string, string>
  /** The document's name, as the `named` dialect says it. */
  name: string
  onFrame(frame: Buffer): void
}

/** One person's connection to one room. It keeps no document: only its own clock. */
export class Board {
  readonly client = 2 + (randomBytes(4).readUInt32BE() % 0xfffffff0)
  private clock = 0
  private socket: WebSocket | null = null

  constructor(private readonly options: BoardOptions) {}

  /** Resolves with the frame that holds the whole board, once it may write. */
  open(): Promise<Buffer> {
    const { url, headers, dialect } = this.options
    const address = dialect === 'y' ? `${url}?client=${this.client}` : url
    return new Promise((resolve, reject) => {
      let asked = false
      let whole: Buffer | null = null
      const socket = new WebSocket(address, { ...(headers && { headers }), perMessageDeflate: false })
      this.socket = socket
      socket.on('error', reject)
      socket.on('close', code => reject(new Error(`a connection was closed with ${code}`)))
      socket.on('open', () => {
        if (dialect === 'bare') resolve(Buffer.alloc(0))
        if (dialect === 'named') this.send(this.token())
        if (dialect !== 'bare') this.send(this.frame(0, Uint8Array.of(0)))
      })
      socket.on('message', (data: Buffer) => {
        const step = dialect === 'bare' ? 2 : this.stepOf(data)
        if (step === 2) return this.options.onFrame(data)
        if (step === 0) {
          this.send(this.frame(1, EMPTY))
          asked = true
        }
        if (step === 1) whole = data
        if (asked && whole) resolve(whole)
      })
    })
  }

  share(id: string, statement: Statement): void {
    this.send(this.frame(2, this.update(id, statement)))
  }

  /** Says something that changes nothing: some servers end a connection that is silent. */
  stir(): void {
    if (this.options.dialect === 'named') this.send(this.named(encoder => encoding.writeVarUint(encoder, 3)))
  }

  close(): void {
    this.socket?.removeAllListeners('close')
    this.socket?.on('error', () => undefined)
    this.socket?.terminate()
  }

  private send(bytes: Uint8Array): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(bytes)
  }

  /** 0, 1 or 2 for the steps of the sync protocol; -1 for anything else. Type 4 is what Hocuspocus answers a step 1 with. */
  private stepOf(data: Buffer): number {
    const decoder = decoding.createDecoder(data)
    if (this.options.dialect === 'named') decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    const isSync = type === SYNC || (type === 4 && this.options.dialect === 'named')
    return isSync ? decoding.readVarUint(decoder) : -1
  }

  private frame(step: number, body: Uint8Array): Uint8Array {
    return this.named(encoder => {
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, body)
    })
  }

  private token(): Uint8Array {
    return this.named(encoder => {
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, 'bench')
    })
  }

  private named(write: (encoder: encoding.Encoder) => void): Uint8Array {
    return encoding.encode(encoder => {
      if (this.options.dialect === 'named') encoding.writeVarString(encoder, this.options.name)
      write(encoder)
    })
  }

  /** One new key under `statements`, as Yjs writes it. */
  private update(id: string, statement: Statement): Uint8Array {
    return encoding.encode(encoder => {
      for (const number of [1, 1, this.client, this.clock++]) encoding.writeVarUint(encoder, number)
      encoding.writeUint8(encoder, 0x28)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, 'statements')
      encoding.writeVarString(encoder, id)
      encoding.writeVarUint(encoder, 1)
      encoding.writeAny(encoder, statement)
      encoding.writeVarUint(encoder, 0)
    })
  }
}
