import * as z from 'zod/mini'
import { HEADINGS } from '../meeting/names'
import { trail } from '../text/trail'
import { day, envelope, words } from './fields'
import { kind } from './kind'

export const RESULTS = ['items', 'nothing-known', 'not-checked'] as const

/** Which of its records an agency looked through, for whom, and what came of it. A reason is owed where nothing was looked at. */
const records = z
  .strictObject({
    result: z.enum(RESULTS),
    systems: z.optional(words(1500)),
    from: z.optional(day),
    to: z.optional(day),
    searched: z.optional(z.array(words(300)).check(z.minLength(1), z.maxLength(30))),
    checkedAt: z.optional(day),
    why: z.optional(words(1500)),
  })
  .check(
    z.refine(r => r.result !== 'not-checked' || r.why !== undefined, { path: ['why'] }),
    z.refine(r => r.from === undefined || r.to === undefined || r.from <= r.to, { path: ['to'] }),
  )
export type Records = z.infer<typeof records>

const schema = z
  .strictObject({
    kind: z.literal('declaration'),
    ...envelope,
    records: z.optional(records),
    nothing: z.optional(
      z.array(z.enum(HEADINGS)).check(
        z.maxLength(HEADINGS.length),
        z.refine(list => new Set(list).size === list.length),
      ),
    ),
  })
  .check(z.refine(d => d.records !== undefined || d.nothing !== undefined, { path: ['records'] }))
export type Declaration = z.infer<typeof schema>

/**
 * What an agency says of itself: that it looked, and under which headings it has nothing to add. The newest of each
 * takes the place of the agency's earlier one. Silence and "nothing to add" are two things.
 */
export const declaration = kind({
  name: 'declaration',
  v: 1,
  schema,
  audience: 'professionals',
  may: () => null,
  settle: () => [],
  fold: (board, { statement, stamp }) => board.declare(statement, stamp),
  sentence: s => trail.declared(s.records?.result, s.nothing?.length),
  examples: [
    {
      kind: 'declaration',
      v: 1,
      seen: 1,
      records: {
        result: 'items',
        systems: 'Pupil records and the safeguarding log',
        from: '2023-09-01',
        to: '2026-11-13',
        searched: ['All three children'],
        checkedAt: '2026-11-13',
      },
    },
    { kind: 'declaration', v: 1, seen: 1, nothing: ['secure', 'timely'] },
  ],
})
