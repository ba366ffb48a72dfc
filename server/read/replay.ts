import type { Member } from '../../lib/meeting/state'
import { canRead } from '../../lib/policy/can'
import type { Face } from '../../lib/protocol/live'
import {
  type Gone,
  LANES,
  type Lane,
  type ReplayAsked,
  type ReplayMoment,
  type ReplayView,
  replayStamp,
  type Turn,
} from '../../lib/protocol/replay'
import { heardBy } from '../acts/act'
import { actOf } from '../acts/index'
import type { Session } from '../identity/sessions'
import type { ReadEntry } from '../ledger/ledger'
import type { Fold } from '../rooms/fold'
import { documentFor } from '../rooms/part'
import { Past, placesIn, type Standing } from '../rooms/past'
import { placeDetails, readAudiences } from '../rooms/people'
import { roomFor } from '../rooms/screen-view'
import { lastFor, type MeetingFacts, rosterFor, stateFor } from '../rooms/views'
import type { ReadDeps } from './deps'
import { type Line, type Lines, linesOf } from './lines'
import { type Entered, enterToRead, logReading } from './meetings'
import { takenOff } from './taken'

/** Somebody goes on replaying for this long (ms) without a new line in the access log. */
const SAME = 15 * 60_000
const MOST = 500
/** Replays of one log that are kept at once. */
const READERS = 4

/** What a replay keeps of an open log, for one reader; gone with the log when that is forgotten. */
type Kept = { lines: Lines; entries: readonly ReadEntry[]; past: Past; withheld: ReadonlySet<string>; people: Face[] }
const replays = new WeakMap<readonly ReadEntry[], Map<string, Kept>>()

/** Who replays what as whom: told the access log when it is opened or another person's eyes are chosen, not at each step. */
export class Replaying {
  private readonly since = new Map<string, number>()
  constructor(private readonly now: () => number = Date.now) {}

  /** Whether this is more of what was entered already. */
  goesOn(session: Session, meeting: string, as: string): boolean {
    const at = this.since.get(this.nameOf(session, meeting, as))
    return at !== undefined && this.now() - at < SAME
  }

  entered(session: Session, meeting: string, as: string) {
    const name = this.nameOf(session, meeting, as)
    this.since.delete(name)
    this.since.set(name, this.now())
    const [oldest] = this.since.keys()
    if (this.since.size > MOST && oldest !== undefined) this.since.delete(oldest)
  }

  private nameOf({ id, person }: Session, meeting: string, as: string) {
    return `${id}|${person.id}|${meeting}|${as}`
  }
}

export type ReplayDeps = ReadDeps & { replaying: Replaying }

/**
 * A replay as its page opens it: at the last entry made by `at`, or where the log ends; as a person who had a place, or whoever led
 * first. Entered in the access log before anything is read. Null for whoever may not read the trail.
 */
export async function openReplay(
  deps: ReplayDeps,
  session: Session,
  meetingId: string,
  asked: { at?: string | undefined; as?: string | undefined },
): Promise<ReplayView | null> {
  const entered = await enterToRead(deps, session, meetingId, 'replay')
  if (!entered) return null
  const kept = await keptFor(deps, entered)
  const as = (kept.people.find(({ person }) => person === asked.as) ?? kept.people[0])?.person ?? ''
  await log(deps, session, entered, as)
  const { all } = kept.lines
  const found = asked.at ? all.findLast(({ at }) => at <= (asked.at ?? '')) : all.at(-1)
  return {
    times: all.map(({ at }) => at),
    ...along(all),
    people: kept.people,
    as,
    moment: momentOf(kept, found?.seq ?? 1, as),
  }
}

