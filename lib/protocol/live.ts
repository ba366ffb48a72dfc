import * as z from 'zod/mini'
import { HOW } from '../meeting/flow'
import { AGENCY_SHAPES, HEADINGS, MEETING_TYPES, ROLES, STATUSES } from '../meeting/names'
import { AGENDA_PARTS } from '../meeting/setup'
import { judgement } from '../statements/mark'
import { roomEvent } from './room-screen'

/** How far each audience's document had got when an event was sent: a client holds the event until its documents have that much. */
const reached = z.record(z.string(), z.int())
export type Reached = z.infer<typeof reached>

/** Someone as another person may see them. */
const face = z.object({
  person: z.string(),
  name: z.string(),
  agency: z.string(),
  role: z.enum(ROLES),
  jobTitle: z.optional(z.string()),
  /** Who else sits in their seat; for professionals. */
  beside: z.optional(z.array(z.string())),
})
export type Face = z.infer<typeof face>

/** An audience this person may read: open its room, and share with `seen: version`. `readers` (everyone who could see a share, writer included) only for professionals. */
const audience = z.object({
  id: z.string(),
  kind: z.enum(['meeting', 'professionals', 'named', 'own']),
  version: z.int(),
  readers: z.optional(z.array(face)),
  /** Whose session it is, let in or not; only of kind `own`, for professionals. */
  whose: z.optional(z.array(face)),
  /** Where marks and replies on what a list with family holds stand; only for professionals. */
  among: z.optional(z.string()),
})
export type AudienceInfo = z.infer<typeof audience>

const child = z.object({
  id: z.string(),
  name: z.string(),
  dateOfBirth: z.optional(z.string()),
  unborn: z.optional(z.boolean()),
  legalStatus: z.optional(z.string()),
  consistentIdentifier: z.optional(z.string()),
})
const agency = z.object({
  name: z.string(),
  shortName: z.string(),
  code: z.string(),
  shape: z.enum(AGENCY_SHAPES),
  colour: z.string(),
})

/** A mark that is on no board yet: `quiet` and `spoken` (entered on the chair's word) for whoever leads and takes the minutes, `first` for the agency of its author too. */
const held = z.object({
  id: z.string(),
  contribution: z.string(),
  version: z.string(),
  ...judgement,
  stage: z.enum(['quiet', 'spoken', 'first']),
  by: z.object({ person: z.string(), name: z.string() }),
  at: z.string(),
})

/** Event `state`: sent at once on connecting and on change. `at` (UTC) is when something last happened that this person may know of; a client of another `build` reloads. */
const state = z.object({
  meeting: z.object({
    id: z.string(),
    status: z.enum(STATUSES),
    startsAt: z.string(),
    endsAt: z.string(),
    title: z.string(),
    type: z.enum(MEETING_TYPES),
    place: z.optional(z.string()),
    children: z.array(child),
    agencies: z.array(agency),
    /** Who belongs to the household, for professionals: a name that nobody here bears is asked about before it is shared. */
    people: z.optional(z.array(z.object({ name: z.string(), relationship: z.string() }))),
    /** For professionals: whom the children's authorities say to ring; the installation's own number where they say nothing. */
    numbers: z.optional(z.array(z.string())),
    /** For professionals: the days that the authority's clocks give a decision, and how long there is to answer a formal dissent. */
    clocks: z.optional(
      z.object({
        coreGroup: z.optional(z.string()),
        review: z.optional(z.string()),
        dissent: z.object({ days: z.int(), closed: z.array(z.string()) }),
      }),
    ),
    /** For whoever may export: the checkpoint signed at the close, when that was, and when what had come late by then was `kept` out of another meeting. */
    sealed: z.optional(z.object({ note: z.string(), at: z.string(), kept: z.optional(z.string()) })),
    /** For professionals: whether they are among themselves now, since when, and why. */
    part: z.optional(z.enum(['open', 'closed'])),
    closed: z.optional(z.object({ since: z.string(), reason: z.string() })),
    concerns: z.array(z.object({ id: z.string(), text: z.string() })),
  }),
  /** `agencyId` names the room of their agency's drafts. */
  me: z.extend(face, { admitted: z.boolean(), agencyId: z.optional(z.string()) }),
  /** When this person was last here before; null where never. */
  since: z.nullable(z.string()),
  /** When the chair asked this person's agency, because it had not been heard from. */
  asked: z.optional(z.string()),
  audiences: z.array(audience),
  /** Marks that wait, as far as this person is shown them; absent where there are none. */
  held: z.optional(z.array(held)),
  /** For professionals: less favourable marks are shown to the author's agency first. */
  authorFirst: z.optional(z.literal(true)),
  /** For professionals, where family have other names for people: who spoke, under their own. */
  spoke: z.optional(z.array(z.object({ person: z.string(), name: z.string(), agency: z.string() }))),
  place: z.nullable(z.object({ heading: z.enum(HEADINGS), contribution: z.nullable(z.string()) })),
  /** The parts of the meeting with their planned minutes, the one it is in with its clock (`more` minutes, `paused` ms), and when the chair last asked everyone to come. */
  agenda: z.object({
    parts: z.array(z.object({ part: z.enum(AGENDA_PARTS), minutes: z.optional(z.int()) })),
    now: z.nullable(
      z.object({
        part: z.enum(AGENDA_PARTS),
        since: z.string(),
        more: z.int(),
        paused: z.number(),
        stopped: z.nullable(z.string()),
      }),
    ),
    called: z.nullable(z.string()),
  }),
  /** For professionals: agencies that said they have nothing further under a heading. */
  finished: z.optional(z.array(z.object({ agency: z.string(), heading: z.enum(HEADINGS), at: z.string() }))),
  /** For whoever can connect one: the room screens, the contribution they show now, and when a code was last asked for that nobody has used. */
  room: z.optional(
    z.object({
      screens: z.array(z.object({ screen: z.string(), since: z.string() })),
      shows: z.nullable(z.string()),
      asked: z.nullable(z.string()),
    }),
  ),
  at: z.string(),
  /** The server's clock when this was sent. */
  now: z.optional(z.string()),
  build: z.string(),
  reached,
})
export type State = z.infer<typeof state>

