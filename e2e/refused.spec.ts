import { board } from '../lib/text/board'
import { compose } from '../lib/text/compose'
import { refusals } from '../lib/text/refusals'
import { goTo, isLive, openAs, row, share, slowNetwork, windowOf, write } from './page'
import { CHAIR, MEETING, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'
import { live, signIn } from './wire'

test.describe.configure({ mode: 'serial' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const FIRST = 'Officers were called to the flat on two nights.'
const SECOND = 'Officers were called to the flat on three nights.'
const THIRD = 'Officers were called to the flat on three nights, each after eleven.'

test('Z21 a correction that another window overtook comes back with its words and the reason, and can be shared again', async ({
  browser,
}) => {
  const one = await openAs(browser, server, POLICE, `/meetings/${MEETING}/board?heading=accurate`)
  await share(one, FIRST, 'meeting')
  const context = await windowOf(browser, server, POLICE)
  const slow = await slowNetwork(context)
  const other = await context.newPage()
  await other.goto(`/meetings/${MEETING}/board?heading=accurate`)
  await expect(row(other, FIRST)).toBeVisible()

  const correct = async (page: typeof one, from: string, to: string) => {
    await row(page, from).getByRole('button', { name: board.actions.correct }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: compose.what }).fill(to)
    await dialog.getByRole('button', { name: compose.correct.submit }).click()
  }
  slow.hold()
  await correct(other, FIRST, THIRD)
  await correct(one, FIRST, SECOND)
  await expect(row(other, SECOND)).toBeVisible()
  slow.letGo()

  const back = other.getByRole('alert').filter({ hasText: THIRD })
  await expect(back).toContainText(compose.returned.titleKind.correction)
  await expect(back).toContainText('This was changed in the meantime. Look at the newer version first.')
  await expect(row(one, SECOND)).toBeVisible()
  await back.getByRole('button', { name: compose.returned.edit }).click()
  const dialog = other.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: compose.what })).toHaveValue(THIRD)
  await dialog.getByRole('button', { name: compose.correct.submit }).click()
  for (const page of [one, other]) await expect(row(page, THIRD)).toBeVisible()
  await expect(back).toBeHidden()
  for (const page of [one, other]) await page.context().close()
})

const LATE = 'A neighbour rang again at noon today.'
const WRITTEN = 'Jude told his teacher that he slept in the den.'
const CORRECTED = 'Four of the doors on the landing do not close.'

test('Z22 what the chair’s closing overtook comes back with its words and the reason, and is on nobody’s board', async ({
  browser,
}) => {
  const chair = await live(await signIn(server.url, CHAIR))
  expect(await chair.act('start', {})).toMatchObject({ ok: true })
  const context = await windowOf(browser, server, POLICE)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const slow = await slowNetwork(context)
  const police = await context.newPage()
  await police.goto(`/meetings/${MEETING}/board?heading=timely`)
  await isLive(police)
  const form = await write(police, LATE, 'meeting')
  slow.hold()
  await form.getByRole('button', { name: /^Share/ }).click()
  await police.getByRole('link', { name: board.whole }).click()

  const [typing, correcting] = await Promise.all(
    ['childs-views', 'accurate'].map(heading =>
      openAs(browser, server, SCHOOL, `/meetings/${MEETING}/board?heading=${heading}`),
    ),
  )
  await write(typing!, WRITTEN)
  await share(correcting!, 'Three of the doors on the landing do not close.', 'meeting')
  await row(correcting!, 'Three of the doors').getByRole('button', { name: board.actions.correct }).click()
  await correcting!.getByRole('dialog').getByRole('textbox', { name: compose.what }).fill(CORRECTED)

  expect(await chair.act('close', { reason: 'The rest waits for the review.' })).toMatchObject({ ok: true })
  slow.letGo()
  const back = police.getByRole('alert').filter({ hasText: LATE })
  await expect(back).toContainText(compose.returned.titleKind.contribution)
  await expect(back).toContainText(refusals.closed)
  await back.getByRole('button', { name: compose.returned.copy, exact: true }).click()
  expect(await police.evaluate(() => navigator.clipboard.readText())).toBe(LATE)
  await police.getByRole('link', { name: board.one }).click()
  await expect(back).toBeVisible()
  await goTo(typing!, 'timely')
  await expect(row(typing!, LATE)).toHaveCount(0)
  await expect(police.getByRole('article').filter({ hasText: LATE })).toHaveCount(0)

  await test.step('words that were being written are still there to copy', async () => {
    await expect(typing!.getByRole('textbox', { name: compose.what })).toHaveValue(WRITTEN)
    await expect(correcting!.getByText(CORRECTED)).toBeVisible()
  })
})
