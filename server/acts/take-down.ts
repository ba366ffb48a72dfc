import * as z from 'zod/mini'
import type { MeetingState } from '../../lib/meeting/state'
import { canRead } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import { TAKE_DOWN_REASONS } from '../../lib/protocol/keep'
import { id } from '../../lib/statements/fields'
import { takeDown as settle } from '../../lib/statements/said'
import { refusals } from '../../lib/text/refusals'
import { refusedAfter } from '../../lib/text/refused-after'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'

/** The chair takes words off the board at once: too much, or to the wrong people. Somebody else then decides whether they are destroyed. */
export const takeDown = act({
  verb: 'take-down',
  input: z.strictObject({ statement: id, reason: z.enum(TAKE_DOWN_REASONS) }),
  validate: (actor, { statement }, meeting) => {
    const said = meeting.said.get(statement)
    if (!said?.receipt || !canRead(actor, meeting.audiences.get(said.audience)))
      return refuse('reference', refusals.notOnBoard).refusal
    return said.kind === 'withdrawal' ? refuse('not_allowed', refusedAfter.notDestroyed).refusal : null
  },
  resolve: (_actor, { statement, reason }, meeting) => {
    const said = meeting.said.get(statement)
    if (!said || said.takenDown || said.destroyed) return null
    return { of: statement, reason, audience: said.audience, ...besideOf(meeting, statement) }
  },
  settle: (meeting, by, content) =>
    settle(meeting, String(content.of), { person: by.person, reason: String(content.reason) }),
  takes: takenBy,
  among: audienceIn,
  sentence: () => trail.tookDown,
  examples: [{ statement: '00000000-0000-4000-8000-0000000000c1', reason: 'excessive' }],
})

/** What professionals said beside words goes off the board with them; so does what was added to them, and what was answered. */
export function besideOf(meeting: MeetingState, statement: string): Content {
  const about = meeting.said.get(statement)?.contribution ?? ''
  const beside = meeting.particulars.get(about)
  const target = meeting.contributions.get(about)
  const added = target?.current === statement ? target.additions : []
  const also = [...added, ...(meeting.questions.get(statement)?.answers ?? [])]
  return { ...(beside?.version === statement ? { with: beside.id } : {}), ...(also.length > 0 ? { also } : {}) }
}

export function takenBy({ of, with: beside, also }: Content): string[] {
  const more = Array.isArray(also) ? also : []
  return [of, beside, ...more].flatMap(id => (typeof id === 'string' ? [id] : []))
}

/** Nobody but its readers is told that anything happened to it. */
export function audienceIn({ audience }: Content): string {
  return typeof audience === 'string' ? audience : ''
}
