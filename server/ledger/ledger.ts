import { randomBytes } from 'node:crypto'
import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import { entries, entryKeys, heads } from '../../drizzle/schema'
import { sameBytes } from '../../lib/ledger/bytes'
import { origins } from '../../lib/ledger/checkpoint'
import { headerLeaf, makeEntry, type Opening, saltBytes } from '../../lib/ledger/entry'
import type { EntryFields } from '../../lib/ledger/fields'
import { appendLeaf, packFrontier, unpackFrontier } from '../../lib/ledger/merkle'
import { disclosed } from '../../lib/ledger/open'
import type { Database } from '../db/open'
import { CommitUnknown, Fenced, Stale } from './faults'
import { nodeHashes } from './hashes'
import { openLogKey } from './keys'
import { Lane } from './lane'
import { type KeyRing, seal, unseal } from './seal'
import type { CheckpointSigner } from './signer'
import { lockHeads, storeEntries } from './store'
import { formatMicros, nextMicros } from './time'

export type Drizzle = Database['drizzle']
/** Something done in the transaction of an append. */
export type InTransaction = (tx: Transaction, done: readonly Appended[]) => Promise<void>
export type Transaction = Parameters<Parameters<Drizzle['transaction']>[0]>[0]

/** The deployment-wide log: sign-ins, readings, exports, closing checkpoints. */
export const ACCESS_LOG = '00000000-0000-4000-8000-00000000acce'

/** An entry before the ledger gives it its place and time. `once` is refused a second time in the same log. */
export type NewEntry = Omit<EntryFields, 'seq' | 'at'> & { once: string; place?: { client: number; clock: number } }

/** An entry in its place. `n` is its position in its audience; only statements have one. */
export type Entry = EntryFields & {
  once: string
  place: { client: number; clock: number } | null
  n: number | null
  leaf: Uint8Array
}

/** What one log takes in one transaction. `expect` is where the caller believes the log stands: refused where it stands elsewhere. */
export type Append = {
  log: string
  /** Given what the appends before this one did, where that is what must be entered. */
  drafts: readonly NewEntry[] | ((before: Appended[]) => NewEntry[])
  expect?: { epoch: number; size: number }
}

/** What an append did: entries in order, and the newest signed checkpoint of the log and of each audience it touched. */
export type Appended = { entries: Entry[]; checkpoint: string; audiences: Map<string, { n: number; note: string }> }

/** An entry as it stands in the store. `opening` and `fields` are null once its key was destroyed. */
export type StoredEntry = {
  seq: number
  header: string
  leaf: Uint8Array
  once: string
  audience: string | null
  n: number | null
  place: { client: number; clock: number } | null
  person: string | null
  opening: Opening | null
  fields: EntryFields | null
}

/** `checkpoint` is null while a log is empty, `closing` until its meeting was closed. */
export type Snapshot = {
  entries: StoredEntry[]
  checkpoint: string | null
  closing: string | null
  audiences: Map<string, string>
}

type Made = { entry: Entry; header: string; sealed: Uint8Array; wrapped: Uint8Array }
/** What one append adds to its log, before it is stored. */
type Grown = {
  log: string
  made: Made[]
  touched: Map<string, Head>
  notes: Map<string, { note: string }>
  appended: Appended
  remember: () => void
}
/** Where a log and its audiences stand, and the database's clock, microseconds. */
type Locked = { known: Map<string, Head>; clock: number }
type Row = { entry: typeof entries.$inferSelect; wrapped: Uint8Array | null }
type Head = { audience: string; size: number; frontier: Uint8Array[]; lastMicros: number | null; epoch: number }

/** The one append. Every statement, act and access entry of this deployment is stored here and nowhere else. */
export class Ledger {
  private readonly logKeys = new Map<string, Uint8Array>()
  private readonly lane = new Lane((appends, noWait) => this.commit(appends, { noWait }))

  constructor(
    private readonly db: Drizzle,
    private readonly ring: KeyRing,
    private readonly signer: CheckpointSigner,
    readonly deployment: string,
  ) {}

