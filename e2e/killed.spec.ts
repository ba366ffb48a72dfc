import { randomUUID } from 'node:crypto'
import type { Stamp } from '../lib/statements/kind'
import { connectionWords } from '../lib/text/board'
import { compose } from '../lib/text/compose'
import { isLive, openAs, row, share, write } from './page'
import { CHAIR, MEETING, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'
import { board, contribution, isStamp, live, signIn } from './wire'

test.describe.configure({ mode: 'serial' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** Ended outright, as by a power cut, and started again where it stood. */
async function killAndStart(whileDown: () => Promise<void> = async () => undefined) {
  await server.kill('SIGKILL')
  await whileDown()
  server = await startServer({ dataDir: server.dataDir, port: Number(new URL(server.url).port) })
}

const SHARED = 'Two calls came from the flat above on Sunday night.'
const WAITING = 'The lift has been out of order since Friday.'
const WRITTEN = 'The caretaker has kept a list of dates'
const CONTINUED = `${WRITTEN}, and brings it on Monday.`

test('Z31 a server killed in the middle of a meeting and started again has all that was shown; browsers come back by themselves with what was being written', async ({
  browser,
}) => {
  const chairs = await live(await signIn(server.url, CHAIR))
  expect(await chairs.act('start', {})).toMatchObject({ ok: true })
  const at = `/meetings/${MEETING}/board?heading=accurate`
  const [chair, police, school] = await Promise.all(
    [CHAIR, POLICE, SCHOOL].map(who => openAs(browser, server, who, at)),
  )
  await share(school!, SHARED, 'meeting')
  const everyone = [chair!, police!, school!]
  for (const page of everyone) await expect(row(page, SHARED)).toBeVisible()
  const shown = await Promise.all(everyone.map(page => page.getByRole('article').allTextContents()))
  await write(police!, WRITTEN, 'meeting')

  await killAndStart(async () => {
    for (const page of everyone) {
      await expect(page.getByRole('heading', { name: connectionWords.offlineTitle })).toBeVisible()
      await expect(row(page, SHARED)).toBeVisible()
    }
    await police!.getByRole('textbox', { name: compose.what }).fill(CONTINUED)
    const form = await write(school!, WAITING, 'meeting')
    await form.getByRole('button', { name: /^Share/ }).click()
    await expect(school!.getByRole('listitem').filter({ hasText: WAITING })).toContainText(compose.waits)
  })

  for (const page of everyone) {
    await expect(page.getByRole('heading', { name: connectionWords.offlineTitle })).toBeHidden()
    await isLive(page)
  }
  for (const page of everyone) await expect(row(page, WAITING)).toBeVisible()
  const before = (page: Page) => page.getByRole('article').filter({ hasNotText: WAITING }).allTextContents()
  expect(await Promise.all(everyone.map(before))).toEqual(shown)
  await expect(police!.getByRole('textbox', { name: compose.what })).toHaveValue(CONTINUED)
  await police!
    .getByRole('form', { name: compose.label })
    .getByRole('button', { name: /^Share/ })
    .click()
  for (const page of everyone) await expect(row(page, CONTINUED)).toBeVisible()
  await chair!.reload()
  for (const words of [SHARED, WAITING, CONTINUED]) await expect(row(chair!, words)).toBeVisible()
  for (const page of everyone) await page.context().close()
})

test('Z32 what was acknowledged before the kill is unchanged after it, and what was on its way arrives once', async () => {
  const people = await Promise.all([POLICE, SCHOOL, CHAIR].map(who => signIn(server.url, who)))
  const { state, close } = await live(people[0]!)
  close()
  const boards = await Promise.all(people.map(person => board(person, 'meeting')))
  const before = new Map<string, Stamp>()
  let enough: () => void = () => undefined
  const someAcknowledged = new Promise<void>(resolve => {
    enough = resolve
  })
  const sent = boards.flatMap((own, who) =>
    Array.from({ length: 25 }, (_, i) => {
      const id = randomUUID()
      const answer = own.share(contribution(state, `Line ${i} of writer ${who}.`), id)
      void answer.then(got => {
        if (isStamp(got)) before.set(id, got)
        if (before.size >= 10) enough()
      })
      return { id, answer }
    }),
  )
  await someAcknowledged
  await server.kill('SIGKILL')
  const acknowledged = new Map(before)
  await killAndStart()
  const answers = await Promise.all(sent.map(({ answer }) => answer))
  expect(answers.every(isStamp)).toBe(true)

  const reader = await board(people[0]!, 'meeting')
  for (const [id, stamp] of acknowledged) expect(reader.stamps.get(id)).toEqual(stamp)
  for (const { id } of sent) expect(reader.statements.has(id)).toBe(true)
  const places = [...reader.stamps.values()].map(({ n }) => n).sort((a, b) => a - b)
  expect(places).toEqual(places.map((_, i) => i + 1))
  const lines = [...reader.statements.values()]
    .map(value => JSON.stringify(value))
    .filter(text => text.includes('of writer'))
  expect(lines.length).toBe(sent.length)
  for (const each of [...boards, reader]) each.close()
})
