import * as z from 'zod/mini'
import { isGuest, sendOut, stayed, whoLeaves } from '../../lib/meeting/closed'
import { clearFloor } from '../../lib/meeting/flow'
import { refuse } from '../../lib/protocol/codes'
import { id, words } from '../../lib/statements/fields'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/**
 * The chair opens the professionals' part: family and who comes with them are not admitted from that instant on, and not a byte more
 * reaches them. Owes a reason. `stays` names guests who are kept; nobody of a family is. The entry says who went and who stayed.
 */
export const openClosedPart = act({
  verb: 'open-closed-part',
  input: z.strictObject({ reason: words(1500), stays: z.optional(z.array(id).check(z.maxLength(50))) }),
  validate: (_actor, { stays = [] }, meeting) =>
    stays.every(person => isGuest(meeting, person)) ? null : refuse('not_allowed', refusedActs.onlyGuestsStay).refusal,
  resolve: (_actor, { reason, stays = [] }, meeting) => {
    if (meeting.closed) return null
    const leaves = whoLeaves(meeting, stays)
    return { reason, leaves, stayed: stayed(meeting, new Set(leaves.map(({ person }) => person))) }
  },
  places: content => people(content.leaves).map(person => ({ person, become: 'sent-out' as const })),
  settle: (meeting, _by, { reason, leaves }, at) => {
    const planned = meeting.closed !== null
    meeting.closed = { since: at, reason: String(reason) }
    clearFloor(meeting.flow)
    for (const person of people(leaves)) sendOut(meeting, person, at, planned)
  },
  among: 'professionals',
  sentence: ({ leaves, stayed }) => trail.openedClosedPart(people(leaves).length, people(stayed).length),
  examples: [{ reason: 'What an agency knows of somebody outside the family.' }],
})

/** Who is in a list of people that an entry holds. */
export const people = (list: unknown): string[] =>
  Array.isArray(list)
    ? list.flatMap(one => (typeof one === 'object' && one && 'person' in one ? [String(one.person)] : []))
    : []
