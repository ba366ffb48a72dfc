import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { people, sessions } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { contribution } from '../rooms/testing'
import { builtServer } from '../testing.built'
import type { Seat } from './testing'
import { browser, live, synced } from './testing.client'

const database = await testDatabase()
const server = await builtServer(database)

const gathered = async () => {
  const { id, who } = await server.meeting({ tom: 'practitioner', school: 'practitioner' })
  return { id, tom: who.tom!, school: who.school! }
}
const { drizzle: db } = database
const endings: [string, (seat: Seat) => Promise<unknown>, (4401 | 4403)?][] = [
  ['signed out', seat => server.signOut(seat)],
  ['ended by an administrator', seat => server.identity.sessions.endAllOf(seat.person, 'administrator')],
  [
    'ended by another process',
    seat => db.update(sessions).set({ endedAt: new Date() }).where(eq(sessions.id, seat.session)),
  ],
  [
    'expired',
    seat =>
      db
        .update(sessions)
        .set({ expiresAt: new Date(0) })
        .where(eq(sessions.id, seat.session)),
  ],
  [
    // Their place in the meeting ends with it: whichever is noticed first.
    'of someone whose account was closed',
    seat => db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, seat.person)),
    4403,
  ],
]

describe.each(endings)('a session %s', (_name, end, or = 4401) => {
  test('T17 closes every connection that leans on it, and nothing reaches them afterwards', async () => {
    const { id, tom, school } = await gathered()
    const [sync, other] = [
      await synced(server.origin, id, tom.headers),
      await synced(server.origin, id, school.headers),
    ]
    const both = await synced(server.origin, id, tom.headers, 'professionals')
    const page = live(server.origin, id, tom.headers, { transports: ['websocket'] })
    const polling = live(server.origin, id, tom.headers, { transports: ['polling'] })
    for (const one of [page, polling]) await one.hear('roster')
    await end(tom)
    for (const one of [sync, both]) expect([4401, or]).toContain(await one.closed())
    for (const one of [page, polling]) await one.until(() => !one.socket.connected)
    const sent = [sync.frames.length, both.frames.length, page.events.length, polling.events.length]
    await other.stamped(other.share(contribution()))
    expect([sync.frames.length, both.frames.length, page.events.length, polling.events.length]).toEqual(sent)
    expect(other.socket.readyState).toBe(other.socket.OPEN)
    page.socket.connect()
    expect(await page.turnedAway()).toMatchObject({ data: { code: 4401 } })
  })
})

test('T17 the provider does not come back after a sign-out, and comes back after signing in again', async () => {
  const { id, tom } = await gathered()
  const page = browser(server.origin, id, tom.headers)
  await page.until(() => page.provider.synced)
  await server.signOut(tom)
  expect(await page.until(() => page.closes[0])).toBe(4401)
  expect(page.provider.shouldConnect).toBe(false)
  const again = await server.signIn(tom.person, tom.name)
  const next = browser(server.origin, id, again.headers, 'meeting', page.doc)
  await next.until(() => next.provider.synced)
  const shared = randomUUID()
  next.statements.set(shared, contribution())
  await next.until(() => next.stamps.has(shared))
})
