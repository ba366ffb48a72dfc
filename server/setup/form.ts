import { createHash } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { agencies, meetings, members, people } from '../../drizzle/schema'
import { EXPECTED, emptyDraft, FAMILY_SEATS, following, SEATS, type SetupDraft } from '../../lib/meeting/setup/draft'
import type { Guarded, Setup } from '../../lib/meeting/setup/index'
import { type Around, usualDue } from '../../lib/meeting/setup/read'
import type { MeetingForm } from '../../lib/protocol/set-up'
import { clockMinutes, londonDate } from '../../lib/text/dates'
import { MEETING_TYPE_WORDS } from '../../lib/text/meetings'
import type { Drizzle, Ledger } from '../ledger/ledger'
import { unseal } from '../ledger/seal'
import { inOffice } from '../rooms/people'

const NOTHING: Guarded = { terms: [], apart: [], faces: { agencies: {}, people: {} } }

/** Somebody's place in a meeting, as its form has it: the role they were given, whoever chairs now. */
type Seat = {
  person: string
  name: string
  agency: string
  agencyName: string
  type: string
  email: string
  role: string
  expected: string
  deputy: string | null
  until: Date | null
}

/** Everyone with a place in a meeting who could be invited to it. */
export const seatsOf = (db: Pick<Drizzle, 'select'>, meetingId: string): Promise<Seat[]> =>
  db
    .select({
      person: people.id,
      name: people.name,
      agency: agencies.id,
      agencyName: agencies.name,
      type: agencies.type,
      email: people.email,
      role: sql<string>`coalesce(${members.seat}, ${members.role})`,
      expected: members.expected,
      deputy: members.deputyId,
      until: members.accessUntil,
    })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .innerJoin(agencies, eq(agencies.id, members.agencyId))
    .where(and(eq(members.meetingId, meetingId), isNull(members.removedAt), ...inOffice()))
    .orderBy(agencies.name, people.name, people.id)

/** The form of a meeting's children, family, protection and people: what one that follows it begins with. `newId` makes a uuid. */
function commonOf(setup: Setup, seats: readonly Seat[], newId: () => string): SetupDraft {
  const empty = emptyDraft(newId)
  const { terms, apart, faces } = setup.guarded ?? NOTHING
  const attendees = seats.flatMap(seat => attendeeOf(seat, faces))
  return {
    ...empty,
    type: setup.type,
    place: setup.place ?? '',
    legalContext: setup.legalContext ?? '',
    concerns: setup.concerns.length ? setup.concerns : empty.concerns,
    children: setup.children.map(child => ({
      id: child.id,
      name: child.name,
      dateOfBirth: child.dateOfBirth ?? '',
      unborn: child.unborn ?? false,
      legalStatus: child.legalStatus ?? '',
      consistentIdentifier: child.consistentIdentifier ?? '',
      authority: setup.authorities?.[child.id] ?? '',
    })),
    people: setup.people.map(person => personOf(person, seats, newId)),
    terms: terms.map(({ label, value, hideFrom }) => ({ id: newId(), label: label ?? '', value, hideFrom })),
    apart: apart.map(([one, other]) => ({ id: newId(), one, other })),
    agencies: [...new Set(attendees.map(one => one.agency))].map(agency => ({
      agency,
      ...(faces?.agencies[agency] ?? { shownAs: '', hideFrom: [] }),
    })),
    attendees,
    quorum: setup.quorum ?? '',
    quorumAgencies: String(setup.quorumAgencies ?? empty.quorumAgencies),
    agenda: setup.agenda
      ? empty.agenda.map(({ part }) => ({
          part,
          minutes: String(setup.agenda?.find(one => one.part === part)?.minutes ?? ''),
        }))
      : empty.agenda,
  }
}

/** The form with which the meeting that follows this one begins: nobody has sent apologies to it, and no review of this one reads on. */
export function nextForm(copiedFrom: string, setup: Setup, seats: readonly Seat[], newId: () => string): SetupDraft {
  const common = commonOf(setup, seats, newId)
  return {
    ...common,
    copiedFrom,
    type: following(setup.type),
    attendees: common.attendees.map(({ until: _until, ...one }) => ({
      ...one,
      expected: one.expected === 'apologies' ? 'room' : one.expected,
    })),
  }
}

