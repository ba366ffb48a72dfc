import type { Held } from '../meeting/held'
import type { Heading } from '../meeting/names'
import { announce } from '../text/announce'
import type { ContributionView } from './draft'

/** One thing that happened, for the announcer. */
export type Heard = {
  what: 'shared' | 'corrected' | 'withdrawn' | 'marked' | 'replied' | 'asked'
  agency: string
  heading: Heading
  ref: string
  /** It concerns this person's agency. */
  mine: boolean
}

/** What changed between two boards that this person did not do. */
export function whatChanged(
  before: readonly ContributionView[],
  now: readonly ContributionView[],
  me: { person: string; agency: string },
): Heard[] {
  const old = new Map(before.map(view => [view.id, view]))
  return now.flatMap(view => {
    const was = old.get(view.id)
    const mine = view.stamp.by.agency === me.agency
    const heard = (what: Heard['what'], agency: string): Heard => ({
      what,
      agency,
      heading: view.heading,
      ref: view.ref,
      mine,
    })
    if (!was) return view.stamp.by.person === me.person ? [] : [heard('shared', view.stamp.by.agency)]
    const events: Heard[] = []
    const changed = view.corrected ?? view.withdrawn
    if (was.version !== view.version && view.corrected && changed?.stamp.by.person !== me.person)
      events.push(heard('corrected', view.stamp.by.agency))
    if (was.content && !view.content && changed?.stamp.by.person !== me.person)
      events.push(heard('withdrawn', view.stamp.by.agency))
    if (view.mark && view.mark.id !== was.mark?.id && view.mark.stamp.by.person !== me.person)
      events.push(heard(view.mark.request !== 'none' && mine ? 'asked' : 'marked', view.mark.stamp.by.agency))
    const replies = view.replies.slice(was.replies.length).filter(reply => reply.stamp.by.person !== me.person)
    return [...events, ...replies.map(reply => heard('replied', reply.stamp.by.agency))]
  })
}

/** What was corrected while this person was not here, of what stood before they went: they had the old words, and are told on coming back. */
export const correctedSince = (board: readonly ContributionView[], since: string | null, me: string) =>
  board.filter(
    ({ content, corrected, stamp }) =>
      since !== null &&
      content &&
      corrected &&
      corrected.stamp.at > since &&
      stamp.at <= since &&
      corrected.stamp.by.person !== me,
  )

const distinct = <T>(list: readonly T[]) => [...new Set(list)]

/** Everything of one window in one breath. `nameOf` gives an agency's short name. */
export function oneSentence(events: readonly Heard[], nameOf: (agency: string) => string): string {
  const of = (what: Heard['what']) => events.filter(event => event.what === what)
  const agencies = (list: readonly Heard[]) => distinct(list.map(event => nameOf(event.agency)))
  const [shared, corrected, withdrawn, marked, replied] = (
    ['shared', 'corrected', 'withdrawn', 'marked', 'replied'] as const
  ).map(of)
  return [
    ...of('asked').map(event => announce.asked(event.ref)),
    shared?.length ? announce.shared(agencies(shared), shared.length, distinct(shared.map(e => e.heading))) : '',
    corrected?.length
      ? announce.corrected(corrected.map(event => ({ agency: nameOf(event.agency), ref: event.ref })))
      : '',
    withdrawn?.length ? announce.withdrawn(withdrawn.length) : '',
    marked?.length ? announce.marked(marked.length) : '',
    replied?.length ? announce.replied(agencies(replied)) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

export type Say = 'all' | 'mine' | 'off'

/** What a person asked to hear: everything, what concerns their agency, or nothing. */
export const wanted = (events: readonly Heard[], say: Say) =>
  say === 'off' ? [] : say === 'mine' ? events.filter(event => event.mine) : [...events]

/** Said at once, not merged. */
export const isUrgent = (event: Heard) => event.what === 'asked'

/** Marks that came to wait for this person: entered for whoever chairs, or shown to their agency before the others. */
export function heldNews(
  before: readonly Held[],
  now: readonly Held[],
  me: { person: string },
  refOf: (contribution: string) => string,
): string {
  const fresh = now.filter(
    ({ id, stage, by }) => by.person !== me.person && !before.some(one => one.id === id && one.stage === stage),
  )
  return fresh
    .map(({ stage, contribution, by }) => {
      if (stage === 'spoken') return announce.held.spoken(refOf(contribution), by.name)
      return stage === 'first' ? announce.held.first(refOf(contribution)) : ''
    })
    .filter(Boolean)
    .join(' ')
}
