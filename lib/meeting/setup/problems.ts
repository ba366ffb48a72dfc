import { setupProblems as say } from '../../text/setup'
import { isDay } from '../calendar'
import { holding } from '../protect'
import type { SetupDraft } from './draft'
import type { Around, Problem } from './read'

const blank = (text: string) => !/\S/.test(text)
const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const isCount = (text: string, most: number) => /^\d+$/.test(text) && Number(text) <= most
const isEmail = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text.trim())

/** Each check that does not hold, by its field. */
const unless = (...checks: (readonly [holds: boolean, at: string, sentence: string])[]): Problem[] =>
  checks.flatMap(([holds, at, sentence]) => (holds ? [] : [{ at, sentence }]))

/** Everything that is not right yet, in the form's order; at most one sentence a field. */
export function problemsOf(draft: SetupDraft, around: Around): Problem[] {
  const found = [
    ...inMeeting(draft, around),
    ...inChildren(draft, around),
    ...inFamily(draft),
    ...inProtection(draft),
    ...inPeople(draft),
    ...inTimes(draft),
    ...ofTerms(draft),
  ]
  return found.filter((one, i) => found.findIndex(other => other.at === one.at) === i)
}

const inMeeting = (draft: SetupDraft, { today }: Around): Problem[] =>
  unless(
    [draft.type !== '', 'type', say.type],
    [isDay(draft.date), 'date', say.date],
    [draft.date >= today, 'date', say.past],
    [isTime(draft.from), 'from', say.from],
    [isTime(draft.to), 'to', say.to],
    [!isTime(draft.from) || draft.from < draft.to, 'to', say.order],
    [blank(draft.strategyDiscussion) || isDay(draft.strategyDiscussion), 'strategyDiscussion', say.day],
    [!blank(draft.purpose), 'purpose', say.purpose],
    [draft.concerns.length > 0, 'concerns', say.concern],
    ...draft.concerns.map(({ text }, i) => [!blank(text), `concerns.${i}.text`, say.concern] as const),
  )

const inChildren = ({ children }: SetupDraft, { today }: Around): Problem[] => [
  ...unless([children.length > 0, 'children', say.children]),
  ...children.flatMap((child, i) =>
    unless(
      [!blank(child.name), `children.${i}.name`, say.childName],
      [blank(child.dateOfBirth) || isDay(child.dateOfBirth), `children.${i}.dateOfBirth`, say.day],
      [child.unborn || child.dateOfBirth <= today, `children.${i}.dateOfBirth`, say.born],
      [child.authority !== '', `children.${i}.authority`, say.authority],
    ),
  ),
]

function inFamily({ people }: SetupDraft): Problem[] {
  const emails = people.map(person => (person.seat ? person.email.trim().toLowerCase() : ''))
  const comes = new Set(people.filter(person => person.seat).map(person => person.id))
  return people.flatMap((person, i) =>
    unless(
      [!blank(person.name), `people.${i}.name`, say.personName],
      [!blank(person.relationship), `people.${i}.relationship`, say.relationship],
      [!person.seat || isEmail(person.email), `people.${i}.email`, say.email],
      [!emails[i] || emails.indexOf(emails[i]) === i, `people.${i}.email`, say.twice],
      [
        (person.seat !== 'supporter' && person.seat !== 'interpreter') ||
          (person.comesWith !== person.id && comes.has(person.comesWith)),
        `people.${i}.comesWith`,
        say.comesWith,
      ],
    ),
  )
}

const inProtection = ({ terms, apart, people }: SetupDraft): Problem[] => {
  const known = new Set(people.map(person => person.id))
  return [
    ...terms.flatMap((term, i) =>
      unless(
        [!blank(term.value), `terms.${i}.value`, say.termValue],
        [term.hideFrom.some(id => known.has(id)), `terms.${i}.hideFrom`, say.termFrom],
      ),
    ),
    ...apart.flatMap(({ one, other }, i) =>
      unless([one !== other && known.has(one) && known.has(other), `apart.${i}.other`, say.apart]),
    ),
  ]
}

function inPeople({ attendees, apologies, quorumAgencies }: SetupDraft): Problem[] {
  const ids = attendees.map(one => one.person)
  const chairs = attendees.filter(one => one.role === 'chair').length
  return [
    ...unless(
      [attendees.length > 0, 'attendees', say.attendees],
      [attendees.length === 0 || chairs === 1, 'attendees', say.chair],
    ),
    ...attendees.flatMap((one, i) =>
      unless(
        [ids.indexOf(one.person) === i, `attendees.${i}.person`, say.twice],
        [!one.until || blank(one.until) || isDay(one.until), `attendees.${i}.until`, say.day],
        [!one.deputy || (one.deputy !== one.person && ids.includes(one.deputy)), `attendees.${i}.deputy`, say.deputy],
      ),
    ),
    ...apologies.flatMap(({ agency, name }, i) =>
      unless(
        [!blank(agency), `apologies.${i}.agency`, say.apologyAgency],
        [!blank(name), `apologies.${i}.name`, say.personName],
      ),
    ),
    ...unless([blank(quorumAgencies) || isCount(quorumAgencies, 99), 'quorumAgencies', say.number]),
  ]
}

const inTimes = ({ due, agenda, accessDays }: SetupDraft): Problem[] =>
  unless(
    ...due.map(({ what, on }) => [blank(on) || isDay(on), `due.${what}`, say.day] as const),
    ...agenda.map(
      ({ part, minutes }) => [blank(minutes) || isCount(minutes, 600), `agenda.${part}`, say.number] as const,
    ),
    [isCount(accessDays, 365), 'accessDays', say.accessDays],
  )

/** Family read these lines: none of them may hold words that are hidden from somebody. */
function ofTerms(draft: SetupDraft): Problem[] {
  const lines: [string, string][] = [
    ['title', draft.title],
    ['place', draft.place],
    ...draft.concerns.map(({ text }, i): [string, string] => [`concerns.${i}.text`, text]),
    ...draft.children.map(({ name }, i): [string, string] => [`children.${i}.name`, name]),
    ...draft.agencies.map(({ shownAs }, i): [string, string] => [`agencies.${i}.shownAs`, shownAs]),
    ...draft.attendees.map(({ shownAs }, i): [string, string] => [`attendees.${i}.shownAs`, shownAs]),
  ]
  return draft.terms.flatMap(({ value, hideFrom }) => {
    const holds = holding([value])
    const names = draft.people.filter(person => hideFrom.includes(person.id)).map(person => person.name)
    return lines.flatMap(([at, text]) => (holds(text) ? [{ at, sentence: say.protected(names) }] : []))
  })
}
