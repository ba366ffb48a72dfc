import { randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { agencies, members, people } from '../../drizzle/schema'
import { EXPECTED, emptyDraft, FAMILY_SEATS, following, SEATS, type SetupDraft } from '../../lib/meeting/setup/draft'
import type { Guarded, Setup } from '../../lib/meeting/setup/index'
import type { Session } from '../identity/sessions'
import { enterToRead, logReading } from '../read/meetings'
import { inOffice } from '../rooms/people'
import { beginDraft, type DraftDeps, organiser } from './drafts'

const NOTHING: Guarded = { terms: [], apart: [], faces: { agencies: {}, people: {} } }

/**
 * Begins the set-up of the meeting that follows an earlier one: the same children, family, protection and people, another day.
 * Null where this person may not copy it, or it is not there. Either way it stands in the access log.
 */
export async function copyMeeting(deps: DraftDeps, session: Session, meetingId: string): Promise<string | null> {
  if (!(await organiser(deps, session))) return null
  const entered = await enterToRead(deps, session, meetingId, 'copy')
  if (!entered) return null
  await logReading(deps, session, 'copy', entered)
  return beginDraft(deps, session, draftOf(meetingId, entered.facts.setup, await placesOf(deps, meetingId)))
}

type Seat = {
  person: string
  agency: string
  type: string
  email: string
  role: string
  expected: string
  deputy: string | null
}

const placesOf = ({ db }: DraftDeps, meetingId: string): Promise<Seat[]> =>
  db
    .select({
      person: people.id,
      agency: agencies.id,
      type: agencies.type,
      email: people.email,
      role: sql<string>`coalesce(${members.seat}, ${members.role})`,
      expected: members.expected,
      deputy: members.deputyId,
    })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .innerJoin(agencies, eq(agencies.id, members.agencyId))
    .where(and(eq(members.meetingId, meetingId), isNull(members.removedAt), ...inOffice()))
    .orderBy(agencies.name, people.name)

function draftOf(copiedFrom: string, setup: Setup, seats: readonly Seat[]): SetupDraft {
  const empty = emptyDraft(randomUUID)
  const { terms, apart, faces } = setup.guarded ?? NOTHING
  const attendees = seats.flatMap(seat => attendeeOf(seat, faces))
  return {
    ...empty,
    copiedFrom,
    type: following(setup.type),
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
    people: setup.people.map(person => personOf(person, seats)),
    terms: terms.map(({ label, value, hideFrom }) => ({ id: randomUUID(), label: label ?? '', value, hideFrom })),
    apart: apart.map(([one, other]) => ({ id: randomUUID(), one, other })),
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

function personOf(person: Setup['people'][number], seats: readonly Seat[]): SetupDraft['people'][number] {
  const seat = seats.find(one => one.person === person.account)
  return {
    id: person.id ?? randomUUID(),
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
  const expected = EXPECTED.find(way => way === seat.expected && way !== 'apologies') ?? 'room'
  return [{ person: seat.person, agency: seat.agency, role, expected, deputy: seat.deputy ?? '', shownAs, hideFrom }]
}
