import { bigint, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './columns'
import { people } from './identity'
import { meetings } from './meetings'

const room = {
  meetingId: uuid('meeting_id')
    .notNull()
    .references(() => meetings.id),
  /** The agency whose drafts they are, or the person whose own notes; of the record's prose the meeting itself. */
  agencyId: uuid('agency_id').notNull(),
}

/**
 * What an agency is writing for a meeting: changes in order, each sealed under the room's key. Whoever writes names the next
 * `seq`, so that a process which does not know the newest one can add nothing.
 */
export const draftChanges = pgTable(
  'draft_changes',
  {
    ...room,
    seq: bigint('seq', { mode: 'number' }).notNull(),
    sealed: bytea('sealed').notNull(),
    keptAt: timestamp('kept_at', { withTimezone: true }).notNull().defaultNow(),
  },
  t => [primaryKey({ columns: [t.meetingId, t.agencyId, t.seq] })],
)

/** The room's key, sealed under the meeting's. Another takes its place whenever words are gone for good. */
export const draftKeys = pgTable('draft_keys', { ...room, sealed: bytea('sealed').notNull() }, t => [
  primaryKey({ columns: [t.meetingId, t.agencyId] }),
])

/** Who owns which Yjs client id in a room: whoever first wrote under it. */
export const draftWriters = pgTable(
  'draft_writers',
  {
    ...room,
    client: bigint('client', { mode: 'number' }).notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
  },
  t => [primaryKey({ columns: [t.meetingId, t.agencyId, t.client] })],
)