/** Another moment, or other eyes. Rights are asked at each step; the access log hears of whose eyes, once. */
export async function readMoment(
  deps: ReplayDeps,
  session: Session,
  meetingId: string,
  { n, as }: ReplayAsked,
): Promise<ReplayMoment | null> {
  const entered = await enterToRead(deps, session, meetingId, 'replay')
  if (!entered) return null
  const kept = await keptFor(deps, entered)
  if (!kept.people.some(({ person }) => person === as)) return null
  if (!deps.replaying.goesOn(session, meetingId, as)) await log(deps, session, entered, as)
  return momentOf(kept, Math.min(n, kept.lines.all.length), as)
}

async function log(deps: ReplayDeps, session: Session, entered: Entered, as: string) {
  await logReading(deps, session, 'replay', entered, { as })
  deps.replaying.entered(session, entered.facts.id, as)
}

/** Whoever replays folds what they may know of, and nothing else: through somebody's eyes they see what both could. */
async function keptFor({ db, ledger, backupDays }: ReadDeps, entered: Entered): Promise<Kept> {
  const { facts, me } = entered
  const { entries } = await ledger.page(facts.id)
  const readers = replays.get(entries) ?? new Map<string, Kept>()
  replays.set(entries, readers)
  const name = `${me.person}|${me.role}`
  const known = readers.get(name)
  if (known) return known
  const audiences = await readAudiences(db, facts.id)
  const lines = linesOf(entries, entered, audiences, backupDays ?? 30)
  const kept = { lines, ...pastOf(entered, lines, { audiences, details: await placeDetails(db, facts.id) }) }
  const [oldest] = readers.keys()
  if (readers.size >= READERS && oldest !== undefined) readers.delete(oldest)
  readers.set(name, kept)
  return kept
}

/** A meeting's past, of what one reader may know of it. */
export function pastOf({ facts, me }: Entered, { all }: Lines, standing: Standing): Omit<Kept, 'lines'> {
  const entries = all.map(({ entry }) => entry)
  // Words that were taken down are held for whoever reviews it; of what was destroyed nothing is there to withhold.
  const taken = me.role === 'auditor' ? new Set<string>() : takenOff(entries)
  const withheld = new Set(entries.flatMap(({ once, fields }) => (fields && taken.has(once) ? [once] : [])))
  return { entries, withheld, past: new Past(facts, standing, entries, withheld), people: peopleIn(entries) }
}

/** Everyone who ever had a place and a board, whoever led first. */
function peopleIn(entries: readonly ReadEntry[]): Face[] {
  const all = new Map<string, Face>()
  for (const { person, name, agency, role, become } of entries.flatMap(placesIn))
    if (role !== 'auditor' && become !== 'removed') all.set(person, { person, name, agency, role })
  const rank = ({ role }: Face) => (role === 'chair' ? 0 : 1)
  return [...all.values()].sort(
    (a, b) => rank(a) - rank(b) || (`${a.agency}\n${a.name}` < `${b.agency}\n${b.name}` ? -1 : 1),
  )
}

const LANE_OF: Record<string, Lane> = {
  'statement.contribution': 'shared',
  'statement.mark': 'marked',
  'statement.correction': 'corrected',
  'statement.withdrawal': 'corrected',
}
const TURN_OF: Record<string, Turn['is']> = {
  'act.start': 'start',
  'act.open-closed-part': 'closed-part',
  'statement.decision': 'decision',
  'act.close': 'close',
}

function along(all: readonly Line[]): Pick<ReplayView, 'lanes' | 'closed' | 'turns'> {
  const lane = (name: Lane) => all.flatMap(({ type, seq }) => (LANE_OF[type] === name ? [seq] : []))
  const [shared, marked, corrected] = LANES.map(lane)
  const opened = all.filter(({ type }) => type === 'act.open-closed-part')
  return {
    lanes: { shared: shared ?? [], marked: marked ?? [], corrected: corrected ?? [] },
    closed: opened.map(({ seq: from }) => {
      const end = all.find(({ type, seq }) => seq > from && (type === 'act.end-closed-part' || type === 'act.close'))
      return { from, to: end?.seq ?? all.length }
    }),
    turns: all.flatMap(({ type, seq: n, at }) => {
      const is = TURN_OF[type]
      return is ? [{ n, at, is }] : []
    }),
  }
}

