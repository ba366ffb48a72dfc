import { londonToUtc } from '../../text/dates'
import { MEETING_TYPE_WORDS } from '../../text/meetings'
import { isDay } from '../calendar'
import {
  type DissentClock,
  type Due,
  dissentClock,
  dueTimes,
  type LocalClocks,
  strictest,
  USUAL_CLOCKS,
} from '../clocks'
import type { MeetingType, Role } from '../names'
import type { Expected, SetupDraft } from './draft'
import type { Guarded, Setup } from './index'
import { problemsOf } from './problems'

/** What is not right yet: `at` is the field (`children.0.name`), the sentence stands beside it. */
export type Problem = { at: string; sentence: string }

/** What reading a draft needs from outside: the day in London, and each authority's clocks by its agency's id. */
export type Around = { today: string; clocks: ReadonlyMap<string, LocalClocks> }

/** Someone of an agency who is invited. `agency` is its id. */
export type Invited = {
  person: string
  agency: string
  role: Role
  expected: Expected
  deputy: string | null
  /** When an auditor's reading ends; the meeting's own end of access where nothing is said. */
  until?: string
  at: string
}
/** Someone of the family who comes: `of` is their id among the family's people, `email` what they sign in with. */
export type Coming = { of: string; email: string; role: Role; expected: Expected; at: string }

/** A meeting ready to be made, but for what only the store knows: whether these people have accounts. Times are UTC. */
export type Ready = {
  setup: Setup
  startsAt: string
  endsAt: string
  /** Where the meeting is never held; else so many days after its close. */
  accessUntil: string
  accessDays: number
  invited: Invited[]
  coming: Coming[]
}

/** Reads a form that is meant to be complete: the meeting, or everything that is not right yet in the form's order. */
export function readSetup(
  draft: SetupDraft,
  around: Around,
): { ok: true; ready: Ready } | { ok: false; problems: Problem[] } {
  const problems = problemsOf(draft, around)
  const ready = problems.length > 0 ? null : readyOf(draft, around)
  return ready ? { ok: true, ready } : { ok: false, problems }
}

/** The meeting of a form, whatever else is not right in it; null where it has no kind or no time. */
export function readyOf(draft: SetupDraft, around: Around): Ready | null {
  const { type } = draft
  const startsAt = londonToUtc(`${draft.date}T${draft.from}`)
  const endsAt = londonToUtc(`${draft.date}T${draft.to}`)
  if (type === '' || !startsAt || !endsAt) return null
  const accessDays = Number(draft.accessDays)
  const accessUntil = new Date(Date.parse(endsAt) + accessDays * 86_400_000).toISOString()
  return {
    setup: setupOf(draft, type, around),
    startsAt,
    endsAt,
    accessUntil,
    accessDays,
    invited: draft.attendees.map(({ person, agency, role, expected, deputy, until }, i) => ({
      person,
      agency,
      role,
      expected,
      deputy: deputy || null,
      ...(role === 'auditor' && until ? { until: londonToUtc(`${until}T23:59`) ?? undefined } : {}),
      at: `attendees.${i}.person`,
    })),
    coming: draft.people.flatMap(({ id, email, seat, expected }, i) =>
      seat ? [{ of: id, email: email.trim(), role: seat, expected, at: `people.${i}.email` }] : [],
    ),
  }
}

/** Undefined where nothing was written: absent once it is stored. */
const said = (text: string) => text.trim() || undefined

function setupOf(draft: SetupDraft, type: MeetingType, around: Around): Setup {
  const due = dueOf(draft, around)
  return {
    title: draft.title.trim() || MEETING_TYPE_WORDS[type],
    type,
    place: said(draft.place),
    purpose: said(draft.purpose),
    legalContext: said(draft.legalContext),
    strategyDiscussion: said(draft.strategyDiscussion),
    quorum: said(draft.quorum),
    copiedFrom: said(draft.copiedFrom),
    quorumAgencies: draft.quorumAgencies ? Number(draft.quorumAgencies) : undefined,
    children: draft.children.map(({ id, name, dateOfBirth, unborn, legalStatus, consistentIdentifier }) => ({
      id,
      name: name.trim(),
      dateOfBirth: said(dateOfBirth),
      unborn: unborn || undefined,
      legalStatus: said(legalStatus),
      consistentIdentifier: said(consistentIdentifier),
    })),
    people: draft.people.map(({ id, name, relationship, parentalResponsibility, comesWith }) => ({
      id,
      name: name.trim(),
      relationship: relationship.trim(),
      parentalResponsibility,
      comesWith: said(comesWith),
    })),
    concerns: draft.concerns.map(({ id, text }) => ({ id, text: text.trim() })),
    apologies: draft.apologies.map(({ agency, name, reportSent }) => ({
      agency: agency.trim(),
      name: name.trim(),
      reportSent,
    })),
    authorities: Object.fromEntries(draft.children.map(({ id, authority }) => [id, authority])),
    due,
    dissent: dissentOf(draft, around),
    numbers: numbersOf(draft, around),
    agenda: draft.agenda.flatMap(({ part, minutes }) =>
      Number(minutes) > 0 ? [{ part, minutes: Number(minutes) }] : [],
    ),
    guarded: guardedOf(draft),
  }
}

const guardedOf = ({ terms, apart, agencies, attendees }: SetupDraft): Guarded => ({
  terms: terms.map(({ label, value, hideFrom }) => ({ label: said(label), value: value.trim(), hideFrom })),
  apart: apart.map(({ one, other }) => [one, other]),
  faces: {
    agencies: Object.fromEntries(
      agencies.map(({ agency, shownAs, hideFrom }) => [agency, { shownAs: shownAs.trim(), hideFrom }]),
    ),
    people: Object.fromEntries(
      attendees.map(({ person, shownAs, hideFrom }) => [person, { shownAs: shownAs.trim(), hideFrom }]),
    ),
  },
})

/** What falls due by the children's authorities, the earliest day of each; empty as long as kind or day is not known. */
export function usualDue({ type, date, strategyDiscussion, children }: SetupDraft, { clocks }: Around): Due[] {
  if (!type || !isDay(date)) return []
  const strategy = isDay(strategyDiscussion) ? { strategy: strategyDiscussion } : {}
  const authorities = new Set(children.map(child => child.authority))
  return strictest(
    [...authorities].map(id => dueTimes({ type, on: date, ...strategy }, clocks.get(id) ?? USUAL_CLOCKS)),
  )
}

/** Where children's authorities differ, the shortest holds. */
const dissentOf = ({ children }: SetupDraft, { clocks }: Around): DissentClock | undefined =>
  [...new Set(children.map(child => child.authority))]
    .map(id => dissentClock(clocks.get(id)))
    .sort((a, b) => a.days - b.days)[0]

/** Whom to ring by the children's authorities; absent where none of them says. */
function numbersOf({ children }: SetupDraft, { clocks }: Around): string[] | undefined {
  const numbers = new Set(children.flatMap(({ authority }) => clocks.get(authority)?.number ?? []))
  return numbers.size ? [...numbers] : undefined
}

const dueOf = (draft: SetupDraft, around: Around): Due[] =>
  usualDue(draft, around).map(({ what, on }) => ({
    what,
    on: draft.due.find(changed => changed.what === what && isDay(changed.on))?.on ?? on,
  }))
