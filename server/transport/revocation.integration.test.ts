import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { eq, sql } from 'drizzle-orm'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { people, sessions } from '../../drizzle/schema'
import { CLOSE } from '../../lib/protocol/codes'
import { testDatabase } from '../db/testing'
import { contribution } from '../rooms/testing'
import { builtServer } from '../testing.built'
import type { Seat } from './testing'
import { type Everyone, everyone } from './testing.everyone'
import { type BoardWire, openBoard, openLive } from './testing.wire'

const database = await testDatabase()
const server = await builtServer(database)
process.setMaxListeners(200)

const { db, ledger } = server.reads
/** Sign-in as another process of the same installation has it: the same store, nothing else in common. */
const elsewhere = server.identity.sessions

const ways: Record<string, (seat: Seat) => Promise<unknown>> = {
  'signed out': seat => server.signOut(seat),
  'signed out in another process': seat => elsewhere.end(seat.session, 'signed-out'),
  'all sessions ended in another process': seat => elsewhere.endAllOf(seat.person, 'administrator'),
  'the session expired': seat =>
    db
      .update(sessions)
      .set({ expiresAt: new Date(0) })
      .where(eq(sessions.id, seat.session)),
  'the person disabled': ({ person }) => db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, person)),
}

/** Again and again until told to stop, or the test is over. */
function repeating(step: () => Promise<unknown>): () => void {
  let going = true
  const stop = () => {
    going = false
  }
  onTestFinished(stop)
  void (async () => {
    while (going) await step()
  })()
  return stop
}

async function present(meeting: Everyone) {
  const victim = meeting.seat('practitioner')
  const room = `board.${meeting.id}.professionals`
  const boards = [await openBoard(server, victim, room), await openBoard(server, victim, `board.${meeting.id}.meeting`)]
  const live = await openLive(server, victim, meeting.id)
  const chair = await openBoard(server, meeting.seat('chair'), room)
  const chairLive = await openLive(server, meeting.seat('chair'), meeting.id)
  return { victim, boards, live, chair, chairLive }
}

/** The meeting's entries by one person, by number. */
async function madeBy(meeting: string, person: string): Promise<number[]> {
  const { entries } = await ledger.read(meeting)
  return entries.filter(({ fields }) => fields?.actor?.person === person).map(({ seq }) => seq)
}

test.each(Object.keys(ways))(
  'M24 %s, while they and others write at full speed: from then on nothing of theirs is stored and nothing reaches them',
  async way => {
    const meeting = await everyone(server)
    const { victim, boards, live, chair, chairLive } = await present(meeting)
    const noise = [
      ...boards.map(board => repeating(() => pushing(board))),
      repeating(() =>
        live.over() ? never() : live.act(live.heard.length % 2 ? 'join' : 'leave').catch(() => undefined),
      ),
      repeating(() => chair.add(contribution())),
      repeating(() => chairLive.act('focus', { heading: 'timely' }).catch(() => undefined)),
    ]
    await boards[0]!.until(() => boards[0]!.stamps.size > 12)
    await ways[way]!(victim)
    const ends = await Promise.all(boards.map(board => board.closed()))
    await live.closed()
    // Whoever was disabled is cut off by the end of their sign-in or of their place, whichever is heard first.
    for (const end of ends) expect(way === 'the person disabled' ? [4401, 4403] : [4401]).toContain(end)
    // What was being stored when they were cut off is stored once this is.
    await chair.add(contribution())
    const { size } = await server.settled(meeting.id)
    const n = chair.stamps.size
    const later = await chair.add(contribution())
    await chair.until(() => chair.stamps.size > n + 12)
    for (const stop of noise) stop()

    expect(later).toBe('yes')
    expect((await madeBy(meeting.id, victim.person)).filter(seq => seq > size)).toEqual([])
    expect(boards[0]!.stamps.size).toBeLessThanOrEqual(n)
    const again = await openBoard(server, victim, `board.${meeting.id}.meeting`)
    expect({ code: again.code(), frames: again.frames }).toEqual({ code: CLOSE.signedOut, frames: [] })
    expect(await server.identity.sessionFromCookies(victim.headers.cookie)).toBeNull()
    expect((await openLive(server, victim, meeting.id)).turnedAway()).toBe(CLOSE.signedOut)
  },
)

