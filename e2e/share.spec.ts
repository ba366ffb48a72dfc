import { expect, test } from '@playwright/test'
import { compose } from '../lib/text/compose'
import { isLive, openAs, row, share } from './page'
import { MEETING, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'

test.describe.configure({ mode: 'serial' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const ACCURATE = `/meetings/${MEETING}/board?heading=accurate`
const MISTAKE = 'The quince report, meant for another meeting.'

test('Z220 what was shared by mistake is taken back at once: it leaves the board of whoever watches, and the words are here again', async ({
  browser,
}) => {
  const police = await openAs(browser, server, POLICE, ACCURATE)
  const school = await openAs(browser, server, SCHOOL, ACCURATE)
  await isLive(school)
  await share(police, MISTAKE, 'meeting')
  await expect(row(school, MISTAKE)).toBeVisible()
  await police.getByRole('button', { name: compose.takeBack }).click()
  await expect(row(school, MISTAKE)).toHaveCount(0)
  await expect(police.getByRole('status').filter({ hasText: compose.takenBack })).toBeVisible()
  await expect(police.getByRole('textbox', { name: compose.what })).toHaveValue(MISTAKE)

  const form = police.getByRole('form', { name: compose.label })
  await form.getByRole('radio', { name: compose.audiences.professionals }).check()
  await form.getByRole('button', { name: /^Share/ }).click()
  await expect(row(school, MISTAKE)).toBeVisible()
  for (const page of [police, school]) await page.context().close()
})
