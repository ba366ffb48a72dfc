import { type Decoder, peekVarUint, readVarString, readVarUint } from 'lib0/decoding'
import { uuidv4 } from 'lib0/random'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { Draft } from '../../lib/board/compose'
import type { ProseField } from '../../lib/board/draft-fields'
import { CLOSE, MESSAGE, type Refusal } from '../../lib/protocol/codes'
import { live as text } from '../../lib/text/live'
import { bindText, type TextBox } from './bindText'
import { begin, change, hasWords, newDoc, type Read, readAll, readOne, remove, sameWords, textIn } from './draftDoc'
import { type Over, overBy, undelivered } from './over'
import { nameless, readRefusal } from './refusal'
import type { Wire } from './wire'

/**
 * How it stands with what was typed here. `kept`: the server has all of it, since `at` (UTC; null where nothing was typed yet). `page`:
 * this page alone has it, as for whoever types for others and has no agency's drafts.
 */
export type Keeping =
  | { is: 'opening' }
  | { is: 'page' }
  | { is: 'kept'; at: string | null }
  | { is: 'not-yet' }
  | { is: 'over'; reason: Over }

/** A colleague who has a field of a draft under their hands now. */
export type Writer = { person: string; name: string; field: string }
/** `fields`: the draft as it is now, for reading and checks. */
export type DraftView = Read & { writers: readonly Writer[] }
/**
 * A draft that is not kept as this page last had it, so that nothing typed is lost: it could not be kept (`refused`, `over`:
 * `refusal` says why), or a colleague deleted or shared it while words of this page were in it (`gone`).
 */
export type ReturnedDraft = Read & { why: 'refused' | 'over' | 'gone'; refusal?: Refusal }

/** What screens use of an agency's drafts. A new object whenever anything in it changed. */
export type DraftsView = {
  keeping: Keeping
  /** Oldest first. */
  list: readonly DraftView[]
  returned: readonly ReturnedDraft[]
  /** A draft as this page has it at this instant, to the last letter: `list` tells of letters once a frame. Null where it is not there. */
  read(id: string): Draft | null
  /** Begins a draft and returns its id, which is the id to share its statement under. */
  begin(fields: Draft, id?: string): string
  /** Puts fields that changed. For prose in a plain field; one that is written together uses `field`. */
  change(id: string, fields: Partial<Draft>): void
  /** Deletes a draft for the whole agency. */
  remove(id: string): void
  /** Call it with sharing: the draft goes by itself with the statement's stamp, and is not given back then. One of this page alone goes now. */
  handOn(id: string): void
  /**
   * What makes a `textarea` or `input` one that is written together: `<textarea ref={drafts.field(id, 'body')} />`, without
   * `value` or `onChange`. Caret, undo and input methods are taken care of, and colleagues see who writes there. The box of a draft
   * that is not begun yet is empty, and is written together from `begin` on.
   */
  field(id: string, field: ProseField): Bind
  /** Takes a returned draft off the list once its words are somewhere else. */
  dismiss(id: string): void
}

type Bind = (box: TextBox | null) => (() => void) | undefined

/** The id of a draft that is yet to be begun. */
export const newId = (): string => uuidv4()

/** After so many refusals running there is no point in going on. */
const HOPELESS = 3

/** A box whose draft is not begun yet. */
type Waiting = { id: string; bind(): void }

/**
 * One agency's drafts in one meeting and their connection; without a room, what this page alone holds. What is typed is in this page's document at once, and kept once the
 * server says so. After a refusal a fresh document takes over, and what differs from it comes back.
 */
export class Drafts {
  private doc = newDoc()
  private next: Y.Doc | null = null
  private provider: WebsocketProvider | null = null
  private over: Over | null = null
  private opened = false
  /** Since the connection was made: it was answered, and so many updates were sent after that. */
  private answered = false
  private sent = 0
  private dirty = false
  private at: string | null = null
  /** The drafts as the server last had all of them, and those this page wrote in. */
  private kept: Read[] = []
  private readonly mine = new Set<string>()
  private readonly returned = new Map<string, ReturnedDraft>()
  private list: Read[] = []
  private refusals = 0
  private refused: Refusal | null = null
  private readonly boxes = new Map<string, Bind>()
  private readonly waiting = new Set<Waiting>()
  private snapshot: DraftsView | null = null