/** Statements onto the wire, some of them always ahead of their receipts. */
async function pushing(board: BoardWire) {
  if (board.code() !== null) return never()
  board.statements.set(randomUUID(), contribution())
  await board.until(() => board.statements.size - board.stamps.size < 5 || board.code() !== null)
}
const never = () => new Promise<never>(() => undefined)

test('M25 whoever does not listen to the end of their sign-in goes on writing in vain', async () => {
  const meeting = await everyone(server)
  const { victim, boards, chair } = await present(meeting)
  const [board] = boards
  expect(await board!.add(contribution())).toBe('yes')
  board!.socket.pause()
  await server.signOut(victim)
  const { size } = await server.settled(meeting.id)
  for (let i = 0; i < 20; i++) board!.statements.set(randomUUID(), contribution())
  board!.socket.resume()
  expect(await board!.closed()).toBe(CLOSE.signedOut)
  // Behind whatever was written in vain: the meeting has one queue.
  expect(await chair.add(contribution())).toBe('yes')
  expect((await server.settled(meeting.id)).size).toBe(size + 1)
  expect(board!.stamps.size).toBe(1)
})

/** Holds one table still, as a slow disk would, until `free`. `waiting` resolves once that many queries wait for it. */
async function stalled(table: 'entries' | 'meetings', mode: 'share' | 'access exclusive') {
  const holder = new Client(database.connection)
  onTestFinished(() => holder.end())
  await holder.connect()
  await holder.query(`begin; lock table ${table} in ${mode} mode`)
  const waiting = async (queries: number) => {
    for (;;) {
      const { rows } = await holder.query(
        `select 1 from pg_locks where not granted and relation = '${table}'::regclass`,
      )
      if (rows.length >= queries) return
    }
  }
  return { waiting, free: () => holder.query('rollback') }
}

test('M26 what someone queued behind a slow commit is not entered once their sign-in is over', async () => {
  const meeting = await everyone(server)
  const { victim, boards, live, chair } = await present(meeting)
  const disk = await stalled('entries', 'share')
  const first = chair.add(contribution())
  await disk.waiting(1)
  boards[0]!.statements.set(randomUUID(), contribution())
  boards[0]!.socket.ping()
  await once(boards[0]!.socket, 'pong')
  void live.act('join').catch(() => undefined)
  await live.act('join', {}, 'no key, so answered at once, behind the first')
  const signedOut = server.signOut(victim)
  expect(await boards[0]!.closed()).toBe(CLOSE.signedOut)
  await live.closed()
  await disk.free()
  await signedOut
  expect(await first).toBe('yes')
  await server.settled(meeting.id)
  expect(await madeBy(meeting.id, victim.person)).toEqual([])
})

test('M27 whoever signs out while their connections are still being made gets none, and not a byte', async () => {
  const meeting = await everyone(server)
  const victim = meeting.seat('practitioner')
  const door = await stalled('meetings', 'access exclusive')
  const board = openBoard(server, victim, `board.${meeting.id}.professionals`)
  const live = openLive(server, victim, meeting.id)
  await door.waiting(2)
  await server.signOut(victim)
  await door.free()
  expect({ code: (await board).code(), frames: (await board).frames }).toEqual({ code: CLOSE.signedOut, frames: [] })
  expect({ connected: (await live).socket.connected, heard: (await live).heard }).toEqual({
    connected: false,
    heard: [],
  })
})

test('M28 the server looks by itself for sessions that ended elsewhere', async () => {
  const meeting = await everyone(server)
  const { victim, boards, live } = await present(meeting)
  // Told to nobody: no trigger fires.
  await db.transaction(async tx => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.update(sessions).set({ endedAt: new Date() }).where(eq(sessions.id, victim.session))
  })
  expect(await boards[0]!.closed()).toBe(CLOSE.signedOut)
  await live.closed()
})
