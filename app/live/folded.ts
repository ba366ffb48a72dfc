import { foldBoard, type Window } from '../../lib/board/fold'
import type { Agency } from '../../lib/meeting/setup'
import type { Live } from './types'

type Folded = Pick<Live, 'board' | 'agencies' | 'loggedAt'>

const newest = (a: string | null, b: string) => (a === null || b > a ? b : a)

/** Folds windows into the board, and keeps the result for as long as no window and no agency's code has changed. */
export function folding(): (windows: readonly Window[], agencies: readonly Agency[]) => Folded {
  let from: unknown[] = []
  let folded: Folded = { board: [], agencies: [], loggedAt: null }
  return (windows, agencies) => {
    const codes = new Map(agencies.map(agency => [agency.name, agency.code]))
    const now = [...windows, ...[...codes].flat()]
    if (now.length === from.length && now.every((part, i) => part === from[i])) return folded
    from = now
    const times = windows.flatMap(window => [...window.stamps.values()].map(stamp => stamp.at))
    const view = foldBoard(windows, name => codes.get(name) ?? name.slice(0, 2).toUpperCase())
    folded = {
      board: view.contributions,
      agencies: view.agencies,
      loggedAt: times.reduce<string | null>(newest, null),
    }
    return folded
  }
}
