import * as z from 'zod/mini'
import { trail } from '../text/trail'
import { unknownChild } from './contribution'
import { day, envelope, id, words } from './fields'
import { kind } from './kind'
import { bothOrNeither, replacesNewest, replacing, settleMatter } from './matter'

const schema = z
  .strictObject({
    kind: z.literal('action'),
    ...envelope,
    ...replacing,
    what: words(1500),
    children: z.array(id).check(
      z.minLength(1),
      z.maxLength(20),
      z.refine(list => new Set(list).size === list.length),
    ),
    owner: z.optional(words(300)),
    agency: z.optional(words(300)),
    due: z.optional(day),
    /** What will be different for the child. */
    outcome: z.optional(words(1500)),
    /** How it will be known. */
    measure: z.optional(words(1500)),
    contingency: z.optional(words(1500)),
    /** It belongs to what keeps the child safe until the plan starts. */
    safety: z.optional(z.literal(true)),
    /** Why it is not to be done after all. */
    dropped: z.optional(words(1500)),
  })
  .check(
    z.refine(bothOrNeither, { path: ['version'] }),
    z.refine(a => a.dropped === undefined || a.of !== undefined, { path: ['dropped'] }),
  )
export type Action = z.infer<typeof schema>

/** What somebody will do for a child. Whatever part of it is not said yet is asked for on screen and never refused. */
export const action = kind({
  name: 'action',
  v: 1,
  schema,
  audience: 'chosen',
  may: (_actor, s, meeting, audience) =>
    unknownChild(s, meeting.children) ?? replacesNewest(s, 'action', meeting, audience),
  settle: (meeting, { id, audience, statement }) =>
    settleMatter(meeting, { id, audience }, { kind: 'action', of: statement.of }),
  fold: (board, { id, audience, statement, stamp }) => board.matters.act(id, audience, statement, stamp),
  sentence: s => trail.action(s.of !== undefined, s.dropped !== undefined),
  examples: [
    {
      kind: 'action',
      v: 1,
      seen: 1,
      what: 'Refer to community paediatrics for a growth review',
      children: ['00000000-0000-4000-8000-000000000101'],
      owner: 'Health visitor',
      agency: 'Health Visiting Service',
      due: '2026-11-26',
      outcome: 'Growth explained and advice followed',
      measure: 'Appointment date confirmed; weight plotted every two weeks',
      contingency: 'If no date within a week, the chair is told',
      safety: true,
    },
  ],
})
