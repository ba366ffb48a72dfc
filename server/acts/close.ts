import * as z from 'zod/mini'
import { clearFloor, staysToTheEnd } from '../../lib/meeting/flow'
import { isAnyOpen, openIn } from '../../lib/meeting/open'
import { noScreens } from '../../lib/meeting/screens'
import { refuse } from '../../lib/protocol/codes'
import { words } from '../../lib/statements/fields'
import { notices } from '../../lib/text/notices'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/**
 * The chair closes the meeting, not during the professionals' part: only late information can be added then, and its checkpoint goes to the access log. Leaving
 * anything open (not marked, not heard from, not answered, no views of a child, not read back, marks that wait to be shown) owes a reason; what was open is entered with it.
 */
export const close = act({
  verb: 'close',
  input: z.strictObject({ reason: z.optional(words(1500)) }),
  validate: (actor, input, meeting) => {
    if (meeting.closed) return refuse('not_allowed', refusedActs.endPartFirst).refusal
    return isAnyOpen(openIn(meeting, actor)) && !input.reason ? refuse('schema', refusedActs.stillOpen).refusal : null
  },
  resolve: (actor, input, meeting) => ({
    ...openIn(meeting, actor),
    ...(input.reason ? { reason: input.reason } : {}),
  }),
  settle: (meeting, _by, _content, at) => {
    meeting.status = 'concluded'
    meeting.closedAt = at
    staysToTheEnd(meeting)
    meeting.present.clear()
    meeting.flow.part = null
    clearFloor(meeting.flow)
    meeting.screens = noScreens()
  },
  sentence: ({ unmarked, unheard, unanswered, unvoiced, unconfirmed, held }) =>
    trail.closed({
      unmarked: Number(unmarked ?? 0),
      unheard: lengthOf(unheard),
      unanswered: Number(unanswered ?? 0),
      unvoiced: lengthOf(unvoiced),
      unconfirmed: Number(unconfirmed ?? 0),
      held: Number(held ?? 0),
    }),
  notice: notices.closed,
  delivered: 'all',
  examples: [{ reason: 'Two items wait for the paediatric report and will be marked at the review.' }],
})

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0)
