import { HEADINGS, type Heading } from '../meeting/names'
import type { ContributionView } from './draft'

/** Where a contribution stands with the chair. `part`: one of the two values is still open. */
export type MarkState = 'unmarked' | 'part' | 'changed' | 'marked' | 'withdrawn'

export function markState(view: ContributionView): MarkState {
  if (view.content === null) return 'withdrawn'
  const { mark } = view
  if (!mark || (mark.relevance === null && mark.proportionality === null)) return 'unmarked'
  if (mark.changedSince) return 'changed'
  return mark.relevance === null || mark.proportionality === null ? 'part' : 'marked'
}

export const isToMark = (view: ContributionView) => ['unmarked', 'part', 'changed'].includes(markState(view))
export const isSetAside = (view: ContributionView) => view.mark?.relevance === 'not-relevant'

const ORDER: Record<MarkState, number> = { unmarked: 0, part: 0, changed: 1, marked: 2, withdrawn: 3 }

export type Queue = { toMark: ContributionView[]; marked: ContributionView[] }

/** A heading's contributions for the chair: unmarked first, then changed since marked, each in the order shared; then the marked. `saving` holds those whose mark is on its way. */
export function markQueue(
  board: readonly ContributionView[],
  heading: Heading,
  saving: ReadonlySet<string> = new Set(),
): Queue {
  const under = board.filter(view => view.heading === heading && view.content !== null)
  const open = under.filter(view => isToMark(view) && !saving.has(view.id))
  return {
    toMark: open.sort((a, b) => ORDER[markState(a)] - ORDER[markState(b)]),
    marked: under.filter(view => !isToMark(view) || saving.has(view.id)),
  }
}

/** The one to go to after `current`: the next in the list, or the one before it at the end; null when none is left. */
export function after(list: readonly ContributionView[], current: string | null): string | null {
  const at = list.findIndex(view => view.id === current)
  if (at < 0) return list[0]?.id ?? null
  return (list[at + 1] ?? list[at - 1])?.id ?? null
}

export type HeadingCount = { heading: Heading; shared: number; toMark: number; agencies: string[] }

/** Each heading's counts, in the policy's order. */
export function headingCounts(board: readonly ContributionView[]): HeadingCount[] {
  return HEADINGS.map(heading => {
    const under = board.filter(view => view.heading === heading && view.content !== null)
    return {
      heading,
      shared: under.length,
      toMark: under.filter(isToMark).length,
      agencies: [...new Set(under.map(view => view.by.agency))],
    }
  })
}

export const nextHeading = (heading: Heading, step: 1 | -1): Heading =>
  HEADINGS[(HEADINGS.indexOf(heading) + step + HEADINGS.length) % HEADINGS.length]!
