import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { members } from '../../drizzle/schema'
import { bundleSchema } from '../../lib/ledger/bundle'
import { redact } from '../../lib/ledger/redact'
import type { Role } from '../../lib/meeting/names'
import { ADDRESSES, verdict } from '../../lib/policy/testing/intent'
import { EVENTS } from '../../lib/protocol/live'
import { betrays, canaries } from '../../lib/statements/testing/canary'
import { EVENT, filled } from '../../lib/statements/testing/filled'
import { testDatabase } from '../db/testing'
import { nodeHashes } from '../ledger/hashes'
import { readEvidence } from '../read/evidence'
import { readHome } from '../read/home'
import { readTrail } from '../read/trail'
import { CHILD, contribution, on } from '../rooms/testing'
import { builtServer } from '../testing.built'
import { type Everyone, everyone, invited, outsiders } from './testing.everyone'
import { tap } from './testing.tap'
import { openBoard, openLive, type Visitor } from './testing.wire'

const database = await testDatabase()
const server = await builtServer(database)
process.setMaxListeners(200)

/** Someone's browser with a tap on its line: it tries every board there is, and the live connection, and stays. */
async function watcher(meeting: Everyone, { headers }: Visitor) {
  const line = await tap(Number(new URL(server.origin).port))
  const visit = async () => {
    const rooms = ['meeting', 'professionals', randomUUID()].map(audience => `board.${meeting.id}.${audience}`)
    const boards = await Promise.all(rooms.map(room => openBoard(line, { headers }, room)))
    const live = await openLive(line, { headers }, meeting.id)
    return () => [...boards, live].forEach(one => void one.close())
  }
  return { ...line, visit }
}

const FORMS: Record<string, string>[] = [{ accept: 'text/html' }, { accept: 'text/x-component', rsc: '1' }]
/** All that somebody is told by every page and route of a meeting, whole and as a payload. */
async function browsed({ headers }: Visitor, meeting: string, item: string) {
  const told: string[] = []
  for (const address of Object.keys(ADDRESSES).filter(one => one.includes('/meetings/[id]')))
    for (const form of FORMS) {
      const path = address.replace('[id]', meeting).replace('[item]', item).replace('[version]', '1')
      const answer = await fetch(`${server.origin}${path}`, { headers: { ...headers, ...form }, redirect: 'manual' })
      told.push(JSON.stringify([...answer.headers]), await answer.text())
    }
  return told.join('\n')
}

