import * as z from 'zod/mini'
import { refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { envelope, id } from './fields'
import { kind } from './kind'
import { refers } from './refers'

const schema = z.strictObject({ kind: z.literal('confirmation'), ...envelope, contribution: id, version: id })
export type Confirmation = z.infer<typeof schema>

/** Whoever spoke says that what was typed for them is what they said. Of the words as they read now, and by nobody else. */
export const confirmation = kind({
  name: 'confirmation',
  v: 1,
  schema,
  audience: 'professionals',
  may: (actor, s, meeting, audience) => {
    const refusal = refers(s, meeting, audience)
    if (refusal) return refusal
    const target = meeting.contributions.get(s.contribution)!
    if (target.spokenBy !== actor.person) return refuse('not_allowed', refusals.onlyWhoSpoke).refusal
    return target.current === s.version ? null : refuse('superseded', refusals.superseded).refusal
  },
  settle: (meeting, { statement }) => {
    const target = meeting.contributions.get(statement.contribution)
    if (target) target.unconfirmed = false
    return []
  },
  fold: (board, { statement, stamp }) => board.confirm(statement.contribution, statement.version, stamp),
  sentence: () => trail.confirmedWords,
  examples: [
    {
      kind: 'confirmation',
      v: 1,
      seen: 1,
      contribution: '00000000-0000-4000-8000-0000000000c1',
      version: '00000000-0000-4000-8000-0000000000c1',
    },
  ],
})
