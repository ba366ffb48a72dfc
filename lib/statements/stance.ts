import * as z from 'zod/mini'
import type { MeetingState, Member } from '../meeting/state'
import { canSpeakChairsWord, canSpeakFor } from '../policy/can'
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
    /** Said by voice or in writing by somebody without a screen here, and typed for them: the view is their agency's. */
    onBehalf: z.optional(z.strictObject({ person: id, agency: words(200) })),
  })
  .check(
    z.refine(s => s.formal === undefined || s.view === 'disagrees', { path: ['formal'] }),
    z.refine(s => s.formal === undefined || s.reason !== undefined, { path: ['reason'] }),
  )
export type Stance = z.infer<typeof schema>

/** Whose view it is. */
export const standsFor = ({ onBehalf }: Pick<Stance, 'onBehalf'>, by: { agency: string }): string =>
  onBehalf?.agency ?? by.agency

/** For whom somebody who leads or takes the minutes may say it: a practitioner who is not here with a screen of their own. */
function notForThem(actor: Member, { onBehalf }: Pick<Stance, 'onBehalf'>, meeting: MeetingState) {
  if (!onBehalf) return null
  const whom = meeting.members.get(onBehalf.person)
  const theirs = whom?.role === 'practitioner' && whom.agency === onBehalf.agency
  if (!theirs || !canSpeakChairsWord(actor) || !canSpeakFor(actor, whom, meeting, true))
    return refuse('not_allowed', refusals.notForThem).refusal
  return null
}

/**
 * Where an agency stands on a decision, as it reads now. Anyone of the agency may say it, and whoever leads or takes the minutes for
 * one that is on the phone or not here; the newest takes the place of the agency's earlier one. Lives with the professionals who can read the decision.
 */
export const stance = kind({
  name: 'stance',
  v: 1,
  schema,
  audience: 'professionals',
  may: (actor, s, meeting, audience) => {
    const matter = meeting.matters.get(s.decision)
    if (matter?.kind !== 'decision' || !meeting.within(audience, matter.audience))
      return refuse('reference', refusals.notOnBoard).refusal
    if (matter.gone || matter.current !== s.version) return refuse('superseded', refusals.superseded).refusal
    return notForThem(actor, s, meeting)
  },
  settle: (meeting, { id, by, statement }) => {
    const stances = meeting.matters.get(statement.decision)?.stances
    const agency = standsFor(statement, by)
    const before = stances?.get(agency)
    stances?.set(agency, id)
    return before ? [before] : []
  },
  fold: (board, { id, statement, stamp }) => board.matters.stand(id, statement, stamp),
  sentence: s => trail.stood(s.view, s.formal === true) + trail.stoodFor(s.onBehalf?.agency),
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
