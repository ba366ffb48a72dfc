import { and, eq, isNull, ne } from 'drizzle-orm'
import { agencies, audiences, meetings, members, people } from '../../drizzle/schema'
import {
  AGENCY_SHAPES,
  type AgencyShape,
  type AudienceKind,
  MEETING_TYPES,
  type MeetingStatus,
  ROLES,
  STATUSES,
} from '../../lib/meeting/names'
import type { Agency, Setup } from '../../lib/meeting/setup'
import { type Audience, type MeetingState, type Member, within } from '../../lib/meeting/state'
import { kindOf, parseStatement } from '../../lib/statements/index'
import { actOf } from '../acts/index'
import { BoardDocument } from '../gate/document'
import type { JsonObject } from '../gate/values'
import type { Drizzle, Ledger, StoredEntry } from '../ledger/ledger'
import { unseal } from '../ledger/seal'
import type { MeetingFacts } from './views'

/** A meeting as its room keeps it, read from the store. */
export type Loaded = {
  meeting: MeetingState
  documents: Map<string, BoardDocument>
  /** Entries in the log, and the time of the newest. */
  size: number
  lastAt: string
  /** Acts by the hash of their idempotency key, with the time they were entered. */
  done: Map<string, string>
  /** The newest signed checkpoint of each audience. */
  notes: Map<string, string>
}

const among = <T extends string>(list: readonly T[], value: string): T => {
  const found = list.find(item => item === value)
  if (!found) throw new Error('The store holds a name this build does not know.')
  return found
}

export const toAgency = (row: typeof agencies.$inferSelect): Agency => ({
  name: row.name,
  shortName: row.shortName,
  code: row.code,
  shape: among<AgencyShape>(AGENCY_SHAPES, row.shape),
  colour: row.colour,
})

/** What a meeting is, apart from what was said in it; null where there is none. */
export async function loadFacts(
  db: Drizzle,
  ledger: Ledger,
  id: string,
): Promise<(MeetingFacts & { status: MeetingStatus }) | null> {
  const [row] = await db.select().from(meetings).where(eq(meetings.id, id))
  if (!row) return null
  const plain = unseal(await ledger.key(id), row.sealedSetup, `${id}|setup`)
  const setup: Setup = JSON.parse(Buffer.from(plain).toString())
  const here = await db
    .selectDistinct({ agency: agencies })
    .from(members)
    .innerJoin(agencies, eq(agencies.id, members.agencyId))
    .where(and(eq(members.meetingId, id), ne(members.role, 'auditor')))
  return {
    id,
    setup: { ...setup, type: among(MEETING_TYPES, row.type) },
    agencies: here.map(({ agency }) => toAgency(agency)).sort((a, b) => a.code.localeCompare(b.code)),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    status: among(STATUSES, row.status),
  }
}

/** Everyone with a place in a meeting, removed people left out. */
export async function loadMembers(db: Drizzle, id: string): Promise<Map<string, Member>> {
  const rows = await db
    .select({ member: members, person: people, agency: agencies.name })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .innerJoin(agencies, eq(agencies.id, members.agencyId))
    .where(and(eq(members.meetingId, id), isNull(members.removedAt), isNull(people.disabledAt)))
    .orderBy(agencies.name, people.name)
  return new Map(
    rows.map(({ member, person, agency }) => [
      person.id,
      {
        person: person.id,
        name: person.name,
        agency,
        role: among(ROLES, member.role),
        ...(person.jobTitle ? { jobTitle: person.jobTitle } : {}),
        admitted: member.admittedAt !== null,
      },
    ]),
  )
}

async function loadAudiences(db: Drizzle, id: string): Promise<Map<string, Audience>> {
  const rows = await db.select().from(audiences).where(eq(audiences.meetingId, id))
  return new Map(
    rows.map(row => [
      row.id,
      { id: row.id, kind: among<AudienceKind>(['meeting', 'professionals', 'named'], row.kind), version: row.version },
    ]),
  )
}

/** The whole meeting, folded from its ledger. Throws where an entry does not open or does not follow. */
export async function loadMeeting(db: Drizzle, ledger: Ledger, facts: MeetingFacts): Promise<Loaded> {
  const { entries: stored, audiences: notes } = await ledger.read(facts.id)
  const meeting: MeetingState = {
    id: facts.id,
    status: 'open',
    children: new Set(facts.setup.children.map(child => child.id)),
    members: await loadMembers(db, facts.id),
    audiences: await loadAudiences(db, facts.id),
    contributions: new Map(),
    present: new Map(),
    place: null,
    within,
  }
  const documents = new Map([...meeting.audiences.keys()].map(audience => [audience, new BoardDocument()]))
  const done = new Map<string, string>()
  for (const entry of stored) {
    if (entry.place) replayStatement(entry, meeting, documents)
    else replayAct(entry, meeting, done)
  }
  return {
    meeting,
    documents,
    size: stored.length,
    lastAt: stored.at(-1)?.fields?.at ?? '',
    done,
    notes,
  }
}

function replayStatement(entry: StoredEntry, meeting: MeetingState, documents: Map<string, BoardDocument>) {
  const { fields, audience, n, place, once, person } = entry
  const document = audience === null ? undefined : documents.get(audience)
  if (!document || !place || n === null || person === null) throw new Error('A statement in the ledger has no place.')
  const by = fields && memberOf(fields)
  if (!fields || !by || !audience) throw new Error('A statement in the ledger cannot be opened.')
  const { id: _id, ...rest } = fields.content ?? {}
  const value: JsonObject = { ...rest, kind: fields.type.slice('statement.'.length) }
  const stamp = { n, at: fields.at, by: stampBy(by), leaf: Buffer.from(entry.leaf).toString('base64') }
  document.add({ ...place, id: once, value, n, stamp, person })
  const parsed = parseStatement(value)
  if (!parsed.ok) throw new Error('A statement in the ledger is of no kind this build knows.')
  for (const removed of kindOf(parsed.statement).settle(meeting, {
    id: once,
    audience,
    by,
    statement: parsed.statement,
  }))
    document.remove(removed)
}

function replayAct({ fields, once }: StoredEntry, meeting: MeetingState, done: Map<string, string>) {
  const by = fields && memberOf(fields)
  if (!fields || !by) return
  done.set(once, fields.at)
  actOf(fields.type.slice('act.'.length))?.settle(meeting, by, fields.content ?? {}, fields.at)
}

/** The author as the entry recorded them, whatever has become of their place since. */
const memberOf = ({
  actor,
  agency,
  role,
}: {
  actor: { person: string; name: string } | null
  agency: string | null
  role: string | null
}): Member | null => (actor && agency && role ? { ...actor, agency, role: among(ROLES, role), admitted: true } : null)

/** Who made a statement, as its stamp says. */
export const stampBy = ({ person, name, agency, role }: Member) => ({ person, name, agency, role })
