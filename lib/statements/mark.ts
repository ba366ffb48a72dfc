import * as z from 'zod/mini'
import { isFavourable, letGo, sameJudgement } from '../meeting/held'
import type { MeetingState } from '../meeting/state'
import { type Refusal, refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { envelope, id, words } from './fields'
import { kind } from './kind'
import { refers } from './refers'

export const RELEVANCE = ['relevant', 'less-relevant', 'not-relevant'] as const
export const PROPORTIONALITY = ['proportionate', 'too-little', 'too-much'] as const
export const REQUESTS = ['none', 'clarify', 'date', 'trim', 'restrict', 'set-aside'] as const
export type Relevance = (typeof RELEVANCE)[number]
export type Proportionality = (typeof PROPORTIONALITY)[number]
export type Request = (typeof REQUESTS)[number]

/** The judgement itself, wherever it stands. */
export const judgement = {
  relevance: z.nullable(z.enum(RELEVANCE)),
  proportionality: z.nullable(z.enum(PROPORTIONALITY)),
  reason: z.optional(words(1500)),
  request: z.enum(REQUESTS),
}

const schema = z
  .strictObject({ kind: z.literal('mark'), ...envelope, contribution: id, version: id, ...judgement })
  .check(z.refine(m => m.reason !== undefined || !owesReason(m), { path: ['reason'] }))
export type Mark = z.infer<typeof schema>

/** A reason is owed for every judgement but "relevant" and "proportionate". */
export const owesReason = (m: { relevance: Relevance | null; proportionality: Proportionality | null }) =>
  (m.relevance !== null && m.relevance !== 'relevant') ||
  (m.proportionality !== null && m.proportionality !== 'proportionate')

/**
 * The chair's judgement on one version of a contribution. The newest mark replaces earlier ones whole;
 * both values null is a mark taken back. Lives with the professionals who can read the contribution, never wider.
 */
export const mark = kind({
  name: 'mark',
  v: 1,
  schema,
  audience: 'professionals',
  may: (_actor, s, meeting, audience) => refers(s, meeting, audience) ?? notFirst(s, meeting),
  settle: (meeting, { id, statement }) => {
    const target = meeting.contributions.get(statement.contribution)!
    const replaced = target.mark
    letGo(meeting, statement.contribution)
    target.mark = id
    target.asked = statement.request !== 'none'
    target.marked = statement.relevance !== null || statement.proportionality !== null
    return replaced ? [replaced] : []
  },
  fold: (board, { id, statement, stamp }) => board.mark(statement.contribution, { id, ...statement }, stamp),
  sentence: s => trail.marked(s.relevance, s.proportionality),
  examples: [
    {
      kind: 'mark',
      v: 1,
      seen: 1,
      contribution: '00000000-0000-4000-8000-0000000000c1',
      version: '00000000-0000-4000-8000-0000000000c1',
      relevance: 'relevant',
      proportionality: 'proportionate',
      request: 'none',
    },
    {
      kind: 'mark',
      v: 1,
      seen: 1,
      contribution: '00000000-0000-4000-8000-0000000000c1',
      version: '00000000-0000-4000-8000-0000000000c1',
      relevance: 'less-relevant',
      proportionality: 'too-little',
      reason: 'No date and no count are given.',
      request: 'clarify',
    },
  ],
})

/** Where the author's agency hears first, nothing less favourable reaches the others that it was not shown as it stands here. */
function notFirst(s: Mark, meeting: MeetingState): Refusal | null {
  if (!meeting.authorFirst || isFavourable(s)) return null
  const held = meeting.held.get(s.contribution)
  return held?.stage === 'first' && sameJudgement(held, s) ? null : refuse('not_allowed', refusals.authorFirst).refusal
}
