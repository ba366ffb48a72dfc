import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import * as encoding from 'lib0/encoding'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import * as sync from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { agencies, draftChanges, members, people } from '../../drizzle/schema'
import { CLOSE, MESSAGE } from '../../lib/protocol/codes'
import { testDatabase } from '../db/testing'
import { begin, page, textOf } from '../drafts/testing'
import { readEvidence } from '../read/evidence'
import { readTrail } from '../read/trail'
import type { Cast } from '../rooms/testing'
import { waiting } from '../rooms/testing'
import { meetingServer, type Seat } from './testing'
import { dial, live } from './testing.client'

const database = await testDatabase()
const db = database.drizzle
const server = await meetingServer(database)

const cast: Cast = {
  chair: 'chair',
  minutes: 'minute_taker',
  'police.tom': 'practitioner',
  'police.ann': 'practitioner',
  'police.student': 'observer',
  school: 'practitioner',
  lawyer: 'legal_adviser',
  mother: 'family',
  friend: 'supporter',
  auditor: 'auditor',
}
const gathered = async () => {
  const { id, who } = await server.meeting(cast)
  const [row] = await db
    .select()
    .from(members)
    .where(and(eq(members.meetingId, id), eq(members.personId, who['police.tom']!.person)))
  return { id, who, agency: row!.agencyId, room: `draft.${id}.${row!.agencyId}` }
}

/** The unmodified provider in somebody's browser. */
function tab(seat: { headers: Seat['headers'] }, room: string, doc = page()) {
  class Page extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: seat.headers })
    }
  }
  const { wake, until } = waiting()
  const provider = new WebsocketProvider(`${server.origin.replace('http', 'ws')}/sync`, room, doc, {
    disableBc: true,
    params: { client: String(doc.clientID) },
    WebSocketPolyfill: Page as never, // its type is the browser's
  })
  onTestFinished(() => provider.destroy())
  const closes: number[] = []
  let receipts = 0
  provider.messageHandlers[MESSAGE.kept] = () => {
    receipts++
    wake()
  }
  provider.on('closed', ({ code }) => {
    closes.push(code)
    wake()
  })
  provider.on('sync', wake)
  provider.awareness.on('change', wake)
  doc.on('update', wake)
  return { doc, provider, closes, until, receipts: () => receipts, drafts: doc.getMap('drafts') }
}

/** Opens a room and says at once all that an honest browser would say later; what came back, and how it ended. */
async function push(seat: { headers: Record<string, string> }, room: string) {
  const doc = page()
  begin(doc, { body: 'PUSHED' })
  const line = dial(server.origin, `/sync/${room}?client=${doc.clientID}`, seat.headers)
  const say = (write: (encoder: encoding.Encoder) => void) =>
    line.socket.send(
      encoding.encode(encoder => {
        encoding.writeVarUint(encoder, MESSAGE.sync)
        write(encoder)
      }),
    )
  line.socket.on('open', () => {
    say(encoder => sync.writeSyncStep1(encoder, new Y.Doc()))
    say(encoder => sync.writeSyncStep2(encoder, doc))
    say(encoder => sync.writeUpdate(encoder, Y.encodeStateAsUpdate(doc)))
  })
  const code = await line.closed()
  return `${code}, ${line.frames.length} frames`
}

test('N1 through the unmodified provider, colleagues write together and see who writes where', async () => {
  const { who, room } = await gathered()
  const [tom, ann] = [tab(who['police.tom']!, room), tab(who['police.ann']!, room)]
  for (const one of [tom, ann]) await one.until(() => one.provider.synced)
  const id = begin(tom.doc, { body: 'Seen.' })
  await ann.until(() => ann.drafts.has(id))
  ann.provider.awareness.setLocalState({ draft: id, field: 'body' })
  textOf(ann.doc, id).insert(5, ' Twice.')
  textOf(tom.doc, id).insert(0, 'Today: ')
  await tom.until(() => textOf(tom.doc, id).toString() === 'Today: Seen. Twice.')
  await ann.until(() => textOf(ann.doc, id).toString() === 'Today: Seen. Twice.' && ann.receipts() > 1)
  await tom.until(() => tom.provider.awareness.getStates().get(ann.doc.clientID)?.name === 'police.ann')
  expect([...tom.closes, ...ann.closes]).toEqual([])
})

test('N17 nobody but its agency’s own contributors opens its drafts; all others hear 4404 and nothing else, and nothing of theirs is kept', async () => {
  const { id, who, room, agency } = await gathered()
  const mine = tab(who['police.tom']!, room)
  await mine.until(() => mine.provider.synced)
  begin(mine.doc, { body: 'MARKER' })
  await mine.until(() => mine.receipts() > 1)
  const others = ['chair', 'minutes', 'police.student', 'school', 'lawyer', 'mother', 'friend', 'auditor']
  for (const name of others) expect([name, await push(who[name]!, room)]).toEqual([name, '4404, 0 frames'])
  const elsewhere = await gathered()
  expect(await push(elsewhere.who['police.tom']!, room)).toBe('4404, 0 frames')
  const administrator = { id: randomUUID(), agencyId: agency, name: 'Admin', administers: 'deployment' }
  await db.insert(people).values({ ...administrator, email: `${administrator.id}@test.invalid`, setUpAt: new Date() })
  expect(await push(await server.signIn(administrator.id, 'Admin'), room)).toBe('4404, 0 frames')
  const waits = { ...administrator, id: randomUUID(), name: 'Waits', administers: null }
  await db.insert(people).values({ ...waits, email: `${waits.id}@test.invalid`, setUpAt: new Date() })
  await db
    .insert(members)
    .values({ meetingId: id, personId: waits.id, agencyId: agency, role: 'practitioner', admittedAt: null })
  expect(await push(await server.signIn(waits.id, 'Waits'), room)).toBe('4404, 0 frames')
  expect(await push({ headers: { origin: server.origin } }, room)).toBe('4401, 0 frames')
  for (const odd of [
    `draft.${id}`,
    `draft.${id}.meeting`,
    `draft.${id}.${randomUUID()}`,
    `draft.${randomUUID()}.${agency}`,
    `${room}.x`,
  ])
    expect([odd, await push(who['police.tom']!, odd)]).toEqual([odd, '4404, 0 frames'])
  expect([...mine.drafts.keys()]).toHaveLength(1)
})

