import type { BoardView } from '../board/draft'
import type { DecisionView } from '../board/matters'
import { attendanceOf, cameAt, type How } from '../meeting/flow'
import { HEADINGS, type Heading, type Role } from '../meeting/names'
import type { Setup } from '../meeting/setup'
import type { MeetingState } from '../meeting/state'
import { type Content, carriesViews } from '../statements/contribution'
import type { Decision } from '../statements/decision'
import type { View } from '../statements/stance'
import { type Analysed, analysedIn, type Paragraph } from './analysis'

/** What the chair has still to see to in words that are kept: nothing was marked; they changed since; more is needed before anyone relies on them. */
export type Look = 'unmarked' | 'changed' | 'unverified'

/** One contribution as the record keeps it, in its author's own words. `about`: the children's names. */
export type Kept = {
  id: string
  ref: string
  heading: Heading
  agency: string
  person: string
  content: Content
  about: string[]
  looks: Look[]
  added: string[]
}

export type Attended = { name: string; agency: string; role: Role; how: How | null; came: string; went: string | null }
export type Stood = { agency: string; view: View; reason: string | null; formal: boolean }
export type Decided = Pick<
  Decision,
  'outcome' | 'summary' | 'threshold' | 'category' | 'reasons' | 'override' | 'withoutFamily' | 'coreGroup' | 'review'
> & { id: string; child: string; reliesOn: string[]; told: string[]; views: Stood[] }
export type Planned = {
  id: string
  what: string
  about: string[]
  who: string
  due: string | null
  outcome: string | null
  measure: string | null
  contingency: string | null
  safety: boolean
}
export type FamilySaid = { id: string; name: string; body: string; about: string | null }

/** The account of a closed meeting as it is drafted from what was said: nobody typed any of it again. Times are the server's. */
export type MeetingRecord = {
  begun: string | null
  closedAt: string | null
  purpose: string | null
  concerns: string[]
  chair: string[]
  minutes: string[]
  /** Each child with what they said, wished or showed, before anything else. */
  voices: { child: string; kept: Kept[] }[]
  /** What chair and minute taker make of it all, in prose; absent where they wrote none. */
  analysis?: Analysed[]
  decisions: Decided[]
  undecided: string[]
  actions: Planned[]
  headings: { heading: Heading; kept: Kept[] }[]
  /** Less relevant: one line each. */
  annex: Kept[]
  /** Marked as more than needed and not trimmed since: by reference alone, until they are. */
  toTrim: string[]
  /** How many the chair set aside; none of their words. */
  setAside: number
  /** Shared after the close, and judged by nobody. */
  late: Kept[]
  family: FamilySaid[]
  attended: Attended[]
  apologies: { name: string; agency: string; why: string | null }[]
  absent: { name: string; agency: string }[]
}

type Meeting = Pick<MeetingState, 'flow' | 'present' | 'members' | 'picks' | 'closedAt'>
type Source = {
  board: BoardView
  setup: Pick<Setup, 'children' | 'purpose' | 'concerns' | 'apologies'>
  meeting: Meeting
  analysis?: readonly Paragraph[]
}

/** Drafts the record from the folded board of what all professionals read. */
export function draftRecord({ board, setup, meeting, analysis = [] }: Source): MeetingRecord {
  const nameOf = (child: string) => setup.children.find(({ id }) => id === child)?.name ?? ''
  const { kept, annex, toTrim, setAside, late } = sorted(board, meeting, nameOf)
  const decided = new Set(board.decisions.map(({ child }) => child))
  const inOrder = [...board.actions.filter(one => one.safety), ...board.actions.filter(one => !one.safety)]
  return {
    begun: meeting.flow.begun,
    closedAt: meeting.closedAt,
    purpose: setup.purpose ?? null,
    concerns: setup.concerns.map(({ text }) => text),
    ...leading(meeting),
    voices: setup.children.map(({ id, name }) => ({
      child: name,
      kept: kept.filter(one => carriesViews(one.content) && one.content.children.includes(id)),
    })),
    ...(analysis.length ? { analysis: analysedIn(analysis, setup.children) } : {}),
    decisions: board.decisions.map(one => decidedIn(one, board, nameOf)),
    undecided: setup.children.filter(({ id }) => !decided.has(id)).map(({ name }) => name),
    actions: inOrder.map(one => ({
      id: one.id,
      what: one.what,
      about: one.children.map(nameOf),
      who: [one.owner, one.agency].filter(Boolean).join(', '),
      due: one.due ?? null,
      outcome: one.outcome ?? null,
      measure: one.measure ?? null,
      contingency: one.contingency ?? null,
      safety: one.safety === true,
    })),
    // What a child said stands first, and once.
    headings: HEADINGS.flatMap(heading => {
      const under = kept.filter(one => one.heading === heading && !carriesViews(one.content))
      return under.length ? [{ heading, kept: under }] : []
    }),
    annex,
    toTrim,
    setAside,
    late,
    family: board.family.map(({ id, stamp, body, about }) => ({
      id,
      name: stamp.by.name,
      body,
      about: board.contributions.find(one => one.id === about?.contribution)?.ref ?? null,
    })),
    ...attendance(meeting, setup),
  }
}

