import { and, eq, sql } from 'drizzle-orm'
import { heads } from '../../drizzle/schema'
import { origins } from '../../lib/ledger/checkpoint'
import type { Opening } from '../../lib/ledger/entry'
import type { EntryFields } from '../../lib/ledger/fields'
import { unpackFrontier } from '../../lib/ledger/merkle'
import type { Database } from '../db/open'
import { type Opener, openerWith, readAbout, readForExport, readLines } from './export'
import { CommitUnknown, Fenced, Stale } from './faults'
import { NoLogKey, openLogKey } from './keys'
import { Lane } from './lane'
import { type OpenLog, OpenLogs } from './open-logs'
import { emptyHead, entryRow, type Head, headRow, type Locked, type Made, placeEntries } from './place'
import { leavesBetween, readLog, readNamed } from './read'
import type { KeyRing } from './seal'
import type { CheckpointSigner } from './signer'
import { lockHeads, storeEntries } from './store'

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

/** The same as people read it: without what proves it. */
export type ReadEntry = Omit<StoredEntry, 'header' | 'opening'>

/** `checkpoint` is null while a log is empty, `closing` until its meeting was closed. */
export type Snapshot = {
  entries: StoredEntry[]
  checkpoint: string | null
  closing: string | null
  audiences: Map<string, string>
}

/** What one append adds to its log, before it is stored. */
type Grown = {
  log: string
  made: Made[]
  touched: Map<string, Head>
  notes: Map<string, { note: string }>
  appended: Appended
  remember: () => void
}

/** The one append. Every statement, act and access entry of this deployment is stored here and nowhere else. */
export class Ledger {
  private readonly logKeys = new Map<string, Uint8Array>()
  private readonly opened: OpenLogs
  private readonly lane = new Lane((appends, noWait) => this.commit(appends, { noWait }))

  constructor(
    private readonly db: Drizzle,
    private readonly ring: KeyRing,
    private readonly signer: CheckpointSigner,
    readonly deployment: string,
  ) {
    this.opened = new OpenLogs(db)
  }

  /** A log's key, opened once a process. */
  async key(log: string): Promise<Uint8Array> {
    const known = this.logKeys.get(log)
    if (known) return known
    const key = await openLogKey(this.db, this.ring, log)
    this.logKeys.set(log, key)
    return key
  }

  /** What opens a log's entries one by one; for a log that was disposed of, nothing does. */
  private async opener(log: string): Promise<Opener> {
    return openerWith(await this.keyIfAny(log))
  }

  /** After a log's key, or that of an entry, was destroyed: this process has nothing of it in memory any more. */
  forget(log: string) {
    this.logKeys.delete(log)
    this.opened.forget(log)
  }

  /** A log's key, asked of the store again; null where it has none (any more). */
  async keyIfAny(log: string): Promise<Uint8Array | null> {
    try {
      return await openLogKey(this.db, this.ring, log)
    } catch (error) {
      if (!(error instanceof NoLogKey)) throw error
      this.forget(log)
      return null
    }
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
    const { made, touched } = placeEntries(log, key, drafts, locked)
    const notes = await this.checkpoints(tx, log, locked.known, touched)
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

  private async checkpoints(tx: Transaction, log: string, known: Map<string, Head>, touched: Map<string, Head>) {
    const notes = new Map<string, { note: string; remember: () => void }>()
    for (const [audience, after] of touched) {
      const before = known.get(audience) ?? emptyHead(audience)
      const leavesSince = (size: number) => leavesBetween(tx, log, audience, size, before.size)
      notes.set(audience, await this.signer.sign(this.origin(log, audience), before, after, leavesSince))
    }
    return notes
  }

  /** The name a checkpoint of this log, or of one audience of it, is signed under. */
  origin(log: string, audience = ''): string {
    if (log === ACCESS_LOG) return origins.access(this.deployment)
    return audience ? origins.audience(this.deployment, log, audience) : origins.meeting(this.deployment, log)
  }

  private async store(tx: Transaction, grown: readonly Grown[]) {
    const rows = grown.flatMap(({ log, made }) => made.map(one => entryRow(log, one)))
    const heads = grown.flatMap(({ log, touched, notes }) =>
      [...touched.values()].map(head => headRow(log, head, notes.get(head.audience)!.note)),
    )
    await storeEntries(tx, rows, heads)
  }

  /** A log as it stands at one moment: every entry in order, opened, and its newest signed notes. */
  async read(log: string): Promise<Snapshot> {
    return readLog(this.db, await this.key(log), log)
  }

  /** The same for somebody who turns its pages: what was opened for the page before is not opened again. */
  async page(log: string): Promise<OpenLog> {
    return this.opened.read(await this.key(log), log)
  }

  /** What a log says under names that begin so, in order. */
  async named(log: string, prefix: string): Promise<StoredEntry[]> {
    return readNamed(this.db, await this.key(log), log, prefix)
  }

  /** A log for an export: as the store has it, also where it was tampered with, or where what it says was destroyed. */
  async exported(log: string) {
    return readForExport(this.db, log, await this.opener(log))
  }

  /** What a log says under names that begin so, with all it takes to prove each; null while the log is empty. */
  async lines(log: string, prefix: string) {
    return readLines(this.db, log, prefix, await this.opener(log))
  }

  /** What the entries say whose `once` begins so, for whoever shows it here: nothing of it can be checked elsewhere. */
  async about(log: string, prefix: string) {
    return readAbout(this.db, log, prefix, await this.opener(log))
  }
}

/** The audiences an append adds statements to, and '' for the whole log. */
const audiencesOf = (drafts: Append['drafts']): string[] => [
  '',
  ...new Set(typeof drafts === 'function' ? [] : drafts.flatMap(d => (d.place && d.audience ? [d.audience] : []))),
]
