import { randomUUID } from 'node:crypto'
import { board as boardWords, marksWords, RELEVANCE_WORDS, strip } from '../lib/text/board'
import { chair } from '../lib/text/chair'
import { compose } from '../lib/text/compose'
import { decide } from '../lib/text/decide'
import { agenda, speaking } from '../lib/text/flow'
import { AGENDA_WORDS, headingTitle } from '../lib/text/headings'
import { missed } from '../lib/text/missed'
import { notes } from '../lib/text/notes'
import { silence } from '../lib/text/silence'
import { isLive, openAs, openQueue, row } from './page'
import { CHAIR, MEETING, MOTHER, NIALL, POLICE, SCHOOL, type Who } from './people'
import { type Server, startServer } from './server'
import { expect, type Locator, type Page, test } from './test'
import { board, contribution, isStamp, live, signIn } from './wire'

test.describe.configure({ mode: 'serial' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
  const seat = await live(await signIn(server.url, CHAIR))
  expect(await seat.act('start', {})).toMatchObject({ ok: true })
  seat.close()
})
test.afterAll(() => server.stop())

const TABLE = `/meetings/${MEETING}/chair`
const under = (heading: string) => `/meetings/${MEETING}/board?heading=${heading}`

/** Shares these words under "Accurate" as somebody whose browser is not looked at. */
async function shareAs(who: Who, words: string): Promise<void> {
  const person = await signIn(server.url, who)
  const [seat, open] = await Promise.all([live(person), board(person, 'meeting')])
  const about = { ...contribution(seat.state, words, 'meeting'), heading: 'accurate' as const }
  expect(isStamp(await open.share(about, randomUUID()))).toBe(true)
  seat.close()
  open.close()
}

/** The minutes a clock on this page shows, rounded up. */
const minutesOf = async (clock: Locator) => Number(/^\d+/.exec((await clock.textContent()) ?? '')?.[0])
const select = (table: Page, words: string) =>
  table.getByRole('listitem').filter({ hasText: words }).getByRole('button').first().click()

test('Z323 one press asks the agencies that were not heard from, and each of them is told on its board', async ({
  browser,
}) => {
  const quiet = await openAs(browser, server, NIALL)
  await isLive(quiet)
  const table = await openAs(browser, server, CHAIR, TABLE)
  await table.getByRole('region', { name: chair.matrix.title }).getByRole('button', { name: silence.ask }).click()
  const asked = silence.askedYou('#').split('#')[1]!
  await expect(quiet.getByText(asked)).toBeVisible()
  for (const page of [table, quiet]) await page.context().close()
})

test('Z320 the chair gives a part two minutes more, stops its clock and lets it go on; everyone’s clock follows', async ({
  browser,
}) => {
  const table = await openAs(browser, server, CHAIR, TABLE)
  const police = await openAs(browser, server, POLICE)
  await table.getByRole('button', { name: agenda.move(headingTitle('necessary')) }).click()
  const control = table.getByRole('region', { name: chair.control })
  const clock = police.getByRole('timer').first()
  await expect(clock).toBeVisible()
  const before = await minutesOf(clock)
  await control.getByRole('button', { name: agenda.moreLong }).click()
  await expect.poll(() => minutesOf(clock)).toBeGreaterThan(before)
  await control.getByRole('button', { name: agenda.stop }).click()
  await expect(police.getByText(agenda.stopped).first()).toBeVisible()
  await control.getByRole('button', { name: agenda.go }).click()
  await expect(police.getByText(agenda.stopped)).toHaveCount(0)
  for (const page of [table, police]) await page.context().close()
})

test('Z321 words that changed after their mark are looked at again, and "Keep the mark" lets the mark stand for them', async ({
  browser,
}) => {
  const words = 'The damson gate was found open at four.'
  await shareAs(POLICE, words)
  const table = await openAs(browser, server, CHAIR, TABLE)
  await openQueue(table, 'accurate')
  await select(table, words)
  await table.getByRole('heading', { name: /^To mark, / }).focus()
  for (const key of ['2', '4', '7']) await table.keyboard.press(key)
  const police = await openAs(browser, server, POLICE, under('accurate'))
  await expect(row(police, words)).toContainText(RELEVANCE_WORDS['less-relevant'])
  await row(police, words).getByRole('button', { name: boardWords.actions.correct }).click()
  const dialog = police.getByRole('dialog')
  await dialog.getByRole('textbox', { name: compose.what }).fill('The damson gate was found open at five.')
  await dialog.getByRole('button', { name: compose.correct.submit }).click()
  const marked = row(police, 'open at five')
  await expect(marked).toContainText(marksWords.changed)
  await select(table, 'open at five')
  const selected = table.getByRole('region', { name: chair.selected })
  await selected.getByRole('button', { name: chair.keep }).click()
  await expect(marked).not.toContainText(marksWords.changed)
  await expect(marked).toContainText(RELEVANCE_WORDS['less-relevant'])
  for (const page of [table, police]) await page.context().close()
})

