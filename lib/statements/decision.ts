import * as z from 'zod/mini'
import type { MeetingState } from '../meeting/state'
import { type Refusal, refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { trail } from '../text/trail'
import { unknownChild } from './contribution'
import { day, envelope, id, words } from './fields'
import { kind } from './kind'
import { allCurrent, allReadable, bothOrNeither, evidence, replacesNewest, replacing, settleMatter } from './matter'

export const OUTCOMES = [
  'child_protection_plan',
  'plan_continues',
  'child_in_need',
  'early_help',
  'plan_ends',
  'no_plan',
  'other',
] as const
export type Outcome = (typeof OUTCOMES)[number]
export const THRESHOLDS = ['suffering', 'likely', 'not-met'] as const
export const CATEGORIES = ['neglect', 'physical_abuse', 'sexual_abuse', 'emotional_abuse'] as const

/** A child protection plan rests on a threshold that is met, and names a category. */
export const needsThreshold = (outcome: Outcome) => outcome === 'child_protection_plan' || outcome === 'plan_continues'

const schema = z
  .strictObject({
    kind: z.literal('decision'),
    ...envelope,
    ...replacing,
    child: id,
    outcome: z.enum(OUTCOMES),
    /** In a sentence; owed where the outcome is none of the list. */
    summary: z.optional(words(1500)),
    threshold: z.optional(z.enum(THRESHOLDS)),
    category: z.optional(z.enum(CATEGORIES)),
    reasons: words(3000),
    reliesOn: evidence,
    /** What was told and is not written here, by its statement. */
    told: z.optional(
      z.array(id).check(
        z.maxLength(20),
        z.refine(list => new Set(list).size === list.length),
      ),
    ),
    /** Why the chair decides so where most agencies do not agree. */
    override: z.optional(words(1500)),
    /** Why it is decided in the professionals' part, where it is. */
    withoutFamily: z.optional(words(1500)),
    coreGroup: z.optional(day),
    review: z.optional(day),
  })
  .check(
    z.refine(bothOrNeither, { path: ['version'] }),
    z.refine(d => d.outcome !== 'other' || d.summary !== undefined, { path: ['summary'] }),
    z.refine(d => !needsThreshold(d.outcome) || d.threshold === 'suffering' || d.threshold === 'likely', {
      path: ['threshold'],
    }),
    z.refine(d => !needsThreshold(d.outcome) || d.category !== undefined, { path: ['category'] }),
    z.refine(d => d.reliesOn.length + (d.told?.length ?? 0) > 0, { path: ['reliesOn'] }),
  )
export type Decision = z.infer<typeof schema>

/** What is told by mouth lives with the professionals: a decision may rely on it where all its readers could be told that it was. */
function allTold(list: readonly string[], meeting: MeetingState, audience: string): Refusal | null {
  const readable = list.every(one => {
    const said = meeting.said.get(one)
    return said?.kind === 'told' && !said.takenDown && meeting.within(audience, said.audience)
  })
  return readable ? null : refuse('reference', refusals.widerThanEvidence).refusal
}

/** One standing decision a child in an audience: another takes its place by name. */
function second(s: Decision, meeting: MeetingState, audience: string): Refusal | null {
  const others = [...meeting.matters].filter(([first, m]) => first !== s.of && m.kind === 'decision' && !m.gone)
  return others.some(([, m]) => m.audience === audience && m.child === s.child)
    ? refuse('superseded', refusals.decidedAlready).refusal
    : null
}

/** The chair's decision about one child: outcome, threshold, category, reasons, and what it relies on. Nobody reads it who cannot read all of that. */
export const decision = kind({
  name: 'decision',
  v: 1,
  schema,
  audience: 'chosen',
  may: (_actor, s, meeting, audience) =>
    unknownChild({ children: [s.child] }, meeting.children) ??
    (meeting.closed && !s.withoutFamily ? refuse('schema', refusals.withoutFamily).refusal : null) ??
    replacesNewest(s, 'decision', meeting, audience) ??
    second(s, meeting, audience) ??
    allReadable(s.reliesOn, meeting, audience) ??
    allCurrent(s.reliesOn, meeting) ??
    allTold(s.told ?? [], meeting, audience),
  settle: (meeting, { id, audience, statement }) =>
    settleMatter(meeting, { id, audience }, { kind: 'decision', of: statement.of, child: statement.child }),
  fold: (board, { id, audience, statement, stamp }) => board.matters.decide(id, audience, statement, stamp),
  sentence: s => trail.decided(s.outcome, s.of !== undefined),
  examples: [
    {
      kind: 'decision',
      v: 1,
      seen: 1,
      child: '00000000-0000-4000-8000-000000000101',
      outcome: 'child_protection_plan',
      summary: 'A child protection plan, because of harm from violence between the adults at home.',
      threshold: 'likely',
      category: 'emotional_abuse',
      reasons: 'Two call-outs in six weeks with her awake, and an unexplained bruise.',
      reliesOn: [
        {
          contribution: '00000000-0000-4000-8000-0000000000c1',
          version: '00000000-0000-4000-8000-0000000000c1',
        },
      ],
      coreGroup: '2026-12-03',
      review: '2027-02-19',
    },
  ],
})
