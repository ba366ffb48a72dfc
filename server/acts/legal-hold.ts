import * as z from 'zod/mini'
import { DECISIONS } from '../../lib/meeting/keeping'
import type { MeetingState } from '../../lib/meeting/state'
import { type Refusal, refuse } from '../../lib/protocol/codes'
import { words } from '../../lib/statements/fields'
import { refusedAfter } from '../../lib/text/refused-after'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** From now on nothing of the meeting is destroyed, whoever agreed to it: a court, an inquiry or a complaint may ask for it. A proposal to destroy it is off. */
export const legalHold = act({
  verb: 'legal-hold',
  input: z.strictObject({ reason: words(500) }),
  validate: () => null,
  resolve: (_actor, { reason }, meeting) => (meeting.keeping.hold ? null : { reason }),
  settle: DECISIONS['legal-hold'],
  sentence: () => trail.legalHold,
  examples: [{ reason: 'The county court may ask for it.' }],
})

/** The hold ends, with a reason. What the rule says of keeping holds again; nothing is destroyed by this. */
export const liftHold = act({
  verb: 'lift-hold',
  input: z.strictObject({ reason: words(500) }),
  validate: (_actor, _input, meeting) =>
    meeting.keeping.hold ? null : refuse('not_allowed', refusedAfter.notHeld).refusal,
  resolve: (_actor, { reason }) => ({ reason }),
  settle: DECISIONS['lift-hold'],
  sentence: () => trail.liftedHold,
  examples: [{ reason: 'The court has no more use for it.' }],
})

/** Why nothing can be destroyed now; null where nobody holds it. */
export const whileHeld = ({ keeping }: MeetingState): Refusal | null =>
  keeping.hold ? refuse('not_allowed', refusedAfter.underHold).refusal : null
