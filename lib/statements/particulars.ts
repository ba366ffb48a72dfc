import * as z from 'zod/mini'
import { refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { envelope, id, innerFields } from './fields'
import { kind } from './kind'

const schema = z
  .strictObject({ kind: z.literal('particulars'), ...envelope, contribution: id, version: id, ...innerFields })
  .check(z.refine(s => Object.keys(innerFields).some(name => name in s), { path: ['contribution'] }))
export type Particulars = z.infer<typeof schema>
export type Inner = Omit<Particulars, 'kind' | 'v' | 'seen' | 'contribution' | 'version'>

/** What professionals say beside a contribution, or a correction of it (`version`), and family never read. */
export const innerOf = ({ kind: _k, v: _v, seen: _s, contribution: _c, version: _ver, ...inner }: Particulars): Inner =>
  inner

/**
 * What professionals say beside words that family read, in a statement of its own. It is made in the same share, and may be there
 * a moment before the words: it then speaks of an id that nobody else knows yet. The newest takes the place of earlier ones.
 */
export const particulars = kind({
  name: 'particulars',
  v: 1,
  schema,
  audience: 'professionals',
  may: (actor, s, meeting, audience) => {
    const target = meeting.contributions.get(s.contribution)
    const known = target ? target.versions.has(s.version) : s.version === s.contribution
    if (!known && meeting.said.has(s.version)) return refuse('reference', refusals.noVersion).refusal
    if (!target)
      return known && !meeting.said.has(s.contribution) ? null : refuse('reference', refusals.notOnBoard).refusal
    if (!meeting.within(audience, target.audience)) return refuse('reference', refusals.notOnBoard).refusal
    if (target.withdrawn) return refuse('withdrawn', refusals.withdrawn).refusal
    return target.person === actor.person ? null : refuse('not_allowed', refusals.onlyItsAuthor).refusal
  },
  settle: (meeting, { id, statement: { contribution, version, protectSource, roomWording } }) => {
    if (protectSource || roomWording) meeting.roomWary.add(contribution)
    const before = meeting.particulars.get(contribution)
    meeting.particulars.set(contribution, { id, version })
    return before ? [before.id] : []
  },
  fold: (board, { statement, stamp }) =>
    board.beside(statement.contribution, statement.version, innerOf(statement), stamp),
  sentence: () => trail.particulars,
  examples: [
    {
      kind: 'particulars',
      v: 1,
      seen: 1,
      contribution: '00000000-0000-4000-8000-0000000000c1',
      version: '00000000-0000-4000-8000-0000000000c1',
      handlingNote: 'Do not copy to other systems.',
      familyTold: { told: 'no', why: 'Telling him could put her at risk.' },
    },
  ],
})
