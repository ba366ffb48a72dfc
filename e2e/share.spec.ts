import { board } from '../lib/text/board'
import { compose } from '../lib/text/compose'
import { behalfWords, shareWords } from '../lib/text/sharing'
import { shell } from '../lib/text/shell'
import { isLive, openAs, row, share, write } from './page'
import { CHAIR, MEETING, MINUTES, MOTHER, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { store } from './store'
import { expect, test } from './test'
import { live, signIn } from './wire'

test.describe.configure({ mode: 'serial' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const ACCURATE = `/meetings/${MEETING}/board?heading=accurate`
const MISTAKE = 'The quince report, meant for another meeting.'

test('Z220 what was shared by mistake is taken back at once: it leaves the board of whoever watches, and the words are here again', async ({
  browser,
}) => {
  const police = await openAs(browser, server, POLICE, ACCURATE)
  const school = await openAs(browser, server, SCHOOL, ACCURATE)
  await isLive(school)
  await Promise.all([share(police, MISTAKE, 'meeting'), expect(row(school, MISTAKE)).toBeVisible()])
  await police.getByRole('button', { name: compose.takeBack }).click()
  await expect(row(school, MISTAKE)).toHaveCount(0)
  await expect(police.getByRole('status').filter({ hasText: compose.takenBack })).toBeVisible()
  await expect(police.getByRole('textbox', { name: compose.what })).toHaveValue(MISTAKE)

  const form = police.getByRole('form', { name: compose.label })
  await form.getByRole('radio', { name: compose.audiences.professionals }).check()
  await form.getByRole('button', { name: /^Share/ }).click()
  await expect(row(school, MISTAKE)).toBeVisible()
  for (const page of [police, school]) await page.context().close()
})

const FIRST = 'The medlar visit was on a Monday, and nobody answered.'
const SECOND = 'The medlar visit was on a Tuesday, and nobody answered the door.'

test('Z221 who could see the old words is told of a correction, reads the difference, and is told again on coming back', async ({
  browser,
}) => {
  const police = await openAs(browser, server, POLICE, ACCURATE)
  await share(police, FIRST, 'meeting')
  const school = await openAs(browser, server, SCHOOL, ACCURATE)
  await expect(row(school, FIRST)).toBeVisible()
  await school.getByRole('button', { name: shell.leave }).click()
  await school.waitForURL('**/meetings')

  await row(police, FIRST).getByRole('button', { name: board.actions.correct }).click()
  const dialog = police.getByRole('dialog')
  await dialog.getByRole('textbox', { name: compose.what }).fill(SECOND)
  await dialog.getByRole('button', { name: compose.correct.submit }).click()
  await expect(row(police, SECOND)).toBeVisible()

  await school.goto(ACCURATE)
  const told = school.getByRole('heading', { name: board.meanwhile })
  await expect(told).toBeVisible()
  await school.getByRole('link', { name: /^Police corrected PO-/ }).click()
  await row(school, SECOND).getByRole('button', { name: board.seeChange }).click()
  const changes = school.getByRole('dialog')
  await expect(changes.locator('del')).toHaveText([`${board.diff.removed}Monday`])
  await expect(changes.locator('ins').first()).toHaveText(`${board.diff.added}Tuesday`)
  await changes.getByRole('radio', { name: board.diff.looks.beside }).check()
  await expect(changes.getByText(board.diff.was)).toBeVisible()
  for (const page of [police, school]) await page.context().close()
})

const WIDER = 'The damson file is with the duty team.'

test('Z222 who would read it is shown by name, with a warning where family are here; whoever is let in meanwhile is asked about by name', async ({
  browser,
}) => {
  const [school] = (await store(server, 'select id from people where email = $1', [SCHOOL.email])).rows
  await store(server, 'update members set admitted_at = null where meeting_id = $1 and person_id = $2', [
    MEETING,
    school.id,
  ])
  const mother = await openAs(browser, server, MOTHER, ACCURATE)
  await isLive(mother)
  const police = await openAs(browser, server, POLICE, ACCURATE)
  await isLive(police)
  const form = await write(police, WIDER, 'meeting')
  await expect(form.getByText(shareWords.familyHere('Leah', false))).toBeVisible()
  await form.getByText(/^Who can see it: /).click()
  await expect(form.getByText(CHAIR.name)).toBeVisible()
  await expect(form.getByText(SCHOOL.name)).toHaveCount(0)

  const chair = await live(await signIn(server.url, CHAIR))
  expect(await chair.act('admit', { person: school.id, identity: true, confidentiality: true })).toMatchObject({
    ok: true,
  })
  await expect(form.getByText(SCHOOL.name)).toBeVisible()
  await form.getByRole('button', { name: /^Share with Leah/ }).click()
  const named = shareWords.person(SCHOOL.name, 'School')
  await expect(form.getByRole('alert')).toContainText(shareWords.grew([named]))
  await expect(row(police, WIDER)).toHaveCount(0)
  await form.getByRole('button', { name: shareWords.grewAgain([named]) }).click()
  await expect(row(police, WIDER)).toBeVisible()
  await expect(row(mother, WIDER)).toBeVisible()
  chair.close()
  for (const page of [mother, police]) await page.context().close()
})

const PHONED = 'The bramble clinic saw her twice in the autumn.'

test('Z223 the minute taker types for somebody on the phone; every professional sees for whom, and whether it was read back', async ({
  browser,
}) => {
  const minutes = await openAs(browser, server, MINUTES, ACCURATE)
  const police = await openAs(browser, server, POLICE, ACCURATE)
  await isLive(police)
  const form = await write(minutes, PHONED, 'professionals')
  await form.getByRole('button', { name: /^Share/ }).click()
  await expect(form.getByRole('alert').filter({ hasText: behalfWords.missing })).toBeVisible()
  await form.getByLabel(behalfWords.whose).selectOption({ label: behalfWords.option(SCHOOL.name, 'School') })
  await form.getByLabel(behalfWords.readBack).check()
  await form.getByRole('button', { name: /^Share/ }).click()
  const there = row(police, PHONED)
  await expect(there).toContainText(behalfWords.typedBy(MINUTES.name))
  await expect(there).toContainText(behalfWords.confirmed)
  for (const page of [minutes, police]) await page.context().close()
})
