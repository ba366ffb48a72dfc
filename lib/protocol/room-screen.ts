import * as z from 'zod/mini'
import { AGENCY_SHAPES, HEADINGS } from '../meeting/names'
import { AGENDA_PARTS } from '../meeting/setup'

const face = z.object({ code: z.string(), shape: z.enum(AGENCY_SHAPES), colour: z.string() })

/** Somebody who speaks or waits to: a professional as family know them, of the family their initials alone. */
const speaker = z.object({ name: z.string(), agency: z.nullable(z.string()), look: z.nullable(face) })
export type ScreenSpeaker = z.infer<typeof speaker>

/** The one contribution the chair shows: as the room may read it. `when`: when it happened, in words; not beside words that were made for the room. `quote`: a child's exact words; `of`: whose, by initials. */
const shown = z.object({
  agency: z.string(),
  look: z.nullable(face),
  heading: z.enum(HEADINGS),
  nature: z.enum(['fact', 'reported', 'opinion']),
  body: z.string(),
  when: z.optional(z.string()),
  quote: z.optional(z.string()),
  of: z.optional(z.string()),
})

/** The clock and parts of the meeting are those of everybody's `state`. */
const open = z.object({
  is: z.literal('open'),
  parts: z.array(z.object({ part: z.enum(AGENDA_PARTS), minutes: z.optional(z.int()) })),
  part: z.nullable(
    z.object({
      part: z.enum(AGENDA_PARTS),
      since: z.string(),
      more: z.int(),
      paused: z.number(),
      stopped: z.nullable(z.string()),
    }),
  ),
  heading: z.nullable(z.enum(HEADINGS)),
  shown: z.nullable(shown),
  speaking: z.nullable(speaker),
  queue: z.array(speaker),
})

/** What a room screen shows: `private` is the professionals' part, of which nothing but its beginning is told. */
const view = z.union([
  z.object({ is: z.literal('not-started') }),
  z.object({ is: z.literal('adjourned') }),
  z.object({ is: z.literal('private'), since: z.string() }),
  open,
])
export type ScreenView = z.infer<typeof view>
export type OpenView = z.infer<typeof open>

/** Why a screen is connected no more. */
export const ENDS = ['dropped', 'closed', 'expired'] as const
export type ScreenEnd = (typeof ENDS)[number]

/** Event `room`, the one thing a room screen is ever sent. `now`: the server's clock. */
export const roomEvent = z.union([
  z.object({ view, now: z.string(), build: z.string() }),
  z.object({ ended: z.enum(ENDS) }),
])
export type RoomEvent = z.infer<typeof roomEvent>

/** What is typed on a screen that is to be connected, and what comes back: where to go. */
export const pairing = z.strictObject({ code: z.string().check(z.maxLength(40)) })
export const paired = z.object({ meeting: z.string() })
