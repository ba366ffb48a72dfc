import { board, PROPORTIONALITY_WORDS, RELEVANCE_WORDS, REQUEST_WORDS } from '../lib/text/board'
import { chair as words } from '../lib/text/chair'
import { shell } from '../lib/text/shell'
import { goTo, isLive, openQueue, row, saveState, share, signInByHand } from './page'
import { CHAIR, MOTHER, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'

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
const REASON = 'The names of the callers need not be here.'
const ANSWER = 'The names are taken out in the new wording.'
const LATE = 'Jude was collected after five on three days of last week.'

test('Z11 agencies, the chair and the family each sign in through the page and come to the board', async ({
  browser,
}) => {
  ;[chair, police, school, mother] = await Promise.all([
    signInByHand(browser, server, CHAIR),
    signInByHand(browser, server, POLICE),
    signInByHand(browser, server, SCHOOL),
    signInByHand(browser, server, MOTHER),
  ])
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

test('Z13 the chair starts, shows a contribution and marks by keys and by mouse; the agencies see the marks at once', async () => {
  await chair.getByRole('link', { name: shell.chair }).first().click()
  await chair.getByRole('button', { name: words.start }).click()
  await expect(chair.getByRole('button', { name: words.close })).toBeVisible()
  await openQueue(chair, 'timely')
  await chair.keyboard.press('2')
  await chair.keyboard.press('5')
  await expect(chair.getByText(words.owed.reason)).toBeVisible()
  await chair.keyboard.press('7')
  await expect(chair.getByRole('heading', { name: words.done(1) })).toBeVisible()
  for (const page of [police, school]) {
    await expect(row(page, LATE)).toContainText(RELEVANCE_WORDS['less-relevant'])
    await expect(row(page, LATE)).toContainText(PROPORTIONALITY_WORDS['too-little'])
  }

  await openQueue(chair, 'accurate')
  const selected = chair.getByRole('region', { name: words.selected })
  await chair.getByRole('listitem').filter({ hasText: SIREN }).getByRole('button').click()
  await expect(selected).toContainText(SIREN)
  await selected.getByRole('button', { name: words.show }).click()
  await selected.getByRole('radio', { name: RELEVANCE_WORDS['not-relevant'] }).check()
  await selected.getByRole('radio', { name: PROPORTIONALITY_WORDS['too-much'] }).check()
  await selected.getByLabel(words.ownLabel).fill(REASON)
  await selected.getByLabel(words.request).selectOption(REQUEST_WORDS.trim)
  await selected.getByRole('button', { name: words.submit }).click()
  for (const page of [police, school]) {
    await goTo(page, 'accurate')
    const marked = page.getByRole('article').filter({ hasText: REASON })
    await expect(marked).toContainText(RELEVANCE_WORDS['not-relevant'])
    await expect(marked).toContainText(PROPORTIONALITY_WORDS['too-much'])
    await expect(marked).toContainText(board.chairHere)
  }
})

test('Z14 the family sees what was shared with the meeting and where the chair is, and neither marks nor what is the professionals’', async () => {
  await goTo(mother, 'accurate')
  await expect(row(mother, SIREN)).toContainText(board.chairHere)
  await expect(row(mother, SIREN)).not.toContainText(REASON)
  await expect(row(mother, SIREN)).not.toContainText(RELEVANCE_WORDS['not-relevant'])
  await goTo(mother, 'timely')
  await expect(mother.getByText(board.empty('timely'))).toBeVisible()
  const all = await mother.content()
  for (const hidden of [LATE, REASON, ...Object.values(PROPORTIONALITY_WORDS), board.readBy.professionals])
    expect(all).not.toContain(hidden)
  await expect(mother.getByRole('link', { name: shell.chair })).toHaveCount(0)
  await expect(mother.getByRole('link', { name: shell.trail })).toHaveCount(0)
})

test('Z15 the agency asked answers the chair; the professionals read it at once, the family never', async () => {
  const asked = row(police, REASON)
  await asked.getByRole('button', { name: board.actions.reply }).click()
  await asked.getByRole('textbox').fill(ANSWER)
  await asked.getByRole('button', { name: board.reply.send }).click()
  for (const page of [police, school]) await expect(page.getByText(ANSWER)).toBeVisible()
  await chair.getByRole('listitem').filter({ hasText: SIREN }).getByRole('button', { name: words.look2 }).click()
  await expect(chair.getByRole('region', { name: words.selected })).toContainText(ANSWER)
  expect(await mother.content()).not.toContain(ANSWER)
})