test('N17 no word of a draft is on the live connection, in the trail or in the evidence of anyone', async () => {
  const { id, who, room } = await gathered()
  const pages = Object.keys(cast).flatMap(name =>
    name === 'auditor' ? [] : [live(server.origin, id, who[name]!.headers)],
  )
  for (const one of pages) await one.hear('roster')
  const mine = tab(who['police.tom']!, room)
  await mine.until(() => mine.provider.synced)
  begin(mine.doc, { body: 'MARKER', impact: 'MARKER', exactWords: 'MARKER' })
  await mine.until(() => mine.receipts() > 1)
  const school = pages[Object.keys(cast).indexOf('school')]!
  await school.until(() => JSON.stringify(school.heard('roster')).includes('"heading":"accurate"'))
  for (const one of pages) expect(JSON.stringify(one.events)).not.toContain('MARKER')
  const reads = { ...server.reads, backupDays: 30 }
  for (const name of ['chair', 'auditor']) {
    const seat = who[name]!
    const session = (await server.identity.sessionFromCookies(seat.headers.cookie))!
    expect(JSON.stringify(await readTrail(reads, session, id, {}))).not.toContain('MARKER')
    expect(JSON.stringify(await readEvidence(reads, session, id))).not.toContain('MARKER')
  }
})

const ends: Record<string, [number, (seat: Seat, meeting: string) => Promise<unknown>]> = {
  'signed out': [CLOSE.signedOut, seat => server.signOut(seat)],
  'removed from the meeting': [
    CLOSE.notAllowed,
    (seat, meeting) =>
      db
        .update(members)
        .set({ removedAt: new Date() })
        .where(and(eq(members.meetingId, meeting), eq(members.personId, seat.person))),
  ],
  'no longer one who contributes': [
    CLOSE.notAllowed,
    (seat, meeting) =>
      db
        .update(members)
        .set({ role: 'observer' })
        .where(and(eq(members.meetingId, meeting), eq(members.personId, seat.person))),
  ],
  'now of another agency': [
    CLOSE.notAllowed,
    async (seat, meeting) => {
      const [other] = await db
        .select({ id: members.agencyId })
        .from(members)
        .where(and(eq(members.meetingId, meeting), eq(members.role, 'legal_adviser')))
      await db
        .update(members)
        .set({ agencyId: other!.id })
        .where(and(eq(members.meetingId, meeting), eq(members.personId, seat.person)))
    },
  ],
  'their agency shut': [
    CLOSE.signedOut,
    async (seat, meeting) => {
      const [mine] = await db
        .select({ id: members.agencyId })
        .from(members)
        .where(and(eq(members.meetingId, meeting), eq(members.personId, seat.person)))
      await db.update(agencies).set({ disabledAt: new Date() }).where(eq(agencies.id, mine!.id))
    },
  ],
}

test.each(Object.keys(ends))(
  'N18 %s: their drafts are shut at once, and what they type from then on is not kept',
  async way => {
    const { id, who, room, agency } = await gathered()
    const ann = tab(who['police.ann']!, room)
    await ann.until(() => ann.provider.synced)
    const draft = begin(ann.doc, { body: 'Kept.' })
    await ann.until(() => ann.receipts() > 1)
    const kept = () => db.select().from(draftChanges).where(eq(draftChanges.agencyId, agency))
    const [code, end] = ends[way]!
    await end(who['police.ann']!, id)
    await ann.until(() => ann.closes.length > 0)
    const before = await kept()
    textOf(ann.doc, draft).insert(0, 'Not kept. ')
    expect(way === 'their agency shut' ? [CLOSE.signedOut, CLOSE.notAllowed] : [code]).toContain(ann.closes[0])
    expect((await push(who['police.ann']!, room)).endsWith(' 0 frames')).toBe(true)
    expect((await kept()).length).toBe(before.length)
  },
)

test('J74 by the wire nobody opens somebody else’s notes: 4404 and not one byte; whoever neither chairs nor takes the minutes has none', async () => {
  const { id, who } = await gathered()
  const notes = (owner: string) => `draft.${id}.${who[owner]!.person}`
  const mine = tab(who.minutes!, notes('minutes'))
  await mine.until(() => mine.provider.synced)
  begin(mine.doc, { body: 'MARKER' })
  await mine.until(() => mine.receipts() > 1)
  for (const name of Object.keys(cast).filter(one => one !== 'minutes'))
    expect([name, await push(who[name]!, notes('minutes'))]).toEqual([name, '4404, 0 frames'])
  for (const name of ['police.tom', 'police.student', 'mother', 'auditor'])
    expect([name, await push(who[name]!, notes(name))]).toEqual([name, '4404, 0 frames'])
  expect([...mine.drafts.keys()]).toHaveLength(1)
})
