import * as z from 'zod/mini'
import { canRead } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import { TAKE_DOWN_REASONS } from '../../lib/protocol/keep'
import { id } from '../../lib/statements/fields'
import { takeDown as settle } from '../../lib/statements/said'
import { refusals } from '../../lib/text/refusals'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** The chair takes words off the board at once: too much, or to the wrong people. Somebody else then decides whether they are destroyed. */
export const takeDown = act({
  verb: 'take-down',
  input: z.strictObject({ statement: id, reason: z.enum(TAKE_DOWN_REASONS) }),
  validate: (actor, { statement }, meeting) => {
    const said = meeting.said.get(statement)
    if (!said?.receipt || !canRead(actor, meeting.audiences.get(said.audience)))
      return refuse('reference', refusals.notOnBoard).refusal
    return said.kind === 'withdrawal' ? refuse('not_allowed', refusals.notDestroyed).refusal : null
  },
  resolve: (_actor, { statement, reason }, meeting) => {
    const said = meeting.said.get(statement)
    return said?.takenDown || said?.destroyed ? null : { of: statement, reason }
  },
  settle: (meeting, by, content) =>
    settle(meeting, String(content.of), { person: by.person, reason: String(content.reason) }),
  takes: content => [String(content.of)],
  sentence: () => trail.tookDown,
  examples: [{ statement: '00000000-0000-4000-8000-0000000000c1', reason: 'excessive' }],
})
