import * as z from 'zod/mini'
import { DECISIONS } from '../../lib/meeting/keeping'
import { DISPOSAL_REASONS } from '../../lib/protocol/keep'
import { trail } from '../../lib/text/trail'
import { act } from './act'
import { whileHeld } from './legal-hold'

/** Somebody proposes to destroy all that was said in a meeting that is over. Nothing happens until another agrees. */
export const proposeDisposal = act({
  verb: 'propose-disposal',
  input: z.strictObject({ reason: z.enum(DISPOSAL_REASONS) }),
  validate: (_actor, _input, meeting) => whileHeld(meeting),
  resolve: (_actor, { reason }, meeting) => (meeting.disposal ? null : { reason }),
  settle: DECISIONS['propose-disposal'],
  sentence: () => trail.proposedDisposal,
  examples: [{ reason: 'retention-over' }],
})
