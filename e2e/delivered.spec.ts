import { randomUUID } from 'node:crypto'
import { itemPage } from '../lib/text/item'
import { goTo, isLive, openAs, row, windowOf } from './page'
import { AUDITOR, CHAIR, HUGH, MEETING, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'
import { board, contribution, isStamp, live, signIn } from './wire'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('Z311 the reviewer reads to whose browser a contribution was delivered: of whoever had the board open then, and of nobody else', async ({
  browser,
}) => {
  const chair = await live(await signIn(server.url, CHAIR))
  expect(await chair.act('start', {})).toMatchObject({ ok: true })
  const school = await (await windowOf(browser, server, SCHOOL)).newPage()
  let alive = 0
  school.on('websocket', one => {
    if (!one.url().includes(`/sync/board.${MEETING}.meeting`)) return
    one.on('framereceived', ({ payload }) => void (Buffer.from(payload).toString('hex') === '010100' && alive++))
  })
  await school.goto(`/meetings/${MEETING}/board`)
  await isLive(school)
  await goTo(school, 'accurate')
  const hugh = await openAs(browser, server, HUGH)
  await isLive(hugh)
  await hugh.close()

  const wire = await board(await signIn(server.url, POLICE), 'meeting')
  const words = `Officers saw her asleep on the stairs, ${randomUUID()}.`
  const id = randomUUID()
  expect(isStamp(await wire.share(contribution(chair.state, words, 'meeting'), id))).toBe(true)
  await expect(row(school, words)).toBeVisible()
  // The server asks right after it says that it is there: by the second time the first was answered.
  const before = alive
  await expect.poll(() => alive).toBeGreaterThan(before + 1)
  expect(await chair.act('close', { reason: 'Enough for today.' })).toMatchObject({ ok: true })

  const page = await openAs(browser, server, AUDITOR, `/meetings/${MEETING}/items/${id}`)
  const reached = page.getByRole('region', { name: itemPage.reached.title })
  const of = (name: string) => reached.getByRole('row').filter({ hasText: name })
  await expect(of(SCHOOL.name)).toContainText(itemPage.reached.had([1], 1))
  await expect(of(HUGH.name)).toContainText(itemPage.reached.had([], 1))
  for (const one of [chair, wire]) one.close()
})
