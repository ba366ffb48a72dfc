import { eq } from 'drizzle-orm'
import { meetings } from '../../drizzle/schema'
import { finding } from '../../lib/checks/protected'
import { toBase64 } from '../../lib/ledger/bytes'
import { facedAs, facesOf } from '../../lib/meeting/faces'
import { newFlow, type QuorumRule } from '../../lib/meeting/flow'
import type { Guard } from '../../lib/meeting/guard'
import { AGENCY_TYPES, HEADINGS, MEETING_TYPES, type MeetingStatus, ROLES, STATUSES } from '../../lib/meeting/names'
import type { Setup } from '../../lib/meeting/setup'
import { type MeetingState, type Member, type Receipt, withinOf } from '../../lib/meeting/state'
import { kindOf, parseStatement } from '../../lib/statements/index'
import type { By } from '../../lib/statements/kind'
import { factsOf, remember, settleDestroyed } from '../../lib/statements/said'
import { heardBy } from '../acts/act'
import { actOf } from '../acts/index'
import { BoardDocument, type LedgerRow } from '../gate/document'
import type { JsonObject } from '../gate/values'
import type { Drizzle, Ledger, ReadEntry, StoredEntry } from '../ledger/ledger'
import { type Remains, remains } from '../ledger/remains'
import { unseal } from '../ledger/seal'
import { NotAsSigned, whatIsWrong } from '../ledger/signed'
import { momentAfter } from '../ledger/time'
import { loadAsides } from './asides'
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

