import { afterAll, expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { createSessions } from '../identity/sessions'
import { contribution } from '../rooms/testing'
import { meetingServer } from './testing'
import { dial, live, path, synced } from './testing.client'

// Within this process: a session is ended at one chosen moment of its work, or its own looks at the sessions are too rare to matter.
const database = await testDatabase()
const server = await meetingServer(database)
afterAll(async () => void (await server.stop()))

const gathered = async () => {
  const { id, who } = await server.meeting({ tom: 'practitioner' })
  return { id, tom: who.tom! }
}

test.each(['here', 'in another process'])(
  'T17 whose session ends %s is cut off at once, without waiting for the next look',
  async where => {
    const patient = await meetingServer(database, { poll: 3_600_000 })
    onTestFinished(async () => void (await patient.stop()))
    const { id, who } = await patient.meeting({ tom: 'practitioner' })
    const tom = who.tom!
    const sync = await synced(patient.origin, id, tom.headers)
    const page = live(patient.origin, id, tom.headers)
    await page.hear('roster')
    if (where === 'here') await patient.signOut(tom)
    else await createSessions(database.drizzle, server.reads.access).end(tom.session, 'signed-out')
    expect(await sync.closed()).toBe(4401)
    await page.until(() => !page.socket.connected)
  },
)

test('T17 what someone sends after they were signed out is entered nowhere', async () => {
  const { id, tom } = await gathered()
  const sync = await synced(server.origin, id, tom.headers)
  await sync.stamped(sync.share(contribution()))
  const ended = server.signOut(tom)
  const stop = server.identity.sessions.onEnded(() => {
    for (let i = 0; i < 5; i++) sync.share(contribution())
  })
  await ended
  stop()
  expect(await sync.closed()).toBe(4401)
  const room = await server.rooms.open(id)
  if (!room || room === 'busy') throw new Error('no room')
  const { documents } = await room.ask()
  expect(documents.get('meeting')?.size).toBe(1)
})

test('T18 a session that ends while its connection is still being opened gets none', async () => {
  const { id, tom } = await gathered()
  const real = server.rooms.openFor
  const opened: string[] = []
  server.rooms.openFor = async (person, meeting) => {
    const room = await real(person, meeting)
    await server.signOut(tom)
    opened.push(meeting)
    return room
  }
  const line = dial(server.origin, path(id), tom.headers)
  expect(await line.closed()).toBe(4401)
  expect(line.frames).toEqual([])
  const again = await server.signIn(tom.person, tom.name)
  server.rooms.openFor = async (person, meeting) => {
    const room = await real(person, meeting)
    await server.signOut(again)
    opened.push(meeting)
    return room
  }
  const page = live(server.origin, id, again.headers)
  expect(await page.turnedAway()).toMatchObject({ data: { code: 4401 } })
  server.rooms.openFor = real
  expect([page.events, opened]).toEqual([[], [id, id]])
})
