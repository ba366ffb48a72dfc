import { AGENCY_TYPES, type AgencyType } from '../meeting/names'
import { GROUPS, LAGS, type Name, type Tally } from './tally'

/** Of fewer than this nothing is said: a number that small may be one family, or one person. */
export const FEWEST = 5
/** A number that may be shown; null where it may not. */
export type Shown = number | null
const few = (n: number) => n > 0 && n < FEWEST

/** Part of a whole: hidden where it, or what is left of the whole, is too few. */
export type Share = { part: Shown; all: Shown }
export function share(part: number, all: number): Share {
  if (few(all)) return { part: null, all: null }
  return { part: few(part) || few(all - part) ? null : part, all }
}

/**
 * The parts of a whole that can be known. A part of fewer than five, none included, is hidden, and so many others with it that each small
 * one can still be almost anything below five, also for whoever knows this rule: from the last on, whatever their size, which would tell
 * something itself. Where there are not enough others, all are hidden.
 */
export function parts(counts: readonly number[]): Shown[] {
  const small = counts.filter(n => n < FEWEST)
  const shown: Shown[] = counts.map(n => (n < FEWEST ? null : n))
  if (small.length === 0) return shown
  const others = counts.flatMap((n, i) => (n < FEWEST ? [] : [i])).reverse()
  let sum = small.reduce((all, n) => all + n, 0)
  for (const [n, i] of others.entries()) {
    shown[i] = null
    sum += counts[i] ?? 0
    if (sum >= (FEWEST - 1) * small.length + FEWEST * (n + 1)) return shown
  }
  return counts.map(() => null)
}

export type Cell<N extends string> = { name: N; n: Shown }
const SPLIT = ['relevance', 'proportionality', 'lag', 'records'] as const
type Split = (typeof SPLIT)[number]

function split<G extends Split>(tally: Tally, group: G): Cell<Name<G>>[] {
  const names: readonly Name<G>[] = GROUPS[group]
  const shown = parts(names.map(name => tally.of(group, name)))
  return names.map((name, i) => ({ name, n: shown[i] ?? null }))
}

/** What may be shown of some meetings, numbers alone. `half`: the band within which half of what has a day was shared. */
export type Figures = {
  meetings: number
  source: Share
  date: Share
  impact: Share
  voiced: Share
  silence: Share
  disagreed: Share
  formal: Share
  unanswered: Share
  past: Share
  relevance: Cell<Name<'relevance'>>[]
  proportionality: Cell<Name<'proportionality'>>[]
  lag: Cell<Name<'lag'>>[]
  half: Name<'lag'> | null
  records: Cell<Name<'records'>>[]
  /** By what agencies are, in the order of their names and never of their numbers; of those that were in these meetings. */
  silent: (Share & { type: AgencyType })[]
}

/** Null where there are too few meetings to show anything of them. */
export function figures(tally: Tally): Figures | null {
  const meetings = tally.of('meetings', 'all')
  if (meetings < FEWEST) return null
  const shared = tally.of('shared', 'all')
  const decisions = tally.of('decisions', 'all')
  return {
    meetings,
    source: share(tally.of('shared', 'source'), shared),
    date: share(tally.of('shared', 'date'), shared),
    impact: share(tally.of('shared', 'impact'), shared),
    voiced: share(tally.of('children', 'voiced'), tally.of('children', 'all')),
    silence: share(tally.of('meetings', 'silence'), meetings),
    disagreed: share(tally.of('decisions', 'disagreed'), decisions),
    formal: share(tally.of('decisions', 'formal'), decisions),
    unanswered: share(tally.of('dissents', 'past'), tally.of('dissents', 'all')),
    past: share(tally.of('actions', 'past'), tally.of('actions', 'all')),
    relevance: split(tally, 'relevance'),
    proportionality: split(tally, 'proportionality'),
    lag: split(tally, 'lag'),
    half: halfOf(tally),
    records: split(tally, 'records'),
    silent: AGENCY_TYPES.flatMap(type => {
      const all = tally.of('invited', type)
      return all > 0 ? [{ type, ...share(tally.of('silent', type), all) }] : []
    }),
  }
}

/** The band within which half was shared; null where so little has a day that it would say something of one thing. */
function halfOf(tally: Tally): Name<'lag'> | null {
  const counts = LAGS.map(name => tally.of('lag', name))
  const all = counts.reduce((sum, n) => sum + n, 0)
  if (all < 2 * FEWEST) return null
  let sum = 0
  for (const [i, name] of LAGS.entries()) {
    sum += counts[i] ?? 0
    if (2 * sum >= all) return name
  }
  return null
}
