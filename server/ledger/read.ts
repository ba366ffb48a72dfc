import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import { entries, entryKeys, heads } from '../../drizzle/schema'
import type { Drizzle, Snapshot, StoredEntry, Transaction } from './ledger'
import { openedFields, unsealOpening } from './opening'

type Row = { entry: typeof entries.$inferSelect; wrapped: Uint8Array | null }

/** A log as it stands at one moment: every entry in order, opened, and its newest signed notes. */
export async function readLog(db: Drizzle, key: Uint8Array, log: string): Promise<Snapshot> {
  const { rows, notes } = await db.transaction(
    async tx => ({ rows: await rowsOf(tx, log), notes: await notesOf(tx, log) }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  // Opened after the transaction, which a long log would keep waiting.
  return { entries: rows.map(row => opened(key, log, row)), ...notes }
}

/** Those entries of a log whose `once` begins so, in order, opened; the rest is not touched. */
export const readNamed = async (db: Drizzle, key: Uint8Array, log: string, prefix: string): Promise<StoredEntry[]> =>
  (await rowsOf(db, log, prefix)).map(row => opened(key, log, row))

const rowsOf = (tx: Transaction | Drizzle, log: string, prefix?: string): Promise<Row[]> =>
  tx
    .select({ entry: entries, wrapped: entryKeys.wrapped })
    .from(entries)
    .leftJoin(entryKeys, and(eq(entryKeys.log, entries.log), eq(entryKeys.seq, entries.seq)))
    .where(and(eq(entries.log, log), prefix === undefined ? undefined : sql`starts_with(${entries.once}, ${prefix})`))
    .orderBy(asc(entries.seq))

/** An entry as the store has it, unsealed where its key is there. */
export function opened(key: Uint8Array, log: string, { entry, wrapped }: Row): StoredEntry {
  const opening = wrapped && unsealOpening(key, log, entry.seq, { sealed: entry.sealed, wrapped })
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

export async function notesOf(tx: Transaction, log: string): Promise<Omit<Snapshot, 'entries'>> {
  const rows = await tx.select().from(heads).where(eq(heads.log, log))
  const whole = rows.find(row => row.audience === '')
  if (!whole) throw new Error('There is no such log.')
  return {
    checkpoint: whole.checkpoint,
    closing: whole.closing,
    audiences: new Map(rows.flatMap(r => (r.audience && r.checkpoint ? [[r.audience, r.checkpoint] as const] : []))),
  }
}

/** The leaves of a log, or of one audience of it (else ''), at the places after `after` up to `upTo`. */
export async function leavesBetween(
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
