import * as z from 'zod/mini'
import type { MeetingStatus, MeetingType } from '../meeting/names'
import type { Agency } from '../meeting/setup'
import type { Member } from '../meeting/state'
import type { Content } from '../statements/contribution'
import type { Face } from './live'

/** One line of "Your meetings". */
export type MeetingItem = {
  id: string
  title: string
  type: MeetingType
  status: MeetingStatus
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

/** The trail's filters, as they stand in the URL: ids and times, never words. */
export type TrailFilters = { person?: string; agency?: string; type?: string; from?: string; to?: string }

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
  /** The words, where this reader may read them. */
  words: string | null
  reason: string | null
  audience: string | null
  /** Who could see it when it was shared; null for acts. */
  recipients: Face[] | null
  /** Leaf hash, hex. */
  fingerprint: string
}

export type TrailView = {
  rows: TrailRow[]
  total: number
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
export type Door = { startsAt: string; sentOut?: true }
/** The same on "Your meetings". */
export type AtDoor = Door & { id: string }
/** `POST /api/meetings/<id>/door`, from somebody who waits there. */
export const knock = z.strictObject({})
export type Knocked = { admitted: boolean }
