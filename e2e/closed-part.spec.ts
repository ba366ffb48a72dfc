import { chair as table } from '../lib/text/chair'
import { closedPart as words } from '../lib/text/closed-part'
import { compose } from '../lib/text/compose'
import { door } from '../lib/text/door'
import { isLive, openAs, row, write } from './page'
import { CHAIR, MEETING, MOTHER, POLICE } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('Z285 the chair opens the professionals’ part: a mother’s windows say that she will be asked back, what is written starts with professionals, and she reads on once she is asked', async ({
  browser,
}) => {
  const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
  await chair.getByRole('button', { name: table.start }).click()
  const mother = await openAs(browser, server, MOTHER)
  await isLive(mother)
  const second = await mother.context().newPage()
  await second.goto(`/meetings/${MEETING}/board`)
  await isLive(second)
  const police = await openAs(browser, server, POLICE)
  await isLive(police)

  await chair.getByRole('button', { name: words.open }).click()
  const asked = chair.getByRole('dialog')
  await expect(asked.getByText(words.leave([MOTHER.name]))).toBeVisible()
  await asked.getByRole('button', { name: words.submit }).click()
  await expect(asked.getByText(words.missing)).toBeVisible()
  await asked.getByLabel(words.why).fill('Somebody outside the family.')
  await asked.getByRole('button', { name: words.submit }).click()
  for (const page of [mother, second]) {
    await expect(page.getByRole('heading', { level: 1, name: words.outside.title })).toBeVisible()
    await expect(page.getByText('outside the family')).toHaveCount(0)
  }
  for (const page of [chair, police]) await expect(page.getByText(words.kept)).toBeVisible()
  await expect(police.getByRole('button', { name: words.end })).toHaveCount(0)

  const form = await write(police, 'A neighbour gave her name.')
  await expect(form.getByRole('radio', { name: compose.audiences.professionals })).toBeChecked()
  await form.getByRole('radio', { name: compose.audiences.meeting }).check()
  await expect(form.getByText(words.later)).toBeVisible()
  await form.getByRole('button', { name: /^Share/ }).click()
  await expect(row(police, 'A neighbour gave her name.')).toBeVisible()

  await chair.getByRole('button', { name: words.end }).click()
  await expect(police.getByText(words.kept)).toHaveCount(0)
  await expect(mother.getByRole('heading', { level: 1, name: words.outside.title })).toBeVisible()
  const waits = chair.getByRole('region', { name: door.heading })
  await waits.getByRole('button', { name: words.back.askNamed(MOTHER.name) }).click()
  const back = chair.getByRole('dialog')
  await back.getByLabel(door.identity).check()
  await back.getByRole('button', { name: words.back.submit, exact: true }).click()
  await expect(row(mother, 'A neighbour gave her name.')).toBeVisible()
})
