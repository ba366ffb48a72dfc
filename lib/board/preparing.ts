import { type Draft, isBegun, type Missing, missingIn } from './compose'
import { whenToEvent } from './when'
import { typed } from './wording'

/** How far a draft is: nothing in it, waiting for advice, what it still needs, held, shareable without a date, or ready. */
export type Readiness = 'blank' | 'advice' | Missing | 'held' | 'undated' | 'ready'

/** Somebody was asked whether or how to share it, and has not answered. */
export const waitsForAdvice = (draft: Pick<Draft, 'adviceFrom' | 'adviceAnswer'>): boolean =>
  typed(draft.adviceFrom) !== '' && typed(draft.adviceAnswer) === ''

/** A view held at no one time needs no date; "not known" is one. */
export function readinessOf(draft: Draft): Readiness {
  if (!isBegun(draft)) return 'blank'
  if (waitsForAdvice(draft)) return 'advice'
  const [missing] = missingIn(draft)
  if (missing) return missing
  if (draft.held) return 'held'
  const when = whenToEvent(draft.when)
  return draft.nature !== 'opinion' && when.ok && !when.event ? 'undated' : 'ready'
}

/** Nothing that sharing needs is missing. */
export const isShareable = (draft: Draft) => missingIn(draft).length === 0

/**
 * Whether it is offered when several are shared at once: what waits for advice is not, and what is held is offered in the part without
 * family alone.
 */
export const isOffered = (draft: Draft, closed: boolean): boolean =>
  isShareable(draft) && !waitsForAdvice(draft) && (closed || !draft.held)

/** How many drafts with words in them there are, and how many of these wait for advice or are held. */
export type DraftCount = { drafts: number; advice: number; held: number }

export function countDrafts(drafts: readonly Draft[]): DraftCount {
  const begun = drafts.filter(isBegun)
  return {
    drafts: begun.length,
    advice: begun.filter(waitsForAdvice).length,
    held: begun.filter(draft => draft.held).length,
  }
}

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
