import * as z from 'zod/mini'
import { standsAgain } from '../../lib/meeting/keeping'
import type { MeetingState, Said } from '../../lib/meeting/state'
import { refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { destroyed } from '../../lib/statements/said'
import { refusals } from '../../lib/text/refusals'
import { refusedAfter } from '../../lib/text/refused-after'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'
import { whileHeld } from './legal-hold'

/** Who first decided that these words should go: whoever took them down, or their author, who withdrew them. */
export function firstDecision(meeting: MeetingState, said: Said): NonNullable<Said['takenDown']> | null {
  if (said.takenDown) return said.takenDown
  const target = meeting.contributions.get(said.contribution)
  return target?.withdrawn && target.versions.has(target.current)
    ? { person: target.person, reason: 'withdrawn' }
    : null
}

/** What an `act.purge` says: where the entry stood, why, and all of it that is not words, so that its place can be read again. */
export const purgeContent = (of: string, said: Said, reason: string): Content | null => {
  const { receipt, kind, contribution, heading, marked } = said
  if (!receipt) return null
  const { seq, at, by } = receipt
  return { of, entry: seq, reason, receipt: { at, by: { ...by } }, left: { kind, contribution, heading, marked } }
}

/** A second person has words destroyed that were taken down or withdrawn: nobody reads them again, and the trees still verify. */
export const purge = act({
  verb: 'purge',
  input: z.strictObject({ statement: id }),
  validate: (actor, { statement }, meeting) => {
    const said = meeting.said.get(statement)
    if (!said?.receipt) return refuse('reference', refusals.notOnBoard).refusal
    if (said.kind === 'withdrawal') return refuse('not_allowed', refusedAfter.notDestroyed).refusal
    const held = whileHeld(meeting)
    if (held) return held
    if (standsAgain(statement, meeting)) return refuse('not_allowed', refusedAfter.standsAgain).refusal
    const first = firstDecision(meeting, said)
    if (!first && !said.destroyed) return refuse('not_allowed', refusedAfter.notTakenDown).refusal
    return first?.person === actor.person ? refuse('not_allowed', refusedAfter.secondPerson).refusal : null
  },
  resolve: (_actor, { statement }, meeting) => {
    const said = meeting.said.get(statement)
    if (!said || said.destroyed) return null
    return purgeContent(statement, said, firstDecision(meeting, said)?.reason ?? '')
  },
  settle: (meeting, _by, content) => destroyed(meeting, String(content.of)),
  takes: content => [String(content.of)],
  sentence: () => trail.purged,
  examples: [{ statement: '00000000-0000-4000-8000-0000000000c1' }],
})
