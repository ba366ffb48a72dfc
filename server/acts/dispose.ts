import * as z from 'zod/mini'
import { refuse } from '../../lib/protocol/codes'
import { refusals } from '../../lib/text/refusals'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** A second person has the meeting's key destroyed: nothing said in it can be read again. What was signed still verifies. */
export const dispose = act({
  verb: 'dispose',
  input: z.strictObject({}),
  validate: (actor, _input, meeting) => {
    if (!meeting.disposal) return refuse('not_allowed', refusals.notProposed).refusal
    return meeting.disposal.person === actor.person ? refuse('not_allowed', refusals.secondPerson).refusal : null
  },
  resolve: (_actor, _input, meeting) => ({ reason: meeting.disposal?.reason ?? '' }),
  settle: () => undefined,
  sentence: () => trail.disposed,
  examples: [{}],
})
