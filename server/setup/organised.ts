import { eq } from 'drizzle-orm'
import { meetings } from '../../drizzle/schema'
import { type MeetingStatus, type Role, STATUSES } from '../../lib/meeting/names'
import { canArrange } from '../../lib/policy/organise'
import { isId } from '../../lib/protocol/ids'
import type { Session } from '../identity/sessions'
import type { Drizzle, Transaction } from '../ledger/ledger'
import { loadMembers } from '../rooms/people'
import { organiserOf } from './organiser'

type Row = typeof meetings.$inferSelect

/** A meeting whose set-up and invitations somebody sees to; `role` is theirs in it, if they have a place. */
export type OrganisedMeeting = Omit<Row, 'status'> & { status: MeetingStatus; mine: Role | null }

/** The meeting, for whoever sees to it; null where there is none for them, whatever the reason. */
export async function organised(
  db: Drizzle | Transaction,
  session: Session,
  id: string,
): Promise<OrganisedMeeting | null> {
  if (!isId(id)) return null
  const organiser = await organiserOf(db, session)
  const [row] = await db.select().from(meetings).where(eq(meetings.id, id))
  const status = STATUSES.find(one => one === row?.status)
  // Asked whether there is such a meeting or not: the two answers take the same time.
  const me = (await loadMembers(db, id)).get(session.person.id)
  if (!row || !status) return null
  const mine = me?.admitted ? me.role : null
  return canArrange(organiser, mine, { ...row, status }) ? null : { ...row, status, mine }
}
