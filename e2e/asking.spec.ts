import { announce } from '../lib/text/announce'
import { asking, questions } from '../lib/text/asking'
import { board } from '../lib/text/board'
import { decide } from '../lib/text/decide'
import { isLive, openAs, row, share } from './page'
import { CHAIR, MEETING, MOTHER, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { tap } from './tap'
import { expect, test } from './test'

test.describe.configure({ mode: 'serial' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const BOARD = `/meetings/${MEETING}/board?heading=accurate`
const WORDS = 'The quince coat was too thin for the week.'
const IMPACT = 'She was cold at quince playtime.'
const QUESTION = 'Which medlar days was she away?'
const ANSWER = 'On the medlar Mondays.'

test('Z224 after sharing two lines ask for what was left out: one is answered by Enter, one skipped by Escape, and the hand is back in the form; it stands folded in the row, for family too', async ({
  browser,
}) => {
  const school = await openAs(browser, server, SCHOOL, BOARD)
  await isLive(school)
  const mother = await openAs(browser, server, MOTHER, BOARD)
  await share(school, WORDS, 'meeting')
  const ask = school.getByRole('group', { name: asking.prompts.label })
  await ask.getByRole('textbox', { name: asking.prompts.of.impact }).fill(IMPACT)
  await school.keyboard.press('Enter')
  await expect(ask.getByRole('textbox')).toHaveCount(1)
  await expect(ask.getByRole('textbox', { name: asking.prompts.of.records })).toBeFocused()
  await school.keyboard.press('Escape')
  await expect(ask).toHaveCount(0)
  await expect(school.getByRole('main').locator('textarea')).toBeFocused()
  for (const page of [school, mother]) {
    const added = row(page, WORDS).getByText(asking.add.of.impact.toLowerCase())
    await expect(row(page, WORDS).getByText(IMPACT)).toBeHidden()
    await added.click()
    await expect(row(page, WORDS).getByText(IMPACT)).toBeVisible()
  }
  for (const page of [school, mother]) await page.context().close()
})

test('Z225 the chair asks an agency; its people hear it at once and answer on the board; it is open before closing until then, and nothing of it reaches the family', async ({
  browser,
}) => {
  const line = await tap(server.url)
  const mother = await openAs(browser, { url: line.url }, MOTHER)
  await isLive(mother)
  const school = await openAs(browser, server, SCHOOL, BOARD)
  await isLive(school)
  const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
  await isLive(chair)
  const table = chair.getByRole('region', { name: board.questions.title })
  await table.getByRole('button', { name: questions.ask }).click()
  const form = chair.getByRole('dialog', { name: questions.title })
  await form.getByRole('button', { name: questions.submit, exact: true }).click()
  await expect(form.getByText(questions.missing)).toBeVisible()
  await form.getByRole('combobox', { name: questions.who }).selectOption({ label: 'School' })
  await form.getByRole('textbox', { name: questions.what }).fill(QUESTION)
  await form.getByRole('button', { name: questions.submit, exact: true }).click()
  await expect(table).toContainText(QUESTION)

  const asked = school.getByRole('region', { name: board.questions.title })
  await expect(asked.getByText(questions.forYou)).toBeVisible()
  await expect(school.getByRole('log', { name: announce.label })).toContainText(questions.forYou)
  await chair.getByRole('link', { name: decide.part }).click()
  await expect(chair.getByText(decide.before.unanswered(1))).toBeVisible()
  await asked.getByRole('textbox', { name: questions.answer }).fill(ANSWER)
  await asked.getByRole('button', { name: questions.send }).click()
  await expect(chair.getByText(decide.before.answered)).toBeVisible()
  await expect(asked.getByText(questions.done(1))).toBeVisible()

  await mother.reload()
  await isLive(mother)
  for (const words of [QUESTION, ANSWER]) expect(line.received().includes(words), words).toBe(false)
  line.close()
  for (const page of [mother, school, chair]) await page.context().close()
})
