import { AGENDA_PARTS, type AgendaPart } from './setup/index'
import type { MeetingState, Member, Place } from './state'

/** How somebody is there: in the room, on screen from elsewhere, or on the phone. */
export const HOW = ['room', 'video', 'phone'] as const
export type How = (typeof HOW)[number]

/** The part of the agenda the meeting is in. Times are the server's; `more` minutes were added to those planned; `paused` ms were not counted, and since `stopped` none are. */
export type PartNow = { part: AgendaPart; since: string; more: number; paused: number; stopped: string | null }

/** Who asks to speak: since when, whether the chair waits for an answer from their agency, and who put them in the queue. */
export type Hand = { person: string; at: string; answering: boolean; by: string }

/** What is known of somebody's being there, apart from their connection. */
export type Attendance = {
  how: How | null
  /** Since when the chair or the minute taker has them as present, without a screen. */
  marked: string | null
  /** When they first came to the meeting, once they have gone; before that their connection says it. */
  came: string | null
  /** When they went last; null while they are there, and of whoever stayed to the end. */
  went: string | null
  /** Why they cannot come. */
  apologies: string | null
}

/** When a meeting has enough agencies: the rule in words, how many besides social care, and what social care is called here. */
export type QuorumRule = { rule: string | null; agencies: number | null; socialCare: ReadonlySet<string> }

/** How a meeting goes: where it is, who speaks, who is there. */
export type Flow = {
  agenda: readonly AgendaPart[]
  /** Where the chair is, last; before it, for whoever cannot read that, where they were shown to be. */
  places: readonly Place[]
  part: PartNow | null
  /** When the chair last asked everyone to come. */
  called: string | null
  speaking: { person: string; at: string } | null
  hands: Map<string, Hand>
  /** `agency|heading` -> when it said that it has nothing further there. */
  finished: Map<string, string>
  attendance: Map<string, Attendance>
  /** When the meeting began. */
  begun: string | null
  quorum: QuorumRule
  /** Why the chair goes on without enough agencies. */
  proceeds: { reason: string; at: string; by: string } | null
}

export const newFlow = (agenda: readonly AgendaPart[] | undefined, quorum: QuorumRule): Flow => ({
  agenda: agenda?.length ? agenda : AGENDA_PARTS,
  places: [],
  part: null,
  called: null,
  speaking: null,
  hands: new Map(),
  finished: new Map(),
  attendance: new Map(),
  begun: null,
  quorum,
  proceeds: null,
})

export const partNow = (part: AgendaPart, since: string): PartNow => ({
  part,
  since,
  more: 0,
  paused: 0,
  stopped: null,
})

/** How long the part has taken, ms, at a moment of the server's clock. */
export const tookSoFar = ({ since, paused, stopped }: PartNow, now: number): number =>
  (stopped === null ? now : Date.parse(stopped)) - Date.parse(since) - paused

/** The clock of a part goes on: what was stopped is not counted. */
export function goOn(part: PartNow, stopped: string, paused: number, at: string) {
  part.paused = paused + Date.parse(at) - Date.parse(stopped)
  part.stopped = null
}

/** The part that comes after this one; the first before any; null after the last. */
export const partAfter = (agenda: readonly AgendaPart[], part: AgendaPart | null): AgendaPart | null =>
  agenda[part === null ? 0 : agenda.indexOf(part) + 1] ?? null

/** Who is to speak, in order: whoever answers the chair first, then as they asked. */
export const queueOf = (hands: Iterable<Hand>): Hand[] =>
  [...hands].sort((a, b) => Number(b.answering) - Number(a.answering) || a.at.localeCompare(b.at))

/** Nobody speaks and nobody waits to: another part of the meeting begins, or none does. */
export function clearFloor(flow: Flow) {
  flow.speaking = null
  flow.hands.clear()
}

const NOBODY: Attendance = { how: null, marked: null, came: null, went: null, apologies: null }

export const attendanceOf = (flow: Flow, person: string): Attendance => flow.attendance.get(person) ?? NOBODY
export const attends = (flow: Flow, person: string, now: Partial<Attendance>) =>
  void flow.attendance.set(person, { ...attendanceOf(flow, person), ...now })

type There = Pick<MeetingState, 'present' | 'flow'>

/** Since when somebody is there, on a screen or without; null where they are not. */
export const thereSince = ({ present, flow }: There, person: string): string | null =>
  present.get(person) ?? attendanceOf(flow, person).marked

export const isThere = (meeting: There, person: string): boolean => thereSince(meeting, person) !== null

/** When they first came, once the meeting has begun. */
export const cameAt = (meeting: There, person: string): string | null =>
  meeting.flow.begun === null ? null : (attendanceOf(meeting.flow, person).came ?? thereSince(meeting, person))

/** What is kept of somebody who goes, as long as they are still known to be there. */
export function goes(meeting: There, person: string, at: string) {
  const came = cameAt(meeting, person)
  if (came) attends(meeting.flow, person, { came, went: at })
}

/** Everybody who is still there stayed to the end. */
export function staysToTheEnd(meeting: There) {
  for (const person of new Set([...meeting.present.keys(), ...meeting.flow.attendance.keys()])) {
    const came = cameAt(meeting, person)
    if (came) attends(meeting.flow, person, { came, marked: null })
  }
}

/** Whether there are enough agencies: social care, and as many others as the set-up says. `met` is null where it says no number. */
export function quorumIn(meeting: There & Pick<MeetingState, 'members'>) {
  const { agencies: needed, socialCare } = meeting.flow.quorum
  const there = [...meeting.members.values()].filter(one => speaksForAgency(one) && isThere(meeting, one.person))
  const agencies = new Set(there.map(({ agency }) => agency))
  const others = [...agencies].filter(agency => !socialCare.has(agency)).length
  const withSocialCare = others < agencies.size
  return {
    needed,
    others,
    socialCare: withSocialCare,
    met: needed === null ? null : withSocialCare && others >= needed,
  }
}

const speaksForAgency = ({ role }: Member) => role === 'practitioner' || role === 'legal_adviser'
