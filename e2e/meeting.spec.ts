import { expect, type Page, test } from '@playwright/test'
import { goTo, isLive, row, saveState, share, signInByHand } from './page'
import { CHAIR, MOTHER, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'

test.describe.configure({ mode: 'serial' })
let server: Server
let chair: Page
let police: Page
let school: Page
let mother: Page
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const SIREN = 'The call log holds four night calls from the upstairs flat.'
const LATE = 'Jude was collected after five on three days of last week.'

test('Z11 agencies, the chair and the family each sign in through the page and come to the board', async ({
  browser,
}) => {
  ;[chair, police, school, mother] = (await Promise.all(
    [CHAIR, POLICE, SCHOOL, MOTHER].map(who => signInByHand(browser, server, who)),
  )) as [Page, Page, Page, Page]
  for (const page of [chair, police, school, mother]) await isLive(page)
})

test('Z12 what an agency shares is on everyone’s board at once, under its heading, with the server’s time', async () => {
  for (const page of [chair, police, school, mother]) await goTo(page, 'accurate')
  const receipt = await share(police, SIREN, 'meeting')
  expect(receipt).toMatch(/^Shared and logged \d\d:\d\d:\d\d$/)
  for (const page of [chair, school, mother]) {
    await expect(row(page, SIREN)).toBeVisible()
    await expect(saveState(page)).toHaveText(receipt)
  }
  for (const page of [chair, police, school, mother]) await goTo(page, 'timely')
  await share(school, LATE, 'professionals')
  for (const page of [chair, police]) await expect(row(page, LATE)).toBeVisible()
})
