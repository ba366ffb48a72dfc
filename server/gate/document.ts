import type { DocState } from './admit'
import { type BoardRow, diffFor, encodeDocument, encodeStateVector, type Place } from './encode'
import { step2Frame } from './frames'
import { MAX_CLIENT, SERVER_CLIENT, type StateVector } from './read'

/** A ledger row as the document knows it, with the person who shared it. */
export type LedgerRow = BoardRow & { person: string }

/**
 * A board document as a function of its ledger rows: what the gate asks, what a joiner is sent. Holds no Yjs document,
 * so there is nothing that hostile bytes could corrupt. Rows come in order of `n`; a row that does not follow is a
 * fault and throws.
 */
export class BoardDocument implements DocState {
  private readonly rows: LedgerRow[] = []
  private readonly byId = new Map<string, LedgerRow>()
  private readonly byClient = new Map<number, LedgerRow[]>()
  private readonly next = new Map<number, number>()
  /** What every newcomer is sent, until the next change. */
  private whole: Uint8Array | undefined

  constructor(rows: Iterable<LedgerRow> = []) {
    for (const row of rows) this.add(row)
  }

  get clocks(): StateVector {
    return this.next
  }

  /** How many statements it holds, removed ones included: the audience's tree size. */
  get size(): number {
    return this.rows.length
  }

  /** Every statement in order of `n`; those without a value were removed. */
  all(): readonly LedgerRow[] {
    return this.rows
  }

  owner(client: number): string | undefined {
    return this.byClient.get(client)?.[0]?.person
  }

  idAt(client: number, clock: number): string | undefined {
    return this.byClient.get(client)?.[clock]?.id
  }

  has(id: string): boolean {
    return this.byId.has(id)
  }

  get(id: string): LedgerRow | undefined {
    return this.byId.get(id)
  }

  isDeleted(client: number, clock: number): boolean {
    return this.byClient.get(client)?.[clock]?.value === null
  }

  /** What can be read of it now: no removed ones. */
  standing(): readonly LedgerRow[] {
    return this.rows.filter(({ value }) => value !== null)
  }

  add(row: LedgerRow): void {
    const { client, clock, id, n, person } = row
    const place = `statement ${n} of its board`
    if (n !== this.rows.length + 1) throw new RangeError(`gate: ${place} does not follow the one before`)
    if (client <= SERVER_CLIENT || client > MAX_CLIENT) throw new RangeError(`gate: ${place} has no client's id`)
    if (clock !== (this.next.get(client) ?? 0)) throw new RangeError(`gate: ${place} leaves a hole`)
    if ((this.owner(client) ?? person) !== person) throw new RangeError(`gate: ${place} has another's client id`)
    if (this.has(id)) throw new RangeError(`gate: ${place} has a known id`)
    this.whole = undefined
    const own = { ...row }
    this.rows.push(own)
    this.byId.set(id, own)
    const siblings = this.byClient.get(client)
    if (siblings) siblings.push(own)
    else this.byClient.set(client, [own])
    this.next.set(client, clock + 1)
    this.next.set(SERVER_CLIENT, n)
  }

  /** Drops a statement's words; its stamp stays. Returns its place for `encodeBoardUpdate`, undefined if already gone. */
  remove(id: string): Place | undefined {
    const row = this.byId.get(id)
    if (!row || row.value === null) return undefined
    this.whole = undefined
    row.value = null
    return { client: row.client, clock: row.clock }
  }

  encode(): Uint8Array {
    return encodeDocument(this.rows)
  }

  /** What a reader at `theirs` lacks: the body of a sync step 2. */
  since(theirs: StateVector): Uint8Array {
    return theirs.size === 0 ? this.encode() : diffFor(this.rows, theirs)
  }

  /** The same as a frame: one for all who have nothing yet. */
  step2(theirs: StateVector): Uint8Array {
    if (theirs.size > 0) return step2Frame(this.since(theirs))
    this.whole ??= step2Frame(this.encode())
    return this.whole
  }

  /** What came after its first `n` statements, as a document of its own: places and numbers begin anew. */
  after(n: number): BoardDocument {
    const rest = new BoardDocument()
    for (const row of this.rows.slice(n)) {
      const number = rest.size + 1
      const clock = rest.next.get(row.client) ?? 0
      rest.add({ ...row, clock, n: number, stamp: { ...row.stamp, n: number } })
    }
    return rest
  }

  /** The body of our sync step 1. */
  stateVector(): Uint8Array {
    return encodeStateVector(this.next)
  }
}
