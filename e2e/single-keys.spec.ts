import { randomUUID } from 'node:crypto'
import { announce } from '../lib/text/announce'
import { board as words } from '../lib/text/board'
import { capture } from '../lib/text/capture'
import { chair as table } from '../lib/text/chair'
import { compose } from '../lib/text/compose'
import { decide } from '../lib/text/decide'
import { headingTitle } from '../lib/text/headings'
import { shell } from '../lib/text/shell'
import { isLive, openAs, openQueue, row } from './page'
import { CHAIR, MEETING, MINUTES, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'
import { board, contribution, isStamp, live, signIn } from './wire'

test.describe.configure({ mode: 'serial' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const at = `/meetings/${MEETING}`

/** What single keys may change on the chair's table: the heading, the contribution, a mark begun, marking quietly. */
async function seenOf(page: Page) {
  const main = page.getByRole('main')
  return [
    await main.getByRole('heading', { level: 1 }).textContent(),
    await page.getByRole('region', { name: table.selected }).locator('p').first().textContent(),
    await page.locator('input:checked').count(),
  ]
}

async function keysOff(page: Page) {
  await page.getByRole('button', { name: shell.display.open }).click()
  const group = page.getByRole('group', { name: shell.display.keys })
  await group.getByRole('radio', { name: shell.display.off, exact: true }).check()
  await page.keyboard.press('Escape')
  await expect(group).toBeHidden()
}

test('Z288 letters in a field never act, and with single keys off nothing does, on the board, the chair’s table, where it is decided and where it is written down', async ({
  browser,
}) => {
  const chair = await openAs(browser, server, CHAIR, `${at}/chair`)
  await isLive(chair)
  await openQueue(chair, 'accurate')
  const selected = chair.getByRole('region', { name: table.selected })
  const own = selected.getByRole('textbox', { name: table.ownLabel })
  await expect(selected).toBeVisible()
  const before = await seenOf(chair)
  await chair.keyboard.press('e')
  await expect(own).toBeFocused()
  await chair.keyboard.type('jk]1478hrynsbmx')
  await expect(own).toHaveValue('jk]1478hrynsbmx')
  expect(await seenOf(chair)).toEqual(before)
  await own.fill('')
  await chair.keyboard.press('Escape')
  await expect(chair.getByRole('heading', { name: /^To mark, / })).toBeFocused()
  await chair.keyboard.press('1')
  await expect(selected.locator('input[value=relevant]')).toBeChecked()
  await chair.reload()
  await isLive(chair)

  await keysOff(chair)
  await openQueue(chair, 'accurate')
  const quiet = await seenOf(chair)
  await chair.keyboard.type('jk1478hrynsbmxe]')
  expect(await seenOf(chair)).toEqual(quiet)
  await expect(own).toHaveValue('')
  await chair.getByRole('link', { name: decide.part }).click()
  await expect(chair.getByRole('heading', { name: decide.title })).toBeFocused()
  await chair.keyboard.type('da')
  await expect(chair.getByRole('dialog')).toHaveCount(0)

  await chair.goto(`${at}/board?heading=accurate`)
  await isLive(chair)
  const rows = chair.getByRole('list', { name: words.list('accurate') }).getByRole('article')
  await rows.first().focus()
  await chair.keyboard.type('j]ncq[')
  await expect(rows.first()).toBeFocused()
  await expect(chair.getByRole('heading', { level: 1 })).toHaveText(headingTitle('accurate'))
  await expect(chair.getByRole('form', { name: compose.label })).toHaveCount(0)
  await chair.context().close()

  const minutes = await openAs(browser, server, MINUTES, `${at}/capture`)
  const who = minutes.getByRole('heading', { name: capture.who })
  await expect(who).toBeFocused()
  await keysOff(minutes)
  await who.focus()
  const chosen = await minutes.getByRole('main').locator('input:checked').count()
  await minutes.keyboard.type('abf3row')
  await expect(who).toBeFocused()
  await expect(minutes.getByRole('main').locator('input:checked')).toHaveCount(chosen)
  await minutes.context().close()
})

test('Z289 twenty-five contributions that come within seconds are told in a sentence, not one by one', async ({
  browser,
}) => {
  const pages = [
    await openAs(browser, server, CHAIR, `${at}/chair`),
    await openAs(browser, server, SCHOOL, `${at}/board`),
  ]
  for (const page of pages) await isLive(page)
  const police = await signIn(server.url, POLICE)
  const [seat, open] = await Promise.all([live(police), board(police, 'meeting')])
  const began = Date.now()
  for (let i = 1; i <= 25; i++)
    expect(
      isStamp(await open.share({ ...contribution(seat.state, `Medlar ${i}.`), heading: 'secure' }, randomUUID())),
    ).toBe(true)
  for (const page of pages) {
    const lines = page.getByRole('log', { name: announce.label }).getByText(/ shared /)
    const told = async () => {
      const said = await lines.allTextContents()
      return said
        .map(line => Number(/shared (\d+|one)/.exec(line)?.[1]?.replace('one', '1')))
        .reduce((a, b) => a + b, 0)
    }
    await expect.poll(told, { timeout: 60_000 }).toBe(25)
    // One sentence for each ten seconds at the most.
    expect(await lines.count()).toBeLessThanOrEqual(1 + Math.floor((Date.now() - began) / 10_000))
  }
  await pages[1]?.goto(`${at}/board?heading=secure`)
  await expect(row(pages[1]!, 'Medlar 25.')).toBeVisible()
  seat.close()
  open.close()
  for (const page of pages) await page.context().close()
})
