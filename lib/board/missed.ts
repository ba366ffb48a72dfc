import type { Heading } from '../meeting/names'
import type { By, Stamp } from '../statements/kind'
import type { ContributionView, FamilyWords } from './draft'
import type { MattersView } from './matters'

export type MissedWhat = 'shared' | 'corrected' | 'withdrawn' | 'marked' | 'decided' | 'changed' | 'action' | 'family'

/** One thing that happened: what, by whom, and the contribution it is about where it is about one. */
export type Missed = {
  key: string
  what: MissedWhat
  stamp: Stamp
  /** Whose words they are, where somebody else typed them. */
  by?: By
  about: { id: string; ref: string; heading: Heading } | null
}
type Board = { board: readonly ContributionView[]; family: readonly FamilyWords[]; matters: MattersView }
type Stretch = { since: string | null; until: string; me: string }

/**
 * What happened after `since` (from the start where that is null) and up to `until`, in order and without what this person did
 * themselves. It is made of their own documents alone, so it can tell nobody of what they may not read.
 */
export function missed({ board, family, matters }: Board, { since, until, me }: Stretch): Missed[] {
  const all = [
    ...board.flatMap(ofContribution),
    ...family.map(({ id, stamp, about }): Missed => {
      const view = board.find(one => one.id === about?.contribution)
      return { key: id, what: 'family', stamp, about: view ? aboutOf(view) : null }
    }),
    ...matters.decisions.map(
      ({ version, stamp, changed }): Missed => ({
        key: version,
        what: changed ? 'changed' : 'decided',
        stamp: changed ?? stamp,
        about: null,
      }),
    ),
    ...matters.actions.map(
      ({ version, stamp, changed }): Missed => ({
        key: version,
        what: 'action',
        stamp: changed ?? stamp,
        about: null,
      }),
    ),
  ]
  return all
    .filter(({ stamp }) => (since === null || stamp.at > since) && stamp.at <= until && stamp.by.person !== me)
    .sort((a, b) => (a.stamp.at < b.stamp.at ? -1 : 1))
}

const aboutOf = ({ id, ref, heading }: ContributionView) => ({ id, ref, heading })

function ofContribution(view: ContributionView): Missed[] {
  const { id, stamp, corrected, withdrawn, mark } = view
  const about = aboutOf(view)
  const said = (what: MissedWhat, key: string, by: Stamp): Missed => ({ key, what, stamp: by, about })
  return [
    { ...said('shared', id, stamp), by: view.by },
    ...(corrected ? [said('corrected', `${id}-corrected`, corrected.stamp)] : []),
    ...(withdrawn ? [said('withdrawn', `${id}-withdrawn`, withdrawn.stamp)] : []),
    ...(mark ? [said('marked', mark.id, mark.stamp)] : []),
  ]
}