/**
 * Event `roster`: who is here, per recipient. `door`, for whoever may admit: everyone who is invited and not admitted, whether they
 * wait at the door now, and the audiences that admitting them opens. `chair`, once the meeting has begun: whether anyone who chairs
 * is here; for professionals also who is offered to take the chair, and how it last changed hands.
 */
const roster = z.object({
  people: z.array(
    z.extend(face, {
      here: z.boolean(),
      joinedAt: z.nullable(z.string()),
      /** For professionals: how they are there (`marked`: without a screen), when they came and went, and why they could not come. */
      attendance: z.optional(
        z.object({
          how: z.optional(z.enum(HOW)),
          marked: z.optional(z.literal(true)),
          came: z.optional(z.string()),
          /** Whole minutes after the beginning. */
          late: z.optional(z.int()),
          went: z.optional(z.string()),
          apologies: z.optional(z.string()),
        }),
      ),
      /** For whoever may admit: what was confirmed of them. */
      confirmed: z.optional(z.object({ identity: z.boolean(), confidentiality: z.boolean() })),
      /** For the same: what they answered in private. */
      aside: z.optional(z.object({ free: z.boolean(), stopWord: z.optional(z.string()) })),
    }),
  ),
  chair: z.optional(
    z.object({
      here: z.boolean(),
      offered: z.optional(z.array(z.string())),
      moved: z.optional(
        z.object({
          how: z.enum(['hand-over', 'take-over']),
          at: z.string(),
          from: z.readonly(z.array(z.string())),
          to: z.string(),
        }),
      ),
    }),
  ),
  door: z.optional(
    z.array(
      z.extend(face, {
        waiting: z.boolean(),
        opens: z.array(z.string()),
        /** They were sent out for the professionals' part. */
        sentOut: z.optional(z.literal(true)),
      }),
    ),
  ),
  /** Who speaks, and who waits to, in order; `answering` the chair, and `by` whom they were put in, for professionals. */
  floor: z.object({
    speaking: z.nullable(z.object({ person: z.string(), at: z.string() })),
    queue: z.array(
      z.object({ person: z.string(), answering: z.optional(z.literal(true)), by: z.optional(z.string()) }),
    ),
  }),
  /** For professionals: how many agencies are here besides social care, how many are needed, and why the chair went on with fewer. */
  quorum: z.optional(
    z.object({
      rule: z.optional(z.string()),
      needed: z.nullable(z.int()),
      others: z.int(),
      socialCare: z.boolean(),
      met: z.nullable(z.boolean()),
      proceeds: z.optional(z.object({ reason: z.string(), at: z.string(), by: z.string() })),
    }),
  ),
  /** For professionals: agencies that have just been writing, and under which heading. Of their own, its drafts say more. */
  writing: z.optional(z.array(z.object({ agency: z.string(), heading: z.enum(HEADINGS) }))),
  reached,
})
export type Roster = z.infer<typeof roster>

/** Event `notice`: one line the person should hear about. */
const notice = z.object({ sentence: z.string(), at: z.string(), reached })
export type Notice = z.infer<typeof notice>

/** Event `checkpoint`: the newest signed note of an audience this person reads. */
const checkpoint = z.object({ audience: z.string(), note: z.string(), reached })
export type CheckpointEvent = z.infer<typeof checkpoint>

/** Every event the server sends to a meeting's namespace. */
export const EVENTS = { state, roster, notice, checkpoint, room: roomEvent } as const

/** Client event `act`, and its acknowledgement. `key` is a uuid: the same key twice does the thing once. */
export type ActRequest = { verb: string; input: unknown; key: string }
export type ActReply = { ok: true; at: string } | { ok: false; code: string; reason: string }
