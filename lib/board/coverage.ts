import { HEADINGS, type Heading } from '../meeting/names'
import type { AudienceInfo } from '../protocol/live'
import { carriesViews } from '../statements/contribution'
import type { AgencyView, ContributionView } from './draft'
import { isToMark } from './queue'

export type Cell = {
  heading: Heading
  state: 'shared' | 'to-mark' | 'nothing-to-add' | 'nothing-yet'
  shared: number
  toMark: number
  /** What is to be looked at first: the first that is to be marked, or else the first. */
  first: ContributionView | null
}
export type CoverageRow = { agency: string; cells: Cell[]; heard: boolean; records: AgencyView['records'] }

/** The agencies that are here to share: those with a practitioner or a legal adviser who can read. */
export function sharingAgencies(audiences: readonly AudienceInfo[]): string[] {
  const readers = audiences.flatMap(audience => audience.readers ?? [])
  const sharing = readers.filter(r => r.role === 'practitioner' || r.role === 'legal_adviser')
  return [...new Set(sharing.map(r => r.agency))]
}

/** Which agency has shared what, and where it says it has nothing to add, from what this person can see. `child`: of what is about that child alone. */
export function coverage(
  board: readonly ContributionView[],
  said: readonly AgencyView[],
  agencies: readonly string[],
  child: string | null = null,
): CoverageRow[] {
  return agencies.map(agency => {
    const own = board.filter(view => view.by.agency === agency && view.content !== null)
    const view = said.find(one => one.agency === agency)
    const nothing = (heading: Heading) => (view?.nothing.includes(heading) ? 'nothing-to-add' : 'nothing-yet')
    const cells = HEADINGS.map((heading): Cell => {
      const under = own.filter(
        view => view.heading === heading && (child === null || view.content?.children.includes(child)),
      )
      const toMark = under.filter(isToMark).length
      const state = under.length === 0 ? nothing(heading) : toMark ? 'to-mark' : 'shared'
      return { heading, state, shared: under.length, toMark, first: under.find(isToMark) ?? under[0] ?? null }
    })
    return { agency, cells, heard: own.length > 0 || !!view, records: view?.records ?? null }
  })
}

export type Voice = { id: string; heard: number }

/** For each child, how many contributions carry that child's views. */
export function voices(board: readonly ContributionView[], children: readonly { id: string }[]): Voice[] {
  const views = board.filter(v => v.content && carriesViews(v.content))
  return children.map(({ id }) => ({ id, heard: views.filter(v => v.content?.children.includes(id)).length }))
}
