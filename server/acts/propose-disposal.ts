import * as z from 'zod/mini'
import { DISPOSAL_REASONS } from '../../lib/protocol/keep'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Somebody proposes to destroy all that was said in a meeting that is over. Nothing happens until another agrees. */
export const proposeDisposal = act({
  verb: 'propose-disposal',
  input: z.strictObject({ reason: z.enum(DISPOSAL_REASONS) }),
  validate: () => null,
  resolve: (_actor, { reason }, meeting) => (meeting.disposal ? null : { reason }),
  settle: (meeting, by, content) => {
    meeting.disposal ??= { person: by.person, reason: String(content.reason) }
  },
  sentence: () => trail.proposedDisposal,
  examples: [{ reason: 'retention-over' }],
})
