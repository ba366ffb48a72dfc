import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './columns'
import { agencies, people } from './identity'

/** A meeting. Everything that could identify a family (title, children, people, concerns, place) is inside `sealedSetup`. */
export const meetings = pgTable('meetings', {
  id: uuid('id').primaryKey(),
  type: text('type').notNull(),
  startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
  endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
  /** Follows the ledger, in the transaction that changes it, so that lists need not open every meeting. */
  status: text('status').notNull(),
  sealedSetup: bytea('sealed_setup').notNull(),
})

/** One person's place in one meeting: role is per meeting. Reading starts with admission. */
export const members = pgTable(
  'members',
  {
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => meetings.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    agencyId: uuid('agency_id')
      .notNull()
      .references(() => agencies.id),
    role: text('role').notNull(),
    admittedAt: timestamp('admitted_at', { withTimezone: true }),
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  t => [primaryKey({ columns: [t.meetingId, t.personId] })],
)

/** Who shares an audience. `id` is `meeting`, `professionals` or a uuid; `version` rises when somebody reads who is not in `readers`: its readers when it last rose or was looked at, null until a room was opened. */
export const audiences = pgTable(
  'audiences',
  {
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => meetings.id),
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    version: integer('version').notNull().default(1),
    readers: uuid('readers').array(),
  },
  t => [primaryKey({ columns: [t.meetingId, t.id] })],
)
