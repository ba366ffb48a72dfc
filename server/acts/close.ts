import * as z from 'zod/mini'
import type { MeetingState } from '../../lib/meeting/state'
import { refuse } from '../../lib/protocol/codes'
import { words } from '../../lib/statements/fields'
import { notices } from '../../lib/text/notices'
import { refusals } from '../../lib/text/refusals'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** The chair closes the meeting: nothing more can be added, and its checkpoint goes to the access log. Leaving contributions unmarked owes a reason. */
export const close = act({
  verb: 'close',
  input: z.strictObject({ reason: z.optional(words(1500)) }),
  validate: (_actor, input, meeting) =>
    unmarked(meeting) > 0 && !input.reason ? refuse('schema', refusals.unmarked).refusal : null,
  resolve: (_actor, input, meeting) => ({
    unmarked: unmarked(meeting),
    ...(input.reason ? { reason: input.reason } : {}),
  }),
  settle: meeting => {
    meeting.status = 'concluded'
    meeting.present.clear()
  },
  sentence: () => trail.closed,
  notice: notices.closed,
  examples: [{ reason: 'Two items wait for the paediatric report and will be marked at the review.' }],
})

const unmarked = (meeting: MeetingState) =>
  [...meeting.contributions.values()].filter(c => !c.withdrawn && !c.marked).length
