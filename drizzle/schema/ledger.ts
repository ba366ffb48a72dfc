import { sql } from 'drizzle-orm'
import {
  bigint,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea } from './columns'

/** This installation: the name in every checkpoint's origin, fixed at first start. */
export const deployment = pgTable('deployment', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
})

/** Where each log stands. `log` is a meeting's id, or the access log's fixed id; `audience` is '' for the whole log. Moves on with every append. */
export const heads = pgTable(
  'heads',
  {
    log: uuid('log').notNull(),
    audience: text('audience').notNull(),
    size: bigint('size', { mode: 'number' }).notNull().default(0),
    /** The right edge of the Merkle tree, left to right: 32 bytes a node. */
    frontier: bytea('frontier').notNull(),
    /** Time of the newest entry, so that times strictly increase. Only on ''. */
    lastAt: timestamp('last_at', { withTimezone: true, mode: 'string', precision: 6 }),
    /** Rises with each process that takes the meeting over; an append under an older one is refused. Only on ''. */
    epoch: bigint('epoch', { mode: 'number' }).notNull().default(0),
    /** The newest signed note. */
    checkpoint: text('checkpoint'),
    /** The signed note of the meeting's latest close. Only on ''. */
    closing: text('closing'),
  },
  t => [primaryKey({ columns: [t.log, t.audience] })],
)

/** The ledger itself. Insert-only: triggers refuse UPDATE, DELETE and TRUNCATE. */
export const entries = pgTable(
  'entries',
  {
    log: uuid('log').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    /** Canonical JSON: commitments only. */
    header: text('header').notNull(),
    leaf: bytea('leaf').notNull(),
    /** Salts and values, sealed under the entry's own key. */
    sealed: bytea('sealed').notNull(),
    /** The statement's uuid, or the hash of an act's idempotency key: each is accepted once. */
    once: text('once').notNull(),
    audience: text('audience'),
    n: bigint('n', { mode: 'number' }),
    /** Where the statement sits in its Yjs document; owns the client id for its writer. */
    client: bigint('client', { mode: 'number' }),
    clock: bigint('clock', { mode: 'number' }),
    person: uuid('person'),
  },
  t => [
    primaryKey({ columns: [t.log, t.seq] }),
    uniqueIndex('entries_once').on(t.log, t.once),
    uniqueIndex('entries_n').on(t.log, t.audience, t.n).where(sql`${t.n} is not null`),
    uniqueIndex('entries_clock').on(t.log, t.audience, t.client, t.clock).where(sql`${t.client} is not null`),
  ],
)

/** One wrapped key an entry. Deleting a row erases that entry's content for good; the tree still verifies. */
export const entryKeys = pgTable(
  'entry_keys',
  { log: uuid('log').notNull(), seq: bigint('seq', { mode: 'number' }).notNull(), wrapped: bytea('wrapped').notNull() },
  t => [
    primaryKey({ columns: [t.log, t.seq] }),
    foreignKey({ columns: [t.log, t.seq], foreignColumns: [entries.log, entries.seq] }),
  ],
)

/** One wrapped key a log, under `APP_KEY`. */
export const logKeys = pgTable('log_keys', {
  log: uuid('log').primaryKey(),
  wrapped: bytea('wrapped').notNull(),
})

/** The Ed25519 keys that sign checkpoints; the private half is sealed under `APP_KEY`. */
export const signingKeys = pgTable('signing_keys', {
  vkey: text('vkey').primaryKey(),
  sealedKey: bytea('sealed_key').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  retiredAt: timestamp('retired_at', { withTimezone: true }),
})
