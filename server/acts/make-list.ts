import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { newLists, whyNoList } from '../../lib/meeting/lists'
import type { NewList } from '../../lib/meeting/state'
import { id } from '../../lib/statements/fields'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'

/**
 * Makes a named list: an audience of exactly these people of the meeting, who alone learn of it. Where family are on it, the
 * professionals among them become a list too: judgements on what it holds stand there. People who share an audience already are
 * none: then it changes nothing.
 */
export const makeList = act({
  verb: 'make-list',
  input: z.strictObject({
    people: z.array(id).check(
      z.minLength(2),
      z.maxLength(80),
      z.refine(list => new Set(list).size === list.length),
    ),
  }),
  validate: (actor, { people }, meeting) => whyNoList(actor, new Set(people), meeting),
  resolve: (_actor, { people }, meeting) => {
    const lists = newLists(new Set(people), meeting).map(list => ({ id: randomUUID(), people: [...list] }))
    if (lists.length === 0) return null
    const named = people.flatMap(person => meeting.members.get(person) ?? [])
    return { lists, people: named.map(({ person, name, agency, role }) => ({ person, name, agency, role })) }
  },
  lists: listsIn,
  settle: () => undefined,
  among: content => listsIn(content)[0]?.id ?? '',
  sentence: ({ people }) => trail.madeList(Array.isArray(people) ? people.length : 0),
  examples: [{ people: ['00000000-0000-4000-8000-000000000201', '00000000-0000-4000-8000-000000000202'] }],
})

/** The lists an entry made; the first is the one that was asked for. */
function listsIn({ lists }: Content): NewList[] {
  if (!Array.isArray(lists)) return []
  return lists.flatMap(list => {
    if (typeof list !== 'object' || list === null || Array.isArray(list) || typeof list.id !== 'string') return []
    const people = Array.isArray(list.people) ? list.people.filter(person => typeof person === 'string') : []
    return [{ id: list.id, people }]
  })
}
