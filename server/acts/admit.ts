import * as z from 'zod/mini'
import { fromNowOn } from '../../lib/meeting/came'
import type { MeetingState, Member } from '../../lib/meeting/state'
import { isFamily } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { keptStanding } from '../../lib/statements/safe'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { audiencesOpenedTo } from '../rooms/views'
import { act } from './act'

/**
 * Lets an invited person in. What it says of them was confirmed by whoever admits: that they are who they say (nobody is let in
 * without it), and whether they accepted the confidentiality statement; of somebody who is in already it records just that. The
 * entry names the range of `n` it opens, per audience. Done twice it changes nothing. Nobody of a family is let in during the
 * professionals' part; whoever was sent out for it comes back by this alone. Nor is anybody to words that are kept from them.
 */
export const admit = act({
  verb: 'admit',
  input: z.strictObject({ person: id, identity: z.boolean(), confidentiality: z.boolean() }),
  validate: (_actor, { person, identity }, meeting) => {
    const whom = meeting.members.get(person)
    if (!whom) return refuse('reference', refusedActs.notInvited).refusal
    if (meeting.closed && !whom.admitted && isFamily(whom))
      return refuse('not_allowed', refusedActs.professionalsPart).refusal
    if (!whom.admitted && audiencesOpenedTo(whom, meeting).length === 0)
      return refuse('reference', refusedActs.noneToAdmit).refusal
    const kept = whom.admitted ? null : keptIn(whom, meeting)
    if (kept !== null) return refuse('protected', refusedActs.keptStands(kept, whom.name)).refusal
    return identity ? null : refuse('schema', refusedActs.identityFirst).refusal
  },
  resolve: (_actor, { person, identity, confidentiality }, meeting) => {
    const whom = meeting.members.get(person)
    const known = meeting.confirmed.get(person)
    if (!whom || (whom.admitted && known?.identity === identity && known.confidentiality === confidentiality))
      return null
    const { name, agency, role } = whom
    const opened = whom.admitted ? [] : audiencesOpenedTo(whom, meeting)
    const opens = Object.fromEntries(opened.map(a => [a, rangeOf(whom, meeting, a)]))
    return { person, name, agency, role, identity, confidentiality, opens }
  },
  places: ({ person, opens }) =>
    typeof person === 'string' && opening(opens).length > 0 ? [{ person, become: 'admitted' }] : [],
  settle: (meeting, _by, { person, role, identity, confidentiality, opens }, at) => {
    if (role === 'guest' && opening(opens).length > 0)
      meeting.cameIn.set(String(person), { n: meeting.reached('meeting'), at })
    meeting.sentOut.delete(String(person))
    meeting.confirmed.set(String(person), {
      identity: identity === true,
      confidentiality: confidentiality === true,
    })
  },
  among: 'professionals',
  sentence: ({ name, opens, identity, confidentiality }) => {
    const said = [identity === true, confidentiality === true] as const
    const opened = opening(opens)
    if (opened.length === 0) return trail.confirmed(String(name), ...said)
    return trail.admitted(
      String(name),
      opened.reduce((sum, n) => sum + n, 0),
      ...said,
    )
  },
  examples: [{ person: '00000000-0000-4000-8000-000000000201', identity: true, confidentiality: true }],
})

/** Words kept from them in what admitting them opens. */
function keptIn(whom: Member, meeting: MeetingState): string | null {
  for (const audience of audiencesOpenedTo(whom, meeting).flatMap(one => meeting.audiences.get(one) ?? [])) {
    const kept = keptStanding(whom.person, audience, meeting)
    if (kept !== null) return kept
  }
  return null
}

/** What admitting somebody opens of an audience, by `n`: all of it, or nothing that is there. */
function rangeOf(whom: Member, meeting: MeetingState, audience: string): { from: number; to: number } {
  const to = meeting.reached(audience)
  return { from: fromNowOn(whom, meeting, audience) ? to + 1 : 1, to }
}

/** How many statements it opened in each audience. */
const opening = (opens: unknown): number[] =>
  typeof opens === 'object' && opens !== null
    ? Object.values(opens).map(range => Math.max(0, Number(range?.to ?? 0) - Number(range?.from ?? 1) + 1))
    : []
