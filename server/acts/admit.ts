import * as z from 'zod/mini'
import { refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { refusals } from '../../lib/text/refusals'
import { trail } from '../../lib/text/trail'
import { audiencesOpenedTo } from '../rooms/views'
import { act } from './act'

/**
 * Lets an invited person in. What it says of them was confirmed by whoever admits: that they are who they say (nobody is let in
 * without it), and whether they accepted the confidentiality statement. The entry names the range of `n` it opens, per audience.
 * Done twice it changes nothing.
 */
export const admit = act({
  verb: 'admit',
  input: z.strictObject({ person: id, identity: z.boolean(), confidentiality: z.boolean() }),
  validate: (_actor, { person, identity }, meeting) => {
    const whom = meeting.members.get(person)
    if (!whom) return refuse('reference', refusals.notInvited).refusal
    if (whom.admitted) return null
    if (audiencesOpenedTo(whom, meeting).length === 0) return refuse('reference', refusals.noneToAdmit).refusal
    return identity ? null : refuse('schema', refusals.identityFirst).refusal
  },
  resolve: (_actor, { person, identity, confidentiality }, meeting) => {
    const whom = meeting.members.get(person)
    if (!whom || whom.admitted) return null
    const { name, agency, role } = whom
    const opens = Object.fromEntries(
      audiencesOpenedTo(whom, meeting).map(a => [a, { from: 1, to: meeting.reached(a) }]),
    )
    return { person, name, agency, role, identity, confidentiality, opens }
  },
  places: ({ person }) => (typeof person === 'string' ? [{ person, become: 'admitted' }] : []),
  settle: () => undefined,
  among: 'professionals',
  sentence: ({ name, opens, identity, confidentiality }) =>
    trail.admitted(String(name), counted(opens), identity === true, confidentiality === true),
  examples: [{ person: '00000000-0000-4000-8000-000000000201', identity: true, confidentiality: true }],
})

/** How many statements were opened: the ends of the ranges added up. */
function counted(opens: unknown): number {
  if (typeof opens !== 'object' || opens === null) return 0
  const ends = Object.values(opens).map(range => (typeof range?.to === 'number' ? range.to : 0))
  return ends.reduce((sum, to) => sum + to, 0)
}
