import { foldBoard, type Window } from '../../lib/board/fold'
import { NO_MATTERS } from '../../lib/board/matters'
import type { Agency } from '../../lib/meeting/setup'
import type { AudienceInfo, State } from '../../lib/protocol/live'
import type { By } from '../../lib/statements/kind'
import type { Live } from './types'

type Folded = Pick<Live, 'board' | 'agencies' | 'alerts' | 'questions' | 'family' | 'matters' | 'loggedAt'>
type Spoke = NonNullable<State['spoke']>

const newest = (a: string | null, b: string) => (a === null || b > a ? b : a)

/** The same window, with people under their own names. */
function underOwnNames(window: Window, spoke: Spoke): Window {
  const own = new Map(spoke.map(one => [one.person, one]))
  const stamps = [...window.stamps].map(
    ([id, stamp]) => [id, { ...stamp, by: { ...stamp.by, ...own.get(stamp.by.person) } }] as const,
  )
  return { ...window, stamps: new Map(stamps) }
}

/** Folds windows into the board, and keeps the result for as long as no window, agency's code or name has changed. */
export function folding(): (
  windows: readonly Window[],
  agencies: readonly Agency[],
  audiences: readonly AudienceInfo[],
  spoke?: Spoke,
  people?: readonly By[],
) => Folded {
  let from: unknown[] = []
  let folded: Folded = {
    board: [],
    agencies: [],
    alerts: [],
    questions: [],
    family: [],
    matters: NO_MATTERS,
    loggedAt: null,
  }
  return (windows, agencies, audiences, spoke = [], people = []) => {
    const codes = new Map(agencies.map(agency => [agency.name, agency.code]))
    const lists = audiences.flatMap(({ id, kind }) => (kind === 'named' ? [id] : []))
    const known = people.flatMap(({ person, name, agency, role }) => [person, name, agency, role])
    const now = [...windows, ...[...codes].flat(), ...lists, ...spoke.flatMap(one => Object.values(one)), ...known]
    if (now.length === from.length && now.every((part, i) => part === from[i])) return folded
    from = now
    const times = windows.flatMap(window => [...window.stamps.values()].map(stamp => stamp.at))
    const named = spoke.length ? windows.map(window => underOwnNames(window, spoke)) : windows
    const view = foldBoard(named, name => codes.get(name) ?? name.slice(0, 2).toUpperCase(), new Set(lists), people)
    const { contributions, agencies: said, alerts, questions, family, ...matters } = view
    folded = {
      board: contributions,
      agencies: said,
      alerts,
      questions,
      family,
      matters,
      loggedAt: times.reduce<string | null>(newest, null),
    }
    return folded
  }
}
