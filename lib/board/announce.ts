import type { Held } from '../meeting/held'
import type { Heading } from '../meeting/names'
import { announce } from '../text/announce'
import type { ContributionView, QuestionView } from './draft'

/** One thing that happened, for the announcer. */
export type Heard = {
  what: 'shared' | 'corrected' | 'withdrawn' | 'marked' | 'replied' | 'asked' | 'added' | 'question' | 'answered'
  agency: string
  heading?: Heading
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
    const mine = view.by.agency === me.agency
    const heard = (what: Heard['what'], agency: string): Heard => ({
      what,
      agency,
      heading: view.heading,
      ref: view.ref,
      mine,
    })
    if (!was) return view.stamp.by.person === me.person ? [] : [heard('shared', view.by.agency)]
    const events: Heard[] = []
    const changed = view.corrected ?? view.withdrawn
    if (was.version !== view.version && view.corrected && changed?.stamp.by.person !== me.person)
      events.push(heard('corrected', view.by.agency))
    if (was.content && !view.content && changed?.stamp.by.person !== me.person)
      events.push(heard('withdrawn', view.by.agency))
    if (view.mark && view.mark.id !== was.mark?.id && view.mark.stamp.by.person !== me.person)
      events.push(heard(view.mark.request !== 'none' && mine ? 'asked' : 'marked', view.mark.stamp.by.agency))
    const replies = view.replies.slice(was.replies.length).filter(reply => reply.stamp.by.person !== me.person)
    const had = new Set(was.additions.map(({ id }) => id))
    const added = view.additions.filter(({ id, stamp }) => !had.has(id) && stamp.by.person !== me.person)
    return [
      ...events,
      ...added.map(({ stamp }) => heard('added', stamp.by.agency)),
      ...replies.map(reply => heard('replied', reply.stamp.by.agency)),
    ]
  })
}

/** What this person's agency was asked, and which of this person's own questions were answered. */
export function whatWasAsked(
  before: readonly QuestionView[],
  now: readonly QuestionView[],
  me: { person: string; agency: string },
): Heard[] {
  const old = new Map(before.map(one => [one.id, one]))
  const heard = (what: 'question' | 'answered', agency: string): Heard => ({ what, agency, ref: '', mine: true })
  return now.flatMap(({ id, agency, stamp, answers }) => {
    const was = old.get(id)
    const asked = !was && agency === me.agency && stamp.by.person !== me.person
    const fresh = stamp.by.person === me.person ? answers.slice(was?.answers.length ?? 0) : []
    return [
      ...(asked ? [heard('question', stamp.by.agency)] : []),
      ...fresh.filter(one => one.stamp.by.person !== me.person).map(one => heard('answered', one.stamp.by.agency)),
    ]
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
  const [shared, corrected, withdrawn, marked, replied, added, answered] = (
    ['shared', 'corrected', 'withdrawn', 'marked', 'replied', 'added', 'answered'] as const
  ).map(of)
  return [
    ...of('asked').map(event => announce.asked(event.ref)),
    ...of('question').map(event => announce.question(nameOf(event.agency))),
    shared?.length
      ? announce.shared(agencies(shared), shared.length, distinct(shared.flatMap(e => e.heading ?? [])))
      : '',
    corrected?.length
      ? announce.corrected(corrected.map(event => ({ agency: nameOf(event.agency), ref: event.ref })))
      : '',
    withdrawn?.length ? announce.withdrawn(withdrawn.length) : '',
    marked?.length ? announce.marked(marked.length) : '',
    added?.length ? announce.added(agencies(added), distinct(added.map(event => event.ref))) : '',
    replied?.length ? announce.replied(agencies(replied)) : '',
    answered?.length ? announce.answered(agencies(answered)) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

export type Say = 'all' | 'mine' | 'off'

/** What a person asked to hear: everything, what concerns their agency, or nothing. */
export const wanted = (events: readonly Heard[], say: Say) =>
  say === 'off' ? [] : say === 'mine' ? events.filter(event => event.mine) : [...events]

/** Said at once, not merged. */
export const isUrgent = (event: Heard) => event.what === 'asked' || event.what === 'question'

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
