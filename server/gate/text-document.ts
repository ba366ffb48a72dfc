import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { DRAFTS, formOf } from '../../lib/board/draft-fields'
import { ok, type Result, refuse } from '../../lib/protocol/codes'
import { refusals } from '../../lib/text/refusals'
import type { DeletedRange } from './read'
import type { Spot, TextStruct, TextUpdate } from './text'

/** What a room of drafts may hold. */
const MOST = {
  /** UTF-16 units of one field. */
  letters: 20_000,
  drafts: 60,
  /** Items that Yjs looks at while it finds the places of one update: what grows with it is refused before it is done. */
  steps: 200_000,
}

type Type = Y.Map<unknown> | Y.Text | Y.AbstractType<unknown>
type Place = Type | 'nowhere' | 'gone' | 'budget'
/** What an update came to. `bytes` are what is stored and sent: Yjs' own, of what it holds now; null where all was known. */
export type Taken = { bytes: Uint8Array | null; changed: string[]; gone: string[] }
/** `again`: something of it is known and something is not, as after an answer that came late; a new connection begins in step. */
export type Outcome = Result<Taken> | 'again'

type Work = { changed: Set<string>; gone: Set<string>; steps: number }
const NOT_A_DRAFT = refuse('shape', refusals.notADraft)
const GAP = refuse('shape', refusals.gap)

/**
 * The drafts of one room as a Yjs document to which nothing unvetted is ever applied: struct by struct, each against
 * exactly the document it is put into. An update is taken whole or not at all. Takes no notice of who writes; `update`
 * is by the connection's own client id.
 */
export class TextDocument {
  private doc = new Y.Doc()
  private made: Uint8Array | null = null
  private history: Uint8Array[]

  /** `history`: what was stored, in order. Throws where it does not follow. */
  constructor(history: readonly Uint8Array[]) {
    this.history = [...history]
    this.rebuild()
  }

  /** The next clock of every client. */
  readonly clocks = { get: (client: number) => Y.getState(this.doc.store, client) }

  /** Ids of the drafts that are there. */
  get ids(): string[] {
    return [...this.root.keys()]
  }

  /** A field's value as it is now; undefined for what is not there. */
  read(draft: string, field: string): unknown {
    const map = this.root.get(draft)
    const value = map instanceof Y.Map ? map.get(field) : undefined
    return value instanceof Y.Text ? value.toString() : value
  }

  /** Bytes that replay to this document: what is stored, in all. */
  get size(): number {
    return this.history.reduce((sum, bytes) => sum + bytes.length, 0)
  }

