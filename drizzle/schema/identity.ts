import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './columns'

/**
 * An organisation that takes part, or the family (`type` is one of `AGENCY_TYPES`). `shape` and `colour` come from the
 * design's set; the code is what people say aloud ("PO"), so no two agencies share one.
 */
export const agencies = pgTable(
  'agencies',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull().unique(),
    shortName: text('short_name').notNull(),
    code: text('code').notNull(),
    type: text('type').notNull(),
    shape: text('shape').notNull(),
    colour: text('colour').notNull(),
    /** From then on nobody of it can sign in. */
    disabledAt: timestamp('disabled_at', { withTimezone: true }),
  },
  t => [uniqueIndex('agencies_code').on(sql`lower(${t.code})`)],
)

/** Someone who can sign in, for one agency and for good: at another agency they are another person. What they may do in a meeting is in `members`, never here. */
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
    /** What they look after: `agency` (the people of their own), `deployment` (agencies and administrators, and no meeting), or nothing. */
    administers: text('administers'),
    /** When they could first sign in; null as long as their account waits to be set up. */
    setUpAt: timestamp('set_up_at', { withTimezone: true }),
    /** Who gave them the link with which they chose their passphrase: they could have chosen it themselves. */
    setUpBy: uuid('set_up_by'),
    disabledAt: timestamp('disabled_at', { withTimezone: true }),
    /** Family alone: when it was confirmed that e-mail reaches nobody else, and between which minutes of London's day it is safe. */
    safeMailAt: timestamp('safe_mail_at', { withTimezone: true }),
    safeMailFrom: integer('safe_mail_from'),
    safeMailUntil: integer('safe_mail_until'),
  },
  t => [uniqueIndex('people_email').on(sql`lower(${t.email})`)],
)

/**
 * Links with which an account is set up; the first administrator's belongs to nobody yet. Only the hash of what is in the
 * link is here. A link that was used or replaced is deleted.
 */
export const setupLinks = pgTable('setup_links', {
  hash: bytea('hash').primaryKey(),
  personId: uuid('person_id').references(() => people.id),
  /** Who it was given to, to pass on; nobody at first start. */
  madeBy: uuid('made_by').references(() => people.id),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  /** When it was handed to the mail server, where it was. */
  mailedAt: timestamp('mailed_at', { withTimezone: true }),
})

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
    /** When the person last proved who they are with all that was asked for. */
    provenAt: timestamp('proven_at', { withTimezone: true }),
    /** Good for one thing only as long as it is set: setting up the second factor. */
    enrolling: boolean('enrolling').notNull().default(false),
    /** Browser and system in words, and the network address: what the person recognises their own sign-ins by. */
    device: text('device').notNull().default(''),
    address: text('address').notNull().default(''),
  },
  t => [index('sessions_person').on(t.personId)],
)
