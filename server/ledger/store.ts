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

const LEAF_BYTES = 32

/** Bytes travel as one value, cut up here: as an array they would be text of twice their size. */
const STORE = `
with entered as (
  insert into entries (log, seq, header, leaf, sealed, once, audience, n, client, clock, person)
  select log, seq, header, substring($12::bytea from ${LEAF_BYTES} * (i - 1)::int + 1 for ${LEAF_BYTES}),
    substring($13::bytea from start for size), once, audience, n, client, clock, person
  from unnest($1::uuid[], $2::bigint[], $3::text[], $4::int[], $5::int[], $6::text[], $7::text[], $8::bigint[],
    $9::bigint[], $10::bigint[], $11::uuid[]) with ordinality
    as given (log, seq, header, start, size, once, audience, n, client, clock, person, i)
), keyed as (
  insert into entry_keys (log, seq, wrapped)
  select log, seq, substring($14::bytea from $15::int * (i - 1)::int + 1 for $15::int)
  from unnest($1::uuid[], $2::bigint[]) with ordinality as given (log, seq, i)
)
insert into heads (log, audience, size, frontier, last_at, epoch, checkpoint)
select * from unnest($16::uuid[], $17::text[], $18::bigint[], $19::bytea[], $20::timestamptz[], $21::bigint[], $22::text[])
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

/** Stores entries with their keys (wrapped, all of one length), and moves their heads on, in one round trip. */
export async function storeEntries(
  tx: Transaction,
  rows: readonly EntryRow[],
  heads: readonly HeadRow[],
): Promise<void> {
  const width = rows[0]?.wrapped.length ?? 0
  if (rows.some(row => row.wrapped.length !== width || row.leaf.length !== LEAF_BYTES))
    throw new RangeError('Keys and leaves that are stored together are of one length')
  let end = 1
  const starts = rows.map(row => (end += row.sealed.length) - row.sealed.length)
  await run(tx, 'store', STORE, [
    rows.map(row => row.log),
    rows.map(row => row.seq),
    rows.map(row => row.header),
    starts,
    rows.map(row => row.sealed.length),
    rows.map(row => row.once),
    rows.map(row => row.audience),
    rows.map(row => row.n),
    rows.map(row => row.client),
    rows.map(row => row.clock),
    rows.map(row => row.person),
    Buffer.concat(rows.map(row => row.leaf)),
    Buffer.concat(rows.map(row => row.sealed)),
    Buffer.concat(rows.map(row => row.wrapped)),
    width,
    heads.map(head => head.log),
    heads.map(head => head.audience),
    heads.map(head => head.size),
    heads.map(head => head.frontier),
    heads.map(head => head.lastAt),
    heads.map(head => head.epoch),
    heads.map(head => head.checkpoint),
  ])
}