  constructor(
    private readonly wire: Pick<Wire, 'sync' | 'now'>,
    private readonly room: string | null,
    /** `now`: somebody chose something, and waits to see it. */
    private readonly changed: (now: boolean) => void,
  ) {
    if (room !== null) this.connect(this.doc, room)
    else this.doc.on('update', (_update: Uint8Array, origin: unknown) => this.updated(true, origin === null))
  }

  get view(): DraftsView {
    this.snapshot ??= this.look()
    return this.snapshot
  }

  /** Nothing typed here waits to be kept. */
  get settled(): boolean {
    if (this.room === null) return !this.list.some(hasWords)
    return !this.dirty || this.over !== null
  }

  readonly read = (id: string): Draft | null => readOne(this.doc, id)

  readonly begin = (fields: Draft, id: string = newId()): string => {
    begin(this.doc, id, fields, this.wire.now())
    for (const one of [...this.waiting].filter(waiting => waiting.id === id)) {
      this.waiting.delete(one)
      this.mine.add(id)
      one.bind()
    }
    return id
  }

  readonly change = (id: string, fields: Partial<Draft>): void => {
    this.mine.add(id)
    change(this.doc, id, fields)
  }

  readonly remove = (id: string): void => {
    this.mine.delete(id)
    remove(this.doc, id)
  }

  readonly handOn = (id: string): void => {
    this.mine.delete(id)
    if (this.room === null) remove(this.doc, id)
  }

  readonly dismiss = (id: string): void => {
    this.returned.delete(id)
    this.tell()
  }

  /** Binds a field, and says to colleagues where this person is while it has the focus. */
  private bind(box: TextBox, id: string, field: ProseField): () => void {
    const { doc } = this
    const text = textIn(doc, id, field)
    if (!text) return this.wait(box, id, field)
    const release = bindText(box, text, doc)
    const here = () => this.provider?.awareness.setLocalState({ draft: id, field })
    const away = () => this.provider?.awareness.setLocalState(null)
    const typed = () => {
      this.mine.add(id)
      if (!this.provider?.awareness.getLocalState()) here()
    }
    box.addEventListener('focus', here)
    box.addEventListener('blur', away)
    box.addEventListener('input', typed)
    return () => {
      away()
      release()
      box.removeEventListener('focus', here)
      box.removeEventListener('blur', away)
      box.removeEventListener('input', typed)
    }
  }

  private wait(box: TextBox, id: string, field: ProseField): () => void {
    let release: () => void = () => undefined
    const waiting: Waiting = {
      id,
      bind: () => {
        release = this.bind(box, id, field)
      },
    }
    box.value = ''
    this.waiting.add(waiting)
    return () => {
      this.waiting.delete(waiting)
      release()
    }
  }

  close(): void {
    this.disconnect()
    this.next?.destroy()
    this.doc.destroy()
  }

