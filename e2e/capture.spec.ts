import { randomUUID } from 'node:crypto'
import { RELEVANCE_WORDS } from '../lib/text/board'
import { capture } from '../lib/text/capture'
import { chair } from '../lib/text/chair'
import { behalfWords } from '../lib/text/sharing'
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

const BOARD = `/meetings/${MEETING}/board?heading=accurate`
const SAID = 'The larkspur gate was open at four.'
const KEPT = 'The foxglove note is half'

/** The letter that stands beside somebody where words are written down. */
async function letterOf(page: Page, name: string): Promise<string> {
  const label = page.locator('label').filter({ hasText: name })
  return (await label.locator('kbd').textContent()) ?? ''
}

test('Z272 whoever takes the minutes writes down what somebody says by keys alone; it is kept as it is typed, the speaker confirms it; a mark entered on the chair’s word waits for one key of the chair’s', async ({
  browser,
}) => {
  const school = await openAs(browser, server, SCHOOL, BOARD)
  await isLive(school)
  const minutes = await openAs(browser, server, MINUTES, `/meetings/${MEETING}/capture`)
  const who = minutes.getByRole('heading', { name: capture.who })
  await expect(who).toBeFocused()
  await minutes.keyboard.press(await letterOf(minutes, SCHOOL.name))
  await minutes.keyboard.press('3')
  await minutes.keyboard.press('f')
  await minutes.getByRole('button', { name: capture.all }).press('Enter')
  await who.focus()
  await minutes.keyboard.press('w')
  const words = minutes.getByRole('textbox', { name: capture.words })
  await expect(words).toBeFocused()
  await minutes.keyboard.type(SAID)
  await expect(words).toHaveValue(SAID)
  await minutes.keyboard.press('Control+Enter')
  await expect(minutes.getByRole('heading', { name: capture.waiting(1) })).toBeVisible()
  await expect(words).toHaveValue('')

  const said = row(school, SAID)
  await expect(said).toContainText(behalfWords.notYet)
  await said.getByRole('button', { name: behalfWords.that }).click()
  await expect(said).toContainText(behalfWords.byThemselves)
  await expect(minutes.getByRole('heading', { name: capture.waiting(0) })).toBeVisible()

  await expect(who).toBeFocused()
  await minutes.keyboard.press('w')
  await minutes.keyboard.type(KEPT)
  await expect(minutes.getByRole('banner')).toContainText(/Kept/)
  await minutes.reload()
  await expect(words).toHaveValue(KEPT)

  await minutes.getByRole('radio', { name: capture.parts.marks }).check()
  await minutes.getByRole('radio', { name: 'Accurate' }).check()
  await minutes.getByRole('listitem').filter({ hasText: SAID }).getByRole('button').first().click()
  await expect(minutes.getByRole('region', { name: chair.selected })).toContainText(SAID)
  await minutes.getByRole('heading', { name: /^To mark, / }).focus()
  for (const key of ['2', '4', '7']) await minutes.keyboard.press(key)
  await expect(minutes.getByRole('heading', { name: capture.marks.title(1) })).toBeVisible()

  const table = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
  await openQueue(table, 'accurate')
  await table.getByRole('listitem').filter({ hasText: SAID }).getByRole('button').first().click()
  await expect(table.getByRole('button', { name: chair.held.confirm })).toBeVisible()
  await expect(said).not.toContainText(RELEVANCE_WORDS['less-relevant'])
  await table.getByRole('heading', { name: /^To mark, / }).focus()
  await table.keyboard.press('y')
  await expect(said).toContainText(RELEVANCE_WORDS['less-relevant'])
  await expect(minutes.getByRole('heading', { name: capture.marks.title(0) })).toBeVisible()
})

test('Z273 twenty-five contributions are marked by keyboard, two keys each and a third where a reason is owed', async ({
  browser,
}) => {
  const police = await signIn(server.url, POLICE)
  const [seat, open] = await Promise.all([live(police), board(police, 'professionals')])
  for (let i = 1; i <= 25; i++) {
    const words = { ...contribution(seat.state, `Quince number ${i}.`, 'professionals'), heading: 'timely' as const }
    expect(isStamp(await open.share(words, randomUUID()))).toBe(true)
  }
  seat.close()
  open.close()
  const table = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
  await openQueue(table, 'timely')
  const selected = table.getByRole('region', { name: chair.selected })
  for (let i = 1; i <= 25; i++) {
    await expect(selected).toContainText(`Quince number ${i}.`)
    for (const key of i % 5 ? ['1', '4'] : ['2', '4', '7']) await table.keyboard.press(key)
  }
  await expect(table.getByText(chair.allDone)).toBeVisible()
  await expect(table.getByText(chair.marked(25, 25))).toBeVisible()
})
