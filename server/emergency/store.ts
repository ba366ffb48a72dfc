import { and, desc, eq, gt, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { agencies, emergencyReads, meetings, members, people } from '../../drizzle/schema'
import { bare } from '../../lib/meeting/protect'
import type { AskedToRead } from '../../lib/policy/emergency'
import type { EmergencyRequest } from '../../lib/protocol/emergency'
import { ID } from '../../lib/protocol/ids'
import type { Drizzle, Ledger } from '../ledger/ledger'
import { seal, unseal } from '../ledger/seal'
import { loadFacts } from '../rooms/load'
import { inOffice } from '../rooms/people'

type Deps = { db: Drizzle; ledger: Ledger }
export type Read = typeof emergencyReads.$inferSelect
type Which = Extract<EmergencyRequest, { verb: 'ask' }>['which']

const LEADS = ['chair', 'acting_chair']

/** The meeting somebody means: by its address, or the newest one about this child. Null where there is none. */
export async function meetingMeant({ db, ledger }: Deps, which: Which): Promise<string | null> {
  if ('meeting' in which) {
    const id = new RegExp(ID).exec(which.meeting.toLowerCase())?.[0]
    const facts = id ? await loadFacts(db, ledger, id) : null
    return facts?.id ?? null
  }
  const [name, born] = [bare(which.child), which.dateOfBirth]
  const rows = await db
    .select({ id: meetings.id })
    .from(meetings)
    .where(sql`${meetings.status} <> 'archived'`)
    .orderBy(desc(meetings.startsAt))
  let meant: string | null = null
  // Every meeting is looked at, whether one was found or not: how long it takes says nothing.
  for (const { id } of rows) {
    const facts = await loadFacts(db, ledger, id)
    const about = facts?.setup.children.some(child => bare(child.name) === name && child.dateOfBirth === born)
    if (about) meant ??= id
  }
  return meant
}

const purpose = (meeting: string, id: string) => `${meeting}|emergency|${id}`

export const sealReason = async (ledger: Ledger, meeting: string, id: string, reason: string) =>
  seal(await ledger.key(meeting), Buffer.from(reason), purpose(meeting, id))

export const reasonOf = async (ledger: Ledger, { meetingId, id, reason }: Read) =>
  Buffer.from(unseal(await ledger.key(meetingId), reason, purpose(meetingId, id))).toString()

/** Requests that nobody has answered for a day are nobody's any more. */
const FORGOTTEN = sql`now() - interval '1 day'`
export const isWaiting = () => and(isNull(emergencyReads.answeredAt), gt(emergencyReads.askedAt, FORGOTTEN))
/** What is read now: confirmed, not ended, and not over. */
export const isOpen = () =>
  and(isNotNull(emergencyReads.answeredAt), isNull(emergencyReads.endedAt), gt(emergencyReads.until, sql`now()`))

/** Of a meeting that was disposed of nothing is asked, told or read: the words of whoever asked went with its key. */
const notDisposed = () => sql`octet_length(${meetings.sealedSetup}) > 0`

/** A request with who asks, while they are in office. */
export type Asked = { read: Read; person: typeof people.$inferSelect; agency: typeof agencies.$inferSelect }

export const askedWhere = (db: Pick<Drizzle, 'select'>, which: ReturnType<typeof and>): Promise<Asked[]> =>
  db
    .select({ read: emergencyReads, person: people, agency: agencies })
    .from(emergencyReads)
    .innerJoin(people, eq(people.id, emergencyReads.personId))
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .innerJoin(meetings, eq(meetings.id, emergencyReads.meetingId))
    .where(and(which, notDisposed(), ...inOffice()))
    .orderBy(desc(emergencyReads.askedAt))

/** To which units a meeting belongs: the one that set it up, and those of whoever chairs it. */
export async function unitsOf(db: Pick<Drizzle, 'select'>, meeting: string): Promise<string[]> {
  const [row] = await db.select({ by: meetings.organisedBy }).from(meetings).where(eq(meetings.id, meeting))
  const chairs = await db
    .select({ agency: members.agencyId })
    .from(members)
    .where(and(eq(members.meetingId, meeting), inArray(members.role, LEADS), isNull(members.removedAt)))
  return [...new Set([...(row?.by ? [row.by] : []), ...chairs.map(one => one.agency)])]
}

export const subjectOf = async (
  db: Pick<Drizzle, 'select'>,
  { read, person, agency }: Asked,
): Promise<AskedToRead> => ({
  person: read.personId,
  setUpBy: person.setUpBy,
  agency: agency.id,
  units: await unitsOf(db, read.meetingId),
})

/** The meetings of whose emergency readings this person is told: those they chair now, and their unit's where nobody in office does. */
export async function toldOfBy(db: Pick<Drizzle, 'select'>, person: string): Promise<string[]> {
  const chaired = await db
    .select({ id: members.meetingId })
    .from(members)
    .where(and(eq(members.personId, person), leading()))
  const nobody = sql`not exists (${db
    .select({ one: sql`1` })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .where(and(eq(members.meetingId, meetings.id), leading(), ...inOffice()))})`
  const left = await db
    .select({ id: meetings.id })
    .from(emergencyReads)
    .innerJoin(meetings, eq(meetings.id, emergencyReads.meetingId))
    .innerJoin(people, eq(people.agencyId, meetings.organisedBy))
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .where(and(eq(people.id, person), nobody, ...inOffice()))
  return [...new Set([...chaired, ...left].map(({ id }) => id))]
}

const leading = () => and(inArray(members.role, LEADS), isNull(members.removedAt), isNotNull(members.admittedAt))

/** The addresses of whoever can confirm what somebody asks by what they administer, but never their own, and of whoever chairs a meeting. */
export async function addressesOf(db: Pick<Drizzle, 'select'>, asker: string, agency: string): Promise<string[]> {
  const rows = await db
    .select({ email: people.email })
    .from(people)
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .where(
      and(
        sql`(${people.administers} = 'deployment' or (${people.administers} = 'agency' and ${people.agencyId} = ${agency}))`,
        ne(people.id, asker),
        isNull(people.disabledAt),
        isNull(agencies.disabledAt),
      ),
    )
  return rows.map(({ email }) => email)
}
export async function chairAddresses(db: Pick<Drizzle, 'select'>, meeting: string): Promise<string[]> {
  const rows = await db
    .select({ email: people.email })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .where(and(eq(members.meetingId, meeting), inArray(members.role, LEADS), isNull(members.removedAt), ...inOffice()))
  return rows.map(({ email }) => email)
}

export async function startOf(db: Pick<Drizzle, 'select'>, meeting: string): Promise<string | null> {
  const [row] = await db.select({ at: meetings.startsAt }).from(meetings).where(eq(meetings.id, meeting))
  return row?.at.toISOString() ?? null
}
