import * as z from 'zod/mini'
import { refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'
import { speaksInTurn } from './raise-hand'

/** The chair calls somebody to speak, who is in the queue no longer; null ends the turn, and nobody speaks. */
export const call = act({
  verb: 'call',
  input: z.strictObject({ person: z.nullable(id) }),
  validate: (_actor, { person }, meeting) => {
    if (person === null) return null
    const whom = meeting.members.get(person)
    if (!whom) return refuse('reference', refusedActs.notInvited).refusal
    return speaksInTurn(whom, meeting) ? null : refuse('reference', refusedActs.doesNotSpeak).refusal
  },
  resolve: (_actor, { person }, { flow, members }): Content | null => {
    if ((flow.speaking?.person ?? null) === person) return null
    const whom = person === null ? undefined : members.get(person)
    return whom ? { person: whom.person, name: whom.name } : { person: null }
  },
  settle: ({ flow }, _by, { person }, at) => {
    flow.speaking = typeof person === 'string' ? { person, at } : null
    if (typeof person === 'string') flow.hands.delete(person)
  },
  presence: true,
  sentence: ({ name }) => trail.called(typeof name === 'string' ? name : null),
  examples: [{ person: null }],
})