  /** A log's key, opened once a process. */
  async key(log: string): Promise<Uint8Array> {
    const known = this.logKeys.get(log)
    if (known) return known
    const key = await openLogKey(this.db, this.ring, log)
    this.logKeys.set(log, key)
    return key
  }

  /** Makes the head of a new log, empty. Inside the transaction that makes what it is the log of. */
  async create(tx: Transaction, log: string) {
    await tx.insert(heads).values({ log, audience: '', frontier: new Uint8Array() })
  }

  /** Takes a meeting over: appends by processes that held it before are refused from now on. Returns the new epoch. */
  async takeOver(log: string): Promise<number> {
    const [row] = await this.db
      .update(heads)
      .set({ epoch: sql`${heads.epoch} + 1` })
      .where(and(eq(heads.log, log), eq(heads.audience, '')))
      .returning({ epoch: heads.epoch })
    if (!row) throw new Error('There is no such log.')
    return row.epoch
  }

  /**
   * Appends to one or more logs, all or nothing; `first` and `also` run before and after, in the same transaction.
   * One append that stands alone shares its transaction with others like it, for whichever log (see `Lane`).
   * Throws `Fenced` or `Stale` where the log stands elsewhere, `CommitUnknown` where the database did not say
   * whether it committed, and the database's own error where nothing was stored.
   */
  async append(appends: readonly Append[], also?: InTransaction, first?: InTransaction): Promise<Appended[]> {
    const [only] = appends
    if (only && appends.length === 1 && !also && !first) return [await this.lane.join(only)]
    return this.commit(appends, { also, first })
  }

  private async commit(
    appends: readonly Append[],
    { also, first, noWait }: { also?: InTransaction; first?: InTransaction; noWait?: boolean },
  ): Promise<Appended[]> {
    let committing = false
    try {
      const grown = await this.db.transaction(async tx => {
        await first?.(tx, [])
        const grown = await this.appendIn(tx, appends, noWait ?? false)
        await also?.(
          tx,
          grown.map(one => one.appended),
        )
        committing = true
        return grown
      })
      for (const { remember } of grown) remember()
      return grown.map(({ appended }) => appended)
    } catch (error) {
      if (committing) throw new CommitUnknown(error)
      throw error
    }
  }

  private async appendIn(tx: Transaction, appends: readonly Append[], noWait: boolean): Promise<Grown[]> {
    const heads = await this.lockHeads(tx, appends, noWait)
    const grown: Grown[] = []
    for (const one of appends) {
      const drafts = typeof one.drafts === 'function' ? one.drafts(grown.map(before => before.appended)) : one.drafts
      grown.push(await this.grow(tx, one, drafts, heads.get(one.log)))
    }
    await this.store(tx, grown)
    return grown
  }

  private async grow(tx: Transaction, { log, expect }: Append, drafts: readonly NewEntry[], locked?: Locked) {
    const key = this.logKeys.get(log) ?? (await openLogKey(tx, this.ring, log))
    const head = locked?.known.get('')
    if (!locked || !head) throw new Error('There is no such log.')
    if (expect && expect.epoch !== head.epoch) throw new Fenced()
    if (expect && expect.size !== head.size) throw new Stale()
    const { known, clock } = locked
    const touched = new Map<string, Head>([['', { ...head }]])
    const made = drafts.map(draft => this.place(log, key, draft, clock, touched, known))
    const notes = await this.checkpoints(tx, log, known, touched)
    const audiences = new Map(
      [...touched].filter(([a]) => a !== '').map(([a, h]) => [a, { n: h.size, note: notes.get(a)!.note }]),
    )
    const appended: Appended = { entries: made.map(m => m.entry), checkpoint: notes.get('')!.note, audiences }
    const remember = () => {
      this.logKeys.set(log, key)
      for (const note of notes.values()) note.remember()
    }
    return { log, made, touched, notes, appended, remember }
  }

