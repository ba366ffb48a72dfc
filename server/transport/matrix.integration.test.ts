import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { audiences, heads } from '../../drizzle/schema'
import { ROLES, type Role } from '../../lib/meeting/names'
import { ACT_VERBS } from '../../lib/policy/can'
import { reads, stands, verdict } from '../../lib/policy/testing/intent'
import { CLOSE } from '../../lib/protocol/codes'
import { KIND_NAMES } from '../../lib/statements/index'
import { testDatabase } from '../db/testing'
import { contribution } from '../rooms/testing'
import { builtServer } from '../testing.built'
import type { Seat } from './testing'
import {
  bringTo,
  deputise,
  type Everyone,
  everyone,
  invited,
  notMeant,
  outsiders,
  REACHED,
  type Reached,
  statementOf,
  targets,
  withOwnSession,
} from './testing.everyone'
import { openBoard, openLive } from './testing.wire'

const database = await testDatabase()
const server = await builtServer(database)
process.setMaxListeners(200)

const AUDIENCES = ['meeting', 'professionals'] as const
/** And a session of their own, of the family member alone. */
const BOARDS = [...AUDIENCES, 'own'] as const
type Board = (typeof BOARDS)[number]
const opens = (role: Role, board: Board) => reads(role, board) || (board === 'own' && role === 'family')
/** One sound input for each act; some are about a person who is invited. */
const inputOf = (verb: string, person: string, meeting: Everyone, seat: Seat): object =>
  ({
    focus: { heading: 'accurate' },
    close: { reason: 'Enough was said.' },
    reopen: { reason: 'More came in.' },
    'keep-closed': { reason: 'It says again what we had.' },
    admit: { person, identity: true, confidentiality: true },
    remove: { person, reason: 'Invited by mistake.' },
    'hand-over': { person },
    ask: { person, free: true },
    'share-seat': { person, with: [] },
    'raise-hand': { up: true },
    call: { person: null },
    timer: { more: 1 },
    'nothing-further': { heading: 'accurate', nothing: true },
    attend: { how: 'phone' },
    apologies: { reason: 'At court.' },
    proceed: { reason: 'A full report was sent.' },
    'set-marking': { authorFirst: false },
    'pair-room': { hash: '0'.repeat(64) },
    'drop-room': { screen: randomUUID() },
    'open-closed-part': { reason: 'About somebody outside the family.' },
    'make-list': {
      people: [...new Set([seat.person, meeting.seat('chair').person, meeting.seat('observer').person])],
    },
  })[verb] ?? {}
const HELD = { relevance: 'relevant', proportionality: null, request: 'none' }
const noRoom = { code: CLOSE.noSuchRoom, bytes: 0 }

const roomOf = (meeting: string, audience: string) => `board.${meeting}.${audience}`
const audienceOf = ({ own }: Everyone, board: Board) => (board === 'own' ? (own ?? '') : board)

/** The code a board was closed with, and how many bytes came over it before. */
async function knock(seat: { headers: Record<string, string> }, room: string) {
  const board = await openBoard(server, seat, room)
  const bytes = board.frames.reduce((sum, frame) => sum + frame.length, 0)
  if (board.code() === null) board.close()
  return { code: board.code(), bytes }
}

test.each(REACHED)(
  'M6 every role opens exactly the boards it was meant to, while %s; others hear 4404 and nothing else',
  async status => {
    const meeting = await withOwnSession(database, await everyone(server))
    for (const inner of ['professionals', 'own'] as const) {
      const board = await openBoard(server, meeting.seat('chair'), roomOf(meeting.id, audienceOf(meeting, inner)))
      expect(await board.add(contribution())).toBe('yes')
    }
    await bringTo(server, meeting, status)
    const got: string[] = []
    for (const role of ROLES)
      for (const board of BOARDS) {
        const { code, bytes } = await knock(meeting.seat(role), roomOf(meeting.id, audienceOf(meeting, board)))
        got.push(`${role} ${board}: ${code === null && bytes > 0 ? 'yes' : `${code}, ${bytes} bytes`}`)
      }
    const said = (role: Role, board: Board) => (opens(role, board) ? 'yes' : '4404, 0 bytes')
    expect(got).toEqual(ROLES.flatMap(role => BOARDS.map(board => `${role} ${board}: ${said(role, board)}`)))
  },
)

/** What a kind of statement by this role on this board should come to. */
function meant(role: Role, kind: string, audience: string, status: Reached): string {
  const right = verdict(role, kind, status)
  if (right !== 'yes') return right
  return stands(kind, audience) ? 'yes' : 'wrong_audience'
}

