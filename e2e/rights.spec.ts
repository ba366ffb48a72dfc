import { emergency } from '../lib/text/emergency'
import { setUpAgain } from '../lib/text/set-up-again'
import { setup } from '../lib/text/setup'
import { openAs, windowOf } from './page'
import { ADMINISTRATOR, CHAIR, HUGH, MEETING, MINUTES, POLICE, type Who } from './people'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'
import { live, signIn } from './wire'

let server: Server
test.beforeEach(async () => {
  server = await startServer()
})
test.afterEach(() => server.stop())

const FORM = `/meetings/${MEETING}/set-up`
const saved = (page: Page) => expect(page.getByRole('banner').getByText(/^Saved \d/)).toBeVisible()
const save = (page: Page) => page.getByRole('button', { name: setUpAgain.save }).click()

test('Z252 the set-up of a meeting is changed on its own form: of two who do it at once nothing is lost, and it is everyone’s at once', async ({
  browser,
}) => {
  const [chair, minutes] = [await openAs(browser, server, CHAIR, FORM), await openAs(browser, server, MINUTES, FORM)]
  await chair.getByLabel(setup.place).fill('Room 4, second floor')
  await minutes.getByLabel(setup.minutesFor('Introductions')).fill('7')
  await save(chair)
  await saved(chair)
  const police = await openAs(browser, server, POLICE, '/meetings')
  await expect(police.getByText('Room 4, second floor').first()).toBeVisible()
  await save(minutes)
  await expect(minutes.getByText(setUpAgain.overtaken.title)).toBeVisible()
  await expect(minutes.getByLabel(setup.place)).toHaveValue('Room 4, second floor')
  await expect(minutes.getByLabel(setup.minutesFor('Introductions'))).toHaveValue('7')
  await save(minutes)
  await saved(minutes)
})

/** Somebody whose place in the meeting was taken away: from then on they have none. */
async function outside(): Promise<Who> {
  const chair = await live(await signIn(server.url, CHAIR))
  const readers = chair.state.audiences.flatMap(one => one.readers ?? [])
  const person = readers.find(one => one.name === HUGH.name)?.person
  expect(await chair.act('remove', { person, reason: 'Invited by mistake.' })).toMatchObject({ ok: true })
  chair.close()
  return HUGH
}

test('Z253 in an emergency somebody without a place reads a meeting once a second person confirmed it; whoever chairs is told and ends it', async ({
  browser,
}) => {
  const who = await outside()
  const asker = await openAs(browser, server, who, '/emergency')
  await asker.getByLabel(emergency.ask.which).selectOption({ label: emergency.ask.ways.address })
  await asker.getByLabel(emergency.ask.address).fill(`${server.url}/meetings/${MEETING}`)
  await asker.getByLabel(emergency.ask.reason).fill('A child was brought in tonight.')
  await asker.getByRole('button', { name: emergency.ask.submit, exact: true }).click()
  await expect(asker.getByText(emergency.ask.done)).toBeVisible()
  const chair = await openAs(browser, server, CHAIR)
  const second = await openAs(browser, server, ADMINISTRATOR, '/emergency')
  await expect(second.getByText('A child was brought in tonight.')).toBeVisible()
  await second.getByRole('button', { name: new RegExp(`^${emergency.confirm.yes}`) }).click()
  await expect(second.getByText('A child was brought in tonight.')).toHaveCount(0)
  await asker.getByRole('link', { name: emergency.open.read }).click()
  await expect(asker.getByRole('heading', { level: 2, name: emergency.view.said })).toBeVisible()
  await expect(asker.getByRole('article').first()).toBeVisible()
  const told = chair.getByRole('alert').filter({ hasText: emergency.told.title(who.name, who.agency) })
  await expect(told).toBeVisible({ timeout: 30_000 })
  await told.getByRole('button', { name: emergency.told.end }).click()
  await expect(chair.getByText(emergency.told.overTitle(who.name, who.agency))).toBeVisible({ timeout: 30_000 })
  const answer = await asker.reload()
  expect(answer?.status()).toBe(404)
  const administrator = await (await windowOf(browser, server, ADMINISTRATOR)).newPage()
  expect((await administrator.goto(`/meetings/${MEETING}/emergency`))?.status()).toBe(404)
})
