import { canRead } from '../policy/can'
import type { Audience, MeetingState, Member, Said } from './state'

type Who = { person: string; name: string; agency: string; role: string }
/** A decision about keeping a meeting: whose, why and when. */
export type Decided = Who & { reason: string; at: string }

/** What was decided about keeping a meeting. */
export type Keeping = {
  /** As long as it is there nothing is destroyed. */
  hold: Decided | null
  /** The newest review: the day until which the meeting is kept all the same. */
  until: (Decided & { day: string }) | null
  /** Statements that were taken down -> the statement in which their words stand again. */
  restored: Map<string, string>
}

export const newKeeping = (): Keeping => ({ hold: null, until: null, restored: new Map() })

/** What of a meeting's state is about keeping it. */
export type Kept = Pick<MeetingState, 'keeping' | 'disposal'>
type Settle = (kept: Kept, by: Member, content: Record<string, unknown>, at: string) => void

const decidedBy = ({ person, name, agency, role }: Member, reason: unknown, at: string): Decided => ({
  person,
  name,
  agency,
  role,
  reason: String(reason),
  at,
})

/** What each decision about keeping a meeting does. Whatever keeps it takes a proposal to destroy it off. */
export const DECISIONS = {
  'legal-hold': (kept, by, { reason }, at) => {
    kept.keeping.hold = decidedBy(by, reason, at)
    kept.disposal = null
  },
  'lift-hold': kept => {
    kept.keeping.hold = null
  },
  'keep-until': (kept, by, { day, reason }, at) => {
    kept.keeping.until = { ...decidedBy(by, reason, at), day: String(day) }
    kept.disposal = null
  },
  'propose-disposal': (kept, by, { reason }, at) => {
    kept.disposal = decidedBy(by, reason, at)
  },
} satisfies Record<string, Settle>

export const isDecision = (verb: string): verb is keyof typeof DECISIONS => Object.hasOwn(DECISIONS, verb)

const readersOf = ({ members }: MeetingState, audience: Audience) =>
  [...members.values()].filter(member => canRead(member, audience)).map(({ person }) => person)

/** Whether nobody reads `inner`, now or later, who does not read `outer`. */
function isNarrower(inner: Audience, outer: Audience, meeting: MeetingState): boolean {
  if (inner.id === outer.id) return true
  if (inner.kind !== 'named' && !meeting.within(inner.id, outer.id)) return false
  const readers = new Set(readersOf(meeting, outer))
  return readersOf(meeting, inner).every(person => readers.has(person))
}

/** Where words that were taken down may stand again: where they stood, or before fewer of the same people; their author among them. */
export function restorableTo(said: Said, meeting: MeetingState): Audience[] {
  const stood = meeting.audiences.get(said.audience)
  const author = meeting.members.get(said.person)
  if (!stood) return []
  return [...meeting.audiences.values()].filter(
    audience => isNarrower(audience, stood, meeting) && (!author || canRead(author, audience)),
  )
}

/** Whether its words stand again somewhere, and were not taken off there since. */
export function standsAgain(statement: string, meeting: MeetingState): boolean {
  const again = meeting.keeping.restored.get(statement)
  return again !== undefined && (!meeting.said.get(again)?.takenDown || standsAgain(again, meeting))
}