function momentOf(kept: Kept, n: number, as: string): ReplayMoment {
  const fold = kept.past.to(n)
  const { facts } = kept.past
  const { meeting } = fold
  const me = meeting.members.get(as)
  const line = kept.lines.all[n - 1]
  const nothing = { state: null, roster: null, windows: [], gone: [] }
  const there = { n, at: line?.at ?? '', entry: entryOf(kept, line, fold, me) }
  if (!me) return { ...there, was: 'not-invited', ...nothing }
  if (![...meeting.audiences.values()].some(audience => canRead(me, audience)))
    return { ...there, was: 'waiting', ...nothing }
  return { ...there, was: 'in', ...shownTo(facts, fold, me, kept.entries, kept.withheld) }
}

function entryOf(
  { lines }: Kept,
  line: Line | undefined,
  { meeting }: Fold,
  me: Member | undefined,
): ReplayMoment['entry'] {
  if (!line) return { by: null, sentence: '', ref: null, seen: false }
  const { by, sentence, ref } = lines.row(line)
  const { fields, audience } = line.entry
  const act = actOf(fields?.type.slice('act.'.length) ?? '')
  const to = audience ?? (act ? heardBy(act, fields?.content ?? {}) : 'professionals')
  const seen = !!me?.admitted && (to === '' || canRead(me, meeting.audiences.get(to)))
  return { by: by && { name: by.name, agency: by.agency, role: by.role }, sentence, ref, seen }
}

const NOBODY = { has: () => false }

const stampIn = (value: unknown) => replayStamp.parse(value)

/** What the room told this person and sent to their machine, from the same fold by the same code. Who knocks, and private answers, are in no log. */
export function shownTo(
  now: MeetingFacts,
  fold: Fold,
  me: Member,
  entries: readonly ReadEntry[],
  withheld: ReadonlySet<string>,
): Pick<ReplayMoment, 'state' | 'roster' | 'windows' | 'gone'> {
  const { meeting, documents, removed } = fold
  const facts = { ...now, agencies: agenciesThen(now, fold, entries) }
  const { door: _door, ...roster } = rosterFor(facts, meeting, me, {}, NOBODY)
  const state = stateFor(facts, meeting, me, lastFor(fold.times, meeting, me), '', {})
  const mine = [...meeting.audiences.values()].filter(audience => canRead(me, audience))
  const read = mine.map(({ id }) => ({ id, rows: documentFor(documents, meeting, me.person, id)?.all() ?? [] }))
  const gone = read.flatMap(({ rows }) =>
    rows
      .filter(({ id, value }) => value === null && !removed.has(id))
      .map(
        ({ id, stamp }): Gone => ({
          id,
          at: stampIn(stamp).at,
          by: stampIn(stamp).by,
          why: withheld.has(id) ? 'taken-down' : 'destroyed',
        }),
      ),
  )
  return {
    state: { ...state, ...roomFor(facts, meeting, documents, me), since: null },
    roster,
    windows: read.map(({ id, rows }) => ({
      audience: id,
      statements: rows.flatMap(row => (row.value === null ? [] : [[row.id, row.value]])),
      stamps: rows.map(row => [row.id, stampIn(row.stamp)]),
    })),
    gone,
  }
}

/** Agencies that came later were not there yet. */
function agenciesThen({ agencies }: MeetingFacts, { meeting, lastAt }: Fold, entries: readonly ReadEntry[]) {
  const here = new Set([...meeting.members.values()].map(({ agency }) => agency))
  const later = entries.filter(({ fields }) => (fields?.at ?? '') > lastAt).flatMap(placesIn)
  const fresh = new Set(later.filter(({ become }) => become === 'invited').map(({ agency }) => agency))
  return agencies.filter(({ name }) => here.has(name) || !fresh.has(name))
}