  get changes(): number {
    return this.history.length
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc)
  }

  /** What a reader at `theirs` (a state vector that was read strictly) lacks. */
  since(theirs: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, theirs)
  }

  /** The whole in one piece, without what was deleted; from here on it replays from that. */
  compact(): Uint8Array {
    const whole = Y.encodeStateAsUpdate(this.doc)
    this.history = [whole]
    return whole
  }

  /** Removes a draft, as the server does with one that was shared. Null where it is not there. */
  remove(draft: string): Uint8Array | null {
    if (!this.root.has(draft)) return null
    this.doc.transact(() => this.root.delete(draft))
    return this.done()
  }

  /** All of an update, or none of it. Never throws. */
  take(update: TextUpdate): Outcome {
    const work: Work = { changed: new Set(), gone: new Set(), steps: MOST.steps }
    const known = this.known(update)
    if (known !== 'nothing') return known === 'all' ? ok({ bytes: null, changed: [], gone: [] }) : 'again'
    let outcome: Outcome | null = null
    try {
      this.doc.transact(() => {
        outcome = this.write(update, work) ?? this.erase(update, work)
      })
      if (!outcome && !this.settled) outcome = NOT_A_DRAFT
    } catch {
      outcome = NOT_A_DRAFT
      this.made ??= new Uint8Array()
    }
    if (!outcome) return ok({ bytes: this.done(), changed: [...work.changed], gone: [...work.gone] })
    if (this.made) this.rebuild()
    return outcome
  }

  private get root(): Y.Map<unknown> {
    return this.doc.getMap(DRAFTS)
  }

  private get settled(): boolean {
    return this.doc.store.pendingStructs === null && this.doc.store.pendingDs === null
  }

  private done(): Uint8Array | null {
    const { made } = this
    this.made = null
    if (made) this.history.push(made)
    return made
  }

  private rebuild() {
    this.doc.destroy()
    this.doc = new Y.Doc()
    this.doc.getMap(DRAFTS)
    this.doc.transact(() => {
      for (const bytes of this.history) Y.applyUpdate(this.doc, bytes)
    })
    if (!this.settled) throw new Error('drafts: what is stored does not follow')
    this.made = null
    this.doc.on('update', (bytes: Uint8Array) => {
      this.made = bytes
    })
  }

  /** How much of an update is here already; what is repeated is not compared, so nothing new comes with it. */
  private known({ client, structs, deletes }: TextUpdate): 'all' | 'some' | 'nothing' {
    const next = client === null ? 0 : this.clocks.get(client)
    if ((structs[0]?.clock ?? next) >= next) return 'nothing'
    const last = structs.at(-1)
    const gone = (range: DeletedRange) => {
      for (let clock = range.clock; clock < range.clock + range.len; ) {
        const found = this.find({ client: range.client, clock })
        if (!found?.item.deleted) return false
        clock += found.item.length - found.offset
      }
      return true
    }
    return last && last.clock + last.length <= next && deletes.every(gone) ? 'all' : 'some'
  }

  private write({ client, structs }: TextUpdate, work: Work): Outcome | null {
    if (client === null) return null
    if ((structs[0]?.clock ?? 0) > this.clocks.get(client)) return GAP
    for (const struct of structs) {
      const refused = this.put(client, struct, work)
      if (refused) return refused
    }
    return null
  }

  private put(client: number, struct: TextStruct, work: Work): Outcome | null {
    const place = this.placeOf(struct, work)
    if (place === 'nowhere') return NOT_A_DRAFT
    if (place === 'budget') return refuse('too_large', refusals.tooLarge)
    Y.applyUpdate(this.doc, alone(client, struct))
    if (place === 'gone') return null
    if (place instanceof Y.Text && place.length > MOST.letters) return refuse('too_large', refusals.fieldFull)
    if (struct.content === 'draft' && this.root.size > MOST.drafts) return refuse('too_large', refusals.draftsFull)
    const draft = struct.content === 'draft' ? struct.key : this.draftOf(place._item)
    if (draft) work.changed.add(draft)
    return null
  }

  /** The type a struct is put into. `gone`: it is of something deleted, and Yjs keeps only its length. */
  private placeOf(struct: TextStruct, work: Work): Place {
    if (struct.left || struct.right) return this.besideOthers(struct, work)
    if (struct.parent === 'root') return this.root._map.has(struct.key ?? '') ? 'nowhere' : this.root
    const found = struct.parent && this.find(struct.parent)
    if (!found) return 'nowhere'
    if (!(found.item instanceof Y.Item) || found.item.content instanceof Y.ContentDeleted) return 'gone'
    const type = found.item.content instanceof Y.ContentType ? found.item.content.type : null
    if (!type || !this.holds(type, struct, struct.key)) return 'nowhere'
    // A second text for a field would hide the first with all that is in it.
    if (struct.content === 'prose' && struct.key && type._map.has(struct.key)) return 'nowhere'
    return this.pay(struct.key === null ? type._start : firstOf(type, struct.key), null, type, work)
  }

  private besideOthers(struct: TextStruct, work: Work): Place {
    const left = struct.left && this.find(struct.left)
    const right = struct.right && this.find(struct.right)
    if ((struct.left && !left) || (struct.right && !right)) return 'nowhere'
    if ((left && halves(left.item, left.offset + 1)) || (right && halves(right.item, right.offset))) return 'nowhere'
    const items = [left, right].flatMap(found => found?.item ?? [])
    // Neighbours are in one text, so they are deleted together.
    if (items.every(item => item instanceof Y.GC)) return 'gone'
    const [one, other] = items
    if (!(one instanceof Y.Item) || other instanceof Y.GC) return 'nowhere'
    if (other && (one.parent !== other.parent || one.parentSub !== other.parentSub)) return 'nowhere'
    const type = one.parent instanceof Y.AbstractType ? one.parent : null
    if (!type || struct.keyed !== (one.parentSub !== null) || !this.holds(type, struct, one.parentSub)) return 'nowhere'
    if (struct.keyed && right) return 'nowhere'
    if (left && right && left.item === right.item) return left.offset < right.offset ? type : 'nowhere'
    const from = left?.item instanceof Y.Item ? left.item.right : type._start
    return this.pay(from, right?.item instanceof Y.Item ? right.item : null, type, work)
  }

  /** Whether such a thing belongs into a type: letters into a field's text, a field's value or text into a draft. */
  private holds(type: Type, { content }: TextStruct, key: string | null): boolean {
    if (content === 'text') return type instanceof Y.Text && key === null
    return type instanceof Y.Map && type._item?.parent === this.root && key !== null && formOf(key) === content
  }

  /** `type`, once paid for what Yjs will look at from `from` up to `to`, which must follow. */
  private pay(from: Y.Item | null, to: Y.Item | null, type: Type, work: Work): Place {
    for (let at = from; at !== to; at = at.right) {
      if (at === null) return 'nowhere'
      if (--work.steps < 0) return 'budget'
    }
    return type
  }

  private erase({ deletes, removals }: TextUpdate, work: Work): Outcome | null {
    for (const range of deletes) {
      if (range.clock + range.len > this.clocks.get(range.client)) return GAP
      if (!this.mayErase(range, deletes, work)) return NOT_A_DRAFT
    }
    Y.applyUpdate(this.doc, Uint8Array.of(0, ...removals))
    return null
  }

  private mayErase({ client, clock, len }: DeletedRange, deletes: readonly DeletedRange[], work: Work): boolean {
    for (let at = clock; at < clock + len; ) {
      const found = this.find({ client, clock: at })
      if (!found) return false
      const { item, offset } = found
      const until = Math.min(clock + len - at + offset, item.length)
      at += until - offset
      if (!(item instanceof Y.Item) || item.deleted) continue
      if (halves(item, offset) || halves(item, until)) return false
      const draft = this.draftOf(item)
      const whole = item.parent === this.root
      // A field's text goes only with its draft.
      if (item.content instanceof Y.ContentType && !whole && !this.goes(item, deletes)) return false
      if (draft) work[whole ? 'gone' : 'changed'].add(draft)
    }
    return true
  }

  private goes(item: Y.Item, deletes: readonly DeletedRange[]): boolean {
    const map = item.parent instanceof Y.AbstractType ? item.parent._item : null
    if (!map || map.deleted) return true
    const { client, clock } = map.id
    return deletes.some(range => range.client === client && range.clock <= clock && clock < range.clock + range.len)
  }

  private draftOf(item: Y.Item | null): string | null {
    for (let at = item; at && at.parent instanceof Y.AbstractType; at = at.parent._item)
      if (at.parent === this.root) return at.parentSub
    return null
  }

  private find({ client, clock }: Spot): { item: Y.Item | Y.GC; offset: number } | null {
    if (clock >= this.clocks.get(client)) return null
    const item: Y.Item | Y.GC = Y.getItem(this.doc.store, Y.createID(client, clock))
    return { item, offset: clock - item.id.clock }
  }
}

/** The oldest of the values a map's key ever had. */
const firstOf = (type: Type, key: string): Y.Item | null => {
  let at = type._map.get(key) ?? null
  while (at?.left) at = at.left
  return at
}

/** Whether cutting here would tear a character in two, for every reader. */
const halves = (item: Y.Item | Y.GC, offset: number): boolean => {
  if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return false
  const { str } = item.content
  return offset > 0 && offset < str.length && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(str.slice(offset - 1, offset + 1))
}

/** One struct as an update of its own. */
const alone = (client: number, { clock, bytes }: TextStruct): Uint8Array =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeUint8Array(encoder, bytes)
    encoding.writeVarUint(encoder, 0)
  })
