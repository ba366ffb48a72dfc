import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { strip } from '../lib/text/board'
import { chair as words } from '../lib/text/chair'
import { compose } from '../lib/text/compose'
import { HEADING_NAMES, headingTitle } from '../lib/text/headings'
import { missed } from '../lib/text/missed'
import { verifyPage } from '../lib/text/verify'
import { goTo, isLive, openAs, openQueue, row, share, write } from './page'
import { CHAIR, MEETING, POLICE } from './people'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'

test.describe.configure({ mode: 'serial' })
let server: Server
let chair: Page
let police: Page
test.beforeAll(async ({ browser }) => {
  server = await startServer()
  chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
  await chair.getByRole('button', { name: words.start }).click()
  police = await openAs(browser, server, POLICE)
  await isLive(police)
})
test.afterAll(() => server.stop())

const FIRST = 'Two calls came from the upstairs flat.'
const SECOND = 'The lock of the back door is broken.'
const at = (page: Page, heading: 'timely' | 'secure' | 'adequate') =>
  expect(page.getByRole('heading', { level: 1, name: headingTitle(heading) })).toBeVisible()
const show = async (heading: 'timely' | 'secure' | 'adequate') => {
  await openQueue(chair, heading)
  await chair.getByRole('button', { name: words.showHeading }).click()
  await expect(chair.getByRole('button', { name: words.headingShown })).toBeVisible()
}

test('U38 choosing a heading on the chair’s table puts the focus into its queue, and the keys mark at once', async () => {
  await goTo(police, 'secure')
  await share(police, SECOND, 'meeting')
  await openQueue(chair, 'secure')
  await expect(chair.getByRole('region', { name: words.selected })).toContainText(SECOND)
  await chair.keyboard.press('1')
  await chair.keyboard.press('4')
  await expect(chair.getByRole('heading', { name: words.done(1) })).toBeVisible()
  const agenda = chair.getByRole('navigation', { name: words.agenda })
  await agenda.getByRole('list').getByRole('button', { name: HEADING_NAMES.adequate }).press('Enter')
  await expect(chair.getByRole('heading', { name: /^To mark, / })).toBeFocused()
  await chair.keyboard.press(']')
  await expect(chair.getByRole('heading', { level: 1, name: headingTitle('accurate') })).toBeVisible()
  await expect(chair.getByRole('heading', { name: /^To mark, / })).toBeFocused()
})

test('U32 after sharing a person goes on following the chair; with words in the form they stay where they are', async () => {
  await show('timely')
  await at(police, 'timely')
  await share(police, FIRST, 'meeting')
  await expect(police.getByRole('textbox', { name: compose.what })).toBeFocused()
  await show('secure')
  await at(police, 'secure')
  await expect(row(police, SECOND)).toBeVisible()
  await write(police, 'Not finished yet')
  await police.getByRole('textbox', { name: compose.what }).focus()
  await show('adequate')
  await expect(police.getByRole('button', { name: strip.goTo })).toBeVisible()
  await at(police, 'secure')
})

test('U35 V93 a file chosen before the page’s script was there is checked once it is', async ({ page }) => {
  let letGo = () => {}
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  await page.route('**/_next/static/**/*.js', async route => {
    await held
    await route.continue()
  })
  const { closing } = JSON.parse(readFileSync('docs/examples/full.json', 'utf8'))
  await page.goto(`${server.url}/verify#code=${encodeURIComponent(closing)}`, { waitUntil: 'commit' })
  await page.getByLabel(verifyPage.choose, { exact: true }).setInputFiles('docs/examples/full.json')
  letGo()
  await expect(page.getByRole('heading', { level: 2, name: verifyPage.facts.title })).toBeVisible()
  // The code of a printed record came with the address; the file is another server’s.
  await page.getByLabel(verifyPage.key).fill('')
  await page.getByRole('button', { name: verifyPage.again }).click()
  await expect(page.getByRole('heading', { level: 2, name: verifyPage.printed.same.title })).toBeVisible()
})

/** What a browser must have before the board is live; the witness's arithmetic comes later, when there is nothing better to do. */
const BUDGET_KB = 306

test('U37 the board’s page needs no more script than its budget', async ({ browser }) => {
  const page = await openAs(browser, server, POLICE, '/api/health')
  const scripts: Promise<Buffer>[] = []
  page.on('response', response => {
    if (response.request().resourceType() === 'script') scripts.push(response.body())
  })
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0
  })
  await page.goto(`/meetings/${MEETING}/board`)
  await isLive(page)
  // What is on the board already is new to this person: its list comes just after, and counts.
  await expect(page.getByRole('region', { name: missed.title })).toBeVisible()
  const kb = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000
  console.log(`The board's page: ${kb.toFixed(1)} kB of script, gzip`)
  expect(kb).toBeLessThanOrEqual(BUDGET_KB)
})
