import { foldBoard, type Window } from '../../lib/board/fold'
import { NO_MATTERS } from '../../lib/board/matters'
import type { Agency } from '../../lib/meeting/setup'
import type { AudienceInfo } from '../../lib/protocol/live'
import type { Live } from './types'

type Folded = Pick<Live, 'board' | 'agencies' | 'matters' | 'loggedAt'>

const newest = (a: string | null, b: string) => (a === null || b > a ? b : a)

/** Folds windows into the board, and keeps the result for as long as no window and no agency's code has changed. */
export function folding(): (
  windows: readonly Window[],
  agencies: readonly Agency[],
  audiences: readonly AudienceInfo[],
) => Folded {
  let from: unknown[] = []
  let folded: Folded = { board: [], agencies: [], matters: NO_MATTERS, loggedAt: null }
  return (windows, agencies, audiences) => {
    const codes = new Map(agencies.map(agency => [agency.name, agency.code]))
    const lists = audiences.flatMap(({ id, kind }) => (kind === 'named' ? [id] : []))
    const now = [...windows, ...[...codes].flat(), ...lists]
    if (now.length === from.length && now.every((part, i) => part === from[i])) return folded
    from = now
    const times = windows.flatMap(window => [...window.stamps.values()].map(stamp => stamp.at))
    const view = foldBoard(windows, name => codes.get(name) ?? name.slice(0, 2).toUpperCase(), new Set(lists))
    const { contributions, agencies: said, ...matters } = view
    folded = {
      board: contributions,
      agencies: said,
      matters,
      loggedAt: times.reduce<string | null>(newest, null),
    }
    return folded
  }
}
