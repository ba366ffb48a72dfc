import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
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
  /** The unit that set it up: its people see who was invited. */
  organisedBy: uuid('organised_by').references(() => agencies.id),
  /** Days for which everybody's access goes on once it is closed; null for good. */
  accessDays: integer('access_days'),
})

/**
 * One person's place in one meeting: role is per meeting. Invited as long as neither `admittedAt` nor `removedAt` is there;
 * reading starts with admission.
 */
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
    /** The role they were given, once handing over the chair made another of it; null where that never happened. */
    seat: text('seat'),
    /** How they mean to be there: one of `EXPECTED`, apologies included. */
    expected: text('expected').notNull().default('room'),
    /** Who stands in for them, named in advance: another member. */
    deputyId: uuid('deputy_id').references(() => people.id),
    invitedAt: timestamp('invited_at', { withTimezone: true }).notNull().defaultNow(),
    admittedAt: timestamp('admitted_at', { withTimezone: true }),
    /** Let in to prepare, as long as the meeting has not begun: whoever is not here then waits at the door like everyone. */
    early: boolean('early').notNull().default(false),
    removedAt: timestamp('removed_at', { withTimezone: true }),
    /** When their invitation was last handed to the mail server. */
    mailedAt: timestamp('mailed_at', { withTimezone: true }),
    /** What they answered in private (`Aside`), sealed with the meeting's key; for those who let people in alone. */
    aside: bytea('aside'),
    /** When their access ends, though never while the meeting is going on; null for never. The close puts it off, never forward. */
    accessUntil: timestamp('access_until', { withTimezone: true }),
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
    /** Of `own`: whose session it is. Of `meeting`: who is kept out of it, each having a session of their own. */
    people: uuid('people').array(),
  },
  t => [primaryKey({ columns: [t.meetingId, t.id] })],
)

/**
 * A meeting that is being set up. `id` will be the meeting's, and its key in `log_keys` seals the form already: whatever is
 * written in it identifies a family. The people of one agency work on it together; `version` tells them apart.
 */
export const setupDrafts = pgTable(
  'setup_drafts',
  {
    id: uuid('id').primaryKey(),
    agencyId: uuid('agency_id')
      .notNull()
      .references(() => agencies.id),
    version: integer('version').notNull(),
    sealed: bytea('sealed').notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull(),
    savedBy: uuid('saved_by')
      .notNull()
      .references(() => people.id),
  },
  t => [index('setup_drafts_agency').on(t.agencyId)],
)

/** What an authority's own procedures say of clocks and closed days (`LocalClocks`); one without a row has the usual ones. */
export const localClocks = pgTable('local_clocks', {
  agencyId: uuid('agency_id')
    .primaryKey()
    .references(() => agencies.id),
  clocks: jsonb('clocks').notNull(),
})

/**
 * What cannot wait, raised in a meeting: the statement's id and times, never a word. `answeredAt` once a named person answered,
 * `escalatedAt` once more people were told because nobody had. Kept here so that it is known, and followed, whoever has the meeting open.
 */
export const alerts = pgTable(
  'alerts',
  {
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => meetings.id),
    id: uuid('id').notNull(),
    raisedAt: timestamp('raised_at', { withTimezone: true }).notNull(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    escalatedAt: timestamp('escalated_at', { withTimezone: true }),
  },
  t => [primaryKey({ columns: [t.meetingId, t.id] })],
)

/**
 * Somebody without a place in a meeting asks to read it now. `reason` is sealed with the meeting's key. Nothing is read before `until`
 * is there, which somebody else's answer sets, nor after it, nor once `endedAt` is.
 */
export const emergencyReads = pgTable(
  'emergency_reads',
  {
    id: uuid('id').primaryKey(),
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => meetings.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    reason: bytea('reason').notNull(),
    hours: integer('hours').notNull(),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    answeredBy: uuid('answered_by').references(() => people.id),
    /** Null also where the answer was no. */
    until: timestamp('until', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    /** Whoever chairs and has said that they know of it. */
    seenBy: uuid('seen_by').array().notNull().default([]),
  },
  t => [index('emergency_reads_meeting').on(t.meetingId), index('emergency_reads_person').on(t.personId)],
)
