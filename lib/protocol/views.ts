import * as z from 'zod/mini'
import type { Clock } from '../meeting/following'
import type { MeetingStatus, MeetingType } from '../meeting/names'
import { AGENDA_PARTS, type Agency } from '../meeting/setup'
import type { Member } from '../meeting/state'
import type { MeetingRecord } from '../record/record'
import type { Content } from '../statements/contribution'
import type { Versions } from './record'

/** One line of "Your meetings". */
export type MeetingItem = {
  id: string
  title: string
  type: MeetingType
  status: MeetingStatus
  /** Whether a record of it was ever approved, for anybody. */
  approved: boolean
  startsAt: string
  endsAt: string
  place?: string
  chair: string | null
  children: { name: string; dateOfBirth?: string; unborn?: boolean }[]
  /** Only for professionals. */
  agencies: Agency[]
  me: Member
}

/** What a meeting's pages need before the live connection is up. */
export type Entrance = MeetingItem

/** The draft of a meeting's record. `apart`: this reader is on a list whose words are held apart from it. `sealed`: the signed note of the close, and how many entries came after it. */
export type RecordView = {
  record: MeetingRecord
  agencies: Agency[]
  apart: boolean
  sealed: { note: string; since: number } | null
  versions: Versions
  /** What falls due after the meeting, as it is today. */
  clocks: Clock[]
}

/** Parts of a meeting by which its trail is read: before it began, those of the agenda, what only professionals were in, after it was closed. */
export const TRAIL_PARTS = ['before', ...AGENDA_PARTS, 'closed', 'after'] as const
export type TrailPartOf = (typeof TRAIL_PARTS)[number]

/** The trail's filters, as they stand in the URL: ids and times, never words. `item`: one contribution or matter, and all that is about it. */
export const trailFilters = z.strictObject({
  person: z.optional(z.string()),
  agency: z.optional(z.string()),
  type: z.optional(z.string()),
  heading: z.optional(z.string()),
  child: z.optional(z.string()),
  item: z.optional(z.string()),
  audience: z.optional(z.string()),
  part: z.optional(z.enum(TRAIL_PARTS)),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
})
export type TrailFilters = z.infer<typeof trailFilters>

/** `POST /api/meetings/<id>/trail`: the entries that hold every one of some words, or who could see one entry (its fingerprint). */
export const trailAsked = z.union([
  z.strictObject({
    words: z.string().check(z.minLength(1), z.maxLength(200)),
    filters: trailFilters,
    page: z.optional(z.int()),
  }),
  z.strictObject({ entry: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
])
export type TrailAsked = z.infer<typeof trailAsked>

/** One ledger entry as people read it. */
export type TrailRow = {
  seq: number
  at: string
  by: { person: string; name: string; agency: string; role: string } | null
  /** `statement.<kind>` or `act.<verb>`. */
  type: string
  /** Follows the person's name: "shared this under Accurate". */
  sentence: string
  /** Spoken reference of the contribution it concerns. */
  ref: string | null
  /** The contribution or matter that it is, or is about. */
  item: string | null
  /** The words, where this reader may read them. */
  words: string | null
  reason: string | null
  audience: string | null
  /** How many could see it when it was shared; null for acts. Who they were is asked for. */
  readers: number | null
  /** Leaf hash, hex. */
  fingerprint: string
}

/** A page of the entries that were asked for; the newest are on page 1. */
export type TrailPart = { rows: TrailRow[]; found: number; page: number; pages: number }

export type TrailView = TrailPart & {
  total: number
  /** The audiences of all of it, and the children the meeting is about. */
  audiences: string[]
  children: { id: string; name: string }[]
  people: { person: string; name: string }[]
  agencies: (Agency & { id: string })[]
  types: string[]
  /** The newest signed checkpoint of the whole meeting, and when it was closed. */
  checkpoint: string
  closedAt: string | null
}

/** What a contribution said before it was corrected: the statement that held it, when it was shared, and its words. */
export type Earlier = { version: string; at: string; content: Content }

/** What somebody who is not admitted is told of the meeting they are invited to: when it is planned for, and whether they were in it and wait to be asked back. */
export type Door = { startsAt: string; sentOut?: true; family?: true }
/** The same on "Your meetings". */
export type AtDoor = Door & { id: string }
/** `POST /api/meetings/<id>/door`, from somebody who waits there. */
export const knock = z.strictObject({})
export type Knocked = { admitted: boolean }
