import { finding } from '../../lib/checks/protected'
import { toBase64 } from '../../lib/ledger/bytes'
import { facedAs } from '../../lib/meeting/faces'
import { newFlow, type QuorumRule } from '../../lib/meeting/flow'
import type { Guard } from '../../lib/meeting/guard'
import { newKeeping } from '../../lib/meeting/keeping'
import { HEADINGS, ROLES } from '../../lib/meeting/names'
import { newRecording } from '../../lib/meeting/recording'
import { noScreens } from '../../lib/meeting/screens'
import type { Setup } from '../../lib/meeting/setup'
import { type Aside, type MeetingState, type Member, type Receipt, withinOf } from '../../lib/meeting/state'
import { kindOf, parseStatement, type Statement } from '../../lib/statements/index'
import type { By } from '../../lib/statements/kind'
import { factsOf, remember, settleDestroyed } from '../../lib/statements/said'
import { heardBy } from '../acts/act'
import { actOf } from '../acts/index'
import { BoardDocument, type LedgerRow } from '../gate/document'
import type { JsonObject } from '../gate/values'
import type { ReadEntry } from '../ledger/ledger'
import { type Remains, remains } from '../ledger/remains'
import { NotAsSigned } from '../ledger/signed'
import { momentAfter } from '../ledger/time'
import { among, type People } from './people'
import type { MeetingFacts } from './views'

/** What the set-up keeps from people who sign in. Somebody who only stands in it reads nothing here. */
export function guardsOf({ guarded, people }: Setup): Guard[] {
  const accounts = new Map(people.flatMap(({ id, account }) => (id && account ? [[id, account] as const] : [])))
  return (guarded?.terms ?? []).flatMap(({ value, hideFrom }) => {
    const from = new Set(hideFrom.flatMap(person => accounts.get(person) ?? []))
    return from.size > 0 ? [{ find: finding([value]), from }] : []
  })
}

/** Which agencies there are may change while the meeting goes on. */
export const quorumOf = (facts: MeetingFacts): QuorumRule => ({
  rule: facts.setup.quorum ?? null,
  agencies: facts.setup.quorumAgencies ?? null,
  get socialCare() {
    return facts.socialCare
  },
})

const newMeeting = (
  facts: MeetingFacts,
  people: People,
  asides: Map<string, Aside>,
  { reached, standing }: Pick<MeetingState, 'reached' | 'standing'>,
): MeetingState => {
  const meeting: MeetingState = {
    id: facts.id,
    status: 'open',
    children: new Set(facts.setup.children.map(child => child.id)),
    childNames: facts.setup.children.map(child => child.name),
    guards: guardsOf(facts.setup),
    ...people,
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
    sentOut: new Map(),
    asides,
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
    keptClosed: null,
    particulars: new Map(),
    widenings: new Map(),
    alerts: new Map(),
    questions: new Map(),
    disposal: null,
    keeping: newKeeping(),
    requests: new Map(),
    roomWary: new Set(),
    screens: noScreens(),
    recording: newRecording(),
    within: (inner, outer) => withinOf(meeting.audiences)(inner, outer),
    reached,
    standing,
  }
  return meeting
}

/**
 * A meeting as far as its log was taken, entry by entry: what its room keeps, and what a replay shows. `stored` is the whole log:
 * of what was destroyed, a later entry says what is left.
 */
export class Fold {
  readonly documents = new Map<string, BoardDocument>()
  /** Acts by the hash of their idempotency key, with the time they were entered. */
  readonly done = new Map<string, string>()
  readonly times = new Map<string, string>()
  /** Statements that something else took off the board: what was destroyed since was not there any more in any case. */
  readonly removed = new Set<string>()
  readonly meeting: MeetingState
  lastAt = ''
  private readonly pointedAt: ReadonlySet<unknown>
  private readonly left: ReadonlyMap<string, Remains>

  constructor(
    private readonly facts: MeetingFacts,
    people: People,
    stored: readonly ReadEntry[],
    asides = new Map<string, Aside>(),
  ) {
    this.meeting = newMeeting(facts, people, asides, {
      reached: audience => this.documents.get(audience)?.size ?? 0,
      standing: audience => this.documents.get(audience)?.standing() ?? [],
    })
    this.pointedAt = referred(stored)
    this.left = remains(stored)
    this.openDocuments()
  }

  /** Every audience has its document. */
  openDocuments() {
    for (const audience of this.meeting.audiences.keys())
      if (!this.documents.has(audience)) this.documents.set(audience, new BoardDocument())
  }