  /** Where every log and audience that is appended to stands, locked. */
  private async lockHeads(tx: Transaction, appends: readonly Append[], noWait: boolean): Promise<Map<string, Locked>> {
    const wanted = appends.flatMap(({ log, drafts }) => audiencesOf(drafts).map(audience => ({ log, audience })))
    const locked = new Map<string, Locked>()
    for (const { log, clock, last, frontier, ...row } of await lockHeads(tx, wanted, noWait)) {
      const one = locked.get(log) ?? { known: new Map<string, Head>(), clock }
      locked.set(log, one)
      one.known.set(row.audience, { ...row, frontier: unpackFrontier(frontier, row.size), lastMicros: last })
    }
    return locked
  }

  /** Gives a draft its number, time, salts and place in both trees. */
  private place(
    log: string,
    logKey: Uint8Array,
    draft: NewEntry,
    clock: number,
    touched: Map<string, Head>,
    known: Map<string, Head>,
  ) {
    const whole = touched.get('')!
    whole.lastMicros = nextMicros(clock, whole.lastMicros)
    const { once, place, ...rest } = draft
    const fields: EntryFields = { ...rest, seq: whole.size + 1, at: formatMicros(whole.lastMicros) }
    const { header, leaf, opening } = makeEntry(fields, randomBytes(saltBytes(fields)), nodeHashes)
    extend(whole, leaf)
    let n: number | null = null
    if (place && draft.audience) {
      const audience = touched.get(draft.audience) ?? { ...(known.get(draft.audience) ?? emptyHead(draft.audience)) }
      touched.set(draft.audience, audience)
      extend(audience, leaf)
      n = audience.size
    }
    const key = randomBytes(32)
    const sealed = seal(key, Buffer.from(JSON.stringify(opening)), `${log}|${fields.seq}|opening`)
    const wrapped = seal(logKey, key, `${log}|${fields.seq}|key`)
    const entry: Entry = { ...fields, once, place: place ?? null, n, leaf }
    return { entry, header, sealed, wrapped }
  }

  private async checkpoints(tx: Transaction, log: string, known: Map<string, Head>, touched: Map<string, Head>) {
    const notes = new Map<string, { note: string; remember: () => void }>()
    for (const [audience, after] of touched) {
      const before = known.get(audience) ?? emptyHead(audience)
      const leavesSince = (size: number) => this.leaves(tx, log, audience, size, before.size)
      notes.set(audience, await this.signer.sign(this.origin(log, audience), before, after, leavesSince))
    }
    return notes
  }

  /** The name a checkpoint of this log, or of one audience of it, is signed under. */
  origin(log: string, audience = ''): string {
    if (log === ACCESS_LOG) return origins.access(this.deployment)
    return audience ? origins.audience(this.deployment, log, audience) : origins.meeting(this.deployment, log)
  }

  private async leaves(
    tx: Transaction,
    log: string,
    audience: string,
    after: number,
    upTo: number,
  ): Promise<Uint8Array[]> {
    const position = audience ? entries.n : entries.seq
    const rows = await tx
      .select({ leaf: entries.leaf })
      .from(entries)
      .where(
        and(
          eq(entries.log, log),
          audience ? eq(entries.audience, audience) : undefined,
          gt(position, after),
          lte(position, upTo),
        ),
      )
      .orderBy(asc(position))
    return rows.map(row => new Uint8Array(row.leaf))
  }

  private async store(tx: Transaction, grown: readonly Grown[]) {
    const rows = grown.flatMap(({ log, made }) =>
      made.map(({ entry, header, sealed, wrapped }) => ({
        log,
        seq: entry.seq,
        header,
        leaf: entry.leaf,
        sealed,
        wrapped,
        once: entry.once,
        audience: entry.n === null ? null : entry.audience,
        n: entry.n,
        client: entry.place?.client ?? null,
        clock: entry.place?.clock ?? null,
        person: entry.place ? (entry.actor?.person ?? null) : null,
      })),
    )
    const heads = grown.flatMap(({ log, touched, notes }) =>
      [...touched].map(([audience, head]) => ({
        log,
        audience,
        size: head.size,
        frontier: packFrontier(head.frontier),
        lastAt: head.lastMicros === null || audience !== '' ? null : formatMicros(head.lastMicros),
        epoch: head.epoch,
        checkpoint: notes.get(audience)!.note,
      })),
    )
    await storeEntries(tx, rows, heads)
  }

