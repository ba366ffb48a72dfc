import * as z from 'zod/mini'
import type { Heading } from '../meeting/names'
import type { Setup } from '../meeting/setup'
import type { Content } from '../statements/contribution'
import type { Outcome } from '../statements/decision'
import { day, id, words } from '../statements/fields'
import type { EmergencyTold } from './alerts'

/** For how long somebody may ask to read, in hours. */
export const EMERGENCY_HOURS = [1, 2, 4, 8, 12, 24] as const

const which = z.union([
  /** The meeting's address, or the id in it. */
  z.strictObject({ meeting: words(300) }),
  z.strictObject({ child: words(200), dateOfBirth: day }),
])

/** `POST /api/emergency`. Whether there is such a meeting is told to nobody who asks: the answer is the same. */
export const emergencyRequest = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('ask'), which, reason: words(1000), hours: z.literal(EMERGENCY_HOURS) }),
  z.strictObject({ verb: z.literal('confirm'), id }),
  z.strictObject({ verb: z.literal('turn-down'), id }),
  /** Whoever reads has what they needed, or whoever chairs ends it. */
  z.strictObject({ verb: z.literal('end'), id }),
  /** Whoever chairs knows of it. */
  z.strictObject({ verb: z.literal('seen'), id }),
])
export type EmergencyRequest = z.infer<typeof emergencyRequest>

/** Somebody asks to read a meeting, as whoever may confirm it sees that; `startsAt` for the unit that set the meeting up alone. */
export type EmergencyAsked = {
  id: string
  name: string
  agency: string
  jobTitle?: string
  reason: string
  hours: number
  at: string
  startsAt: string | null
}
/** What somebody may read now, and until when. */
export type EmergencyOpen = { id: string; meeting: string; until: string }

/** The page on which people ask, confirm and end. `may`: they may ask; `chaired`: who reads a meeting that they chair. */
export type EmergencyView = { may: boolean; open: EmergencyOpen[]; chaired: EmergencyTold[]; asked: EmergencyAsked[] }
/** What was shared, as it reads now; `words` is null once it was withdrawn. */
export type EmergencyContribution = {
  id: string
  ref: string
  heading: Heading
  words: Content | null
  about: string[]
  name: string
  agency: string
  at: string
}
/** A meeting as somebody reads it in an emergency: what stands there at that moment, and nothing to do with it. */
export type EmergencyMeeting = {
  title: string
  startsAt: string
  until: string
  children: Setup['children']
  people: { name: string; relationship: string }[]
  concerns: string[]
  shared: EmergencyContribution[]
  decisions: { id: string; child: string; outcome: Outcome; reasons: string; at: string }[]
  actions: { id: string; what: string; owner: string | null; due: string | null }[]
}