  private connect(doc: Y.Doc, room: string): void {
    const params = { client: String(doc.clientID) }
    const provider = new WebsocketProvider(this.wire.sync, room, doc, {
      disableBc: true,
      params,
      connect: false,
    })
    this.provider = provider
    provider.awareness.setLocalState(null)
    this.listen(provider, doc)
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (doc === this.doc) this.updated(origin !== provider, origin === null)
    })
    provider.connect()
  }

  private listen(provider: WebsocketProvider, doc: Y.Doc): void {
    const inSync = provider.messageHandlers[MESSAGE.sync]
    provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
      const asked = peekVarUint(decoder) === 0
      inSync?.(encoder, decoder, ...rest)
      // Our answer holds all that was typed before: what follows is counted from here.
      if (asked) this.sent = 0
      if (asked) this.answered = true
    }
    provider.messageHandlers[MESSAGE.refused] = (_encoder, decoder) => this.turnedDown(readRefusal(decoder))
    provider.messageHandlers[MESSAGE.kept] = (_encoder, decoder) => this.receipt(decoder)
    provider.on('sync', synced => synced && this.synced(provider, doc))
    provider.on('closed', ({ code }) => this.closed(code))
    provider.on('connection-close', () => {
      this.answered = false
    })
    provider.awareness.on('change', () => this.tell())
  }

  private disconnect(): void {
    const { provider } = this
    this.provider = null
    this.answered = false
    provider?.destroy()
  }

  private synced(provider: WebsocketProvider, doc: Y.Doc): void {
    if (doc === this.next) this.takeOver(doc)
    this.opened = true
    // Said anew: colleagues forgot it when the connection was lost.
    const where = provider.awareness.getLocalState()
    if (where) provider.awareness.setLocalState(where)
    this.updated(false)
  }

  private updated(here: boolean, now = false): void {
    if (here) {
      this.dirty = true
      if (this.answered) this.sent++
    }
    const before = this.list
    this.list = readAll(this.doc)
    const ids = new Set(this.list.map(one => one.id))
    for (const one of before) if (!ids.has(one.id) && !here && this.mine.delete(one.id)) this.giveBack(one, 'gone')
    if (!this.dirty) this.kept = this.list
    this.tell(now)
  }

  private receipt(decoder: Decoder): void {
    const count = readVarUint(decoder)
    const at = readVarString(decoder)
    if (at) this.at = at
    this.refusals = 0
    if (this.answered && count === this.sent) {
      this.dirty = false
      this.kept = this.list
    }
    this.tell()
  }

  private closed(code: number): void {
    if (code === CLOSE.refused || code === CLOSE.tooLarge)
      this.turnedDown(code === CLOSE.tooLarge ? { ...nameless, code: 'too_large', reason: text.tooLarge } : nameless)
    else this.end(overBy(code))
  }

  /** Nothing that was refused may be sent again by the old document, not even by a reconnection. */
  private turnedDown(refusal: Refusal): void {
    this.refused ??= refusal
    this.refusals++
    if (refusal.code === 'rolled_back') this.end('rolled-back', refusal)
    else if (this.refusals > HOPELESS) this.end('reload', refusal)
    else this.startAfresh()
  }

  private startAfresh(): void {
    this.disconnect()
    this.next?.destroy()
    this.next = newDoc()
    if (this.room !== null) this.connect(this.next, this.room)
    this.tell()
  }

  /** What this page has and the server has not comes back. */
  private takeOver(doc: Y.Doc): void {
    const there = new Map(readAll(doc).map(one => [one.id, one]))
    const before = new Map(this.kept.map(one => [one.id, one]))
    for (const one of this.dirty ? this.list : [])
      if (!sameWords(one, before.get(one.id)) && !sameWords(one, there.get(one.id)))
        this.giveBack(one, 'refused', this.refused ?? nameless)
    this.doc.destroy()
    this.doc = doc
    this.next = null
    this.refused = null
    this.dirty = false
    this.boxes.clear()
    this.mine.clear()
    this.list = readAll(doc)
  }

  /** The drafts stay on show: what was written can still be read and copied. */
  private end(over: Over, refusal = undelivered(over)): void {
    this.over = over
    this.disconnect()
    const before = new Map(this.kept.map(one => [one.id, one]))
    for (const one of this.dirty ? this.list : [])
      if (!sameWords(one, before.get(one.id))) this.giveBack(one, 'over', refusal)
    this.tell()
  }

  private giveBack(one: Read, why: ReturnedDraft['why'], refusal?: Refusal): void {
    if (hasWords(one)) this.returned.set(one.id, { ...one, why, ...(refusal && { refusal }) })
  }

  private tell(now = false): void {
    this.snapshot = null
    this.changed(now)
  }

  private look(): DraftsView {
    const writers = this.writers()
    return {
      keeping: this.keeping(),
      list: this.list.map(one => ({ ...one, writers: writers.get(one.id) ?? [] })),
      returned: [...this.returned.values()],
      read: this.read,
      begin: this.begin,
      change: this.change,
      remove: this.remove,
      handOn: this.handOn,
      field: this.field,
      dismiss: this.dismiss,
    }
  }

  private keeping(): Keeping {
    if (this.room === null) return { is: 'page' }
    if (this.over) return { is: 'over', reason: this.over }
    if (this.dirty) return { is: 'not-yet' }
    return this.opened ? { is: 'kept', at: this.at } : { is: 'opening' }
  }

  private writers(): Map<string, Writer[]> {
    const all = new Map<string, Writer[]>()
    for (const [client, state] of this.provider?.awareness.getStates() ?? []) {
      const { person, name, draft, field } = state
      if (client === this.doc.clientID || typeof draft !== 'string') continue
      all.set(draft, [...(all.get(draft) ?? []), { person: String(person), name: String(name), field: String(field) }])
    }
    return all
  }

  private readonly field = (id: string, field: ProseField) => {
    const key = `${this.doc.clientID} ${id} ${field}`
    const known: Bind = this.boxes.get(key) ?? (box => (box ? this.bind(box, id, field) : undefined))
    this.boxes.set(key, known)
    return known
  }
}
