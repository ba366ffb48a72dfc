import { and, eq, sql } from 'drizzle-orm'
import { entries, meetings } from '../../drizzle/schema'
import { facesOf } from '../../lib/meeting/faces'
import { AGENCY_TYPES, MEETING_TYPES, type MeetingStatus, STATUSES } from '../../lib/meeting/names'
import type { Setup } from '../../lib/meeting/setup'
import type { MeetingState } from '../../lib/meeting/state'
import type { BoardDocument } from '../gate/document'
import type { Drizzle, Ledger } from '../ledger/ledger'
import { unseal } from '../ledger/seal'
import { NotAsSigned, whatIsWrong } from '../ledger/signed'
import { loadAsides } from './asides'
import { APPROVAL } from './decide'
import { Fold } from './fold'
import { agencyRows, among, loadPeople, toAgency } from './people'
import type { MeetingFacts } from './views'

/** A meeting as its room keeps it, read from the store. */
export type Loaded = {
  meeting: MeetingState
  documents: Map<string, BoardDocument>
  /** Entries in the log, and the time of the newest. */
  size: number
  lastAt: string
  /** The time of the newest statement of each audience, and of the newest act that everyone hears of (''). */
  times: Map<string, string>
  /** Acts by the hash of their idempotency key, with the time they were entered. */
  done: Map<string, string>
  /** The newest signed checkpoint of each audience. */
  notes: Map<string, string>
  /** The checkpoint signed when the meeting was last closed. */
  closing: string | null
}

/** What a meeting is, apart from what was said in it, and whether a record of it was ever approved; null where there is none. */
export async function loadFacts(
  db: Drizzle,
  ledger: Ledger,
  id: string,
): Promise<(MeetingFacts & { status: MeetingStatus; approved: boolean }) | null> {
  const [row] = await db.select().from(meetings).where(eq(meetings.id, id))
  if (!row) return null
  // Disposed of: for everyone as if it had never been.
  if (row.sealedSetup.length === 0) return null
  const plain = unseal(await ledger.key(id), row.sealedSetup, `${id}|setup`)
  const setup: Setup = JSON.parse(Buffer.from(plain).toString())
  const approvals = and(eq(entries.log, id), sql`starts_with(${entries.once}, ${APPROVAL})`)
  const [approval] = await db.select({ seq: entries.seq }).from(entries).where(approvals).limit(1)
  return {
    id,
    setup: { ...setup, type: among(MEETING_TYPES, row.type) },
    ...(await loadNames(db, id, setup)),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    status: among(STATUSES, row.status),
    approved: approval !== undefined,
  }
}

/** The agencies of a meeting, and what family call them and their people. */
export async function loadNames(
  db: Drizzle,
  id: string,
  setup: Setup,
): Promise<Pick<MeetingFacts, 'agencies' | 'faces' | 'socialCare'>> {
  const rows = await agencyRows(db, id)
  const typed = rows.map(({ id, name, type }) => ({ id, name, type: among(AGENCY_TYPES, type) }))
  const socialCare = new Set(typed.filter(({ type }) => type === 'social_care').map(({ name }) => name))
  return { agencies: rows.map(toAgency), faces: facesOf(setup, typed), socialCare }
}

/** The whole meeting, folded from its ledger. Throws where an entry does not open or follow, or the log is not the one last signed. */
export async function loadMeeting(db: Drizzle, ledger: Ledger, facts: MeetingFacts): Promise<Loaded> {
  const log = await ledger.read(facts.id)
  const wrong = whatIsWrong(log, audience => ledger.origin(facts.id, audience))
  if (wrong) throw new NotAsSigned(wrong)
  const { entries: stored, audiences: notes, closing } = log
  const people = await loadPeople(db, facts.id)
  const fold = new Fold(facts, people, stored, await loadAsides(db, ledger, facts.id))
  for (const entry of stored) fold.take(entry)
  const { meeting, documents, lastAt, times, done } = fold
  return { meeting, documents, size: stored.length, lastAt, times, done, notes, closing }
}