/** What is said among professionals, a planted word in every field a person can fill: shared, corrected, marked, answered, withdrawn, refused. */
async function professionalsSpeak(meeting: Everyone, seen = 1) {
  const { all, next } = canaries()
  const professionals = `board.${meeting.id}.professionals`
  const author = await openBoard(server, meeting.seat('practitioner'), professionals)
  const chair = await openBoard(server, meeting.seat('chair'), professionals)
  const live = await openLive(server, meeting.seat('chair'), meeting.id)
  const fixed = { seen, children: [CHILD], concerns: undefined, late: undefined, onBehalf: undefined, event: EVENT }
  const [first, second, corrected] = [randomUUID(), randomUUID(), randomUUID()]
  const judged = { ...fixed, ...on(first, corrected), seen }
  await author.add(filled('contribution', next, fixed), first)
  await author.add(filled('contribution', next, fixed), second)
  await author.add(filled('correction', next, { ...fixed, ...on(first), seen }), corrected)
  await chair.until(() => chair.stamps.has(corrected))
  for (const relevance of ['not-relevant', 'less-relevant'])
    await chair.add(filled('mark', next, { ...judged, relevance, proportionality: 'too-much' }))
  await author.add(filled('reply', next, judged))
  const related = [on(first, corrected), on(second)].map(({ contribution, version }) => ({ contribution, version }))
  const decided = randomUUID()
  const decides = {
    child: CHILD,
    reliesOn: related,
    between: related,
    told: undefined,
    of: undefined,
    version: undefined,
  }
  await chair.add(filled('decision', next, { ...fixed, ...decides }), decided)
  await chair.add(filled('conflict', next, { ...fixed, ...decides }))
  await author.until(() => author.stamps.has(decided))
  await author.add(filled('stance', next, { ...fixed, decision: decided, version: decided, view: 'disagrees' }))
  await chair.add(filled('action', next, { ...fixed, of: undefined, version: undefined, dropped: undefined }))
  await chair.add(filled('decision', next, { ...fixed, ...decides, of: decided, version: decided }))
  await author.add(filled('particulars', next, judged))
  const raised = randomUUID()
  await author.add(filled('alert', next, fixed), raised)
  await chair.until(() => chair.stamps.has(raised))
  await chair.add(filled('acknowledgement', next, { ...fixed, alert: raised }))
  const asked = randomUUID()
  await chair.add(filled('question', next, { ...fixed, agency: meeting.agency('practitioner') }), asked)
  await author.until(() => author.stamps.has(asked))
  await author.add(filled('answer', next, { ...fixed, asked, aside: undefined }))
  await author.add(filled('addition', next, judged))
  const spoken = randomUUID()
  const behalf = { person: meeting.seat('practitioner').person, readBack: false }
  await chair.add(filled('contribution', next, { ...fixed, onBehalf: behalf }), spoken)
  await author.until(() => author.stamps.has(spoken))
  await author.add(filled('confirmation', next, { ...fixed, ...on(spoken), seen }))
  await author.add(filled('widening', next, { ...judged, as: randomUUID() }))
  await author.add(filled('withdrawal', next, { ...fixed, ...on(second), seen, heading: 'necessary' }))
  expect(author.refusals()).toEqual([])
  const shown = [...all]
  await live.act('start')
  await live.act('focus', { heading: 'necessary', contribution: first })
  expect(await author.add(filled('contribution', next, { ...fixed, seen: 99 }))).toBe('audience_grew')
  expect(await live.act('focus', { heading: next() })).toMatchObject({ ok: false })
  const close = async () => expect(await live.act('close', { reason: next() })).toMatchObject({ ok: true })
  return { all, shown, item: first, close }
}

test('M22 words shared among professionals reach nobody else in any byte: live, on reconnecting, and after a restart', async () => {
  const meeting = await everyone(server)
  const shut = await outsiders(server, database, meeting)
  const roles = ['family', 'child', 'supporter', 'auditor'] as const
  const seats: [string, Visitor][] = [
    ...roles.map(role => [role, meeting.seat(role)] as const).map(([r, s]): [string, Visitor] => [r, s]),
    ...Object.entries(shut),
  ]
  const watchers = await Promise.all(seats.map(async ([who, seat]) => ({ who, ...(await watcher(meeting, seat)) })))
  const insider = await watcher(meeting, meeting.seat('observer'))
  const visitAll = () => Promise.all([insider, ...watchers].map(one => one.visit()))

  let leave = await visitAll()
  const { all, shown, close } = await professionalsSpeak(meeting)
  for (const go of leave) go()
  leave = await visitAll()
  await close()
  for (const go of leave) go()
  const start = await server.stop()
  await start()
  leave = await visitAll()
  await server.settled(meeting.id)

  const seen = insider.bytes()
  expect(
    shown.filter(word => !seen.includes(word)),
    'the tap hears what it should',
  ).toEqual([])
  expect(shown.length).toBeGreaterThanOrEqual(50)
  expect(all.length).toBeGreaterThan(100)
  for (const { who, bytes } of watchers) {
    expect(bytes().length, who).toBeGreaterThan(100)
    expect(betrays(bytes()), who).toBe(false)
  }
  for (const go of leave) go()
  for (const one of [insider, ...watchers]) one.close()

  for (const role of roles) {
    const session = (await server.identity.sessionFromCookies(meeting.seat(role).headers.cookie))!
    expect(betrays(JSON.stringify(await readHome(server.reads, session))), role).toBe(false)
    const trail = await readTrail(server.reads, session, meeting.id, {})
    expect(betrays(JSON.stringify(trail)), role).toBe(verdict(role, 'trail', 'concluded') === 'yes')
  }
})