type Sorted = { kept: Kept[]; annex: Kept[]; toTrim: string[]; setAside: number; late: Kept[] }

/** Where each contribution goes, by its newest mark. What was set aside stays out, also where its words were changed since: the chair never said that they are in. */
function sorted(board: BoardView, meeting: Meeting, nameOf: (child: string) => string): Sorted {
  const all: Sorted = { kept: [], annex: [], toTrim: [], setAside: 0, late: [] }
  const copies = copiesIn(board, meeting)
  for (const view of board.contributions) {
    const { content, mark } = view
    if (!content || copies.has(view.id)) continue
    const looks: Look[] = [
      ...(mark && (mark.relevance ?? mark.proportionality) ? [] : ['unmarked' as const]),
      ...(mark?.changedSince ? ['changed' as const] : []),
      ...(mark?.proportionality === 'too-little' ? ['unverified' as const] : []),
    ]
    const one: Kept = {
      id: view.id,
      ref: view.ref,
      heading: view.heading,
      agency: view.by.agency,
      person: view.by.name,
      content,
      about: content.children.map(nameOf),
      looks,
      added: view.additions.map(({ body }) => body),
    }
    if (content.late) all.late.push({ ...one, looks: [] })
    else if (mark?.relevance === 'not-relevant') all.setAside += 1
    else if (mark?.proportionality === 'too-much' && !mark.changedSince) all.toTrim.push(view.ref)
    else if (mark?.relevance === 'less-relevant') all.annex.push(one)
    else all.kept.push(one)
  }
  return all
}

/** The same words for more readers, put forward by their author or picked by the chair: the first ones stand for them, as long as they are there. */
export function copiesIn({ contributions }: BoardView, { picks }: Pick<Meeting, 'picks'>): ReadonlySet<string> {
  const there = contributions.filter(({ content }) => content)
  const ids = new Set(there.map(({ id }) => id))
  return new Set([
    ...there.flatMap(({ widenings }) => widenings.map(one => one.as)),
    ...[...picks].flatMap(([as, { contribution }]) => (ids.has(contribution) ? [as] : [])),
  ])
}

function decidedIn(one: DecisionView, board: BoardView, nameOf: (child: string) => string): Decided {
  const { version: _v, audience: _a, stamp: _s, changed: _c, stances, ...words } = one
  const told = board.agencies.flatMap(agency => agency.told).filter(each => one.told?.includes(each.id))
  return {
    ...words,
    child: nameOf(one.child),
    reliesOn: one.reliesOn.flatMap(
      ({ contribution }) => board.contributions.find(view => view.id === contribution)?.ref ?? [],
    ),
    told: told.map(({ to }) => to),
    views: stances.map(({ agency, view, reason, formal }) => ({
      agency,
      view,
      reason: reason ?? null,
      formal: formal === true,
    })),
  }
}

function leading({ members }: Meeting): Pick<MeetingRecord, 'chair' | 'minutes'> {
  const named = (...roles: Role[]) =>
    [...members.values()].filter(({ role }) => roles.includes(role)).map(({ name }) => name)
  return { chair: named('chair', 'acting_chair'), minutes: named('minute_taker') }
}

/** Who came and how, who sent apologies, and who of those invited did neither. Whoever only checks the log did not come to a meeting. */
function attendance(
  meeting: Meeting,
  { apologies: sent }: Pick<Setup, 'apologies'>,
): Pick<MeetingRecord, 'attended' | 'apologies' | 'absent'> {
  const invited = [...meeting.members.values()].filter(({ role }) => role !== 'auditor')
  const attended: Attended[] = []
  const apologies = sent.map(({ name, agency }) => ({ name, agency, why: null as string | null }))
  const absent: MeetingRecord['absent'] = []
  for (const { person, name, agency, role } of invited) {
    const came = cameAt(meeting, person)
    const { how, went, apologies: why } = attendanceOf(meeting.flow, person)
    if (came) attended.push({ name, agency, role, how, came, went })
    else if (why) apologies.push({ name, agency, why })
    else if (!sent.some(one => one.name === name)) absent.push({ name, agency })
  }
  return { attended, apologies, absent }
}
