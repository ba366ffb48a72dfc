import * as z from 'zod/mini'
import type { Matter, MeetingState } from '../meeting/state'
import { type Refusal, refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { id } from './fields'

/** Of a statement that takes the place of an earlier one: the first statement of the same matter, and its newest. Both or neither. */
export const replacing = { of: z.optional(id), version: z.optional(id) }
type Replacing = { of?: string | undefined; version?: string | undefined }
export const bothOrNeither = (s: Replacing) => (s.of === undefined) === (s.version === undefined)

/** Contributions by the version that is meant, each once. */
export const evidence = z.array(z.strictObject({ contribution: id, version: id })).check(
  z.maxLength(60),
  z.refine(list => new Set(list.map(one => one.contribution)).size === list.length),
)
export type Evidence = z.infer<typeof evidence>

/** Nothing here is wider than the readers of what it points at: everyone in this audience can read each contribution. */
export function allReadable(list: Evidence, meeting: MeetingState, audience: string): Refusal | null {
  const wider = list.some(({ contribution }) => {
    const target = meeting.contributions.get(contribution)
    return !target || !meeting.within(audience, target.audience)
  })
  return wider ? refuse('reference', refusals.widerThanEvidence).refusal : null
}

/** What is pointed at is still there, and in the words that are meant. */
export function allCurrent(list: Evidence, meeting: MeetingState): Refusal | null {
  for (const one of list) {
    const target = meeting.contributions.get(one.contribution)
    if (!target) return refuse('reference', refusals.notOnBoard).refusal
    if (target.withdrawn) return refuse('withdrawn', refusals.withdrawn).refusal
    if (target.current !== one.version) return refuse('superseded', refusals.superseded).refusal
  }
  return null
}

/** Whoever changes a decision, an action or a conflict changes the newest words of it, where it stands. */
export function replacesNewest(
  s: Replacing,
  kind: Matter['kind'],
  meeting: MeetingState,
  audience: string,
): Refusal | null {
  if (s.of === undefined) return null
  const matter = meeting.matters.get(s.of)
  if (!matter || matter.kind !== kind) return refuse('reference', refusals.notOnBoard).refusal
  if (matter.audience !== audience) return refuse('wrong_audience', refusals.wrongAudience).refusal
  if (matter.gone || matter.current !== s.version) return refuse('superseded', refusals.superseded).refusal
  return null
}

type Placed = { id: string; audience: string }

/** Brings the matter up to date, and names the words whose place was taken. */
export function settleMatter(
  meeting: MeetingState,
  { id, audience }: Placed,
  { kind, of, child = null }: { kind: Matter['kind']; of?: string | undefined; child?: string | null },
): string[] {
  const known = of === undefined ? undefined : meeting.matters.get(of)
  if (!known) {
    const versions = new Set([id])
    meeting.matters.set(of ?? id, { kind, audience, child, current: id, versions, stances: new Map(), gone: false })
    return []
  }
  const replaced = known.current
  known.versions.add(id)
  Object.assign(known, { current: id, child, gone: false })
  return [replaced]
}
