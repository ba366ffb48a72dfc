import * as z from 'zod/mini'
import { can } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import { id, words } from '../../lib/statements/fields'
import { refusals } from '../../lib/text/refusals'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Who else sits in a seat, by name; nobody, once the list is empty. Said by whoever has the seat, or who lets people in; every share names them from then on. */
export const shareSeat = act({
  verb: 'share-seat',
  input: z.strictObject({ person: id, with: z.array(words(80)).check(z.maxLength(6)) }),
  validate: (actor, { person }, meeting) => {
    if (!meeting.members.has(person)) return refuse('reference', refusedActs.notInvited).refusal
    return person === actor.person || !can(actor, 'admit', meeting)
      ? null
      : refuse('not_allowed', refusals.notYours).refusal
  },
  resolve: (_actor, { person, with: others }, meeting) => {
    const whom = meeting.members.get(person)
    const known = meeting.beside.get(person) ?? []
    if (!whom || JSON.stringify(known) === JSON.stringify(others)) return null
    return { person, name: whom.name, with: others }
  },
  settle: (meeting, _by, { person, with: others }) => {
    const names = Array.isArray(others) ? others.map(String) : []
    if (names.length) meeting.beside.set(String(person), names)
    else meeting.beside.delete(String(person))
  },
  among: 'professionals',
  sentence: ({ name, with: others }) => trail.sharesSeat(String(name), Array.isArray(others) ? others.map(String) : []),
  examples: [{ person: '00000000-0000-4000-8000-000000000201', with: ['Alex Student'] }],
})