test('Z322 the chair links contributions that do not agree, which are listed as open until it is said how it was settled', async ({
  browser,
}) => {
  await shareAs(POLICE, 'Medlar: the call came at nine.')
  await shareAs(SCHOOL, 'Medlar: the call came at noon.')
  const table = await openAs(browser, server, CHAIR, TABLE)
  const panel = table.getByRole('region', { name: decide.conflicts.title })
  await panel.getByRole('button', { name: decide.conflicts.add }).click()
  const form = table.getByRole('dialog', { name: decide.conflicts.form.title })
  await form.getByRole('button', { name: decide.conflicts.form.submit }).click()
  await expect(form.getByRole('alert')).toContainText(decide.conflicts.form.missing)
  for (const time of ['at nine', 'at noon']) await form.getByRole('checkbox', { name: new RegExp(time) }).check()
  await form.getByRole('textbox', { name: decide.conflicts.form.question }).fill('When did the medlar call come?')
  await form.getByRole('button', { name: decide.conflicts.form.submit }).click()
  await expect(panel).toContainText(decide.conflicts.open(1))
  await panel.getByRole('button', { name: decide.conflicts.settle }).click()
  const settling = table.getByRole('dialog')
  await settling.getByRole('textbox', { name: decide.conflicts.settling.words }).fill('The log of calls says nine.')
  await settling.getByRole('button', { name: decide.conflicts.settling.submit }).click()
  await expect(panel).toContainText(`${decide.conflicts.settledBy}The log of calls says nine.`)
  await expect(panel).not.toContainText(decide.conflicts.open(1))
  await table.context().close()
})

test('Z324 an agency says that it has nothing further under a heading; the chair reads who has, until there is more', async ({
  browser,
}) => {
  const police = await openAs(browser, server, POLICE, under('secure'))
  const table = await openAs(browser, server, CHAIR, TABLE)
  await openQueue(table, 'secure')
  await police.getByRole('button', { name: speaking.finish }).click()
  await expect(police.getByText(speaking.finished)).toBeVisible()
  const said = table.getByText(/^Nothing further from /)
  await expect(said).toContainText('Police')
  await police.getByRole('button', { name: speaking.unfinish }).click()
  await expect(said).toHaveCount(0)
  await table.getByText(speaking.finishFor).click()
  await table.getByRole('combobox', { name: speaking.finishWhich }).selectOption({ label: 'Housing' })
  await table.getByRole('button', { name: speaking.finishForDo }).click()
  await expect(said).toContainText('Housing')
  for (const page of [table, police]) await page.context().close()
})

