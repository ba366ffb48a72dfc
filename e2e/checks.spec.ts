import { connectionWords } from '../lib/text/board'
import { checks } from '../lib/text/checks'
import { compose } from '../lib/text/compose'
import { openAs, row, write } from './page'
import { AUDITOR, MEETING, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'
import { get, nobody, signIn } from './wire'

test.describe.configure({ mode: 'serial' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const LOOSE = 'Leah is clearly an attention seeker at the gate.'
const PLAIN = 'Maya was late on 11 of 20 mornings since 5 October.'

const contentOf = async (words: string) => {
  const answer = await get(await signIn(server.url, AUDITOR), `/api/meetings/${MEETING}/evidence`)
  const { entries }: { entries: object[] } = await answer.json()
  return entries.map(entry => JSON.stringify(entry)).filter(entry => entry.includes(words))
}

test('C8 the lists go to whoever is signed in, and to nobody else', async () => {
  expect((await get(nobody(server.url), '/api/checks')).status).toBe(401)
  const answer = await get(await signIn(server.url, SCHOOL), '/api/checks')
  expect(answer.status).toBe(200)
  expect(Object.keys(await answer.json())).toContain('judgemental')
})

test('C9 prompts quote the words, stand in nobody’s way, and the log says which were left open', async ({
  browser,
}) => {
  const page = await openAs(browser, server, SCHOOL, `/meetings/${MEETING}/board?heading=necessary`)
  const form = await write(page, LOOSE, 'meeting')
  const panel = form.getByRole('group').filter({ hasText: checks.lead })
  await panel.locator('summary').click()
  await expect(panel).toContainText('“clearly”')
  await expect(panel).toContainText('“attention seeker”')
  await form.getByRole('button', { name: /^Share/ }).click()
  await expect(row(page, LOOSE)).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: connectionWords.logged })).toBeVisible()

  await write(page, PLAIN, 'meeting')
  await form.getByRole('textbox', { name: compose.when }).fill('5 October 2026')
  await form.getByText(compose.more, { exact: true }).click()
  await form.getByRole('textbox', { name: compose.source }).fill('Register')
  await form.getByRole('textbox', { name: compose.impact }).fill('She misses the start of lessons.')
  await expect(panel).toBeHidden()
  await form.getByRole('button', { name: /^Share/ }).click()
  await expect(row(page, PLAIN)).toBeVisible()

  const [loose] = await contentOf(LOOSE)
  expect(loose).toContain('["opinion-as-fact","judgemental","undated","unsourced","no-impact"]')
  const [plain] = await contentOf(PLAIN)
  expect(plain).not.toContain('openChecks')
  await page.context().close()
})
