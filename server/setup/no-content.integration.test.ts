import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { people } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { readEvidence } from '../read/evidence'
import { readHome } from '../read/home'
import { enter } from '../read/meetings'
import { readTrail } from '../read/trail'
import { contribution } from '../rooms/testing'
import { meetingServer, type Seat } from '../transport/testing'
import { openBoard, openLive } from '../transport/testing.wire'
import { administer } from './commands'
import { signedIn } from './testing'

const database = await testDatabase()
const server = await meetingServer(database)
afterAll(async () => void (await server.stop()))
const { db } = server.reads

const sessionOf = (seat: Seat) => signedIn({ id: seat.person, name: seat.name, email: '', agencyId: '' })

/** By every way in: both boards, the live connection, and every reading. Nothing, however it is asked for. */
async function sees(seat: Seat, meeting: string) {
  const boards = await Promise.all(
    ['meeting', 'professionals'].map(audience =>
      openBoard(server, seat, `board.${meeting}.${audience}`, contribution()),
    ),
  )
  const live = await openLive(server, seat, meeting)
  const session = sessionOf(seat)
  const readings = [
    await enter(server.reads, session, meeting),
    await readTrail(server.reads, session, meeting, {}),
    await readEvidence(server.reads, session, meeting),
  ]
  const said = {
    boards: boards.map(board => board.code()),
    bytes: boards.flatMap(board => board.frames).length,
    live: live.turnedAway(),
    heard: live.heard,
    readings: readings.filter(reading => reading !== null).length,
    meetings: (await readHome(server.reads, session)).items.length,
  }
  for (const one of [...boards, live]) one.close()
  return said
}
const NOTHING = { boards: [4404, 4404], bytes: 0, live: 4404, heard: [], readings: 0, meetings: 0 }

test('A21 whoever runs the installation sees nothing of any meeting by any way in, whatever place they had in it', async () => {
  const { id, who } = await server.meeting({ chair: 'chair', police: 'practitioner', school: 'practitioner' })
  const before = (await server.reads.ledger.read(id)).entries.length
  await db.update(people).set({ administers: 'deployment' }).where(eq(people.id, who.chair!.person))
  expect(await sees(who.chair!, id)).toEqual(NOTHING)
  const stranger = await server.meeting({ other: 'chair' })
  await db.update(people).set({ administers: 'deployment' }).where(eq(people.id, stranger.who.other!.person))
  expect(await sees(stranger.who.other!, id)).toEqual(NOTHING)
  expect((await server.reads.ledger.read(id)).entries.length).toBe(before)
})

test('A22 whoever is appointed to run the installation in the middle of a meeting is out of it at once', async () => {
  const { id, who } = await server.meeting({ chair: 'chair', police: 'practitioner', runner: 'practitioner' })
  const [police, runner] = [who.police!, who.runner!]
  await db.update(people).set({ administers: 'deployment' }).where(eq(people.id, runner.person))
  const board = await openBoard(server, police, `board.${id}.professionals`)
  const live = await openLive(server, police, id)
  const deps = {
    db,
    ledger: server.reads.ledger,
    sessions: server.identity.sessions,
    stepUp: server.identity.stepUp,
    mail: null,
    appUrl: server.origin,
  }
  const appoint = { id: police.person, administers: 'deployment' }
  expect(await administer(deps, sessionOf(runner), 'appoint-person', appoint)).toMatchObject({ ok: true })
  expect([4401, 4403]).toContain(await board.closed())
  await live.closed()
  const again = await server.signIn(police.person, police.name)
  const { boards, ...rest } = await sees(again, id)
  // Whoever had it a moment ago may be told so; not one byte comes with it.
  for (const code of boards) expect([4403, 4404]).toContain(code)
  expect({ ...rest, boards: NOTHING.boards }).toEqual(NOTHING)
})

test('A23 whoever administers one agency sees of a meeting what their place in it gives, and no more', async () => {
  const { id, who } = await server.meeting({ chair: 'chair', police: 'practitioner' })
  await db.update(people).set({ administers: 'agency' }).where(eq(people.id, who.police!.person))
  const board = await openBoard(server, who.police!, `board.${id}.professionals`)
  expect(board.code()).toBeNull()
  board.close()
  const { who: others } = await server.meeting({ outsider: 'practitioner' })
  await db.update(people).set({ administers: 'agency' }).where(eq(people.id, others.outsider!.person))
  expect(await sees(others.outsider!, id)).toMatchObject({ ...NOTHING, meetings: 1 })
})