  take(entry: ReadEntry) {
    const { meeting, documents } = this
    const board: Board = { documents, removed: this.removed, faces: this.facts.faces, audiences: meeting.audiences }
    this.lastAt = entry.fields?.at ?? (this.lastAt && momentAfter(this.lastAt))
    this.times.set(entry.audience ?? hearing(entry), this.lastAt)
    const left = this.left.get(entry.once)
    if (!entry.place) replayAct(entry, meeting, board, this.done)
    else if (entry.fields) replayStatement(entry, meeting, board)
    else if (left) replayDestroyed(entry, left, meeting, board)
    else replayErased(entry, this.lastAt, this.pointedAt.has(entry.once), meeting, board)
  }
}

function replayStatement(entry: ReadEntry, meeting: MeetingState, board: Board) {
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
  const statement = statementIn(entry, value)
  const placed = { id: once, audience, by, statement }
  const removes = kindOf(statement).settle(meeting, placed)
  remember(meeting, placed, factsOf(once, statement))
  for (const removed of removes) takeOff(removed, meeting, board, audience)
  received(meeting, once, { seq: entry.seq, at: fields.at, by: stampBy(by), leaf: toBase64(entry.leaf) })
}

const read = new WeakMap<ReadEntry, Statement>()

/** An entry never changes, so it is held to its shape once, however often its log is taken from the beginning. */
function statementIn(entry: ReadEntry, value: JsonObject): Statement {
  const known = read.get(entry)
  if (known) return known
  const parsed = parseStatement(value)
  if (!parsed.ok) throw new Error('A statement in the ledger is of no kind this build knows.')
  read.set(entry, parsed.statement)
  return parsed.statement
}

/** The receipt of a statement that is stored. */
export function received(meeting: MeetingState, id: string, receipt: Receipt) {
  const said = meeting.said.get(id)
  if (said) said.receipt = receipt
}

/** What `act.purge` kept of a statement: its receipt's author and time, and what its place among the others needs. */
function replayDestroyed(entry: ReadEntry, { receipt, left }: Remains, meeting: MeetingState, board: Board) {
  const { document, audience, stamped } = placeOf(entry, board)
  document.add(rowOf(entry, null, receipt.at, stamped(receipt.by)))
  for (const removed of settleDestroyed(meeting, { id: entry.once, audience, by: receipt.by }, left))
    takeOff(removed, meeting, board, audience)
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
function replayErased(entry: ReadEntry, at: string, isContribution: boolean, meeting: MeetingState, board: Board) {
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
type Board = { documents: Map<string, BoardDocument>; removed: Set<string> } & Pick<MeetingFacts, 'faces'> &
  Pick<MeetingState, 'audiences'>

function placeOf({ audience }: ReadEntry, { documents, faces, audiences }: Board) {
  const document = audience === null ? undefined : documents.get(audience)
  if (!document || audience === null) throw new Error('A statement in the ledger is in no audience of its meeting.')
  return { document, audience, stamped: (by: By) => facedAs(faces, audiences.get(audience), stampBy(by)) }
}

function rowOf({ place, n, person, once, leaf }: ReadEntry, value: JsonObject | null, at: string, by: By): LedgerRow {
  if (!place || n === null || person === null) throw new Error('A statement in the ledger has no place.')
  const stamp = { n, at, by, leaf: Buffer.from(leaf).toString('base64') }
  return { ...place, id: once, value, n, stamp, person }
}

/** Who hears of an act: the readers of one audience, or everyone. */
const hearing = ({ fields }: ReadEntry) => {
  const act = actOf(fields?.type.slice('act.'.length) ?? '')
  return act ? heardBy(act, fields?.content ?? {}) : ''
}

function replayAct({ fields, once }: ReadEntry, meeting: MeetingState, board: Board, done: Map<string, string>) {
  const by = fields && memberOf(fields)
  if (!fields || !by) return
  done.set(once, fields.at)
  const act = actOf(fields.type.slice('act.'.length))
  const content = fields.content ?? {}
  act?.settle(meeting, by, content, fields.at)
  for (const id of act?.takes?.(content) ?? []) takeOff(id, meeting, board, '')
}

function takeOff(id: string, { said }: MeetingState, { documents, removed }: Board, audience: string) {
  removed.add(id)
  documents.get(said.get(id)?.audience ?? audience)?.remove(id)
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