/** What a meeting is, apart from what was said in it; null where there is none. */
export async function loadFacts(
  db: Drizzle,
  ledger: Ledger,
  id: string,
): Promise<(MeetingFacts & { status: MeetingStatus }) | null> {
  const [row] = await db.select().from(meetings).where(eq(meetings.id, id))
  if (!row) return null
  // Disposed of: for everyone as if it had never been.
  if (row.sealedSetup.length === 0) return null
  const plain = unseal(await ledger.key(id), row.sealedSetup, `${id}|setup`)
  const setup: Setup = JSON.parse(Buffer.from(plain).toString())
  return {
    id,
    setup: { ...setup, type: among(MEETING_TYPES, row.type) },
    ...(await loadNames(db, id, setup)),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    status: among(STATUSES, row.status),
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

/** What the set-up keeps from people who sign in. Somebody who only stands in it reads nothing here. */
export function guardsOf({ guarded, people }: Setup): Guard[] {
  const accounts = new Map(people.flatMap(({ id, account }) => (id && account ? [[id, account] as const] : [])))
  return (guarded?.terms ?? []).flatMap(({ value, hideFrom }) => {
    const from = new Set(hideFrom.flatMap(person => accounts.get(person) ?? []))
    return from.size > 0 ? [{ find: finding([value]), from }] : []
  })
}

/** Which agencies there are may change while the meeting goes on. */
const quorumOf = (facts: MeetingFacts): QuorumRule => ({
  rule: facts.setup.quorum ?? null,
  agencies: facts.setup.quorumAgencies ?? null,
  get socialCare() {
    return facts.socialCare
  },
})

/** The whole meeting, folded from its ledger. Throws where an entry does not open or follow, or the log is not the one last signed. */
export async function loadMeeting(db: Drizzle, ledger: Ledger, facts: MeetingFacts): Promise<Loaded> {
  const log = await ledger.read(facts.id)
  const wrong = whatIsWrong(log, audience => ledger.origin(facts.id, audience))
  if (wrong) throw new NotAsSigned(wrong)
  const { entries: stored, audiences: notes, closing } = log
  const documents = new Map<string, BoardDocument>()
  const meeting: MeetingState = {
    id: facts.id,
    status: 'open',
    children: new Set(facts.setup.children.map(child => child.id)),
    childNames: facts.setup.children.map(child => child.name),
    guards: guardsOf(facts.setup),
    ...(await loadPeople(db, facts.id)),
    contributions: new Map(),
    matters: new Map(),
    present: new Map(),
    left: new Map(),
    flow: newFlow(
      facts.setup.agenda?.map(({ part }) => part),
      quorumOf(facts),
    ),
    confirmed: new Map(),
    closed: null,
    sentOut: new Set(),
    asides: await loadAsides(db, ledger, facts.id),
    beside: new Map(),
    cameIn: new Map(),
    picks: new Map(),
    chairMove: null,
    said: new Map(),
    asked: new Map(),
    held: new Map(),
    heldNoMore: new Set(),
    authorFirst: false,
    closedAt: null,
    particulars: new Map(),
    widenings: new Map(),
    alerts: new Map(),
    questions: new Map(),
    disposal: null,
    within: (inner, outer) => withinOf(meeting.audiences)(inner, outer),
    reached: audience => documents.get(audience)?.size ?? 0,
    standing: audience => documents.get(audience)?.standing() ?? [],
  }
  for (const audience of meeting.audiences.keys()) documents.set(audience, new BoardDocument())
  const done = new Map<string, string>()
  const board: Board = { documents, faces: facts.faces, audiences: meeting.audiences }
  const pointedAt = referred(stored)
  const left = remains(stored)
  const times = new Map<string, string>()
  let lastAt = ''
  for (const entry of stored) {
    lastAt = entry.fields?.at ?? (lastAt && momentAfter(lastAt))
    times.set(entry.audience ?? hearing(entry), lastAt)
    if (!entry.place) replayAct(entry, meeting, documents, done)
    else if (entry.fields) replayStatement(entry, meeting, board)
    else if (left.has(entry.once)) replayDestroyed(entry, left.get(entry.once)!, meeting, board)
    else replayErased(entry, lastAt, pointedAt.has(entry.once), meeting, board)
  }
  return {
    meeting,
    documents,
    size: stored.length,
    lastAt,
    times,
    done,
    notes,
    closing,
  }
}

function replayStatement(entry: StoredEntry, meeting: MeetingState, board: Board) {
  const { fields, once } = entry
  const by = fields && memberOf(fields)
  if (!fields || !by) throw new Error('A statement in the ledger cannot be opened.')
  const { id, ...rest } = fields.content ?? {}
  // What stands in clear beside the sealed content is in no commitment: it must be what the entry says.
  if (id !== once || fields.actor?.person !== entry.person || fields.audience !== entry.audience)
    throw new NotAsSigned('opening')
  const value: JsonObject = { ...rest, kind: fields.type.slice('statement.'.length) }
  const { document, audience, stamped } = placeOf(entry, board)
  document.add(rowOf(entry, value, fields.at, stamped(by)))
  const parsed = parseStatement(value)
  if (!parsed.ok) throw new Error('A statement in the ledger is of no kind this build knows.')
  const placed = { id: once, audience, by, statement: parsed.statement }
  const removes = kindOf(parsed.statement).settle(meeting, placed)
  remember(meeting, placed, factsOf(once, parsed.statement))
  for (const removed of removes) board.documents.get(meeting.said.get(removed)?.audience ?? audience)?.remove(removed)
  received(meeting, once, { seq: entry.seq, at: fields.at, by: stampBy(by), leaf: toBase64(entry.leaf) })
}

/** The receipt of a statement that is stored. */
export function received(meeting: MeetingState, id: string, receipt: Receipt) {
  const said = meeting.said.get(id)
  if (said) said.receipt = receipt
}

/** What `act.purge` kept of a statement: its receipt's author and time, and what its place among the others needs. */
function replayDestroyed(entry: StoredEntry, { receipt, left }: Remains, meeting: MeetingState, board: Board) {
  const { document, audience, stamped } = placeOf(entry, board)
  document.add(rowOf(entry, null, receipt.at, stamped(receipt.by)))
  for (const removed of settleDestroyed(meeting, { id: entry.once, audience, by: receipt.by }, left))
    board.documents.get(meeting.said.get(removed)?.audience ?? audience)?.remove(removed)
  received(meeting, entry.once, { ...receipt, seq: entry.seq, leaf: toBase64(entry.leaf) })
  const said = meeting.said.get(entry.once)
  if (said) said.destroyed = true
}

/** The contributions that statements which can still be read are about. */
export const referred = (stored: readonly ReadEntry[]): ReadonlySet<unknown> =>
  new Set(stored.map(entry => entry.fields?.content?.contribution))

/**
 * A statement whose key was destroyed keeps its place and its receipt: their author stands in clear beside the sealed
 * content, and `at` is the first moment it can have been. Where something points at it, it was a contribution, and what
 * points at it says what became of it.
 */
function replayErased(entry: StoredEntry, at: string, isContribution: boolean, meeting: MeetingState, board: Board) {
  const { document, audience, stamped } = placeOf(entry, board)
  const person = entry.person ?? ''
  const by = meeting.members.get(person) ?? { person, name: '', agency: '', role: '' }
  const { once } = entry
  document.add(rowOf(entry, null, at, stamped(by)))
  if (!isContribution) return
  meeting.contributions.set(once, {
    audience,
    heading: HEADINGS[0],
    person,
    agency: by.agency,
    current: once,
    versions: new Set([once]),
    withdrawn: false,
    spokenBy: null,
    unconfirmed: false,
    children: [],
    voice: false,
    asked: false,
    mark: null,
    marked: true,
    additions: [],
  })
}

/** What stamps are made of: the documents, and what people are called in them. */
type Board = Pick<Loaded, 'documents'> & Pick<MeetingFacts, 'faces'> & Pick<MeetingState, 'audiences'>

function placeOf({ audience }: StoredEntry, { documents, faces, audiences }: Board) {
  const document = audience === null ? undefined : documents.get(audience)
  if (!document || audience === null) throw new Error('A statement in the ledger is in no audience of its meeting.')
  return { document, audience, stamped: (by: By) => facedAs(faces, audiences.get(audience), stampBy(by)) }
}

function rowOf({ place, n, person, once, leaf }: StoredEntry, value: JsonObject | null, at: string, by: By): LedgerRow {
  if (!place || n === null || person === null) throw new Error('A statement in the ledger has no place.')
  const stamp = { n, at, by, leaf: Buffer.from(leaf).toString('base64') }
  return { ...place, id: once, value, n, stamp, person }
}

/** Who hears of an act: the readers of one audience, or everyone. */
const hearing = ({ fields }: StoredEntry) => {
  const act = actOf(fields?.type.slice('act.'.length) ?? '')
  return act ? heardBy(act, fields?.content ?? {}) : ''
}

function replayAct(
  { fields, once }: StoredEntry,
  meeting: MeetingState,
  documents: Map<string, BoardDocument>,
  done: Map<string, string>,
) {
  const by = fields && memberOf(fields)
  if (!fields || !by) return
  done.set(once, fields.at)
  const act = actOf(fields.type.slice('act.'.length))
  const content = fields.content ?? {}
  act?.settle(meeting, by, content, fields.at)
  for (const id of act?.takes?.(content) ?? []) documents.get(meeting.said.get(id)?.audience ?? '')?.remove(id)
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

/** Who made a statement, as the log says; its stamp says it under the names its audience has for them. */
export const stampBy = ({ person, name, agency, role }: By): By => ({ person, name, agency, role })