test.each(REACHED)(
  'M7 every role writes exactly the kinds it was meant to, on the boards they were meant for, while %s',
  async status => {
    const meeting = await withOwnSession(database, await everyone(server))
    const cells = ROLES.flatMap(role => BOARDS.filter(one => opens(role, one)).map(board => ({ role, board })))
    const prepared = []
    for (const { role, board } of cells) {
      const audience = audienceOf(meeting, board)
      prepared.push({ role, board, audience, to: await targets(server, meeting, role, audience) })
    }
    await bringTo(server, meeting, status)
    const before = (await server.settled(meeting.id)).size
    const got: string[] = []
    const should: string[] = []
    for (const { role, board, audience, to } of prepared)
      for (const kind of KIND_NAMES) {
        const wire = await openBoard(server, meeting.seat(role), roomOf(meeting.id, audience))
        got.push(`${role} ${kind} ${board}: ${await wire.add(statementOf(kind, to, status))}`)
        should.push(`${role} ${kind} ${board}: ${meant(role, kind, board, status)}`)
        wire.close()
      }
    expect(got).toEqual(should)
    const stored = (await server.settled(meeting.id)).size - before
    expect(stored).toBe(should.filter(line => line.endsWith(': yes')).length)
    expect(await notMeant(server, meeting.id)).toEqual([])
  },
)

test('M8 words pushed at a board before its door has answered are not kept where the door stays shut', async () => {
  const meeting = await everyone(server)
  const { uninvited, waiting, signedOut, nobody } = await outsiders(server, database, meeting)
  const before = (await server.settled(meeting.id)).size
  const shut = [uninvited, waiting, signedOut, nobody, meeting.seat('auditor'), meeting.seat('family')]
  for (const seat of shut) {
    const board = await openBoard(server, seat, roomOf(meeting.id, 'professionals'), contribution())
    expect(board.frames).toEqual([])
    expect(board.code()).not.toBeNull()
  }
  expect((await server.settled(meeting.id)).size).toBe(before)
})

/** The id of something this person shared just now, where they may share; of nothing where they may not. */
async function freshOf(meeting: Everyone, seat: Seat): Promise<string> {
  const id = randomUUID()
  const board = await openBoard(server, seat, roomOf(meeting.id, 'meeting'))
  const open = and(eq(audiences.meetingId, meeting.id), eq(audiences.id, 'meeting'))
  const [row] = await database.drizzle.select({ seen: audiences.version }).from(audiences).where(open)
  if (board.code() === null) await board.add(contribution(row), id)
  board.close()
  return id
}

/** What an act came to: `yes`, a code, or the code with which there was no live connection at all. */
async function tried(meeting: Everyone, seat: Seat, verb: string): Promise<string> {
  const live = await openLive(server, seat, meeting.id)
  const statement = verb === 'take-back' ? await freshOf(meeting, seat) : undefined
  const picked = verb === 'pick' && meeting.own ? await freshOf(meeting, seat) : undefined
  const marked = verb.endsWith('-mark') ? await freshOf(meeting, meeting.seat('practitioner')) : undefined
  const away = live.turnedAway()
  if (away !== undefined) return `turned away ${away}, heard ${live.heard.length}`
  const others = verb === 'hand-over' ? meeting.seat('practitioner').person : await invited(database, meeting)
  const about = verb === 'share-seat' || verb === 'ask' ? seat.person : others
  const there = verb === 'hand-over' ? await openLive(server, meeting.seat('practitioner'), meeting.id) : null
  await there?.act('join')
  if (verb === 'take-over') await deputise(database, meeting, seat)
  const reply = await live.act(verb, {
    ...inputOf(verb, about, meeting, seat),
    ...(statement && { statement }),
    ...(marked && { contribution: marked }),
    ...(verb === 'hold-mark' && { ...HELD, id: randomUUID(), version: marked }),
    ...(picked && { contribution: picked, version: picked, audience: meeting.own, as: randomUUID() }),
  })
  live.close()
  there?.close()
  return reply.ok ? 'yes' : reply.code
}

