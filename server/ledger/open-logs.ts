import { and, asc, count, eq, gt, lte } from 'drizzle-orm'
import { entries, entryKeys } from '../../drizzle/schema'
import type { Drizzle, ReadEntry, Snapshot } from './ledger'
import { notesOf, opened } from './read'

/** A log stays open this long after it was last read (ms), and no more than so many logs and entries are open at once. */
const IDLE_MS = 5 * 60_000
const MOST_LOGS = 8
const MOST_ENTRIES = 60_000

/** A log as people read it: every entry in order, opened, and its newest signed notes. */
export type OpenLog = Omit<Snapshot, 'entries'> & { entries: readonly ReadEntry[] }
/** `keys`: how many of its entries had their key. */
type Kept = { entries: readonly ReadEntry[]; keys: number; idle: NodeJS.Timeout }

/**
 * Logs that somebody is reading, opened once and kept in memory until nobody has read them for a while. Each reading asks the
 * store where the log stands and whether all its keys are still there: what came since is opened, and of a log that lost a key
 * everything kept is dropped first. Who may read what of it is not decided here.
 */
export class OpenLogs {
  private readonly kept = new Map<string, Kept>()
  private readonly turns = new Map<string, Promise<OpenLog>>()
  private forgets = 0

  constructor(
    private readonly db: Drizzle,
    private readonly idleMs = IDLE_MS,
  ) {}

  /** One reading of a log at a time, so that a log which two people open is opened once. */
  async read(key: Uint8Array, log: string): Promise<OpenLog> {
    const before = this.turns.get(log)
    const turn = Promise.resolve(before)
      .catch(() => undefined)
      .then(() => this.next(key, log))
    this.turns.set(log, turn)
    try {
      return await turn
    } finally {
      if (this.turns.get(log) === turn) this.turns.delete(log)
    }
  }

  /** From this moment nothing of it is in memory here, and nothing that is being read now will be. */
  forget(log: string) {
    this.forgets++
    clearTimeout(this.kept.get(log)?.idle)
    this.kept.delete(log)
  }

  /** The logs that are kept now. */
  get open(): string[] {
    return [...this.kept.keys()]
  }

  private async next(key: Uint8Array, log: string): Promise<OpenLog> {
    const { forgets } = this
    const known = this.kept.get(log)
    const read = await readOn(this.db, key, log, { size: known?.entries.length ?? 0, keys: known?.keys ?? 0 })
    if (!read) {
      this.forget(log)
      return this.next(key, log)
    }
    const { rows, notes } = read
    const all = known && rows.length === 0 ? known.entries : [...(known?.entries ?? []), ...slim(rows)]
    const keys = (known?.keys ?? 0) + rows.filter(({ fields }) => fields !== null).length
    if (forgets === this.forgets) this.keep(log, { entries: all, keys })
    return { entries: all, ...notes }
  }

  private keep(log: string, { entries, keys }: Omit<Kept, 'idle'>) {
    clearTimeout(this.kept.get(log)?.idle)
    this.kept.delete(log)
    const idle = setTimeout(() => this.forget(log), this.idleMs)
    idle.unref()
    this.kept.set(log, { entries, keys, idle })
    while (this.kept.size > MOST_LOGS || (this.kept.size > 1 && this.entriesKept() > MOST_ENTRIES)) {
      const [oldest] = this.kept.keys()
      if (oldest === undefined) return
      this.forget(oldest)
    }
  }

  private entriesKept() {
    return [...this.kept.values()].reduce((sum, { entries }) => sum + entries.length, 0)
  }
}

/** What a log has beyond its first `size` entries; null where of those not as many have their key as did. */
async function readOn(db: Drizzle, key: Uint8Array, log: string, { size, keys }: { size: number; keys: number }) {
  const found = await db.transaction(
    async tx => {
      const notes = await notesOf(tx, log)
      const [left] = await tx
        .select({ keys: count() })
        .from(entryKeys)
        .where(and(eq(entryKeys.log, log), lte(entryKeys.seq, size)))
      if (left?.keys !== keys) return null
      const rows = await tx
        .select({ entry: entries, wrapped: entryKeys.wrapped })
        .from(entries)
        .leftJoin(entryKeys, and(eq(entryKeys.log, entries.log), eq(entryKeys.seq, entries.seq)))
        .where(and(eq(entries.log, log), gt(entries.seq, size)))
        .orderBy(asc(entries.seq))
      return { notes, rows }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  // Opened after the transaction, which a long log would keep waiting.
  return found && { notes: found.notes, rows: found.rows.map(row => opened(key, log, row)) }
}

/** What people read, without what proves it; and one object for each person, who is named in thousands of entries. */
function slim(rows: readonly ReturnType<typeof opened>[]): ReadEntry[] {
  const people = new Map<string, NonNullable<NonNullable<ReadEntry['fields']>['recipients']>[number]>()
  const same = (one: Parameters<typeof people.set>[1]) => {
    const name = JSON.stringify([one.person, one.name, one.agency, one.role])
    const known = people.get(name) ?? one
    people.set(name, known)
    return known
  }
  return rows.map(({ header: _h, opening: _o, fields, ...entry }) => ({
    ...entry,
    fields: fields && { ...fields, recipients: fields.recipients?.map(same) ?? null },
  }))
}
