import * as z from 'zod/mini'
import { quorumIn } from '../../lib/meeting/flow'
import { refuse } from '../../lib/protocol/codes'
import { words } from '../../lib/statements/fields'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** The chair goes on though fewer agencies are here than the rule asks for, and says why; who was missing is entered with it. */
export const proceed = act({
  verb: 'proceed',
  input: z.strictObject({ reason: words(1500) }),
  validate: (_actor, _input, meeting) =>
    quorumIn(meeting).met === true ? refuse('not_allowed', refusedActs.enoughAgencies).refusal : null,
  resolve: (_actor, { reason }, meeting) => {
    const { needed, others, socialCare } = quorumIn(meeting)
    return { reason, others, socialCare, needed }
  },
  settle: ({ flow }, by, { reason }, at) => {
    flow.proceeds = { reason: String(reason), at, by: by.name }
  },
  among: 'professionals',
  sentence: ({ others }) => trail.proceeded(Number(others ?? 0)),
  examples: [{ reason: 'Health visiting sent a full report and joins the core group.' }],
})
