import type { Finding } from '../checks/checks'
import type { CheckName } from '../checks/names'
import { datesIn, piecesOf, unquoted } from '../checks/text'
import { type Draft, newDraft } from './compose'

/** What stays in a draft, and what goes into one of its own. */
export type Split = { check: CheckName; stays: string; goes: string }

/** Whether a sentence goes, told sentence by sentence. */
type Goes = (sentence: string) => boolean

/** Sentences that read as a view. */
const views =
  (quotes: readonly string[]): Goes =>
  sentence => {
    const said = unquoted(sentence).toLowerCase()
    return quotes.some(quote => said.includes(quote.toLowerCase()))
  }

/** Everything from another date than the first on; a sentence without a date goes with the one before it. */
function laterEvents(): Goes {
  let first: readonly string[] | null = null
  let going = false
  return sentence => {
    const dates = datesIn(sentence)
    if (dates.length === 0) return going
    first ??= dates
    const known = first
    going = !dates.every(date => known.includes(date))
    return going
  }
}

/** How a check's question would be answered by two contributions; null where it is about something else, or nothing would stay or go. */
export function splitOf(body: string, findings: readonly Finding[], check: CheckName): Split | null {
  const found = findings.filter(finding => finding.check === check)
  if (found.length === 0 || (check !== 'opinion-as-fact' && check !== 'several-events')) return null
  const goes = check === 'several-events' ? laterEvents() : views(found.flatMap(({ quote }) => quote ?? []))
  const going = piecesOf(body).map(piece => ({ piece, goes: goes(piece) }))
  const words = (which: boolean) =>
    going
      .filter(one => one.goes === which)
      .map(({ piece }) => piece)
      .join('')
      .trim()
  const split = { check, stays: words(false), goes: words(true) }
  return split.stays && split.goes ? split : null
}

/**
 * The second draft: the words that go, with what was said of both. How it is known is for its writer to say; a view is of the same time,
 * another event is not. Whoever must not learn the source, and advice that is waited for, stay as they are.
 */
export function secondOf(draft: Draft, { check, goes }: Split): Draft {
  const { children, audience, audienceChosen, sourceKind, sourceRef, sourceAsAt, handlingNote, protectSource } = draft
  const { onBehalf, held, adviceFrom, adviceAsked, adviceAnswer, when, whenText, historic } = draft
  return {
    ...newDraft(draft.heading, [], [audience]),
    ...{ children, audience, audienceChosen, sourceKind, sourceRef, sourceAsAt, handlingNote, protectSource },
    ...{ onBehalf, held, adviceFrom, adviceAsked, adviceAnswer },
    ...(check === 'opinion-as-fact' ? { when, whenText, historic } : {}),
    body: goes,
  }
}
