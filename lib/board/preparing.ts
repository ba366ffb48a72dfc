import { type Draft, isBegun, type Missing, missingIn } from './compose'
import { whenToEvent } from './when'
import { typed } from './wording'

/** How far a draft is: nothing in it, what it still needs, shareable without a date, or ready. */
export type Readiness = 'blank' | Missing | 'undated' | 'ready'

/** A view held at no one time needs no date; "not known" is one. */
export function readinessOf(draft: Draft): Readiness {
  if (!isBegun(draft)) return 'blank'
  const [missing] = missingIn(draft)
  if (missing) return missing
  const when = whenToEvent(draft.when)
  return draft.nature !== 'opinion' && when.ok && !when.event ? 'undated' : 'ready'
}

/** Nothing that sharing needs is missing. */
export const isShareable = (draft: Draft) => missingIn(draft).length === 0

const LONGEST = 56

/** What a draft is called in a list: its own line, or how it begins. Empty while nothing is written. */
export function titleOf(draft: Pick<Draft, 'headline' | 'body' | 'exactWords'>): string {
  const words = typed(draft.headline) || typed(draft.body) || typed(draft.exactWords)
  const first = /^.*?[.!?](?=\s|$)/.exec(words)?.[0].replace(/[.]$/, '') ?? words.split('\n')[0] ?? ''
  if (first.length <= LONGEST) return first
  return `${first.slice(0, LONGEST).replace(/\s+\S*$/, '')}…`
}

/** Drafts by who could see them, in the order of their first: to share several, each audience named once. */
export function byAudience<T extends { fields: Pick<Draft, 'audience'> }>(
  drafts: readonly T[],
): { audience: string; drafts: T[] }[] {
  const audiences = [...new Set(drafts.map(({ fields }) => fields.audience))]
  return audiences.map(audience => ({ audience, drafts: drafts.filter(({ fields }) => fields.audience === audience) }))
}
