import { randomBytes, randomUUID } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { agencies, people } from '../../drizzle/schema'
import type { Role } from '../../lib/meeting/names'
import { AGENCY_SHAPES } from '../../lib/meeting/names'
import type { Setup } from '../../lib/meeting/setup'
import { MESSAGE, type Refusal } from '../../lib/protocol/codes'
import type { ActReply } from '../../lib/protocol/live'
import type { Statement } from '../../lib/statements/index'
import type { Stamp } from '../../lib/statements/kind'
import type { News } from '../db/news'
import type { TestDatabase } from '../db/testing'
import { createAccessLog, openAccessLog } from '../ledger/access'
import { openSigner } from '../ledger/keys'
import { Ledger } from '../ledger/ledger'
import { CheckpointSigner } from '../ledger/signer'
import { testKeeper } from '../ledger/testing'
import { createMeeting, type Place } from '../setup/create-meeting'
import type { LiveEvents } from './connections'
import { type After, after } from './pace'
import { createRooms } from './registry'
import { Room } from './room'

export const RING = [{ id: 'test', key: new Uint8Array(32).fill(7) }]
export const VERSIONS = { build: 'test', policy: 'policy/1' }
export const CHILD = '00000000-0000-4000-8000-000000000101'

/** Who is in the meeting of a test: a short name to a role. People of one agency share what comes before a dot: `police.tom`, `police.ann`. */
export type Cast = Record<string, Role>

/** Nobody says what changed: rooms look by themselves. */
export const noNews: News = { on: () => () => undefined, close: async () => undefined }

/** What its set-up says, the time its rooms go by, the file that remembers what was destroyed, who of the cast is not admitted yet, who only until it begins, and who is whose deputy. */
export type Options = {
  setup?: Partial<Setup>
  guard?: (places: Record<string, Place>) => Partial<Setup>
  after?: After
  now?: () => number
  list?: string
  invited?: readonly string[]
  early?: readonly string[]
  alerted?: (meeting: string, id: string) => Promise<void>
  deputies?: Record<string, string>
}

/** A real meeting on a real database, with people who speak to its room in real Yjs. */
export async function testMeeting(
  database: TestDatabase,
  cast: Cast,
  { setup = {}, guard, list, invited = [], early = [], deputies = {}, ...time }: Options = {},
) {
  const db = database.drizzle
  const ledger = new Ledger(db, RING, new CheckpointSigner(await openSigner(db, RING, 'test.invalid')), 'test.invalid')
  await createAccessLog(db, ledger, RING)
  const access = openAccessLog(ledger)
  const id = randomUUID()
  const places = await addPeople(db, cast)
  for (const who of invited) Object.assign(places[who]!, { admitted: false })
  for (const who of early) Object.assign(places[who]!, { early: true })
  for (const [who, deputy] of Object.entries(deputies)) Object.assign(places[who]!, { deputy: places[deputy]!.person })
  await createMeeting(ledger, RING, {
    id,
    setup: {
      title: 'Test conference',
      type: 'initial_child_protection_conference',
      children: [{ id: CHILD, name: 'Ada Test' }],
      people: [],
      concerns: [],
      apologies: [],
      ...setup,
      ...guard?.(places),
    },
    startsAt: new Date('2026-11-19T10:00:00Z'),
    endsAt: new Date('2026-11-19T12:00:00Z'),
    places: Object.values(places),
    by: { person: Object.values(places)[0]!.person, name: 'Set-up', agency: 'Test agency' },
  })
  const keeper = testKeeper(database, ledger, list)
  const openRooms = (own = ledger) =>
    createRooms({
      db,
      ledger: own,
      keeper,
      versions: VERSIONS,
      connection: database.connection,
      news: noNews,
      after,
      ...time,
    })
  let rooms = openRooms()
  const room = async () => {
    const found = await rooms.open(id)
    if (!(found instanceof Room)) throw new Error(`The meeting's room did not open: ${found}`)
    return found
  }
  return {
    id,
    db,
    ledger,
    keeper,
    rooms: () => rooms,
    access,
    places,
    room,
    /** Somebody who waits to be let in says so. */
    knock: (person: string) => rooms.knock(person, id),
    at: async (who: keyof typeof places & string, audience: string = 'meeting', client?: number) =>
      participant(await room(), places[who]!, audience, client),
    /** As another process would: with a ledger that remembers nothing of what was signed. */
    reopen: async (own: Ledger) => {
      await rooms.close()
      rooms = openRooms(own)
    },
    /** As after the server was stopped and started: everything is read from the store again. */
    restart: async () => {
      await rooms.close()
      rooms = openRooms()
    },
    close: () => rooms.close(),
  }
}

export type TestMeeting = Awaited<ReturnType<typeof testMeeting>>

async function addPeople(db: TestDatabase['drizzle'], cast: Cast): Promise<Record<string, Place>> {
  const agencyIds = new Map<string, string>()
  const places: Record<string, Place> = {}
  for (const [who, role] of Object.entries(cast)) {
    const short = who.split('.')[0]!
    const agency = `${short} ${randomBytes(3).toString('hex')}`
    const known = agencyIds.get(short)
    const agencyId = known?.split('|')[0] ?? randomUUID()
    const name = known?.split('|')[1] ?? agency
    if (!known) {
      agencyIds.set(short, `${agencyId}|${name}`)
      await db.insert(agencies).values({
        id: agencyId,
        name,
        shortName: short,
        code: `${short.slice(0, 2).toUpperCase()}${agencyId.slice(0, 8)}`,
        type: 'other',
        shape: AGENCY_SHAPES[0],
        colour: 'sc',
      })
    }
    const person = randomUUID()
    await db.insert(people).values({ id: person, agencyId, name: who, email: `${person}@test.invalid` })
    places[who] = { person, name: who, agencyId, agency: name, role, admitted: true }
  }
  return places
}

