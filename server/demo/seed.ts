import { randomUUID } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import { agencies, meetings, people } from '../../drizzle/schema'
import { freeCode } from '../../lib/meeting/looks'
import type { Duty } from '../../lib/meeting/names'
import type { Statement } from '../../lib/statements/index'
import { hashPassphrase } from '../identity/passphrase'
import { ACCESS_LOG, type Drizzle, type Ledger, type Transaction } from '../ledger/ledger'
import type { KeyRing } from '../ledger/seal'
import { loadFacts } from '../rooms/load'
import type { Rooms } from '../rooms/registry'
import { Room } from '../rooms/room'
import { createMeeting } from '../setup/create-meeting'
import type { Scenario } from './form'
import { DEMO_MEETING, stableId } from './ids'
import { besideOf, type Imported, importScenario, type Share, statementOf } from './import'
import type { Left } from './left'
import { Interrupted, Refused, Seat } from './participants'
import { type Account, accountOf, type DemoPerson } from './people'

/** The passphrase of every demo account, as the contract names it. */
export const DEMO_PASSPHRASE = 'demo-only-passphrase'

export type SeedDeps = {
  db: Drizzle
  ledger: Ledger
  ring: KeyRing
  rooms: Rooms
  scenario: Scenario
  /** Told one line a step: never anything about a family. */
  say(line: string): void
}

/** `meeting`: the id it stands under; `refused`: what was turned down at the gate, with its reason. */
export type Seeded = {
  meeting: string
  imported: Imported
  accounts: Account[]
  left: Left[]
  narrowed: Left[]
  refused: Left[]
}

/**
 * Brings a conference to the point before it starts: accounts, the meeting, and what was shared beforehand, through the room and its gate.
 * Started again, or after a kill in the middle, it goes on where it stopped: nothing is there twice.
 */
export async function seedDemo(deps: SeedDeps): Promise<Seeded> {
  const imported = importScenario(deps.scenario)
  await createAccounts(deps, imported)
  const meeting = await meetingFor(deps, imported)
  const refused = await shareBefore(deps, imported, meeting)
  const { left, narrowed } = imported
  return { meeting, imported, accounts: imported.people.map(accountOf), left, narrowed, refused }
}

/** Adds the agencies and people that are missing, with one line in the access log, in one transaction. */
async function createAccounts({ db, ledger, say }: SeedDeps, imported: Imported): Promise<void> {
  const ids = imported.people.map(person => person.id)
  const known = new Set(
    (await db.select({ id: people.id }).from(people).where(inArray(people.id, ids))).map(row => row.id),
  )
  const missing = imported.people.filter(person => !known.has(person.id))
  if (missing.length === 0) return
  const passphraseHash = await hashPassphrase(DEMO_PASSPHRASE)
  const drafts = [accountsEntry(missing)]
  await ledger.append([{ log: ACCESS_LOG, drafts }], undefined, async tx => {
    await addAgencies(tx, imported)
    await tx.insert(people).values(missing.map(person => rowOf(person, passphraseHash)))
  })
  say(`${missing.length} accounts`)
}

/** Another file's police may be there already: the code that people say aloud is then the next free one. */
async function addAgencies(tx: Transaction, imported: Imported): Promise<void> {
  const there = await tx.select({ id: agencies.id, code: agencies.code }).from(agencies)
  const codes = new Set(there.map(row => row.code))
  for (const agency of imported.agencies) {
    if (there.some(row => row.id === agency.id)) continue
    const code = freeCode(agency.code, codes)
    codes.add(code)
    await tx.insert(agencies).values({ ...agency, code })
  }
}

const rowOf = ({ id, agencyId, name, email, jobTitle, role }: DemoPerson, passphraseHash: string) => ({
  id,
  agencyId,
  name,
  email,
  jobTitle: jobTitle ?? null,
  passphraseHash,
  administers: dutyOf(role),
  setUpAt: new Date(),
})

const dutyOf = (role: DemoPerson['role']): Duty | null =>
  role === 'administrator' ? 'deployment' : role === 'agency_admin' ? 'agency' : null

const accountsEntry = (missing: readonly DemoPerson[]) => ({
  once: randomUUID(),
  type: 'act.accounts-created',
  actor: null,
  agency: null,
  role: null,
  audience: null,
  recipients: null,
  content: {
    people: missing.map(({ id, name, agency, role }) => ({
      person: id,
      name,
      agency,
      administers: dutyOf(role),
    })),
  },
})

/**
 * The meeting of this file, made where it is missing. The first file played in a store has the demo meeting's id;
 * another file played there later has an id of its own.
 */
async function meetingFor({ db, ledger, ring, say }: SeedDeps, imported: Imported): Promise<string> {
  const own = stableId(imported.key, 'meeting')
  const rows = await db
    .select({ id: meetings.id })
    .from(meetings)
    .where(inArray(meetings.id, [DEMO_MEETING, own]))
  const there = new Set(rows.map(row => row.id))
  if (there.has(own)) return own
  if (there.has(DEMO_MEETING) && (await isOf(DEMO_MEETING, imported, db, ledger))) return DEMO_MEETING
  const id = there.has(DEMO_MEETING) ? own : DEMO_MEETING
  const { setup, startsAt, endsAt, places, chair } = imported
  const by = { person: chair.id, name: chair.name, agency: chair.agency }
  await createMeeting(ledger, ring, { id, setup, startsAt, endsAt, places, by })
  say('the meeting, open for contributions')
  return id
}

/** Children's ids come from the file's own name for its meeting: they tell whose meeting this is. */
async function isOf(id: string, imported: Imported, db: Drizzle, ledger: Ledger): Promise<boolean> {
  const facts = await loadFacts(db, ledger, id)
  const ours = new Set(imported.setup.children.map(child => child.id))
  return facts?.setup.children.some(child => ours.has(child.id)) ?? false
}

/** What was shared before the meeting, each by its author, in the file's order. */
async function shareBefore({ rooms, say }: SeedDeps, imported: Imported, meeting: string): Promise<Left[]> {
  const room = await rooms.open(meeting)
  if (!(room instanceof Room)) throw new Error('The demo meeting is served by another process.')
  const { documents, meeting: state } = await room.ask()
  const before = imported.shares.filter(share => share.phase === 'before')
  const missing = before.filter(share => !documents.get(share.audience)?.has(share.id))
  const refused: Left[] = []
  for (const [i, share] of missing.entries()) {
    const why = await shareOne(room, share, audience => state.audiences.get(audience)?.version ?? 1)
    if (why) refused.push({ what: share.item, why })
    else say(`${before.length - missing.length + i + 1} of ${before.length} shared before the meeting`)
  }
  return refused
}

/** What professionals alone read goes first, then the words; null, or why the words were turned down. */
async function shareOne(room: Room, share: Share, seen: (audience: string) => number): Promise<string | null> {
  const beside = besideOf(share, seen('professionals'))
  const refused = beside && (await send(room, share.by.id, 'professionals', beside.id, beside.statement))
  return refused ?? send(room, share.by.id, share.audience, share.id, statementOf(share, seen(share.audience)))
}

async function send(
  room: Room,
  by: string,
  audience: string,
  id: string,
  statement: Statement,
): Promise<string | null> {
  const seat = new Seat(room, by, audience)
  try {
    await seat.share(id, statement)
    return null
  } catch (error) {
    if (error instanceof Refused) return error.message
    if (error instanceof Interrupted) throw new Error('The demo meeting could not be opened.')
    throw error
  } finally {
    seat.leave()
  }
}
