import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

/** An organisation that takes part. `shape` and `colour` come from the design's set; the code is what people say aloud ("PO"). */
export const agencies = pgTable('agencies', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull().unique(),
  shortName: text('short_name').notNull(),
  code: text('code').notNull(),
  type: text('type').notNull(),
  shape: text('shape').notNull(),
  colour: text('colour').notNull(),
})

/** Someone who can sign in. What they may do in a meeting is in `members`, never here. */
export const people = pgTable(
  'people',
  {
    id: uuid('id').primaryKey(),
    agencyId: uuid('agency_id')
      .notNull()
      .references(() => agencies.id),
    name: text('name').notNull(),
    email: text('email').notNull(),
    jobTitle: text('job_title'),
    passphraseHash: text('passphrase_hash'),
    administrator: boolean('administrator').notNull().default(false),
    disabledAt: timestamp('disabled_at', { withTimezone: true }),
  },
  t => [uniqueIndex('people_email').on(sql`lower(${t.email})`)],
)

/** The revocable half of a sign-in: next-auth's token carries this id, and is worth nothing once the row is ended. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  t => [index('sessions_person').on(t.personId)],
)
