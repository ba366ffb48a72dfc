import * as z from 'zod/mini'
import { HEADINGS } from '../meeting/names'
import { trail } from '../text/trail'
import { day, envelope, words } from './fields'
import { kind } from './kind'

const schema = z.strictObject({
  kind: z.literal('not-shared'),
  ...envelope,
  heading: z.enum(HEADINGS),
  /** The test that was applied, never what it was applied to. */
  test: words(1500),
  adviceFrom: z.optional(words(300)),
  decidedAt: z.optional(day),
})
export type NotShared = z.infer<typeof schema>

/** A decision not to share something, without the thing itself: who decided, under which test, on whose advice. */
export const notShared = kind({
  name: 'not-shared',
  v: 1,
  schema,
  audience: 'professionals',
  may: () => null,
  settle: () => [],
  fold: (board, { id, statement, stamp }) => board.withhold(id, statement, stamp),
  sentence: s => trail.notShared(s.heading),
  examples: [
    {
      kind: 'not-shared',
      v: 1,
      seen: 1,
      heading: 'necessary',
      test: 'Sharing it was judged to do the child more harm than keeping it back',
      adviceFrom: 'Named doctor for safeguarding',
      decidedAt: '2026-11-16',
    },
  ],
})
