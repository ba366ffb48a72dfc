import type { BoardView, ContributionView } from '../board/draft'
import { type Day, daysBetween } from '../meeting/calendar'
import { answerBy, dissentClock, dueTimes } from '../meeting/clocks'
import type { AgencyType } from '../meeting/names'
import type { Setup } from '../meeting/setup'
import type { MeetingState } from '../meeting/state'
import { copiesIn } from '../record/record'
import { carriesViews } from '../statements/contribution'
import { londonDate } from '../text/dates'
import { LAG_DAYS, LAGS, Tally } from './tally'

/** A meeting that was closed, as its room has it. `types`: agency -> what it is, the family's left out. */
export type Measured = {
  board: BoardView
  meeting: Pick<MeetingState, 'contributions' | 'said' | 'members' | 'flow' | 'picks' | 'recording'>
  setup: Pick<Setup, 'type' | 'children' | 'due' | 'dissent'>
  /** The day it was to begin. */
  on: Day
  types: ReadonlyMap<string, AgencyType>
  today: Day
}

/** Counts a closed meeting: how things were shared, judged and seen to. What was said on named lists is not counted. */
export function measure(of: Measured): Tally {
  const tally = new Tally().add('meetings', 'all')
  const copies = copiesIn(of.board, of.meeting)
  const shared = of.board.contributions.filter(({ id, content }) => content && !copies.has(id))
  for (const one of shared) contribution(tally, one)
  for (const { id } of of.setup.children) {
    const voiced = shared.some(({ content }) => content && carriesViews(content) && content.children.includes(id))
    tally.add('children', 'all').add('children', 'voiced', voiced ? 1 : 0)
  }
  agencies(tally, of)
  const clock = of.setup.dissent ?? dissentClock()
  for (const { stances } of of.board.decisions) {
    const against = stances.filter(({ view }) => view === 'disagrees')
    tally.add('decisions', 'all').add('decisions', 'disagreed', against.length > 0 ? 1 : 0)
    tally.add('decisions', 'formal', against.some(({ formal }) => formal) ? 1 : 0)
    for (const { formal, stamp } of stances) {
      if (!formal) continue
      tally.add('dissents', 'all')
      tally.add('dissents', 'past', answerBy(londonDate(stamp.at), clock) < of.today ? 1 : 0)
    }
  }
  for (const { due } of of.board.actions) {
    tally.add('actions', 'all').add('actions', 'past', due !== undefined && due < of.today ? 1 : 0)
  }
  return tally.add('records', record(of))
}

function contribution(tally: Tally, { content, mark, stamp, additions }: ContributionView) {
  if (!content) return
  const { source, event, impact, historic } = content
  tally.add('shared', 'all')
  if (source) tally.add('shared', 'source')
  if (event?.date) tally.add('shared', 'date')
  if (impact || additions.some(({ field }) => field === 'impact')) tally.add('shared', 'impact')
  tally.add('relevance', mark?.relevance ?? 'unmarked')
  tally.add('proportionality', mark?.proportionality ?? 'unmarked')
  // A month or a year is too coarse to count days from, and what is long ago was not late.
  const exact = event?.precision === 'minute' || event?.precision === 'day' || event?.precision === 'period'
  const day = event?.end ?? event?.date
  if (!exact || !day || historic) return
  const days = daysBetween(day, londonDate(stamp.at))
  tally.add('lag', LAGS[LAG_DAYS.findIndex(last => days <= last)] ?? 'longer')
}

/** Every agency somebody came for, or should have: silent where it neither shared anything nor said that it had nothing to share. */
function agencies(tally: Tally, { meeting, types }: Measured) {
  const places = [...meeting.members.values()].filter(({ role }) => role === 'practitioner' || role === 'legal_adviser')
  // Also what somebody typed for them, and what stands on a named list: only that they spoke is counted.
  const spoke = new Set([
    ...[...meeting.contributions.values()].map(({ agency }) => agency),
    ...[...meeting.said.values()].flatMap(({ receipt }) => receipt?.by.agency ?? []),
    ...[...meeting.flow.finished.keys()].map(key => key.slice(0, key.lastIndexOf('|'))),
  ])
  let silence = false
  for (const agency of new Set(places.map(place => place.agency))) {
    const type = types.get(agency)
    if (!type) continue
    tally.add('invited', type)
    if (spoke.has(agency)) continue
    tally.add('silent', type)
    silence = true
  }
  tally.add('meetings', 'silence', silence ? 1 : 0)
}

function record({ setup, meeting, on, today }: Measured) {
  const due = (setup.due ?? dueTimes({ type: setup.type, on })).find(({ what }) => what === 'record')?.on
  const [first] = meeting.recording.approved
  if (!due) return 'no-day'
  if (first) return londonDate(first.at) <= due ? 'in-time' : 'late'
  return due < today ? 'overdue' : 'not-due'
}
