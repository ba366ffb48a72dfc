import * as z from 'zod/mini'
import { HEADINGS } from '../meeting/names'
import { refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { envelope, id, words } from './fields'
import { kind } from './kind'
import { ownCurrent } from './refers'
import { outdated } from './said'

const schema = z.strictObject({
  kind: z.literal('withdrawal'),
  ...envelope,
  contribution: id,
  version: id,
  /** Where the contribution stood, so that the place it left can be shown. */
  heading: z.enum(HEADINGS),
  reason: z.optional(words(1500)),
})

/** The author takes a contribution off the board. That it was there, and who could see it, stays in the trail. */
export const withdrawal = kind({
  name: 'withdrawal',
  v: 1,
  schema,
  audience: 'same',
  may: (actor, s, meeting, audience) => {
    const refusal = ownCurrent(actor, s, meeting, audience)
    if (refusal) return refusal
    return meeting.contributions.get(s.contribution)!.heading === s.heading
      ? null
      : refuse('reference', refusals.otherHeading).refusal
  },
  settle: (meeting, { statement }) => {
    const target = meeting.contributions.get(statement.contribution)!
    target.withdrawn = true
    return [target.current, ...outdated(meeting, statement.contribution)]
  },
  fold: (board, { audience, statement, stamp }) =>
    board.withdraw(statement.contribution, audience, statement.heading, stamp, statement.reason),
  sentence: () => trail.withdrew,
  examples: [
    {
      kind: 'withdrawal',
      v: 1,
      seen: 1,
      contribution: '00000000-0000-4000-8000-0000000000c1',
      version: '00000000-0000-4000-8000-0000000000c1',
      heading: 'accurate',
      reason: 'Shared under the wrong meeting.',
    },
  ],
})
