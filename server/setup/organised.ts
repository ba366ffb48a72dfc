import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { meetings, members } from '../../drizzle/schema'
import { type MeetingStatus, ROLES, type Role, STATUSES } from '../../lib/meeting/names'
import { canArrange } from '../../lib/policy/organise'
import { isId } from '../../lib/protocol/ids'
import type { Session } from '../identity/sessions'
import type { Drizzle } from '../ledger/ledger'
import { organiserOf } from './organiser'

type Row = typeof meetings.$inferSelect

/** A meeting whose set-up and invitations somebody sees to; `role` is theirs in it, if they have a place. */
export type OrganisedMeeting = Omit<Row, 'status'> & { status: MeetingStatus; mine: Role | null }

/** The meeting, for whoever sees to it; null where there is none for them, whatever the reason. */
export async function organised(
  db: Pick<Drizzle, 'select'>,
  session: Session,
  id: string,
): Promise<OrganisedMeeting | null> {
  if (!isId(id)) return null
  const organiser = await organiserOf(db, session)
  const theirs = and(
    eq(members.meetingId, meetings.id),
    eq(members.personId, session.person.id),
    isNull(members.removedAt),
    isNotNull(members.admittedAt),
  )
  const [row] = await db
    .select({ meeting: meetings, role: members.role })
    .from(meetings)
    .leftJoin(members, theirs)
    .where(eq(meetings.id, id))
  const status = STATUSES.find(one => one === row?.meeting.status)
  if (!row || !status) return null
  const mine = ROLES.find(one => one === row.role) ?? null
  return canArrange(organiser, mine, { ...row.meeting, status }) ? null : { ...row.meeting, status, mine }
}
