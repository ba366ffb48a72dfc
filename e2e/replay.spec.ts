import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { replay } from '../lib/text/replay'
import { openAs } from './page'
import { AUDITOR, CHAIR, MEETING, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'

const scenario = z
  .object({
    contributions: z.array(
      z.object({ body: z.string(), id: z.string(), visibility: z.string(), revises: z.nullish(z.string()) }),
    ),
  })
  .parse(JSON.parse(readFileSync('server/demo/scenario.json', 'utf8')))

let server: Server
test.beforeAll(async () => {
  server = await startServer({ args: ['--demo', '--play', '--speed', '1000'] })
})
test.afterAll(() => server.stop())

test('Z301 on the played conference the reviewer sees what the school knew when the decision was made, in three clicks', async ({
  browser,
}) => {
  await expect.poll(() => server.output()).toContain('Everything has been played.')
  const page = await openAs(browser, server, AUDITOR, `/meetings/${MEETING}/trail`)
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))

  await page.getByRole('link', { name: replay.page, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: replay.title })).toBeVisible()
  const eyes = page.getByRole('combobox', { name: replay.eyes })
  await expect(eyes).toBeEnabled()
  await page
    .getByRole('button', { name: /^Decision, / })
    .first()
    .click()
  const slider = page.getByRole('slider', { name: replay.slider })
  await expect(page.getByRole('status').filter({ hasText: CHAIR.name })).toContainText('recorded the decision')
  await eyes.selectOption({ label: `${SCHOOL.name}, ${SCHOOL.agency}` })

  const board = page.getByRole('region', { name: replay.board })
  const replaced = scenario.contributions.map(({ revises }) => revises)
  for (const { id, body, visibility } of scenario.contributions) {
    const shown = board.getByText(body)
    if (visibility === 'restricted' || replaced.includes(id)) await expect(shown).toHaveCount(0)
    else await expect(shown).toHaveCount(1)
  }
  await expect(page).toHaveURL(/\?at=[\dTZ.%:A-F-]+&as=[\da-f-]{36}$/)
  for (const address of [...asked, page.url()])
    expect(decodeURIComponent(address)).not.toMatch(/linden|whitlock|school/i)

  await slider.focus()
  await page.keyboard.press('Home')
  await expect(slider).toHaveAttribute('aria-valuetext', /entry 1 of/)
  await expect(page.getByText(replay.nothing)).toBeVisible()
  await page.keyboard.press('n')
  await expect(slider).not.toHaveAttribute('aria-valuetext', /entry 1 of/)
  await expect(page.getByRole('status').filter({ hasText: CHAIR.name })).toContainText('marked')

  await page.reload()
  await expect(eyes).toBeEnabled()
  await expect(eyes.locator('option:checked')).toContainText(SCHOOL.name)
  await expect(page.getByRole('status').filter({ hasText: CHAIR.name })).toContainText('marked')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: replay.on }).click()
  await expect(page.getByText(replay.away)).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: replay.again }).click()
  await expect(page.getByText(replay.away)).toBeHidden()
  await page.context().close()

  const police = await openAs(browser, server, POLICE, `/meetings/${MEETING}/replay`)
  await expect(police).not.toHaveURL(/replay/)
  await police.context().close()
})
