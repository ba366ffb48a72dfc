import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import type * as Y from 'yjs'
import { MESSAGE } from '../../../lib/protocol/codes'

/** One WebSocket between a browser and the server, both directions in order, neither yet delivered. */
export type Line = {
  browser: Browser
  person: string
  client: number
  /** The document of that connection: a browser opens a fresh one after a refusal or a reload. */
  doc: Y.Doc
  toServer: Uint8Array[]
  toBrowser: Uint8Array[]
  open: boolean
  /** Kept by the server: has the first sync step 2 come? Updates before it are dropped, it contains them. */
  step2Seen: boolean
  /** Has its sync step 1 been answered? Changes go to it only after: a stamp that has to wait would hide a taken id. */
  answered: boolean
  /** The server has refused something: it ignores whatever still comes. */
  refused: boolean
}

/**
 * An honest browser: what the stock provider does with a document and a line, and what our client does on top when it
 * is refused. Adds only ids it has never seen; keeps what it added until a stamp confirms it.
 */
export class Browser {
  readonly person: string
  doc: Y.Doc
  line: Line | undefined
  /** What was shared here and has no stamp yet. */
  readonly waiting = new Map<string, object>()
  /** Ids that came back refused, by code. */
  readonly refused = new Map<string, string>()
  private refill = false

  constructor(
    person: string,
    private readonly freshDocument: () => Y.Doc,
  ) {
    this.person = person
    this.doc = freshDocument()
  }

  connect(): Line {
    const { doc, person } = this
    const line: Line = {
      browser: this,
      person,
      client: doc.clientID,
      doc,
      toServer: [],
      toBrowser: [],
      open: true,
      step2Seen: false,
      answered: false,
      refused: false,
    }
    this.line = line
    line.toServer.push(sync(e => syncProtocol.writeSyncStep1(e, doc)))
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== line && line.open) line.toServer.push(sync(e => syncProtocol.writeUpdate(e, update)))
    })
    return line
  }

  disconnect(): void {
    if (this.line) this.line.open = false
    this.line = undefined
  }

  /** A page that is loaded again has lost what was on its way and starts from nothing. */
  reload(): void {
    this.disconnect()
    this.doc = this.freshDocument()
    this.waiting.clear()
  }

  /** Shares all of these in one transaction; those already on the board are left out. */
  share(statements: readonly (readonly [id: string, value: object])[]): void {
    this.doc.transact(() => {
      for (const [id, value] of statements) {
        if (this.doc.getMap('statements').has(id) || this.doc.getMap('stamps').has(id)) continue
        this.waiting.set(id, value)
        this.doc.getMap('statements').set(id, value)
      }
    })
  }

  receive(line: Line, frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE.refused) this.startAfresh(JSON.parse(decoding.readVarString(decoder)))
    if (type !== MESSAGE.sync) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.sync)
    const step = syncProtocol.readSyncMessage(decoder, encoder, line.doc, line, error => {
      throw error
    })
    if (encoding.length(encoder) > 1) line.toServer.push(encoding.toUint8Array(encoder))
    for (const id of this.waiting.keys()) if (line.doc.getMap('stamps').has(id)) this.waiting.delete(id)
    if (step === syncProtocol.messageYjsSyncStep2 && this.refill) {
      this.refill = false
      this.share([...this.waiting])
    }
  }

  private startAfresh({ code, ids }: { code: string; ids: string[] }): void {
    for (const id of ids) {
      this.refused.set(id, code)
      this.waiting.delete(id)
    }
    this.disconnect()
    this.doc = this.freshDocument()
    this.refill = true
  }
}

const sync = (write: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    write(encoder)
  })
