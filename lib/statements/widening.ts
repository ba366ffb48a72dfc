import * as z from 'zod/mini'
import { jcs } from '../ledger/jcs'
import { confirms, needsTwo } from '../meeting/guard'
import { FIXED_AUDIENCES } from '../meeting/names'
import { canRead } from '../policy/can'
import { refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { unknownChild } from './contribution'
import { envelope, id, openFields, words } from './fields'
import { kind } from './kind'
import { refers } from './refers'

const schema = z.strictObject({
  kind: z.literal('widening'),
  ...envelope,
  contribution: id,
  version: id,
  /** The audience that would read it, and the id under which its author would share it there. */
  to: z.union([z.enum(FIXED_AUDIENCES), id]),
  as: id,
  reason: z.optional(words(1500)),
  ...openFields,
})
export type Widening = z.infer<typeof schema>

/** The words that the wider audience would read. */
export function widened(s: Widening) {
  const { kind: _k, v: _v, seen: _s, contribution: _c, version: _ver, to: _to, as: _as, reason: _r, ...open } = s
  return open
}

/**
 * "These very words may go to those people": said by the author of a contribution, or by somebody who may confirm it. Where the
 * words quote a child or hold something kept from a reader, both must say it, alike, before the author shares them there as a
 * contribution of its own. It lives with the professionals who read the first one.
 */
export const widening = kind({
  name: 'widening',
  v: 1,
  schema,
  audience: 'professionals',
  may: (actor, s, meeting, audience) => {
    const refusal = refers(s, meeting, audience) ?? unknownChild(s, meeting.children)
    if (refusal) return refusal
    const target = meeting.contributions.get(s.contribution)!
    if (target.current !== s.version) return refuse('superseded', refusals.superseded).refusal
    const to = meeting.audiences.get(s.to)
    if (!to || s.to === target.audience || !canRead(actor, to)) return refuse('reference', refusals.notWider).refusal
    if (meeting.said.has(s.as)) return refuse('superseded', refusals.alreadyShared).refusal
    const known = meeting.widenings.get(s.as)
    const words = jcs(widened(s))
    if (known && (known.contribution !== s.contribution || known.to !== s.to || known.words !== words))
      return refuse('superseded', refusals.otherWords).refusal
    if (target.person === actor.person) return null
    if (!confirms(actor, meeting.members.get(target.person)))
      return refuse('not_allowed', refusals.notToConfirm).refusal
    return needsTwo(widened(s), to, meeting) === 'protected' && !s.reason
      ? refuse('schema', refusals.reasonFirst).refusal
      : null
  },
  settle: (meeting, { by, statement: s }) => {
    const { contribution, to } = s
    const known = meeting.widenings.get(s.as) ?? {
      contribution,
      to,
      words: jcs(widened(s)),
      author: false,
      second: false,
    }
    const author = meeting.contributions.get(contribution)?.person === by.person
    meeting.widenings.set(s.as, { ...known, ...(author ? { author } : { second: true }) })
    return []
  },
  fold: (board, { id, statement, stamp }) =>
    board.widen(statement.contribution, { id, ...statement, words: widened(statement) }, stamp),
  sentence: s => trail.widened(s.to === 'meeting'),
  examples: [
    {
      kind: 'widening',
      v: 1,
      seen: 1,
      contribution: '00000000-0000-4000-8000-0000000000c1',
      version: '00000000-0000-4000-8000-0000000000c1',
      to: 'meeting',
      as: '00000000-0000-4000-8000-0000000000c9',
      heading: 'childs-views',
      body: 'She would like her school to stay the same.',
      nature: 'reported',
      children: ['00000000-0000-4000-8000-000000000101'],
    },
  ],
})
