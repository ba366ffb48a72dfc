import * as z from 'zod/mini'
import { isDay } from '../../lib/meeting/calendar'
import { DECISIONS } from '../../lib/meeting/keeping'
import { refuse } from '../../lib/protocol/codes'
import { words } from '../../lib/statements/fields'
import { londonDate } from '../../lib/text/dates'
import { refusals } from '../../lib/text/refusals'
import { refusedAfter } from '../../lib/text/refused-after'
import { trail } from '../../lib/text/trail'
import { act } from './act'

/** Whoever reviewed the meeting keeps it until another day, and says why. The newest review holds; a proposal to destroy it is off. */
export const keepUntil = act({
  verb: 'keep-until',
  input: z.strictObject({ day: z.string().check(z.maxLength(10)), reason: words(500) }),
  validate: (_actor, { day }, _meeting, now) => {
    if (!isDay(day)) return refuse('schema', refusals.notUnderstood).refusal
    return day > londonDate(new Date(now).toISOString()) ? null : refuse('not_allowed', refusedAfter.keepAhead).refusal
  },
  resolve: (_actor, { day, reason }) => ({ day, reason }),
  settle: DECISIONS['keep-until'],
  sentence: ({ day }) => trail.keptUntil(String(day)),
  examples: [{ day: '2041-05-04', reason: 'An inquiry recommends 75 years.' }],
})
