import { and, eq, isNull, sql } from 'drizzle-orm'
import { meetings, members } from '../../drizzle/schema'
import { disclosed } from '../../lib/ledger/open'
import { MEETING_TYPES } from '../../lib/meeting/names'
import type { Member } from '../../lib/meeting/state'
import { can } from '../../lib/policy/can'
import { isId } from '../../lib/protocol/ids'
import type { Certificate, DisposedLine, DisposedView } from '../../lib/protocol/keeping'
import { checkpointFacts } from '../../lib/text/checkpoint'
import type { Session } from '../identity/sessions'
import { aboutMeeting } from '../ledger/access'
import { ACCESS_LOG } from '../ledger/ledger'
import type { ReadDeps } from '../read/deps'
import { heldUntil } from '../rooms/keep'
import { among, loadMembers, loadMembersOf } from '../rooms/people'

/** A meeting that was disposed of, to somebody who has a place in it: one question to the store, whether there is such a meeting or not. */
const disposedFor = ({ db }: Pick<ReadDeps, 'db'>, { person }: Session, id?: string) =>
  db
    .select({ id: meetings.id, type: meetings.type, startsAt: meetings.startsAt })
    .from(meetings)
    .innerJoin(members, eq(members.meetingId, meetings.id))
    .where(
      and(
        id === undefined ? undefined : eq(meetings.id, id),
        eq(members.personId, person.id),
        isNull(members.removedAt),
        sql`octet_length(${meetings.sealedSetup}) = 0`,
      ),
    )

/** What is left of a meeting that was disposed of, for whoever still has a place in it: nothing that was said. Null for others, and while it is there. */
export async function readDisposed(deps: ReadDeps, session: Session, id: string): Promise<DisposedView | null> {
  if (!isId(id)) return null
  const [row] = await disposedFor(deps, session, id)
  const me = row && (await loadMembers(deps.db, id)).get(session.person.id)
  if (!row || !me?.admitted) return null
  const certificate = await certificateOf(deps, id)
  const shows = can(me, 'keeping', { status: 'archived' }) === null
  return {
    id,
    type: among(MEETING_TYPES, row.type),
    startsAt: row.startsAt.toISOString(),
    at: certificate?.at ?? null,
    certificate: shows && certificate ? { ...certificate, mayExport: me.role === 'auditor' } : null,
  }
}

/** Whose business it is that a meeting was disposed of as it should be. */
const oversees = (me: Member | undefined) => can(me, 'keep-until', { status: 'archived' }) === null

/** What this person oversaw that was disposed of, the newest first. */
export async function disposedOf(deps: ReadDeps, session: Session): Promise<DisposedLine[]> {
  const rows = await disposedFor(deps, session)
  if (rows.length === 0) return []
  const places = await loadMembersOf(
    deps.db,
    rows.map(({ id }) => id),
  )
  const mine = rows.filter(({ id }) => oversees(places.get(id)?.get(session.person.id)))
  return mine
    .map(({ id, type, startsAt }) => ({ id, type: among(MEETING_TYPES, type), startsAt: startsAt.toISOString() }))
    .sort((a, b) => (a.startsAt < b.startsAt ? 1 : -1))
}

/** From its last line in the access log. */
async function certificateOf({ ledger, backupDays }: ReadDeps, id: string) {
  const lines = await ledger.lines(ACCESS_LOG, aboutMeeting(id, 'disposed'))
  const said = lines?.entries.flatMap(({ opening }) => disclosed(opening) ?? [])[0]
  const { checkpoint, reason, proposed } = said?.content ?? {}
  const facts = typeof checkpoint === 'string' ? checkpointFacts(checkpoint) : null
  if (!facts || typeof checkpoint !== 'string') return null
  const at = said?.at ?? null
  return {
    at,
    by: said?.actor ? { name: said.actor.name, agency: said.agency ?? '' } : null,
    proposed: proposedIn(proposed),
    reason: typeof reason === 'string' ? reason : '',
    ...facts,
    checkpoint,
    heldUntil: at && heldUntil(at, backupDays ?? 30),
  } satisfies Omit<Certificate, 'mayExport'>
}

function proposedIn(value: unknown): Certificate['proposed'] {
  if (typeof value !== 'object' || value === null) return null
  const { name, agency, at } = Object.fromEntries(Object.entries(value))
  return typeof name === 'string' && typeof agency === 'string' && typeof at === 'string' ? { name, agency, at } : null
}
