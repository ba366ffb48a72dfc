import * as z from 'zod/mini'
import { refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { envelope, id, words } from './fields'
import { kind } from './kind'

export const VIEWS = ['agrees', 'reservation', 'disagrees', 'no-view'] as const
export type View = (typeof VIEWS)[number]

const schema = z
  .strictObject({
    kind: z.literal('stance'),
    ...envelope,
    decision: id,
    version: id,
    view: z.enum(VIEWS),
    reason: z.optional(words(1500)),
    /** A formal dissent, which starts the escalation clock: only of whoever does not agree, and with a reason. */
    formal: z.optional(z.literal(true)),
  })
  .check(
    z.refine(s => s.formal === undefined || s.view === 'disagrees', { path: ['formal'] }),
    z.refine(s => s.formal === undefined || s.reason !== undefined, { path: ['reason'] }),
  )
export type Stance = z.infer<typeof schema>

/**
 * Where an agency stands on a decision, as it reads now. Anyone of the agency may say it; the newest takes the place of the
 * agency's earlier one. Lives with the professionals who can read the decision.
 */
export const stance = kind({
  name: 'stance',
  v: 1,
  schema,
  audience: 'professionals',
  may: (_actor, s, meeting, audience) => {
    const matter = meeting.matters.get(s.decision)
    if (matter?.kind !== 'decision' || !meeting.within(audience, matter.audience))
      return refuse('reference', refusals.notOnBoard).refusal
    return matter.gone || matter.current !== s.version ? refuse('superseded', refusals.superseded).refusal : null
  },
  settle: (meeting, { id, by, statement }) => {
    const stances = meeting.matters.get(statement.decision)?.stances
    const before = stances?.get(by.agency)
    stances?.set(by.agency, id)
    return before ? [before] : []
  },
  fold: (board, { id, statement, stamp }) => board.matters.stand(id, statement, stamp),
  sentence: s => trail.stood(s.view, s.formal === true),
  examples: [
    {
      kind: 'stance',
      v: 1,
      seen: 1,
      decision: '00000000-0000-4000-8000-0000000000d1',
      version: '00000000-0000-4000-8000-0000000000d1',
      view: 'agrees',
    },
    {
      kind: 'stance',
      v: 1,
      seen: 1,
      decision: '00000000-0000-4000-8000-0000000000d1',
      version: '00000000-0000-4000-8000-0000000000d1',
      view: 'disagrees',
      reason: 'We would start with a child in need plan.',
      formal: true,
    },
  ],
})