export type Outcome = { stamp: Stamp } | { refusal: Refusal } | { closed: number }

/** Someone with one audience's document open, in the y-websocket protocol, without a socket between. */
export async function participant(room: Room, place: Place, audience: string, client?: number) {
  const doc = new Y.Doc()
  if (client !== undefined) doc.clientID = client
  const refusals: Refusal[] = []
  const closes: number[] = []
  const frames: Uint8Array[] = []
  const { wake, until } = waiting()
  let synced = false
  const connection = {
    person: place.person,
    audience,
    client: doc.clientID,
    ready: false,
    over: false,
    send: (frame: Uint8Array) => {
      frames.push(frame)
      const decoder = decoding.createDecoder(frame)
      if (decoding.readVarUint(decoder) === MESSAGE.sync) {
        const reply = encoding.createEncoder()
        const kind = sync.readSyncMessage(decoder, reply, doc, 'server')
        if (kind === 0) room.update(connection, body(encoding.toUint8Array(reply)), true)
        if (kind === 1) synced = true
      }
      wake()
    },
    refuse: (refusal: Refusal) => {
      refusals.push(refusal)
      wake()
    },
    close: (code: number) => {
      closes.push(code)
      wake()
    },
  }
  const send = (update: Uint8Array) => room.update(connection, update, false)
  doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'server' && send(update))
  room.connect(connection)
  room.step1(connection, Y.encodeStateVector(doc))
  await until(() => synced || refusals.length > 0 || closes.length > 0)
  const statements = doc.getMap('statements')
  const stamps = doc.getMap<Stamp>('stamps')
  const outcome = (id: string): Promise<Outcome> =>
    until<Outcome>(() => {
      const stamp = stamps.get(id)
      if (stamp) return { stamp }
      if (refusals.length > 0) return { refusal: refusals.at(-1)! }
      return closes.length > 0 ? { closed: closes.at(-1)! } : null
    })
  return {
    place,
    doc,
    statements,
    stamps,
    refusals,
    closes,
    frames,
    send,
    until,
    /** Adds a statement and waits for its receipt, or for why there is none. */
    add: (statement: Statement | Record<string, unknown>, id: string = randomUUID()) => {
      statements.set(id, statement)
      return outcome(id)
    },
    outcome,
    act: (verb: string, input: unknown = {}, key: string = randomUUID()): Promise<ActReply> =>
      room.act(place.person, { verb, input, key }),
    hash: () => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64'),
    /** What a browser does when it is asked whether it has what it was sent. */
    answer: () => room.delivered(connection, room.sent),
    leave: () => room.disconnect(connection),
  }
}

export type Participant = Awaited<ReturnType<typeof participant>>

/** Waiting for something to become true: `until` looks again whenever `wake` is called. */
export function waiting() {
  let waiters: (() => void)[] = []
  return {
    wake: () => {
      const now = waiters
      waiters = []
      for (const resolve of now) resolve()
    },
    until: async <T>(find: () => T | undefined | null | false): Promise<T> => {
      for (;;) {
        const found = find()
        if (found) return found
        await new Promise<void>(resolve => waiters.push(resolve))
      }
    },
  }
}

/** The update inside a sync message of our own making. */
const body = (message: Uint8Array): Uint8Array => {
  const decoder = decoding.createDecoder(message)
  decoding.readVarUint(decoder)
  return decoding.readVarUint8Array(decoder)
}

/** Someone's live connection, as a list of what it was sent. */
export function listener(room: Room, person: string) {
  const events: { event: keyof LiveEvents; payload: LiveEvents[keyof LiveEvents] }[] = []
  const { wake, until } = waiting()
  const connection = {
    person,
    over: false,
    emit: <E extends keyof LiveEvents>(event: E, payload: LiveEvents[E]) => {
      events.push({ event, payload })
      wake()
    },
    close: () => wake(),
  }
  room.listen(connection)
  const last = <E extends keyof LiveEvents>(event: E): LiveEvents[E] | undefined =>
    // The list pairs each event with its own payload.
    events.findLast(e => e.event === event)?.payload as LiveEvents[E] | undefined
  return {
    events,
    last,
    until: <E extends keyof LiveEvents>(event: E, when: (payload: LiveEvents[E]) => boolean): Promise<LiveEvents[E]> =>
      until(() => {
        const found = last(event)
        return found && when(found) ? found : null
      }),
    hangUp: () => room.unlisten(connection),
  }
}

let serial = 0
export const contribution = (more: Record<string, unknown> = {}): Statement & { kind: 'contribution' } => ({
  kind: 'contribution',
  v: 1,
  seen: 1,
  heading: 'accurate',
  body: `What was seen, number ${++serial}.`,
  nature: 'fact',
  children: [CHILD],
  ...more,
})
export const on = (contribution: string, version = contribution) => ({ v: 1 as const, seen: 1, contribution, version })
