import * as z from 'zod/mini'
import { refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { envelope, id, words } from './fields'
import { kind } from './kind'
import { refers } from './refers'

const schema = z.strictObject({
  kind: z.literal('reply'),
  ...envelope,
  contribution: id,
  version: id,
  body: words(3000),
})
export type Reply = z.infer<typeof schema>

/** The sharing agency answers the chair's mark or request. Anyone of the author's agency may. */
export const reply = kind({
  name: 'reply',
  v: 1,
  schema,
  audience: 'professionals',
  may: (actor, s, meeting, audience) => {
    const refusal = refers(s, meeting, audience)
    if (refusal) return refusal
    return meeting.contributions.get(s.contribution)!.agency === actor.agency
      ? null
      : refuse('not_allowed', refusals.onlyItsAgency).refusal
  },
  settle: (meeting, { statement }) => {
    const target = meeting.contributions.get(statement.contribution)
    if (target) target.asked = false
    return []
  },
  fold: (board, { id, statement, stamp }) =>
    board.reply(statement.contribution, { id, body: statement.body, version: statement.version }, stamp),
  sentence: () => trail.replied,
  examples: [
    {
      kind: 'reply',
      v: 1,
      seen: 1,
      contribution: '00000000-0000-4000-8000-0000000000c1',
      version: '00000000-0000-4000-8000-0000000000c1',
      body: 'The neighbour saw it first-hand, on two weekends.',
    },
  ],
})