test('M35 what professionals say after somebody was demoted or removed reaches them in no byte: live, on reconnecting, on any page, and after a restart', async () => {
  const meeting = await everyone(server)
  const left = [
    { role: 'observer', change: { role: 'supporter' } },
    { role: 'legal_adviser', change: { removedAt: new Date() } },
  ] as const
  const watchers = await Promise.all(
    left.map(async ({ role, change }) => ({ role, change, ...(await watcher(meeting, meeting.seat(role))) })),
  )
  const insider = await watcher(meeting, meeting.seat('minute_taker'))
  const visitAll = () => Promise.all([insider, ...watchers].map(one => one.visit()))
  let leave = await visitAll()
  for (const { role, change } of watchers) {
    const seat = meeting.seat(role)
    const board = await openBoard(server, seat, `board.${meeting.id}.professionals`)
    await database.drizzle
      .update(members)
      .set(change)
      .where(and(eq(members.meetingId, meeting.id), eq(members.personId, seat.person)))
    expect(await board.until(() => board.code()), role).toBe(4403)
  }
  const { shown, item, close } = await professionalsSpeak(meeting)
  for (const go of leave) go()
  leave = await visitAll()
  await close()
  for (const go of leave) go()
  expect(betrays(await browsed(meeting.seat('minute_taker'), meeting.id, item))).toBe(true)
  for (const { role } of watchers)
    expect(betrays(await browsed(meeting.seat(role), meeting.id, item)), role).toBe(false)
  const start = await server.stop()
  await start()
  leave = await visitAll()
  for (const go of leave) go()

  const seen = insider.bytes()
  expect(shown.length).toBeGreaterThanOrEqual(50)
  expect(shown.filter(word => !seen.includes(word))).toEqual([])
  for (const { role, bytes } of watchers) {
    expect(bytes().length, role).toBeGreaterThan(100)
    expect(betrays(bytes()), role).toBe(false)
  }
  for (const one of [insider, ...watchers]) one.close()
})

test('M40 after somebody more was let in among them, what professionals say still reaches nobody else in any byte, pages and exports included', async () => {
  const meeting = await everyone(server)
  const roles = ['family', 'child', 'supporter'] as const
  const watchers = await Promise.all(
    roles.map(async role => ({ role, ...(await watcher(meeting, meeting.seat(role))) })),
  )
  const insider = await watcher(meeting, meeting.seat('observer'))
  const leave = await Promise.all([insider, ...watchers].map(one => one.visit()))
  const live = await openLive(server, meeting.seat('chair'), meeting.id)
  const { drizzle } = database
  const newcomer = eq(members.personId, await invited(database, meeting))
  await drizzle.update(members).set({ admittedAt: new Date() }).where(newcomer)
  await live.until(() => live.heard.some(({ event, payload }) => event === 'state' && grown(payload)))
  const { shown, item, close } = await professionalsSpeak(meeting, 2)
  await close()
  for (const go of [...leave, live.close]) go()
  for (const role of roles) expect(betrays(await browsed(meeting.seat(role), meeting.id, item)), role).toBe(false)

  const seen = insider.bytes()
  expect(shown.length).toBeGreaterThanOrEqual(50)
  expect(shown.filter(word => !seen.includes(word))).toEqual([])
  for (const { role, bytes } of watchers) {
    expect(bytes().length, role).toBeGreaterThan(100)
    expect(betrays(bytes()), role).toBe(false)
  }
  for (const one of [insider, ...watchers]) one.close()

  const sessionOf = async (role: Role) => (await server.identity.sessionFromCookies(meeting.seat(role).headers.cookie))!
  for (const role of [...roles, 'practitioner', 'observer', 'legal_adviser'] as const)
    expect(await readEvidence(server.reads, await sessionOf(role), meeting.id), role).toBeNull()
  const whole = (await readEvidence(server.reads, await sessionOf('chair'), meeting.id)) ?? ''
  expect(betrays(whole)).toBe(true)
  expect(betrays(JSON.stringify(forEveryone(whole)))).toBe(false)
})

const grown = (state: unknown) => {
  const { audiences } = EVENTS.state.parse(state)
  return audiences.some(({ id, version }) => id === 'professionals' && version === 2)
}

