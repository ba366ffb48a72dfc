import * as z from 'zod/mini'
import { isFamily } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { refusals } from '../../lib/text/refusals'
import { trail } from '../../lib/text/trail'
import { audiencesOpenedTo } from '../rooms/views'
import { act } from './act'

/**
 * Lets an invited person in. What it says of them was confirmed by whoever admits: that they are who they say (nobody is let in
 * without it), and whether they accepted the confidentiality statement; of somebody who is in already it records just that. The
 * entry names the range of `n` it opens, per audience. Done twice it changes nothing. Nobody of a family is let in during the
 * professionals' part; whoever was sent out for it comes back by this alone.
 */
export const admit = act({
  verb: 'admit',
  input: z.strictObject({ person: id, identity: z.boolean(), confidentiality: z.boolean() }),
  validate: (_actor, { person, identity }, meeting) => {
    const whom = meeting.members.get(person)
    if (!whom) return refuse('reference', refusals.notInvited).refusal
    if (meeting.closed && !whom.admitted && isFamily(whom))
      return refuse('not_allowed', refusals.professionalsPart).refusal
    if (!whom.admitted && audiencesOpenedTo(whom, meeting).length === 0)
      return refuse('reference', refusals.noneToAdmit).refusal
    return identity ? null : refuse('schema', refusals.identityFirst).refusal
  },
  resolve: (_actor, { person, identity, confidentiality }, meeting) => {
    const whom = meeting.members.get(person)
    const known = meeting.confirmed.get(person)
    if (!whom || (whom.admitted && known?.identity === identity && known.confidentiality === confidentiality))
      return null
    const { name, agency, role } = whom
    const opened = whom.admitted ? [] : audiencesOpenedTo(whom, meeting)
    const opens = Object.fromEntries(opened.map(a => [a, { from: 1, to: meeting.reached(a) }]))
    return { person, name, agency, role, identity, confidentiality, opens }
  },
  places: ({ person, opens }) =>
    typeof person === 'string' && ends(opens).length > 0 ? [{ person, become: 'admitted' }] : [],
  settle: (meeting, _by, { person, identity, confidentiality }) => {
    meeting.sentOut.delete(String(person))
    meeting.confirmed.set(String(person), {
      identity: identity === true,
      confidentiality: confidentiality === true,
    })
  },
  among: 'professionals',
  sentence: ({ name, opens, identity, confidentiality }) => {
    const said = [identity === true, confidentiality === true] as const
    const opened = ends(opens)
    if (opened.length === 0) return trail.confirmed(String(name), ...said)
    return trail.admitted(
      String(name),
      opened.reduce((sum, to) => sum + to, 0),
      ...said,
    )
  },
  examples: [{ person: '00000000-0000-4000-8000-000000000201', identity: true, confidentiality: true }],
})

/** How far each audience had got that it opened. */
const ends = (opens: unknown): number[] =>
  typeof opens === 'object' && opens !== null
    ? Object.values(opens).map(range => (typeof range?.to === 'number' ? range.to : 0))
    : []
