import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createCluster, startCluster, stopCluster } from '../db/cluster'
import { embeddedPlace } from '../db/embedded'
import { connect } from '../db/open'
import { contribution } from '../rooms/testing'
import { meetingServer } from './testing'
import { browser, dial, live, path } from './testing.client'

/** A database server of this file's own, so that it can be taken away. In process: T36 needs pages that fail on purpose. */
const dir = await mkdtemp(join(tmpdir(), 'roundtable-away-'))
await chmod(dir, 0o711)
const place = { ...(await embeddedPlace(dir)), settings: { fsync: 'off' } }
await createCluster(place)
const connection = await startCluster(place)
const database = { ...(await connect(connection)), url: '' }
const server = await meetingServer(database, {
  next: async (request, response) => {
    if (request.url === '/half') response.write('<p>')
    if (request.url !== '/api/health') throw new Error('SECRET')
    const ok = await database.healthy()
    response.writeHead(ok ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify({ ok }))
  },
})
afterAll(async () => {
  await server.stop()
  await database.close()
  await stopCluster(place)
  await rm(dir, { recursive: true })
})
const health = async () => (await fetch(`${server.origin}/api/health`)).status

test('T35 while the database is away nothing is read, written or promised; when it is back everything goes on by itself', async () => {
  const { id, who } = await server.meeting({ chair: 'chair', tom: 'practitioner', school: 'practitioner' })
  const [tom, school] = [browser(server.origin, id, who.tom!.headers), browser(server.origin, id, who.school!.headers)]
  for (const one of [tom, school]) await one.until(() => one.provider.synced)
  const page = live(server.origin, id, who.chair!.headers, { reconnection: true })
  await page.hear('roster')
  expect(await health()).toBe(200)

  await stopCluster(place)
  for (const one of [tom, school]) await one.until(() => !one.provider.wsconnected)
  await page.until(() => !page.socket.connected)
  expect(await health()).toBe(503)
  const written = randomUUID()
  tom.statements.set(written, contribution())
  const line = dial(server.origin, path(id), who.school!.headers)
  expect([await line.closed(), line.frames]).toEqual([1012, []])
  const stranger = live(server.origin, id, who.school!.headers)
  expect(await stranger.turnedAway()).toMatchObject({ message: 'try again' })
  expect([tom.stamps.size, stranger.events, page.socket.connected]).toEqual([0, [], false])

  await startCluster(place, connection.port)
  await page.until(() => {
    if (!page.socket.connected && !page.socket.active) page.socket.connect()
    return page.socket.connected && page.heard('roster').length > 1
  })
  expect(await health()).toBe(200)
  await school.until(() => school.stamps.has(written))
  await tom.until(() => tom.stamps.has(written))
  expect([...tom.closes, ...school.closes, ...tom.refusals]).toEqual([])
})

test('T36 a page that fails says so in one line, or breaks off; of why it says nothing', async () => {
  const response = await fetch(`${server.origin}/broken`)
  expect([response.status, await response.text()]).toEqual([500, 'Something went wrong. Please try again.\n'])
  await expect(fetch(`${server.origin}/half`).then(half => half.text())).rejects.toThrow()
})