  /** A log as it stands at one moment: every entry in order, opened, and its newest signed notes. */
  async read(log: string): Promise<Snapshot> {
    const key = await this.key(log)
    const { rows, notes } = await this.db.transaction(
      async tx => ({ rows: await this.rows(tx, log), notes: await this.notes(tx, log) }),
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    )
    // Opened after the transaction, which a long log would keep waiting.
    return { entries: rows.map(row => this.opened(key, log, row)), ...notes }
  }

  private rows(tx: Transaction, log: string) {
    return tx
      .select({ entry: entries, wrapped: entryKeys.wrapped })
      .from(entries)
      .leftJoin(entryKeys, and(eq(entryKeys.log, entries.log), eq(entryKeys.seq, entries.seq)))
      .where(eq(entries.log, log))
      .orderBy(asc(entries.seq))
  }

  private opened(key: Uint8Array, log: string, { entry, wrapped }: Row): StoredEntry {
    const opening = wrapped && this.openOpening(key, log, entry.seq, wrapped, entry.sealed)
    const place = entry.client === null || entry.clock === null ? null : { client: entry.client, clock: entry.clock }
    return {
      seq: entry.seq,
      header: entry.header,
      leaf: new Uint8Array(entry.leaf),
      once: entry.once,
      audience: entry.audience,
      n: entry.n,
      place,
      person: entry.person,
      opening,
      fields: opening && openedFields(entry.header, entry.leaf, opening),
    }
  }

  private openOpening(logKey: Uint8Array, log: string, seq: number, wrapped: Uint8Array, sealed: Uint8Array): Opening {
    const entryKey = unseal(logKey, wrapped, `${log}|${seq}|key`)
    return JSON.parse(Buffer.from(unseal(entryKey, sealed, `${log}|${seq}|opening`)).toString())
  }

  private async notes(tx: Transaction, log: string): Promise<Omit<Snapshot, 'entries'>> {
    const rows = await tx.select().from(heads).where(eq(heads.log, log))
    const whole = rows.find(row => row.audience === '')
    if (!whole) throw new Error('There is no such log.')
    return {
      checkpoint: whole.checkpoint,
      closing: whole.closing,
      audiences: new Map(rows.flatMap(r => (r.audience && r.checkpoint ? [[r.audience, r.checkpoint] as const] : []))),
    }
  }
}

/** The audiences an append adds statements to, and '' for the whole log. */
const audiencesOf = (drafts: Append['drafts']): string[] => [
  '',
  ...new Set(typeof drafts === 'function' ? [] : drafts.flatMap(d => (d.place && d.audience ? [d.audience] : []))),
]

const emptyHead = (audience: string): Head => ({ audience, size: 0, frontier: [], lastMicros: null, epoch: 0 })

const extend = (head: Head, leaf: Uint8Array) => {
  head.frontier = appendLeaf(head.frontier, head.size, leaf, nodeHashes)
  head.size += 1
}

/**
 * Everything an entry says. Its commitments are not recomputed: that is the verifier's work, on every export. Here the seal
 * vouches for the words (it opens only what this deployment sealed for this entry, once its commitments were made), and the
 * header must be the one whose leaf stands in the trees.
 */
function openedFields(header: string, leaf: Uint8Array, opening: Opening): EntryFields {
  if (!sameBytes(headerLeaf(header, nodeHashes), leaf))
    throw new Error('An entry of a log has another header than its leaf.')
  const fields = disclosed(opening)
  if (!fields) throw new Error('An entry of a log says what none may say.')
  const {
    seq,
    type,
    at,
    actor = null,
    agency = null,
    role = null,
    audience = null,
    recipients = null,
    content = null,
  } = fields
  if (seq === undefined || type === undefined || at === undefined) throw new Error('An entry of a log is not whole.')
  return { seq, type, at, actor, agency, role, audience, recipients, content }
}
