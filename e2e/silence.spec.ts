import { chair as chairWords } from '../lib/text/chair'
import { HEADING_NAMES } from '../lib/text/headings'
import { silence } from '../lib/text/silence'
import { isLive, openAs } from './page'
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

const SECRETS = ['Pupil records and the quince log', 'More harm than good to the medlar', 'Entry damson 2291']

test('Q5 an agency says what it looked at and where it has nothing to add; the chair sees it, the family receives none of it', async ({
  browser,
}) => {
  const line = await tap(server.url)
  const mother = await openAs(browser, { url: line.url }, MOTHER)
  await isLive(mother)
  const school = await openAs(browser, server, SCHOOL)
  const own = school.getByRole('region', { name: silence.own('School') })
  const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
  const row = chair.getByRole('row').filter({ has: chair.getByRole('rowheader', { name: /School/ }) })
  await expect(row).toContainText(chairWords.matrix.nothing)

  await own.getByRole('button', { name: silence.nothingForRest }).click()
  await expect(row).not.toContainText(chairWords.matrix.nothing)
  await expect(row).toContainText(chairWords.matrix.none)
  await own.getByRole('button', { name: silence.takeBack }).click()
  await expect(row).toContainText(chairWords.matrix.nothing)

  await own.getByRole('button', { name: silence.checked, exact: true }).click()
  let form = school.getByRole('dialog')
  await form.getByRole('button', { name: silence.log }).click()
  await expect(form.getByRole('alert')).toContainText(silence.records.resultMissing)
  await form.getByRole('radio', { name: silence.records.results.items }).check()
  await form.getByLabel(silence.records.systems).fill(SECRETS[0]!)
  await form.getByLabel(silence.records.searched).fill('Maya\nJude')
  await form.getByRole('button', { name: silence.log }).click()
  await expect(row).toContainText(silence.checkedShort)

  await own.getByRole('button', { name: silence.keptBack }).click()
  form = school.getByRole('dialog')
  await form.getByLabel(silence.keep.test).fill(SECRETS[1]!)
  await school.keyboard.press('Escape')
  await own.getByRole('button', { name: silence.keptBack }).click()
  await expect(form.getByLabel(silence.keep.test)).toHaveValue(SECRETS[1]!)
  await form.getByRole('button', { name: silence.log }).click()

  await own.getByRole('button', { name: silence.told }).click()
  form = school.getByRole('dialog')
  await form.getByLabel(silence.tell.to, { exact: true }).fill('The chair')
  await form.getByLabel(silence.tell.date, { exact: true }).fill('2026-11-19')
  await form.getByLabel(silence.tell.reference).fill(SECRETS[2]!)
  await form.getByRole('button', { name: silence.log }).click()

  const said = chair.getByRole('region', { name: silence.also })
  for (const secret of SECRETS) await expect(said).toContainText(secret)
  await expect(said).toContainText(silence.line.keptBack(HEADING_NAMES.necessary))
  const trail = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/trail`)
  for (const sentence of ['looked through the records', 'decided not to share something', 'not written here'])
    await expect(trail.getByText(sentence).first()).toBeVisible()

  await mother.reload()
  await isLive(mother)
  await expect(mother.getByText(silence.also)).toHaveCount(0)
  for (const secret of SECRETS) expect(line.received().includes(secret), secret).toBe(false)
  line.close()
  for (const page of [mother, school, chair, trail]) await page.context().close()
})
