import { and, asc, eq, sql } from 'drizzle-orm'
import { entries, entryKeys } from '../../drizzle/schema'
import type { FullInput } from '../../lib/ledger/bundle'
import type { Opening } from '../../lib/ledger/entry'
import type { Drizzle, Transaction } from './ledger'
import { unsealOpening } from './opening'
import { leavesBetween, notesOf } from './read'

type Row = { entry: typeof entries.$inferSelect; wrapped: Uint8Array | null }
/** Under a log's key, what one of its entries says; null where its own key, or the log's, was destroyed, or it was tampered with. */
export type Opener = (log: string, row: Row) => Opening | null

export const openerWith =
  (key: Uint8Array | null): Opener =>
  (log, { entry, wrapped }) => {
    if (!key || !wrapped) return null
    try {
      return unsealOpening(key, log, entry.seq, { sealed: entry.sealed, wrapped })
    } catch {
      return null
    }
  }

/** One log at one moment, as the store has it: whether it is as it was signed is for the verifier to say. */
export async function readForExport(
  db: Drizzle,
  log: string,
  open: Opener,
): Promise<Omit<FullInput, 'keys' | 'access'>> {
  const { rows, notes } = await atOneMoment(db, async tx => ({
    rows: await rowsOf(tx, log),
    notes: await notesOf(tx, log),
  }))
  return {
    checkpoint: notes.checkpoint ?? '',
    closing: notes.closing,
    audiences: [...notes.audiences].map(([id, checkpoint]) => ({ id, checkpoint })),
    entries: rows.map(row => ({ header: row.entry.header, opening: open(log, row), audience: row.entry.audience })),
  }
}

/** Those entries of a log whose `once` begins so, with all of its leaves and its newest note; null while the log is empty. */
export async function readLines(db: Drizzle, log: string, prefix: string, open: Opener): Promise<FullInput['access']> {
  const { rows, leaves, notes } = await atOneMoment(db, async tx => ({
    rows: await rowsOf(tx, log, prefix),
    leaves: await leavesBetween(tx, log, '', 0, Number.MAX_SAFE_INTEGER),
    notes: await notesOf(tx, log),
  }))
  if (!notes.checkpoint) return null
  const lines = rows.flatMap(row => {
    const opening = row.entry.seq <= leaves.length ? open(log, row) : null
    return opening ? [{ seq: row.entry.seq, header: row.entry.header, opening }] : []
  })
  return { checkpoint: notes.checkpoint, leaves, entries: lines }
}

/** What those entries of a log say, in order, and nothing to prove it by. */
export async function readAbout(db: Drizzle, log: string, prefix: string, open: Opener): Promise<Opening[]> {
  const rows = await atOneMoment(db, tx => rowsOf(tx, log, prefix))
  return rows.flatMap(row => open(log, row) ?? [])
}

const atOneMoment = <T>(db: Drizzle, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  db.transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' })

const rowsOf = (tx: Transaction, log: string, prefix?: string): Promise<Row[]> =>
  tx
    .select({ entry: entries, wrapped: entryKeys.wrapped })
    .from(entries)
    .leftJoin(entryKeys, and(eq(entryKeys.log, entries.log), eq(entryKeys.seq, entries.seq)))
    .where(and(eq(entries.log, log), prefix === undefined ? undefined : sql`starts_with(${entries.once}, ${prefix})`))
    .orderBy(asc(entries.seq))
