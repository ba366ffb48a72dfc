import * as z from 'zod/mini'
import { familyReads } from '../meeting/lists'
import { refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { envelope, id, words } from './fields'
import { kind } from './kind'
import { refers } from './refers'

/** What is most often left out of a contribution, and can be said beside it afterwards. */
export const ADDED = ['impact', 'circumstances', 'barriers'] as const
export type Added = (typeof ADDED)[number]

const schema = z.strictObject({
  kind: z.literal('addition'),
  ...envelope,
  contribution: id,
  version: id,
  field: z.enum(ADDED),
  body: words(1500),
})
export type Addition = z.infer<typeof schema>

/**
 * What an agency says besides of its own contribution, to the same people. It changes none of its words, so marks stand; it
 * leaves the board with the version it adds to. Where two people confirmed exactly what family read, nobody adds to it alone.
 */
export const addition = kind({
  name: 'addition',
  v: 1,
  schema,
  audience: 'same',
  may: (actor, s, meeting, audience) => {
    const refusal = refers(s, meeting, audience)
    if (refusal) return refusal
    const target = meeting.contributions.get(s.contribution)!
    if (target.agency !== actor.agency) return refuse('not_allowed', refusals.onlyItsAgencyAdds).refusal
    if (target.current !== s.version) return refuse('superseded', refusals.superseded).refusal
    const confirmed = [s.contribution, target.current].some(one => meeting.widenings.has(one))
    const childs = confirmed || s.field === 'circumstances'
    return childs && familyReads(meeting.audiences.get(audience)!, meeting)
      ? refuse('childs_words', refusals.addedToConfirmed).refusal
      : null
  },
  settle: (meeting, { id, statement }) => {
    meeting.contributions.get(statement.contribution)?.additions.push(id)
    return []
  },
  fold: (board, { id, statement, stamp }) => board.add(id, statement, stamp),
  sentence: s => trail.added(s.field),
  examples: [
    {
      kind: 'addition',
      v: 1,
      seen: 1,
      contribution: '00000000-0000-4000-8000-0000000000c1',
      version: '00000000-0000-4000-8000-0000000000c1',
      field: 'impact',
      body: 'She has not joined in at playtime since.',
    },
  ],
})
