import { chair as words } from '../lib/text/chair'
import { chairNews, handing } from '../lib/text/chair-moves'
import { openAs } from './page'
import { CHAIR, MEETING, MINUTES, MOTHER, POLICE } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('Z250 the chair hands over and is handed it back; when the connection is lost everyone sees it, and the named deputy takes the chair', async ({
  browser,
}) => {
  const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
  const police = await openAs(browser, server, POLICE, `/meetings/${MEETING}/board`)
  const minutes = await openAs(browser, server, MINUTES, `/meetings/${MEETING}/board`)
  const mother = await openAs(browser, server, MOTHER, `/meetings/${MEETING}/board`)
  await chair.getByRole('button', { name: words.start }).click()
  const give = async (from: typeof chair, name: string) => {
    await from.getByRole('button', { name: handing.open }).click()
    const asked = from.getByRole('dialog')
    const option = asked.getByLabel(handing.whom).locator('option').filter({ hasText: name })
    await asked.getByLabel(handing.whom).selectOption((await option.getAttribute('value')) ?? '')
    await asked.getByRole('button', { name: handing.submit }).click()
    await expect(from.getByRole('heading', { name: handing.over })).toBeVisible()
  }
  await give(chair, POLICE.name)
  await police.getByRole('link', { name: words.page }).first().click()
  await expect(police.getByRole('region', { name: words.control })).toBeVisible()
  await give(police, CHAIR.name)
  await expect(chair.getByRole('region', { name: words.control })).toBeVisible()

  await chair.goto('about:blank')
  const away = { name: chairNews.away }
  for (const one of [police, minutes, mother])
    await expect(one.getByRole('heading', away)).toBeVisible({ timeout: 30_000 })
  await expect(mother.getByText(chairNews.reader)).toBeVisible()
  await expect(police.getByRole('button', { name: chairNews.take })).toHaveCount(0)
  await minutes.getByRole('button', { name: chairNews.take }).click()
  await minutes.getByRole('dialog').getByRole('button', { name: chairNews.submit }).click()
  await expect(minutes.getByRole('region', { name: words.control })).toBeVisible()
  await expect(mother.getByRole('heading', away)).toHaveCount(0)
  await chair.goto(`/meetings/${MEETING}/board`)
  await expect(chair.getByText(`${MINUTES.name} took the chair at`)).toBeVisible()
})
