import { z } from 'zod'
import type { Transaction } from './ledger'

/**
 * The two statements of an append, written out: arrays in, so that each is one text for any number of entries and the database
 * plans it once a connection. Everything else asks through Drizzle.
 */
const LOCK = `
select log, audience, size, frontier, epoch,
  (extract(epoch from last_at) * 1000000)::bigint as last,
  (extract(epoch from clock_timestamp()) * 1000000)::bigint as clock
from heads
where (log, audience) in (select * from unnest($1::uuid[], $2::text[]))
order by log, audience
for update`

const STORE = `
with entered as (
  insert into entries (log, seq, header, leaf, sealed, once, audience, n, client, clock, person)
  select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::bytea[], $5::bytea[], $6::text[], $7::text[], $8::bigint[],
    $9::bigint[], $10::bigint[], $11::uuid[])
), keyed as (
  insert into entry_keys (log, seq, wrapped) select * from unnest($1::uuid[], $2::bigint[], $12::bytea[])
)
insert into heads (log, audience, size, frontier, last_at, epoch, checkpoint)
select * from unnest($13::uuid[], $14::text[], $15::bigint[], $16::bytea[], $17::timestamptz[], $18::bigint[], $19::text[])
on conflict (log, audience) do update
set size = excluded.size, frontier = excluded.frontier, last_at = excluded.last_at, checkpoint = excluded.checkpoint`

const run = (tx: Transaction, name: string, sql: string, params: unknown[]) =>
  tx._.session.prepareQuery({ sql, params }, undefined, name, false).execute()

const Locked = z.object({
  rows: z.array(
    z.object({
      log: z.string(),
      audience: z.string(),
      size: z.coerce.number(),
      frontier: z.instanceof(Uint8Array),
      epoch: z.coerce.number(),
      last: z.coerce.number().nullable(),
      clock: z.coerce.number(),
    }),
  ),
})
/** Where one log, or one audience of it ('' is the whole), stands. `last` and the database's `clock` are microseconds since 1970. */
export type LockedHead = z.infer<typeof Locked>['rows'][number]

/** Locks, always in the same order, those of these heads that exist. `noWait`: throws where another transaction holds one. */
export async function lockHeads(
  tx: Transaction,
  wanted: readonly { log: string; audience: string }[],
  noWait: boolean,
): Promise<LockedHead[]> {
  const params = [wanted.map(one => one.log), wanted.map(one => one.audience)]
  const result = noWait ? run(tx, 'lock-now', `${LOCK} nowait`, params) : run(tx, 'lock', LOCK, params)
  return Locked.parse(await result).rows
}

export type EntryRow = {
  log: string
  seq: number
  header: string
  leaf: Uint8Array
  sealed: Uint8Array
  wrapped: Uint8Array
  once: string
  audience: string | null
  n: number | null
  client: number | null
  clock: number | null
  person: string | null
}
export type HeadRow = {
  log: string
  audience: string
  size: number
  frontier: Uint8Array
  lastAt: string | null
  epoch: number
  checkpoint: string
}

/** Stores entries with their keys, and moves their heads on, in one round trip. */
export async function storeEntries(
  tx: Transaction,
  rows: readonly EntryRow[],
  heads: readonly HeadRow[],
): Promise<void> {
  await run(tx, 'store', STORE, [
    rows.map(row => row.log),
    rows.map(row => row.seq),
    rows.map(row => row.header),
    rows.map(row => row.leaf),
    rows.map(row => row.sealed),
    rows.map(row => row.once),
    rows.map(row => row.audience),
    rows.map(row => row.n),
    rows.map(row => row.client),
    rows.map(row => row.clock),
    rows.map(row => row.person),
    rows.map(row => row.wrapped),
    heads.map(head => head.log),
    heads.map(head => head.audience),
    heads.map(head => head.size),
    heads.map(head => head.frontier),
    heads.map(head => head.lastAt),
    heads.map(head => head.epoch),
    heads.map(head => head.checkpoint),
  ])
}
