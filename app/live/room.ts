import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Window } from '../../lib/board/fold'
import { CLOSE, MESSAGE, type Refusal } from '../../lib/protocol/codes'
import type { Statement } from '../../lib/statements/index'
import type { Stamp } from '../../lib/statements/kind'
import { live as text } from '../../lib/text/live'
import { type Over, overBy, undelivered } from './over'
import { nameless, readRefusal } from './refusal'
import type { Returned, Sending } from './types'

/** `opening`: not in step yet; `synced`; `lost`: the connection dropped and is being tried again; `over`: ended for this person. */
export type Health = 'opening' | 'synced' | 'lost' | 'over'

/** After this many refusals running that name none of our statements, all of them are handed back. */
const VAIN = 2
/** After this many, with nothing left to hand back, there is no point in going on. */
const HOPELESS = 4

/**
 * One audience's board document and its connection. A statement of ours is `sending` until its stamp is here; it
 * enters the document only once that is in step, so a fresh document holds nothing of ours that is there already.
 * After a refusal a fresh document takes over: until it is in step, the old one stays on show, then it is destroyed.
 */
export class Room {
  health: Health = 'opening'
  over: Over | null = null
  private doc = new Y.Doc()
  private next: Y.Doc | null = null
  private provider: WebsocketProvider | null = null
  private readonly sending = new Map<string, Statement>()
  private vain = 0
  private lostAt: number | null = null
  /** Attempts to connect that failed since it was last in step. */
  failures = 0
  private seen: Window | null = null

  /** `sync` is the endpoint's URL without the room; `changed` is called after anything a reader of this object could notice. */
  constructor(
    private readonly sync: string,
    private readonly meeting: string,
    readonly audience: string,
    private readonly changed: () => void,
    private readonly giveBack: (returned: Returned) => void,
  ) {
    this.connect(this.doc)
  }

  /** What this browser holds of the audience. A new object whenever the document changed. */
  get window(): Window {
    this.seen ??= {
      audience: this.audience,
      statements: new Map(this.doc.getMap('statements').entries()),
      stamps: new Map(stampsOf(this.doc).entries()),
    }
    return this.seen
  }

  /** How far the document has got: stamps are numbered from 1 without a hole. */
  get n(): number {
    return this.window.stamps.size
  }

  get unconfirmed(): Sending[] {
    return [...this.sending].map(([id, statement]) => ({ id, audience: this.audience, statement }))
  }

  /** Puts a clean statement on its way. An id that is on its way or here already is left alone: it is shared once. */
  share(id: string, statement: Statement): void {
    if (this.sending.has(id) || this.window.stamps.has(id)) return
    this.sending.set(id, statement)
    if (this.over) this.handBack(undelivered(this.over))
    this.flush()
    this.changed()
  }

  /** How many statements of others came since the connection was lost; forgets the loss. */
  takeMissed(me: string | undefined): number {
    const { lostAt } = this
    this.lostAt = null
    if (lostAt === null) return 0
    return [...this.window.stamps.values()].filter(stamp => stamp.n > lostAt && stamp.by.person !== me).length
  }

  close(): void {
    this.disconnect()
    this.next?.destroy()
    this.doc.destroy()
  }

  private connect(doc: Y.Doc): void {
    const options = { disableBc: true, params: { client: String(doc.clientID) }, connect: false }
    const provider = new WebsocketProvider(this.sync, `board.${this.meeting}.${this.audience}`, doc, options)
    this.provider = provider
    provider.awareness.setLocalState(null)
    provider.messageHandlers[MESSAGE.refused] = (_encoder, decoder) => this.refused(readRefusal(decoder))
    provider.on('sync', synced => synced && this.synced(doc))
    provider.on('closed', ({ code }) => this.closed(code))
    provider.on('connection-close', () => this.dropped(provider))
    doc.on('update', () => doc === this.doc && this.updated())
    provider.connect()
  }

  private disconnect(): void {
    const provider = this.provider
    this.provider = null
    provider?.destroy()
  }

  private synced(doc: Y.Doc): void {
    if (doc === this.next) {
      this.doc.destroy()
      this.doc = doc
      this.next = null
    }
    this.health = 'synced'
    this.failures = 0
    this.updated()
    this.flush()
  }

  private updated(): void {
    this.seen = null
    for (const id of [...this.sending.keys()].filter(id => this.window.stamps.has(id))) {
      this.sending.delete(id)
      this.vain = 0
    }
    this.changed()
  }

  private flush(): void {
    if (!this.provider?.synced || this.next) return
    const statements = this.doc.getMap<unknown>('statements')
    for (const [id, statement] of this.sending) if (!statements.has(id)) statements.set(id, statement)
  }

  private dropped(provider: WebsocketProvider): void {
    if (provider !== this.provider || this.health === 'over') return
    this.lostAt ??= this.n
    this.health = 'lost'
    this.failures++
    this.changed()
  }

  private closed(code: number): void {
    if (code === CLOSE.tooLarge) this.handBack({ code: 'too_large', ids: [], reason: text.tooLarge })
    if (code === CLOSE.refused) this.refused(nameless)
    else this.end(overBy(code))
  }

  private refused(refusal: Refusal): void {
    const named = refusal.ids.filter(id => this.sending.has(id))
    this.vain = named.length > 0 ? 0 : this.vain + 1
    if (refusal.code === 'already_shared') for (const id of named) this.sending.delete(id)
    this.handBack(refusal, named)
    if (this.vain >= VAIN) this.handBack(refusal)
    if (refusal.code === 'rolled_back') this.end('rolled-back', refusal)
    else if (this.vain >= HOPELESS) this.end('reload')
    else this.startAfresh()
  }

  /** Nothing that was refused may be sent again by the old document, not even by a reconnection. */
  private startAfresh(): void {
    this.disconnect()
    this.next?.destroy()
    this.next = new Y.Doc()
    this.health = 'opening'
    this.connect(this.next)
    this.changed()
  }

  private handBack(refusal: Refusal, ids: Iterable<string> = [...this.sending.keys()]): void {
    for (const id of ids) {
      const statement = this.sending.get(id)
      this.sending.delete(id)
      if (statement) this.giveBack({ id, audience: this.audience, statement, refusal })
    }
  }

  /** The document stays on show: what was read can still be read and copied. */
  private end(over: Over, refusal = undelivered(over)): void {
    this.over = over
    this.health = 'over'
    this.disconnect()
    this.handBack(refusal)
    this.changed()
  }
}

const stampsOf = (doc: Y.Doc): Y.Map<Stamp> => doc.getMap('stamps')
