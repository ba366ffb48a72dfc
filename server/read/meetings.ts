import { and, eq, isNull } from 'drizzle-orm'
import { meetings, members } from '../../drizzle/schema'
import { facedAs } from '../../lib/meeting/faces'
import type { Member } from '../../lib/meeting/state'
import { can, isFamily, isProfessional, leads } from '../../lib/policy/can'
import { isId } from '../../lib/protocol/ids'
import type { MeetingItem } from '../../lib/protocol/views'
import type { Content } from '../acts/act'
import type { Session } from '../identity/sessions'
import { loadFacts } from '../rooms/load'
import { loadMembers } from '../rooms/people'
import type { MeetingFacts } from '../rooms/views'
import type { ReadDeps } from './deps'
import { READINGS, type Reading, verbOf } from './refused'

/** A meeting, and this person's place in it, once `can(enter)` said yes; null otherwise, whatever the reason. */
export type Entered = {
  facts: MeetingFacts & Pick<MeetingItem, 'status' | 'approved'>
  me: Member
  members: Map<string, Member>
}

/** Whoever has no place hears so after the same one question to the store, whether there is such a meeting or not. */
export async function enter({ db, ledger }: ReadDeps, session: Session, meetingId: string): Promise<Entered | null> {
  if (!isId(meetingId)) return null
  const all = await loadMembers(db, meetingId)
  const me = all.get(session.person.id)
  const facts = me && (await loadFacts(db, ledger, meetingId))
  return facts && !can(me, 'enter', facts) ? { facts, me, members: all } : null
}

/**
 * The same, for somebody who may also do this there; null otherwise, and then the access log says that they asked. Nobody waits
 * for that line: a meeting that is not there would answer sooner than one that is not theirs.
 */
export async function enterToRead(deps: ReadDeps, session: Session, meetingId: string, reading: Reading) {
  const entered = await enter(deps, session, meetingId)
  if (entered && !can(entered.me, verbOf(reading), entered.facts)) return entered
  if (isId(meetingId)) void deps.logRefused(session, reading, meetingId, entered?.me ?? null)
  return null
}

/** The auditor's way to what is left of a meeting that was disposed of: its log, in which nobody reads a word. */
export async function enterDisposed({ db }: ReadDeps, session: Session, meetingId: string) {
  const [row] = isId(meetingId) ? await db.select().from(meetings).where(eq(meetings.id, meetingId)) : []
  if (row?.sealedSetup.length !== 0) return null
  const me = (await loadMembers(db, meetingId)).get(session.person.id)
  return me?.role === 'auditor' && !can(me, 'export', { status: 'archived' }) ? { facts: { id: meetingId }, me } : null
}

/** Enters in the access log that somebody reads; resolves once it is durable. */
export const logReading = (
  { access }: ReadDeps,
  { person }: Session,
  reading: Reading,
  { facts, me }: { facts: { id: string }; me: Member },
  content: Content = {},
) =>
  access({
    type: READINGS[reading].granted,
    actor: { person: person.id, name: person.name },
    agency: person.agency,
    role: me.role,
    content: { meeting: facts.id, ...content },
  })

/** One line of "Your meetings", with no more than this person may know of it. */
export function itemOf({ facts, me, members: all }: Entered): MeetingItem {
  const { setup } = facts
  const chair = [...all.values()].find(leads)
  return {
    id: facts.id,
    title: setup.title,
    type: setup.type,
    status: facts.status,
    approved: facts.approved,
    startsAt: facts.startsAt,
    endsAt: facts.endsAt,
    ...(setup.place ? { place: setup.place } : {}),
    chair: chair ? (isFamily(me) ? facedAs(facts.faces, undefined, chair) : chair).name : null,
    children: setup.children.map(({ name, dateOfBirth, unborn }) => ({
      name,
      ...(dateOfBirth ? { dateOfBirth } : {}),
      ...(unborn ? { unborn } : {}),
    })),
    agencies: isProfessional(me) || me.role === 'auditor' ? facts.agencies : [],
    me,
  }
}

/** The meetings in which this person has, or had, a place. */
export async function placesOf({ db }: ReadDeps, { person }: Session): Promise<string[]> {
  const mine = and(eq(members.personId, person.id), isNull(members.removedAt))
  return (await db.select({ meeting: members.meetingId }).from(members).where(mine)).map(row => row.meeting)
}