test('Z329 each mark is said aloud and undone one after another, with nothing said once there is none; a mark that stands is cleared; keys show, ask and go back', async ({
  browser,
}) => {
  const [first, second] = ['Loganberry one: seen at nine.', 'Loganberry two: seen at ten.']
  for (const words of [first, second]) await shareAs(POLICE, words)
  const police = await openAs(browser, server, POLICE, under('accurate'))
  const table = await openAs(browser, server, CHAIR, TABLE)
  await openQueue(table, 'accurate')
  const keys = table.getByRole('heading', { name: /^To mark, / })
  const said = table.getByRole('region', { name: chair.queueLabel }).getByRole('status')
  const relevant = RELEVANCE_WORDS.relevant
  await select(table, first)
  for (const words of [first, second]) {
    await expect(table.getByRole('region', { name: chair.selected })).toContainText(words)
    await keys.focus()
    for (const key of ['1', '4']) await table.keyboard.press(key)
    await expect(said).toContainText(`marked ${relevant}`)
    await expect(row(police, words)).toContainText(relevant)
  }
  await keys.focus()
  for (const words of [second, first]) {
    await table.keyboard.press('x')
    await expect(row(police, words)).not.toContainText(relevant)
  }
  await expect(table.getByRole('button', { name: chair.undo })).toHaveCount(0)
  const last = await said.textContent()
  await table.keyboard.press('x')
  await table.keyboard.press('k')
  await table.keyboard.press('j')
  await expect(said).not.toHaveText(last ?? '')
  await table.keyboard.press('?')
  await expect(table.getByRole('combobox', { name: chair.request })).toBeFocused()
  await table.keyboard.press('Escape')
  await expect(keys).toBeFocused()
  await table.keyboard.press('o')
  await expect(table.getByRole('button', { name: chair.shown, exact: true })).toBeVisible()
  await expect(table.getByRole('region', { name: chair.selected })).toContainText(first)
  for (const key of ['1', '4']) await table.keyboard.press(key)
  await expect(row(police, first)).toContainText(relevant)
  await table.getByRole('listitem').filter({ hasText: first }).getByRole('button', { name: chair.look2 }).click()
  await table.getByRole('button', { name: chair.clear }).click()
  await expect(row(police, first)).not.toContainText(relevant)
  await keys.focus()
  await table.keyboard.press('[')
  await expect(table.getByRole('heading', { level: 1, name: headingTitle('adequate') })).toBeVisible()
  for (const page of [table, police]) await page.context().close()
})

test('Z325 the chair’s own notes are kept as they are typed and are there after a reload; a deleted one is gone', async ({
  browser,
}) => {
  const table = await openAs(browser, server, CHAIR, TABLE)
  const panel = table.getByRole('region', { name: notes.title })
  await panel.getByRole('button', { name: notes.begin }).click()
  await panel.getByRole('textbox', { name: notes.label(1) }).fill('Ask about the bramble letter.')
  await expect(panel.getByText(notes.kept, { exact: true })).toBeVisible()
  await table.reload()
  await expect(panel.getByRole('textbox', { name: notes.label(1) })).toHaveValue('Ask about the bramble letter.')
  await panel.getByRole('button', { name: notes.remove(1) }).click()
  await expect(panel.getByText(notes.kept, { exact: true })).toBeVisible()
  await table.reload()
  await expect(panel.getByText(notes.kept, { exact: true })).toBeVisible()
  await expect(panel.getByRole('textbox')).toHaveCount(0)
  await table.context().close()
})

test('Z326 a mark that is held is put away before anybody saw it', async ({ browser }) => {
  const words = 'The greengage bag was in the hall.'
  await shareAs(POLICE, words)
  const police = await openAs(browser, server, POLICE, under('accurate'))
  const table = await openAs(browser, server, CHAIR, TABLE)
  await openQueue(table, 'accurate')
  await select(table, words)
  await table.getByRole('checkbox', { name: chair.held.quiet }).check()
  await table.getByRole('heading', { name: /^To mark, / }).focus()
  for (const key of ['2', '4', '7']) await table.keyboard.press(key)
  const held = table.getByRole('region', { name: /^Held, / })
  await expect(held).toContainText(words)
  await held.getByRole('button', { name: chair.held.drop }).click()
  await expect(held).toHaveCount(0)
  await expect(row(police, words)).toContainText('Relevance?')
  for (const page of [table, police]) await page.context().close()
})

test('Z332 a square of the matrix opens what its agency shared under that heading, in the queue', async ({
  browser,
}) => {
  const words = 'The rowan berries were on the sill.'
  await shareAs(POLICE, words)
  const table = await openAs(browser, server, CHAIR, TABLE)
  await openQueue(table, 'timely')
  const matrix = table.getByRole('region', { name: chair.matrix.title })
  await matrix.getByRole('button', { name: chair.matrix.cell('Police', 'accurate') }).click()
  await expect(table.getByRole('heading', { level: 1, name: headingTitle('accurate') })).toBeVisible()
  await expect(table.getByRole('region', { name: chair.selected })).toContainText('Police')
  await expect(table.getByRole('heading', { name: /^To mark, / })).toBeFocused()
  await table.context().close()
})

