import * as z from 'zod/mini'
import { leads } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import { id, words } from '../../lib/statements/fields'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Takes somebody's place away: from that moment nothing reaches them, and nothing of theirs is entered. Owes a reason; not for oneself, nor for the chair or an auditor. */
export const remove = act({
  verb: 'remove',
  input: z.strictObject({ person: id, reason: words(1500) }),
  validate: (actor, { person }, meeting) => {
    const whom = meeting.members.get(person)
    if (!whom) return refuse('reference', refusedActs.notInvited).refusal
    if (person === actor.person) return refuse('not_allowed', refusedActs.notOneself).refusal
    if (whom.role === 'auditor') return refuse('not_allowed', refusedActs.notTheAuditor).refusal
    return leads(whom) || whom.seat === 'chair' ? refuse('not_allowed', refusedActs.notTheChair).refusal : null
  },
  resolve: (_actor, { person, reason }, meeting) => {
    const whom = meeting.members.get(person)
    return whom ? { person, name: whom.name, agency: whom.agency, role: whom.role, reason } : null
  },
  places: ({ person }) => (typeof person === 'string' ? [{ person, become: 'removed' }] : []),
  settle: () => undefined,
  among: 'professionals',
  sentence: ({ name }) => trail.removed(String(name)),
  examples: [{ person: '00000000-0000-4000-8000-000000000201', reason: 'Invited by mistake.' }],
})
