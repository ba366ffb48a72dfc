import { board as boardWords } from '../lib/text/board'
import { compose } from '../lib/text/compose'
import { headingTitle } from '../lib/text/headings'
import { prepare } from '../lib/text/prepare'
import { isLive, openAs, row } from './page'
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

test('Z210 by keyboard alone an agency prepares five contributions, two colleagues writing one of them, shares them, corrects one and holds one for professionals', async ({
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

  await priya.goto(board)
  await isLive(priya)
  await correct(priya, 'Leah kept every', 'In winter: ')
  for (const page of [priya, hugh, mother]) await expect(row(page, 'In winter: In autumn: Leah')).toBeVisible()
  for (const page of [priya, hugh, mother]) await page.context().close()
})

/** Puts words before those of a contribution that this person shared, by keyboard alone. */
async function correct(page: Page, words: string, before: string) {
  const rows = page.getByRole('list', { name: boardWords.list('necessary') }).getByRole('article')
  await tabTo(page, rows.first())
  const index = await rows.evaluateAll((all, text) => all.findIndex(one => one.textContent.includes(text)), words)
  for (let at = 1; at <= index; at++) {
    await page.keyboard.press('j')
    await expect(rows.nth(at)).toBeFocused()
  }
  await tabTo(page, rows.nth(index).getByRole('button', { name: boardWords.actions.correct }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await tabTo(page, dialog.getByRole('textbox', { name: compose.what }))
  await page.keyboard.press('Control+Home')
  await page.keyboard.type(before)
  await tabTo(page, dialog.getByRole('button', { name: compose.correct.submit }))
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
}

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

test('Z212 what is typed on the board is the agency’s draft from its first letter: it is there again after the page was killed, for a colleague too, and is shared by Ctrl+Enter', async ({
  browser,
}) => {
  const timely = `/meetings/${MEETING}/board?heading=timely`
  const body = 'The quince visit was moved to Tuesday.'
  const priya = await openAs(browser, server, PRIYA, timely)
  await isLive(priya)
  await priya.getByRole('textbox', { name: compose.what }).click()
  const writing = (page: Page) => page.getByRole('form', { name: compose.label })
  await expect(writing(priya)).toBeVisible()
  await priya.keyboard.type(body)
  await expect(writing(priya).getByText(/^Draft kept/)).toBeVisible()
  await priya.close()

  const again = await priya.context().newPage()
  await again.goto(timely)
  await again.getByRole('button', { name: compose.goOn, exact: true }).click()
  await expect(writing(again).getByRole('textbox', { name: compose.what })).toHaveValue(body)
  const hugh = await openAs(browser, server, HUGH, timely)
  await hugh.getByRole('button', { name: prepare.ofYours({ drafts: 1, advice: 0, held: 0 }) }).click()
  await hugh
    .getByRole('dialog')
    .getByRole('button', { name: body.slice(0, 20) })
    .click()
  await expect(writing(hugh).getByRole('textbox', { name: compose.what })).toHaveValue(body)

  await writing(again).getByRole('radio', { name: compose.natures.fact }).check()
  await writing(again).getByRole('button', { name: compose.all, exact: true }).click()
  await expect(writing(hugh).getByRole('radio', { name: compose.natures.fact })).toBeChecked()
  await writing(again).getByRole('textbox', { name: compose.what }).press('Control+Enter')
  for (const page of [again, hugh]) await expect(row(page, body)).toBeVisible()
  await expect(hugh.getByRole('textbox', { name: compose.what })).toHaveValue('')
  for (const page of [again, hugh]) await page.context().close()
})

test('Z213 a point is made of two and put together again; it waits for advice, in the list, on home and on the board, and none of the advice is shared', async ({
  browser,
}) => {
  const fact = 'Two staff saw a graze on her hand.'
  const view = 'She clearly was frightened.'
  const priya = await openAs(browser, server, PRIYA, PREPARE)
  await priya.getByRole('button', { name: prepare.fresh }).first().click()
  const box = form(priya).getByRole('textbox', { name: compose.what })
  await box.fill(`${fact} ${view}`)
  await form(priya).getByRole('radio', { name: compose.natures.fact }).check()
  await priya.getByRole('button', { name: prepare.split.label(prepare.look.names['opinion-as-fact']) }).click()
  await expect(box).toHaveValue(fact)
  await expect(step(priya, view.slice(0, 12))).toContainText(prepare.readiness.nature)
  await priya.getByRole('button', { name: prepare.split.undo }).click()
  await expect(box).toHaveValue(`${fact} ${view}`)
  await expect(step(priya, view.slice(0, 12))).toHaveCount(0)

  await form(priya).getByText(prepare.holding.title).click()
  await form(priya).getByRole('textbox', { name: prepare.holding.from }).fill('The named nurse MARKER-ADVICE')
  await expect(step(priya, fact.slice(0, 12))).toContainText(prepare.readiness.advice)
  await form(priya).getByRole('button', { name: compose.all, exact: true }).click()
  await expect(priya.getByRole('banner').getByText(/^Draft kept/)).toBeVisible()
  const count = { drafts: 1, advice: 1, held: 0 }
  await priya.goto('/meetings')
  await expect(priya.getByText(prepare.counted(count)).first()).toBeVisible()
  await priya.goto(`/meetings/${MEETING}/board?heading=necessary`)
  await priya.getByRole('button', { name: prepare.ofYours(count) }).click()
  await priya
    .getByRole('dialog')
    .getByRole('button', { name: fact.slice(0, 12) })
    .click()
  await priya
    .getByRole('form', { name: compose.label })
    .getByRole('button', { name: /^Share/ })
    .click()
  await expect(row(priya, fact)).toBeVisible()
  await expect(row(priya, fact)).not.toContainText('MARKER-ADVICE')
  await priya.context().close()
})
