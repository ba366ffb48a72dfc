import { randomUUID } from 'node:crypto'
import { openAs } from './page'
import { AUDITOR, CHAIR, MEETING, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'
import { board, contribution, isStamp, live, type Person, signIn } from './wire'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const WORDS = 'The neighbour at number nine has asthma.'

const keep = async ({ url, headers }: Person, verb: string, input: unknown) =>
  (
    await fetch(`${url}/api/meetings/${MEETING}/keep`, {
      method: 'POST',
      headers: { ...headers, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ verb, input, key: randomUUID() }),
    })
  ).json()

test('K3 words that the chair takes down leave every open browser at once; destroyed, the trail says when and until when backups hold them', async ({
  browser,
}) => {
  const [chair, auditor, police] = await Promise.all([CHAIR, AUDITOR, POLICE].map(who => signIn(server.url, who)))
  const school = await openAs(browser, server, SCHOOL, `/meetings/${MEETING}/board?heading=accurate`)
  const seat = await live(police!)
  const writer = await board(police!, 'meeting')
  const said = contribution(seat.state, WORDS)
  const statement = randomUUID()
  expect(isStamp(await writer.share(said, statement))).toBe(true)
  const page = school.getByRole('main')
  await expect(page.getByText(WORDS)).toBeVisible()
  expect(await keep(police!, 'take-down', { statement, reason: 'excessive' })).toMatchObject({ code: 'not_allowed' })
  expect(await keep(chair!, 'take-down', { statement, reason: 'excessive' })).toMatchObject({ ok: true })
  await expect(page.getByText(WORDS)).toHaveCount(0)
  const gone = await keep(auditor!, 'purge', { statement })
  expect(gone).toMatchObject({ ok: true, heldUntil: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
  const trail = await openAs(browser, server, AUDITOR, `/meetings/${MEETING}/trail`)
  await expect(trail.getByText(/something that was destroyed on .* can hold it until/)).toBeVisible()
  await expect(trail.getByText(WORDS)).toHaveCount(0)
  for (const each of [writer, seat]) each.close()
})