type MeetingRow = typeof meetings.$inferSelect

/** What a meeting is now, with the form that says it. */
export type Current = { row: MeetingRow; setup: Setup; seats: Seat[]; form: MeetingForm }

/** A meeting as its form stands now; null where there is none. The same meeting gives the same form, to the byte. */
export async function currentForm(
  db: Pick<Drizzle, 'select'>,
  ledger: Pick<Ledger, 'key'>,
  id: string,
  around: Around,
): Promise<Current | null> {
  const [row] = await db.select().from(meetings).where(eq(meetings.id, id))
  if (!row || row.sealedSetup.length === 0) return null
  const plain = unseal(await ledger.key(id), row.sealedSetup, `${id}|setup`)
  const setup: Setup = JSON.parse(Buffer.from(plain).toString())
  const seats = await seatsOf(db, id)
  const draft = wholeForm(row, setup, seats, around)
  return { row, setup, seats, form: { id, version: versionOf(draft), draft, begun: row.status !== 'open' } }
}

function wholeForm(row: MeetingRow, setup: Setup, seats: readonly Seat[], around: Around): SetupDraft {
  const common = commonOf(setup, seats, numbered())
  const [startsAt, endsAt] = [row.startsAt.toISOString(), row.endsAt.toISOString()]
  const form: SetupDraft = {
    ...common,
    copiedFrom: setup.copiedFrom ?? '',
    title: setup.title === MEETING_TYPE_WORDS[setup.type] ? '' : setup.title,
    date: londonDate(startsAt),
    from: clockMinutes(startsAt),
    to: clockMinutes(endsAt),
    purpose: setup.purpose ?? '',
    strategyDiscussion: setup.strategyDiscussion ?? '',
    apologies: setup.apologies.map((one, i) => ({ id: idOf(APOLOGY + i), ...one })),
    accessDays: row.accessDays === null ? '' : String(row.accessDays),
    agenda: setup.agenda ? common.agenda : common.agenda.map(one => ({ ...one, minutes: '' })),
  }
  const usual = usualDue(form, around)
  const due = (setup.due ?? []).filter(one => !usual.some(({ what, on }) => what === one.what && on === one.on))
  return { ...form, due }
}

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
/** Ids for rows that are stored without one, the same whenever the form is made. */
const numbered = () => {
  let next = 1
  return () => idOf(next++)
}
const APOLOGY = 5000

/** What a form says, apart from the ids of rows that are stored without one and from the order in which people stand. */
export function versionOf(draft: SetupDraft): string {
  const rows = <T extends { id: string }>(list: readonly T[]) => list.map(({ id: _id, ...row }) => row)
  const sorted = <T>(list: readonly T[], key: (row: T) => string) =>
    [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const plain = {
    ...draft,
    terms: rows(draft.terms),
    apart: rows(draft.apart),
    apologies: rows(draft.apologies),
    agencies: sorted(draft.agencies, one => one.agency),
    attendees: sorted(draft.attendees, one => one.person),
  }
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex')
}

function personOf(
  person: Setup['people'][number],
  seats: readonly Seat[],
  newId: () => string,
): SetupDraft['people'][number] {
  const seat = seats.find(one => one.person === person.account)
  return {
    id: person.id ?? newId(),
    name: person.name,
    relationship: person.relationship,
    parentalResponsibility: person.parentalResponsibility ?? false,
    seat: FAMILY_SEATS.find(role => role === seat?.role) ?? '',
    email: seat?.email ?? '',
    comesWith: person.comesWith ?? '',
    expected: EXPECTED.find(way => way === seat?.expected) ?? 'room',
  }
}

function attendeeOf(seat: Seat, faces: Guarded['faces']): SetupDraft['attendees'] {
  const role = SEATS.find(one => one === seat.role)
  if (!role || seat.type === 'family') return []
  const { shownAs, hideFrom } = faces?.people[seat.person] ?? { shownAs: '', hideFrom: [] }
  const expected = EXPECTED.find(way => way === seat.expected) ?? 'room'
  const until = role === 'auditor' && seat.until ? { until: londonDate(seat.until.toISOString()) } : {}
  const { person, agency, deputy } = seat
  return [{ person, agency, role, expected, deputy: deputy ?? '', shownAs, hideFrom, ...until }]
}
