import { readsOne } from '../../lib/meeting/came'
import { attendanceOf, cameAt, isThere, queueOf, quorumIn, thereSince } from '../../lib/meeting/flow'
import { HEADINGS } from '../../lib/meeting/names'
import type { Setup } from '../../lib/meeting/setup'
import type { MeetingState, Member } from '../../lib/meeting/state'
import { canRead, isFamily, isProfessional } from '../../lib/policy/can'
import type { Roster, State } from '../../lib/protocol/live'

/** Where the chair is, as far as this person may know it: what they cannot read does not move them, and what is gone leaves its heading. */
export function placeFor(meeting: MeetingState, me: Member): State['place'] {
  const readable = meeting.flow.places.findLast(
    ({ audience, contribution }) =>
      audience === null ||
      (contribution === null
        ? canRead(me, meeting.audiences.get(audience))
        : readsOne(meeting, me, contribution, audience)),
  )
  if (!readable) return null
  const { heading, contribution } = readable
  const gone = contribution !== null && meeting.contributions.get(contribution)?.withdrawn !== false
  return { heading, contribution: gone ? null : contribution }
}

/** The parts of the meeting with their minutes, which of them it is in, and whether everyone was asked to come. The same for all who are in it. */
export const agendaFor = ({ flow }: MeetingState, { agenda }: Pick<Setup, 'agenda'>): State['agenda'] => ({
  parts: agenda?.length ? agenda : flow.agenda.map(part => ({ part })),
  now: flow.part,
  called: flow.called,
})

/** Which agencies have nothing further, by heading; for professionals. */
export const finishedFor = ({ flow }: MeetingState, me: Member): Pick<State, 'finished'> =>
  isProfessional(me)
    ? {
        finished: [...flow.finished].flatMap(([key, at]) => {
          const [agency = '', name] = key.split('|')
          const heading = HEADINGS.find(one => one === name)
          return heading ? [{ agency, heading, at }] : []
        }),
      }
    : {}

/** Who speaks and who waits to, of those this person is shown. That the chair waits for an answer, and who put whom in, is for professionals. */
export function floorFor({ flow, members }: MeetingState, me: Member, shown: ReadonlySet<string>): Roster['floor'] {
  const { speaking } = flow
  const hands = queueOf(flow.hands.values()).filter(({ person }) => shown.has(person))
  return {
    speaking: speaking && shown.has(speaking.person) ? speaking : null,
    queue: hands.map(({ person, answering, by }) => {
      if (isFamily(me)) return { person }
      const other = by === person ? undefined : members.get(by)?.name
      return { person, ...(answering ? { answering: true as const } : {}), ...(other ? { by: other } : {}) }
    }),
  }
}

/** How somebody is there, when they came and went, and why they could not come; for professionals. */
export function attendanceFor(
  meeting: MeetingState,
  { person, expected }: Member,
): Roster['people'][number]['attendance'] {
  const { how, marked, went, apologies } = attendanceOf(meeting.flow, person)
  const came = cameAt(meeting, person)
  const { begun } = meeting.flow
  return {
    ...(how ? { how } : expected ? { how: expected } : {}),
    ...(marked && !meeting.present.has(person) ? { marked: true as const } : {}),
    ...(came ? { came } : {}),
    ...(came && begun && came > begun ? { late: minutesBetween(begun, came) } : {}),
    ...(went && !isThere(meeting, person) ? { went } : {}),
    ...(apologies ? { apologies } : {}),
  }
}

const minutesBetween = (from: string, to: string) => Math.floor((Date.parse(to) - Date.parse(from)) / 60_000)

export const quorumFor = (meeting: MeetingState): Roster['quorum'] => {
  const { rule } = meeting.flow.quorum
  const { proceeds } = meeting.flow
  return { ...quorumIn(meeting), ...(rule ? { rule } : {}), ...(proceeds ? { proceeds } : {}) }
}

/** Whether somebody is there, on a screen or without one, and since when. */
export const presenceOf = (meeting: MeetingState, { person }: Member) => ({
  here: isThere(meeting, person),
  joinedAt: thereSince(meeting, person),
})