/** A bundle as somebody outside the professionals may have it: every entry that is theirs alone is withheld, reasons of acts too. */
function forEveryone(text: string) {
  const bundle = bundleSchema.parse(JSON.parse(text))
  if (bundle.kind !== 'full') throw new Error('not the whole log')
  const open = new Set(
    bundle.entries.flatMap(({ opening }, i) => (opening?.audience?.value === 'meeting' ? [i + 1] : [])),
  )
  return redact(bundle, part => part.part === 'line' || open.has(part.seq), nodeHashes)
}

test('M23 the store holds none of the words that were shared, in any column of any table, nor does its log', async () => {
  const meeting = await everyone(server)
  const { close } = await professionalsSpeak(meeting)
  await close()
  const { rows } = await database.drizzle.execute<{ name: string }>(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const dump: string[] = []
  for (const { name } of rows) {
    const all = await database.drizzle.execute<{ line: string }>(sql.raw(`select t::text as line from ${name} t`))
    dump.push(...all.rows.map(row => row.line))
  }
  const text = dump.join('\n')
  expect(text).toContain(meeting.id)
  expect(betrays(text)).toBe(false)
  const where = await database.drizzle.execute<{ data_directory: string }>(sql`show data_directory`)
  const log = await readFile(join(dirname(where.rows[0]!.data_directory), 'log'), 'latin1')
  expect(log).toContain('database system is ready')
  expect(betrays(log)).toBe(false)
})

test('J50 nothing of the professionals’ part reaches whoever was sent out in any byte: not what is said, not who comes, on no way in, in no window', async () => {
  const meeting = await everyone(server)
  const family = await watcher(meeting, meeting.seat('family'))
  const { headers } = meeting.seat('family')
  const { next } = canaries()
  const room = `board.${meeting.id}.meeting`
  const chair = await openLive(server, meeting.seat('chair'), meeting.id)
  expect(await chair.act('start')).toMatchObject({ ok: true })
  const boards = [await openBoard(family, { headers }, room), await openBoard(family, { headers }, room)]
  const lives = [await openLive(family, { headers }, meeting.id), await openLive(family, { headers }, meeting.id)]
  expect(await chair.act('open-closed-part', { reason: next() })).toMatchObject({ ok: true })
  await Promise.all([...boards.map(one => one.closed()), ...lives.map(one => one.closed())])
  // Cut off without a word where something was still on its way to them.
  for (const one of boards) expect([4403, 1006]).toContain(one.code())
  const before = family.bytes().length

  const author = await openBoard(server, meeting.seat('practitioner'), room)
  const shared = randomUUID()
  const fixed = { seen: 1, children: [CHILD], concerns: undefined, late: undefined, onBehalf: undefined, event: EVENT }
  const words = { ...contribution(), body: next() }
  expect(await author.add(words, shared)).toBe('yes')
  const inner = await openBoard(server, meeting.seat('practitioner'), `board.${meeting.id}.professionals`)
  expect(await inner.add(filled('contribution', next, fixed))).toBe('yes')
  expect(await chair.act('focus', { heading: 'accurate', contribution: shared })).toMatchObject({ ok: true })
  const comes = await openLive(server, meeting.seat('observer'), meeting.id)
  expect(await comes.act('join')).toMatchObject({ ok: true })
  expect(family.bytes().length).toBe(before)

  const knock = async () => {
    const at = family.bytes().length
    const sent = { ...headers, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    const asked = await fetch(`${family.origin}/api/meetings/${meeting.id}/door`, {
      method: 'POST',
      headers: sent,
      body: '{}',
    })
    const door = { status: asked.status, body: await asked.text() }
    const board = await openBoard(family, { headers }, room)
    const live = await openLive(family, { headers }, meeting.id)
    return { door, code: board.code(), frames: board.frames.length, away: live.turnedAway(), heard: live.heard, at }
  }
  const shut = { code: 4404, frames: 0, away: 4404, heard: [] }
  expect(await knock()).toMatchObject(shut)
  expect(await chair.act('end-closed-part')).toMatchObject({ ok: true })
  expect(await knock()).toMatchObject(shut)
  expect(betrays(family.bytes())).toBe(false)
  for (const one of [chair, comes, author, inner, family]) one.close()
})
