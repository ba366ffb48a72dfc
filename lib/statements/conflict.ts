import * as z from 'zod/mini'
import { trail } from '../text/trail'
import { envelope, words } from './fields'
import { kind } from './kind'
import { allCurrent, allReadable, bothOrNeither, evidence, replacesNewest, replacing, settleMatter } from './matter'

const schema = z
  .strictObject({
    kind: z.literal('conflict'),
    ...envelope,
    ...replacing,
    between: evidence,
    /** What has to be found out, as a question. */
    question: words(1500),
    /** How it was settled, or what the meeting relies on until it is. */
    resolution: z.optional(words(1500)),
  })
  .check(
    z.refine(bothOrNeither, { path: ['version'] }),
    z.refine(c => c.between.length >= 2, { path: ['between'] }),
  )
export type Conflict = z.infer<typeof schema>

/** Contributions that do not agree with one another, linked and listed until it is said how that was settled; what was corrected or withdrawn since does not stand in the way of that. */
export const conflict = kind({
  name: 'conflict',
  v: 1,
  schema,
  audience: 'judged',
  may: (_actor, s, meeting, audience) =>
    replacesNewest(s, 'conflict', meeting, audience) ??
    allReadable(s.between, meeting, audience) ??
    (s.of === undefined ? allCurrent(s.between, meeting) : null),
  settle: (meeting, { id, audience, statement }) =>
    settleMatter(meeting, { id, audience }, { kind: 'conflict', of: statement.of }),
  fold: (board, { id, audience, statement, stamp }) => board.matters.differ(id, audience, statement, stamp),
  sentence: s => (s.resolution === undefined ? trail.conflict : trail.settled),
  examples: [
    {
      kind: 'conflict',
      v: 1,
      seen: 1,
      between: [
        {
          contribution: '00000000-0000-4000-8000-0000000000c1',
          version: '00000000-0000-4000-8000-0000000000c1',
        },
        {
          contribution: '00000000-0000-4000-8000-0000000000c2',
          version: '00000000-0000-4000-8000-0000000000c2',
        },
      ],
      question: 'Is the growth outside the expected range?',
    },
  ],
})
