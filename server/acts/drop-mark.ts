import * as z from 'zod/mini'
import { letGo } from '../../lib/meeting/held'
import { leads } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { refusals } from '../../lib/text/refusals'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** A mark that waits is put away: the chair says that it was not their word, or thinks again; the minute taker takes back their own. */
export const dropMark = act({
  verb: 'drop-mark',
  input: z.strictObject({ contribution: id }),
  validate: (actor, { contribution }, meeting) => {
    const held = meeting.held.get(contribution)
    const theirs = !held || leads(actor) || (held.stage === 'spoken' && held.by.person === actor.person)
    return theirs ? null : refuse('not_allowed', refusals.chairHolds).refusal
  },
  resolve: (_actor, { contribution }, meeting) => {
    const held = meeting.held.get(contribution)
    return held ? { contribution, id: held.id } : null
  },
  settle: (meeting, _by, { contribution }) => letGo(meeting, String(contribution)),
  among: () => 'nobody',
  sentence: () => trail.droppedMark,
  examples: [{ contribution: '00000000-0000-4000-8000-0000000000c1' }],
})
