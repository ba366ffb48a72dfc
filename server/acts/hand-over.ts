import * as z from 'zod/mini'
import type { MeetingState, Member, PlaceChange } from '../../lib/meeting/state'
import { canChair } from '../../lib/policy/can'
import { refuse } from '../../lib/protocol/codes'
import { id } from '../../lib/statements/fields'
import { notices } from '../../lib/text/notices'
import { refusedActs } from '../../lib/text/refused-acts'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'

/** Gives the chair to somebody who is here, or before the start to anyone who may have it. Whoever gives it has no mark left from that moment. */
export const handOver = act({
  verb: 'hand-over',
  input: z.strictObject({ person: id }),
  validate: (actor, { person }, meeting) => {
    const whom = meeting.members.get(person)
    if (!whom) return refuse('reference', refusedActs.notInvited).refusal
    if (person === actor.person) return refuse('not_allowed', refusedActs.notOneself).refusal
    if (!canChair(whom)) return refuse('reference', refusedActs.cannotChair).refusal
    const there = meeting.status === 'open' || meeting.present.has(person)
    return there ? null : refuse('reference', refusedActs.notHere).refusal
  },
  resolve: (actor, { person }, meeting) => {
    const whom = meeting.members.get(person)
    return whom ? moved([actor.person], whom) : null
  },
  places: chairPlaces,
  settle: (meeting, _by, content, at) => settleChair(meeting, 'hand-over', content, at),
  sentence: ({ name }) => trail.handedOver(String(name)),
  notice: notices.chairMoved,
  examples: [{ person: '00000000-0000-4000-8000-000000000201' }],
})

/** What an entry says of a chair that changed hands. */
export const moved = (from: string[], { person, name, agency, role }: Member): Content => ({
  from,
  person,
  name,
  agency,
  role,
})

const givers = ({ from }: Content): string[] => (Array.isArray(from) ? from.map(String) : [])

export function chairPlaces(content: Content): PlaceChange[] {
  const { person: to } = content
  if (typeof to !== 'string') return []
  const left = givers(content).map(person => ({ person, become: 'not-chairing' as const }))
  return [...left, { person: to, become: 'chairing' }]
}

export function settleChair(meeting: MeetingState, how: 'hand-over' | 'take-over', content: Content, at: string) {
  meeting.chairMove = { how, at, from: givers(content), to: String(content.person) }
}
