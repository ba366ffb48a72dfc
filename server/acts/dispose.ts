import * as z from 'zod/mini'
import { refuse } from '../../lib/protocol/codes'
import { refusedAfter } from '../../lib/text/refused-after'
import { trail } from '../../lib/text/trail'
import { act } from './act'
import { whileHeld } from './legal-hold'

/**
 * A second person has the meeting's key destroyed: nothing said in it can be read again. What was signed still verifies. Not while
 * somebody waits for an answer about what it holds.
 */
export const dispose = act({
  verb: 'dispose',
  input: z.strictObject({}),
  validate: (actor, _input, meeting) => {
    const held = whileHeld(meeting)
    if (held) return held
    if ([...meeting.requests.values()].some(({ done }) => !done))
      return refuse('not_allowed', refusedAfter.requestOpen).refusal
    if (!meeting.disposal) return refuse('not_allowed', refusedAfter.notProposed).refusal
    return meeting.disposal.person === actor.person ? refuse('not_allowed', refusedAfter.secondPerson).refusal : null
  },
  resolve: (_actor, _input, { disposal }) => {
    if (!disposal) return null
    const { name, agency, role, reason, at } = disposal
    return { reason, proposed: { name, agency, role, at } }
  },
  settle: () => undefined,
  sentence: () => trail.disposed,
  examples: [{}],
})
