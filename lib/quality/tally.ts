import { AGENCY_TYPES } from '../meeting/names'
import { PROPORTIONALITY, RELEVANCE } from '../statements/mark'

/** How long after something happened it was shared. */
export const LAGS = ['same-day', 'two-days', 'week', 'month', 'quarter', 'longer'] as const
/** The last day of each, but of the last: days from what happened to its being shared. */
export const LAG_DAYS = [0, 2, 7, 30, 90] as const

/** Everything that is counted, and into what. Nothing else can be: a tally holds no word that anybody wrote, no name and no day. */
export const GROUPS = {
  /** What was shared; of it, what says how it is known, when it happened, and what it means for the child. */
  shared: ['all', 'source', 'date', 'impact'],
  /** Children, and those of them whose own views were shared. */
  children: ['all', 'voiced'],
  relevance: [...RELEVANCE, 'unmarked'],
  proportionality: [...PROPORTIONALITY, 'unmarked'],
  lag: LAGS,
  /** Places of agencies in meetings, by what the agency is; and those of them that neither shared nor said anything. */
  invited: AGENCY_TYPES,
  silent: AGENCY_TYPES,
  /** Meetings; and those in which an agency was silent. */
  meetings: ['all', 'silence'],
  /** Decisions; those an agency disagrees with, and those with a formal dissent. */
  decisions: ['all', 'disagreed', 'formal'],
  /** Formal dissents, and those whose answer was due before today. */
  dissents: ['all', 'past'],
  /** Actions, and those whose day has passed. */
  actions: ['all', 'past'],
  records: ['in-time', 'late', 'overdue', 'not-due', 'no-day'],
} as const
export type Group = keyof typeof GROUPS
export type Name<G extends Group> = (typeof GROUPS)[G][number]

/** What one meeting, or several, come to. */
export class Tally {
  private readonly counts = new Map<string, number>()

  add<G extends Group>(group: G, name: Name<G>, by = 1): this {
    const key = `${group}.${name}`
    this.counts.set(key, (this.counts.get(key) ?? 0) + by)
    return this
  }

  of<G extends Group>(group: G, name: Name<G>): number {
    return this.counts.get(`${group}.${name}`) ?? 0
  }

  plus({ counts }: Tally): this {
    for (const [key, count] of counts) this.counts.set(key, (this.counts.get(key) ?? 0) + count)
    return this
  }

  /** Every key there is: for the test that no other can be. */
  keys(): string[] {
    return [...this.counts.keys()]
  }
}