test('Z330 the chair goes to a part that is no heading, and back; everyone is told', async ({ browser }) => {
  const police = await openAs(browser, server, POLICE)
  const where = police.getByRole('region', { name: strip.label })
  const table = await openAs(browser, server, CHAIR, TABLE)
  const part = (name: string) =>
    table.getByRole('navigation', { name: chair.agenda }).getByRole('button', { name: `${agenda.moveTo} ${name}` })
  await part(AGENDA_WORDS.decision).click()
  await expect(where).toContainText(AGENDA_WORDS.decision)
  await part(AGENDA_WORDS.introductions).click()
  await expect(where).toContainText(AGENDA_WORDS.introductions)
  for (const page of [table, police]) await page.context().close()
})

test('Z331 marks that wait are named before the meeting closes, one press shows them, and one key takes back what is shown', async ({
  browser,
}) => {
  const words = 'The mulberry note is on file.'
  await shareAs(POLICE, words)
  const police = await openAs(browser, server, POLICE, under('accurate'))
  const table = await openAs(browser, server, CHAIR, TABLE)
  await openQueue(table, 'accurate')
  await select(table, words)
  await table.getByRole('checkbox', { name: chair.held.quiet }).check()
  await table.getByRole('heading', { name: /^To mark, / }).focus()
  for (const key of ['2', '4', '7']) await table.keyboard.press(key)
  await expect(table.getByRole('region', { name: /^Held, / })).toContainText(words)
  await table.getByRole('button', { name: chair.close }).click()
  const dialog = table.getByRole('dialog')
  await expect(dialog).toContainText(decide.before.held(1))
  await expect(row(police, words)).not.toContainText(RELEVANCE_WORDS['less-relevant'])
  await dialog.getByRole('button', { name: decide.before.release(1) }).click()
  await expect(row(police, words)).toContainText(RELEVANCE_WORDS['less-relevant'])
  await expect(dialog).not.toContainText(decide.before.held(1))
  await table.keyboard.press('Escape')
  await table.getByRole('heading', { name: /^To mark, / }).focus()
  await table.keyboard.press('x')
  await expect(row(police, words)).not.toContainText(RELEVANCE_WORDS['less-relevant'])
  for (const page of [table, police]) await page.context().close()
})

test('Z327 the family’s letters are larger than the professionals’; whoever comes late reads what they missed in order, and goes to it', async ({
  browser,
}) => {
  const mother = await openAs(browser, server, MOTHER, under('timely'))
  await isLive(mother)
  const police = await openAs(browser, server, POLICE, under('timely'))
  await isLive(police)
  const sizeOf = (page: Page) =>
    page.locator('#main').evaluate(main => Number.parseFloat(getComputedStyle(main).fontSize))
  expect(await sizeOf(mother)).toBeGreaterThan(await sizeOf(police))
  const list = mother.getByRole('region', { name: missed.title })
  await list.locator('summary').click()
  const lines = list.getByRole('listitem')
  const shared = lines.filter({ hasText: / shared PO-/ })
  const times = await lines.getByRole('time').evaluateAll(all => all.map(time => time.getAttribute('datetime') ?? ''))
  expect(times.length).toBeGreaterThan(2)
  expect(times).toEqual([...times].sort())
  await expect(lines.filter({ hasText: /marked|decision/ })).toHaveCount(0)
  await shared.first().getByRole('link').click()
  await expect(mother.getByRole('heading', { level: 1, name: headingTitle('accurate') })).toBeVisible()
  await list.getByRole('button', { name: missed.done }).click()
  await expect(list).toHaveCount(0)
  for (const page of [mother, police]) await page.context().close()
})

test('Z328 the chair adjourns the meeting, everyone reads that it is, and it goes on', async ({ browser }) => {
  const police = await openAs(browser, server, POLICE)
  await isLive(police)
  const table = await openAs(browser, server, CHAIR, TABLE)
  await table.getByRole('button', { name: decide.adjourn.open }).click()
  const dialog = table.getByRole('dialog', { name: decide.adjourn.title })
  await dialog.getByRole('textbox', { name: decide.adjourn.reason }).fill('Until the interpreter is here.')
  await dialog.getByRole('button', { name: decide.adjourn.submit }).click()
  await expect(table.getByRole('region', { name: chair.control })).toContainText(chair.adjourned)
  const where = police.getByRole('region', { name: strip.label })
  await expect(where).toContainText(strip.adjourned)
  await table.getByRole('button', { name: decide.adjourn.resume }).click()
  await expect(table.getByRole('button', { name: decide.adjourn.open })).toBeVisible()
  await expect(where).not.toContainText(strip.adjourned)
  for (const page of [table, police]) await page.context().close()
})
