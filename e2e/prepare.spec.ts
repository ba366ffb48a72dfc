import { compose } from '../lib/text/compose'
import { headingTitle } from '../lib/text/headings'
import { prepare } from '../lib/text/prepare'
import { openAs, row } from './page'
import { HUGH, MEETING, MOTHER, PRIYA } from './people'
import { type Server, startServer } from './server'
import { expect, type Locator, type Page, test } from './test'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const PREPARE = `/meetings/${MEETING}/prepare`
const form = (page: Page) => page.getByRole('form', { name: prepare.title })
const step = (page: Page, text: string) =>
  page.getByRole('navigation', { name: prepare.list }).getByRole('button', { name: text })

/** The Tab key, as often as it takes. */
async function tabTo(page: Page, target: Locator) {
  for (let pressed = 0; pressed < 150; pressed++) {
    if (await target.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The Tab key does not come there.')
}

type Point = { body: string; when: string; opinion?: string; held?: boolean }
const POINTS: readonly Point[] = [
  { body: 'Both adults drank on the evenings of all three visits.', when: 'since August 2026' },
  { body: 'Leah kept every appointment with us.', when: 'October to November 2026' },
  { body: 'The children are likely to be hurt if nothing changes.', when: '', opinion: 'Two home visits' },
  { body: 'Jude was seen in his classroom and drew the family.', when: '9 Nov 2026, 14:15' },
  { body: 'The safe address was checked with the refuge.', when: '12/11/2026', held: true },
]

/** One point, by keyboard alone. */
async function write(page: Page, { body, when, opinion, held }: Point) {
  await tabTo(page, page.getByRole('navigation', { name: prepare.list }).getByRole('button', { name: prepare.fresh }))
  await page.keyboard.press('Enter')
  await expect(form(page).getByRole('textbox', { name: compose.what })).toBeFocused()
  await page.keyboard.type(body)
  await tabTo(page, form(page).getByRole('radio', { name: compose.natures.fact }))
  await page.keyboard.press('Space')
  if (opinion) {
    for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
    await tabTo(page, form(page).getByRole('textbox', { name: compose.opinionBasis }))
    await page.keyboard.type(opinion)
  }
  if (when) {
    await tabTo(page, form(page).getByRole('textbox', { name: compose.when }))
    await page.keyboard.type(when)
  }
  await tabTo(page, form(page).getByRole('button', { name: compose.all, exact: true }))
  await page.keyboard.press('Enter')
  if (held) {
    await tabTo(page, form(page).getByRole('radio', { name: compose.audiences.meeting }))
    await page.keyboard.press('ArrowRight')
    await expect(form(page).getByRole('radio', { name: compose.audiences.professionals })).toBeChecked()
  }
  await expect(step(page, body.slice(0, 30))).toContainText(prepare.readiness.ready)
}

test('Z210 by keyboard alone an agency prepares five contributions, two colleagues writing one of them, shares them and holds one for professionals', async ({
  browser,
}) => {
  const priya = await openAs(browser, server, PRIYA, PREPARE)
  for (const point of POINTS) await write(priya, point)

  const hugh = await openAs(browser, server, HUGH, PREPARE)
  await step(hugh, 'Leah kept every').click()
  await step(priya, 'Leah kept every').click()
  const [hers, his] = [priya, hugh].map(page => form(page).getByRole('textbox', { name: compose.what }))
  await expect(his!).toBeFocused()
  await expect(step(priya, 'Leah kept every')).toContainText(HUGH.name)
  await expect(hers!).toBeFocused()
  await hugh.keyboard.press('Control+End')
  await priya.keyboard.press('Control+Home')
  await Promise.all([hugh.keyboard.type(' She rang twice.'), priya.keyboard.type('In autumn: ')])
  for (const box of [hers!, his!])
    await expect(box).toHaveValue('In autumn: Leah kept every appointment with us. She rang twice.')

  await tabTo(priya, priya.getByRole('button', { name: prepare.several(5) }))
  await priya.keyboard.press('Enter')
  const dialog = priya.getByRole('dialog')
  await expect(dialog.getByRole('group')).toHaveCount(2)
  await tabTo(priya, dialog.getByRole('button', { name: prepare.several(5) }))
  await priya.keyboard.press('Enter')
  for (const { body } of POINTS)
    await expect(
      priya.getByRole('navigation', { name: prepare.list }).getByRole('link', { name: body.slice(0, 20) }),
    ).toBeVisible()
  await expect(hugh.getByRole('heading', { name: prepare.first })).toBeVisible()

  const board = `/meetings/${MEETING}/board?heading=necessary`
  const mother = await openAs(browser, server, MOTHER, board)
  await expect(mother.getByRole('heading', { level: 1, name: headingTitle('necessary') })).toBeVisible()
  for (const { body, held } of POINTS) {
    if (held) continue
    await expect(row(mother, body.startsWith('Leah') ? 'Leah kept every' : body)).toBeVisible()
  }
  await expect(mother.getByText('safe address was checked')).toHaveCount(0)
  await hugh.goto(board)
  await expect(row(hugh, 'The safe address was checked')).toBeVisible()
  for (const page of [priya, hugh, mother]) await page.context().close()
})

test('Z211 on a phone a draft is begun, found again after the page was closed, and deleted for the agency', async ({
  browser,
}) => {
  const priya = await openAs(browser, server, PRIYA, PREPARE)
  await priya.setViewportSize({ width: 390, height: 844 })
  await priya.getByRole('button', { name: prepare.fresh }).first().click()
  await form(priya).getByRole('textbox', { name: compose.what }).fill('The medlar visit is still to be written up.')
  await expect(priya.getByRole('banner').getByText(/^Draft kept/)).toBeVisible()
  await priya.close()

  const hugh = await openAs(browser, server, HUGH, PREPARE)
  await step(hugh, 'The medlar visit').click()
  await hugh.getByRole('button', { name: prepare.discard }).click()
  await hugh.getByRole('dialog').getByRole('button', { name: prepare.discard }).click()
  await expect(hugh.getByRole('heading', { name: prepare.first })).toBeVisible()
  await hugh.context().close()
})
