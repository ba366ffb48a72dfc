import { and, eq, gt, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { agencies, audiences, meetings, members, people } from '../../drizzle/schema'
import { HOW, type How } from '../../lib/meeting/flow'
import { amongOf } from '../../lib/meeting/lists'
import { AGENCY_SHAPES, type AgencyShape, type AudienceKind, ROLES } from '../../lib/meeting/names'
import type { Agency } from '../../lib/meeting/setup'
import type { Audience, MeetingState, Member, NewList, PlaceChange } from '../../lib/meeting/state'
import { canRead } from '../../lib/policy/can'
import type { Drizzle, Transaction } from '../ledger/ledger'

/** Who has a place in a meeting, and the audiences they may read. */
export type People = Pick<MeetingState, 'members' | 'audiences'>

export const among = <T extends string>(list: readonly T[], value: string): T => {
  const found = list.find(item => item === value)
  if (!found) throw new Error('The store holds a name this build does not know.')
  return found
}

/** Whoever said nothing of it is expected in the room. */
const isHow = (expected: string): expected is How => expected !== 'room' && HOW.some(how => how === expected)

export const toAgency = (row: typeof agencies.$inferSelect): Agency => ({
  name: row.name,
  shortName: row.shortName,
  code: row.code,
  shape: among<AgencyShape>(AGENCY_SHAPES, row.shape),
  colour: row.colour,
})

/** The agencies of everyone with a place in a meeting. */
export async function agencyRows(db: Drizzle, id: string): Promise<(typeof agencies.$inferSelect)[]> {
  const here = await db
    .selectDistinct({ agency: agencies })
    .from(members)
    .innerJoin(agencies, eq(agencies.id, members.agencyId))
    .where(and(eq(members.meetingId, id), ne(members.role, 'auditor')))
  return here.map(({ agency }) => agency).sort((a, b) => a.code.localeCompare(b.code))
}

/** Neither disabled nor looking after the installation: whoever does that is in no meeting, whatever they were before. */
export const inOffice = () => [
  isNull(people.disabledAt),
  isNull(agencies.disabledAt),
  sql`${people.administers} is distinct from 'deployment'`,
]

/** Rights end at their time, but never while the meeting is going on, nor for whoever leads or takes the minutes before its record went out. */
const inTime = () =>
  or(
    isNull(members.accessUntil),
    gt(members.accessUntil, sql`now()`),
    and(inArray(meetings.status, ['in_progress', 'adjourned']), ne(members.role, 'auditor')),
    and(
      inArray(meetings.status, ['concluded', 'record_draft', 'record_approved']),
      inArray(members.role, ['chair', 'acting_chair', 'minute_taker']),
    ),
  )

/**
 * Access goes on for as long as was said at set-up, counted from now: at the close for everybody, and when a record is approved and sent
 * for those whose has not ended. An auditor's time is their own.
 */
export const putOffEnds = (tx: Transaction, id: string, whose: 'all' | 'not-ended') =>
  tx
    .update(members)
    .set({
      accessUntil: sql`(select greatest(${members.accessUntil}, now() + make_interval(days => ${meetings.accessDays})) from ${meetings} where ${meetings.id} = ${id})`,
    })
    .where(
      and(
        eq(members.meetingId, id),
        whose === 'all' ? isNotNull(members.accessUntil) : gt(members.accessUntil, sql`now()`),
        ne(members.role, 'auditor'),
      ),
    )

/** Everyone with a place in a meeting; left out are the removed, the disabled, and those whose access has ended. */
export const loadMembers = async (db: Drizzle | Transaction, id: string): Promise<Map<string, Member>> =>
  (await loadMembersOf(db, [id])).get(id) ?? new Map()

/** The same of several meetings at once; one in which nobody has a place is not there. */
export async function loadMembersOf(
  db: Drizzle | Transaction,
  ids: string[],
): Promise<Map<string, Map<string, Member>>> {
  const rows = await db
    .select({ member: members, person: people, agency: agencies.name })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .innerJoin(agencies, eq(agencies.id, members.agencyId))
    .innerJoin(meetings, eq(meetings.id, members.meetingId))
    .where(and(inArray(members.meetingId, ids), isNull(members.removedAt), inTime(), ...inOffice()))
    .orderBy(agencies.name, people.name, people.id)
  const all = new Map<string, Map<string, Member>>()
  for (const { member, person, agency } of rows) {
    const here = all.get(member.meetingId) ?? new Map<string, Member>()
    all.set(member.meetingId, here)
    here.set(person.id, {
      person: person.id,
      name: person.name,
      agency,
      agencyId: member.agencyId,
      role: among(ROLES, member.role),
      ...(person.jobTitle ? { jobTitle: person.jobTitle } : {}),
      admitted: member.admittedAt !== null,
      ...(isHow(member.expected) ? { expected: member.expected } : {}),
      ...(member.early ? { early: true as const } : {}),
      ...(member.deputyId ? { deputy: member.deputyId } : {}),
      ...(member.seat && member.seat !== member.role ? { seat: among(ROLES, member.seat) } : {}),
    })
  }
  return all
}

/** What a place says of somebody besides their role, of everyone who ever had one. */
export async function placeDetails(
  db: Drizzle,
  id: string,
): Promise<Map<string, Pick<Member, 'jobTitle' | 'expected' | 'deputy'>>> {
  const rows = await db
    .select({ member: members, jobTitle: people.jobTitle })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(eq(members.meetingId, id))
  return new Map(
    rows.map(({ member: { personId, expected, deputyId }, jobTitle }) => [
      personId,
      {
        ...(jobTitle ? { jobTitle } : {}),
        ...(isHow(expected) ? { expected } : {}),
        ...(deputyId ? { deputy: deputyId } : {}),
      },
    ]),
  )
}

const audienceOf = (row: typeof audiences.$inferSelect): Audience => {
  const kind = among<AudienceKind>(['meeting', 'professionals', 'named', 'own'], row.kind)
  const people = row.people ? { [kind === 'meeting' ? 'without' : 'people']: new Set(row.people) } : {}
  return { id: row.id, kind, version: row.version, ...people }
}

/** The audiences of a meeting, as they were when it was last looked at who reads them. */
export async function readAudiences(db: Drizzle, id: string): Promise<People['audiences']> {
  const rows = await db.select().from(audiences).where(eq(audiences.meetingId, id))
  return new Map(rows.map(row => [row.id, audienceOf(row)]))
}

/**
 * Who has a place now. An audience which somebody reads who did not when it was last looked at gets its next version,
 * however they came to: what was written for the older one is then refused, and its author asked again.
 */
export async function loadPeople(db: Drizzle | Transaction, id: string): Promise<People> {
  const here = await loadMembers(db, id)
  const all: People['audiences'] = new Map()
  for (const row of await db.select().from(audiences).where(eq(audiences.meetingId, id))) {
    const audience = audienceOf(row)
    const readers = [...here.values()].filter(member => canRead(member, audience)).map(({ person }) => person)
    const known = new Set(row.readers ?? readers)
    if (readers.some(person => !known.has(person))) audience.version++
    if (row.readers === null || audience.version > row.version || readers.length < known.size)
      await db
        .update(audiences)
        .set({ readers, version: audience.version })
        .where(and(eq(audiences.meetingId, id), eq(audiences.id, row.id), eq(audiences.version, row.version)))
    all.set(row.id, audience)
  }
  for (const audience of all.values())
    if (audience.kind === 'named') audience.among = amongOf(audience, { members: here, audiences: all })
  return { members: here, audiences: all }
}

const given = sql`coalesce(${members.seat}, ${members.role})`

/** What each change of a place makes of its row, and where it can be. Whoever lets the chair go has their own role again, or a practitioner's where it was the chair's. */
const PLACES: Record<PlaceChange['become'], { set: Record<string, SQL | boolean | null>; where?: SQL }> = {
  admitted: { set: { admittedAt: sql`now()` }, where: isNull(members.admittedAt) },
  removed: { set: { removedAt: sql`now()` } },
  here: { set: { early: false }, where: eq(members.early, true) },
  'sent-out': { set: { admittedAt: null, early: false }, where: isNotNull(members.admittedAt) },
  waiting: { set: { early: false, admittedAt: null }, where: eq(members.early, true) },
  chairing: {
    set: { role: sql`case ${given} when 'chair' then 'chair' else 'acting_chair' end`, seat: given },
  },
  'not-chairing': {
    set: {
      role: sql`case when ${given} in ('chair', 'acting_chair') then 'practitioner' else ${given} end`,
      seat: given,
    },
    where: inArray(members.role, ['chair', 'acting_chair']),
  },
}

/**
 * Gives and takes places, makes lists, and says who reads what then. Throws where somebody's place is not what it was when that
 * was decided.
 */
export async function savePeople(
  tx: Transaction,
  id: string,
  changes: readonly PlaceChange[],
  lists: readonly NewList[],
): Promise<People> {
  for (const { person, become } of changes) {
    const theirs = and(eq(members.meetingId, id), eq(members.personId, person), isNull(members.removedAt))
    const { set, where } = PLACES[become]
    const changed = tx.update(members).set(set).where(and(theirs, where))
    if ((await changed.returning({ person: members.personId })).length === 0)
      throw new Error('Their place is another by now.')
  }
  for (const { id: list, people } of lists)
    await tx.insert(audiences).values({ meetingId: id, id: list, kind: 'named', people })
  return loadPeople(tx, id)
}

const spelt = (members: People['members']) => JSON.stringify([...members])

export const sameMembers = (one: People['members'], other: People['members']): boolean => spelt(one) === spelt(other)

export const samePeople = (one: People, other: People): boolean =>
  sameMembers(one.members, other.members) && JSON.stringify([...one.audiences]) === JSON.stringify([...other.audiences])
