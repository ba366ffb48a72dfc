import * as z from 'zod/mini'
import { chairIsAway, chairing, mayTakeOver } from '../../lib/meeting/chair'
import { refuse } from '../../lib/protocol/codes'
import { notices } from '../../lib/text/notices'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act } from './act'
import { chairPlaces, moved, settleChair } from './hand-over'

/**
 * Takes the chair while nobody who holds it is here: for the deputy named in advance, or the chair whose place another holds.
 * Nothing does it by itself, and as long as the chair is connected it takes the chair's own handing over.
 */
export const takeOver = act({
  verb: 'take-over',
  input: z.strictObject({}),
  validate: (actor, _input, meeting) => {
    if (!chairIsAway(meeting)) return refuse('not_allowed', refusedActs.chairIsHere).refusal
    return mayTakeOver(actor, meeting) ? null : refuse('not_allowed', refusedActs.notDeputy).refusal
  },
  resolve: (actor, _input, meeting) => moved(chairing(meeting), actor),
  places: chairPlaces,
  settle: (meeting, _by, content, at) => settleChair(meeting, 'take-over', content, at),
  sentence: () => trail.tookOver,
  notice: notices.chairMoved,
  examples: [{}],
})
