import { board, RELEVANCE_WORDS } from '../lib/text/board'
import { chair } from '../lib/text/chair'
import { isLive, openAs, openQueue, row, share } from './page'
import { CHAIR, MEETING, MOTHER, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'

test.describe.configure({ mode: 'serial' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const BOARD = `/meetings/${MEETING}/board?heading=accurate`
const QUIET = 'The quince basket was found by the back door.'
const FIRST = 'The medlar jam was left on the step again.'

test('Z271 the chair marks quietly and releases by keyboard; where authors hear first, the author’s agency is shown a mark before the others, until the chair moves on', async ({
  browser,
}) => {
  const police = await openAs(browser, server, POLICE, BOARD)
  await isLive(police)
  await share(police, QUIET)
  await share(police, FIRST)
  const school = await openAs(browser, server, SCHOOL, BOARD)
  const mother = await openAs(browser, server, MOTHER, BOARD)
  await expect(row(school, FIRST)).toBeVisible()
  await expect(row(mother, FIRST)).toBeVisible()

  const table = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
  await openQueue(table, 'accurate')
  const selected = table.getByRole('region', { name: chair.selected })
  const keys = table.getByRole('heading', { name: /^To mark, / })
  await table.getByRole('listitem').filter({ hasText: QUIET }).getByRole('button').first().click()
  await expect(selected).toContainText(QUIET)
  await keys.focus()
  await table.keyboard.press('h')
  await expect(table.getByRole('checkbox', { name: chair.held.quiet })).toBeChecked()
  for (const key of ['2', '4', '7']) await table.keyboard.press(key)
  const held = table.getByRole('region', { name: /^Held, / })
  await expect(held).toContainText(QUIET)
  await expect(row(police, QUIET)).not.toContainText(RELEVANCE_WORDS['less-relevant'])

  await keys.focus()
  await table.keyboard.press('r')
  await table.keyboard.press('Enter')
  await expect(row(police, QUIET)).toContainText(RELEVANCE_WORDS['less-relevant'])
  await expect(held).toBeHidden()

  await table.getByRole('checkbox', { name: chair.held.quiet }).uncheck()
  await table.getByRole('checkbox', { name: chair.held.first }).click()
  await expect(table.getByRole('checkbox', { name: chair.held.first })).toBeChecked()
  await table.getByRole('button', { name: chair.showHeading }).click()
  await expect(table.getByRole('button', { name: chair.headingShown })).toBeVisible()
  await expect(selected).toContainText(FIRST)
  await keys.focus()
  for (const key of ['2', '4', '7']) await table.keyboard.press(key)
  await expect(row(police, FIRST)).toContainText(chair.held.yours)
  await expect(held).toContainText(FIRST)
  await expect(row(school, FIRST)).toContainText('Relevance?')
  await expect(row(school, FIRST)).not.toContainText(chair.held.yours)

  await openQueue(table, 'timely')
  await table.getByRole('button', { name: chair.showHeading }).click()
  await expect(row(school, FIRST)).toContainText(RELEVANCE_WORDS['less-relevant'])
  await expect(row(police, FIRST)).not.toContainText(chair.held.yours)
  await expect(row(mother, FIRST)).not.toContainText(RELEVANCE_WORDS['less-relevant'])
  await expect(row(mother, FIRST)).not.toContainText(board.markReason)
})
