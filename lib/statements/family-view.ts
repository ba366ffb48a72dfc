import * as z from 'zod/mini'
import { refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { envelope, id, words } from './fields'
import { kind } from './kind'
import { refers } from './refers'

const schema = z.strictObject({
  kind: z.literal('family-view'),
  ...envelope,
  /** The contribution they do not agree with, in the words they read. */
  about: z.optional(z.strictObject({ contribution: id, version: id })),
  /** Their own words, kept exactly. */
  body: words(3000),
})
export type FamilyView = z.infer<typeof schema>

/**
 * What somebody of the family wants the meeting to know, or does not agree with: their own statement, to those who read what
 * they read. Nobody marks, corrects or rewords it. What they disagree with need not be current: it is what they were told.
 */
export const familyView = kind({
  name: 'family-view',
  v: 1,
  schema,
  audience: 'same',
  may: (_actor, s, meeting, audience) => {
    if (s.about) {
      const refusal = refers(s.about, meeting, audience)
      if (refusal) return refusal
    }
    const home = meeting.audiences.get(audience)?.kind
    const theirs = s.about ? meeting.contributions.get(s.about.contribution)?.audience === audience : home !== 'named'
    return theirs && home !== 'professionals' ? null : refuse('wrong_audience', refusals.wrongAudience).refusal
  },
  settle: () => [],
  fold: (board, { id, audience, statement, stamp }) => board.family(id, audience, statement, stamp),
  sentence: s => (s.about ? trail.familyDisagreed : trail.familySaid),
  examples: [{ kind: 'family-view', v: 1, seen: 1, body: 'I asked for help in June and I am still waiting.' }],
})