test.each(REACHED)(
  'M9 every role does exactly the acts it was meant to over the live connection, while %s',
  async status => {
    const steady = await everyone(server)
    await bringTo(server, steady, status)
    const should = (role: Role, verb: string) =>
      AUDIENCES.some(audience => reads(role, audience)) ? verdict(role, verb, status) : 'turned away 4404, heard 0'
    const moves = (role: Role, verb: string) =>
      ['start', 'close', 'hand-over', 'take-over', 'pick', 'adjourn', 'reopen', 'open-closed-part'].includes(verb) &&
      should(role, verb) === 'yes'
    for (const role of ROLES)
      for (const verb of ACT_VERBS) {
        const meeting = moves(role, verb) ? await withOwnSession(database, await everyone(server)) : steady
        if (meeting !== steady) await bringTo(server, meeting, status)
        expect(`${role} ${verb}: ${await tried(meeting, meeting.seat(role), verb)}`).toBe(
          `${role} ${verb}: ${should(role, verb)}`,
        )
        if (meeting !== steady) expect(await notMeant(server, meeting.id)).toEqual([])
      }
    expect(await notMeant(server, steady.id)).toEqual([])
  },
  // Many meetings, one after another: it is told to wait for a busy machine.
  120_000,
)

test('M10 whoever has no place hears of a meeting what they hear of none, at every socket', async () => {
  const meeting = await everyone(server)
  const { uninvited, waiting, signedOut, nobody } = await outsiders(server, database, meeting)
  const shut = { uninvited: 4404, waiting: 4404, signedOut: 4401, nobody: 4401 } as const
  const seats = { uninvited, waiting, signedOut, nobody }
  for (const [who, code] of Object.entries(shut)) {
    const seat = seats[who as keyof typeof shut]
    for (const id of [meeting.id, randomUUID()]) {
      for (const audience of [...AUDIENCES, randomUUID()])
        expect(await knock(seat, roomOf(id, audience)), `${who} ${audience}`).toEqual({ code, bytes: 0 })
      const live = await openLive(server, seat, id)
      expect({ away: live.turnedAway(), heard: live.heard }, who).toEqual({ away: code, heard: [] })
    }
  }
})

test('M11 a name of a room that is none answers the chair as it answers anybody: 4404 and nothing else', async () => {
  const meeting = await everyone(server)
  const { id } = meeting
  const names = [
    ...['draft', 'record', 'roster', 'trail', 'access', 'board'].flatMap(word => [
      `${word}.${id}`,
      `${word}.${id}.${randomUUID()}`,
    ]),
    ...['draft', 'record', 'lobby', 'Board'].map(word => `${word}.${id}.meeting`),
    ...['', '.', `board.${id}.`, `board.${id}.meeting.x`, `board.${id}.MEETING`, `board.${id}.meeting%00`],
    `board.${id}.meeting/../professionals`,
    `a.board.${id}.meeting`,
    `board.${id.toUpperCase()}.meeting`,
  ]
  for (const name of names) expect(await knock(meeting.seat('chair'), name), name).toEqual(noRoom)
})

test('M12 another site’s page, or none at all, opens nothing, whoever is signed in', async () => {
  const meeting = await everyone(server)
  const { cookie } = meeting.seat('chair').headers
  const pages: Record<string, string>[] = [{ origin: 'http://evil.invalid' }, { origin: 'null' }, {}]
  for (const page of pages) {
    const headers = { cookie, ...page }
    expect(await knock({ headers }, roomOf(meeting.id, 'meeting'))).toEqual(noRoom)
    const live = await openLive(server, { headers }, meeting.id)
    expect({ away: typeof live.turnedAway(), heard: live.heard }).toEqual({ away: 'string', heard: [] })
  }
})

test('M13 there is one namespace: anyone is turned away from every other, the default one too', async () => {
  const meeting = await everyone(server)
  for (const namespace of ['/', '/meetings', '/admin', `/${meeting.id}`]) {
    const live = await openLive(server, meeting.seat('chair'), meeting.id, namespace)
    expect({ away: live.turnedAway() !== undefined, heard: live.heard }, namespace).toEqual({ away: true, heard: [] })
    live.close()
  }
})

test('M14 a meeting that another process serves says "later" to its own people only, and is never opened for others', async () => {
  const meeting = await everyone(server)
  const { uninvited, waiting } = await outsiders(server, database, meeting)
  const holder = new Client(database.connection)
  await holder.connect()
  await holder.query('select pg_advisory_lock(hashtextextended($1, 7))', [meeting.id])
  const answers = async (seat: Seat) => [
    (await knock(seat, roomOf(meeting.id, 'meeting'))).code,
    (await openLive(server, seat, meeting.id)).turnedAway(),
  ]
  expect(await answers(uninvited)).toEqual([4404, 4404])
  expect(await answers(waiting)).toEqual([4404, 4404])
  expect(await answers(meeting.seat('practitioner'))).toEqual([CLOSE.restart, 'try again'])
  await holder.end()
  for (const seat of [uninvited, waiting]) await answers(seat)
  const [head] = await database.drizzle
    .select()
    .from(heads)
    .where(and(eq(heads.log, meeting.id), eq(heads.audience, '')))
  expect(head?.epoch).toBe(0)
})
