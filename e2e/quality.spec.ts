import AxeBuilder from '@axe-core/playwright'
import { qualityPage as words } from '../lib/text/quality'
import { withClosedMeetings } from './closed-meetings'
import { openAs } from './page'
import { ADMINISTRATOR, AUDITOR, CHAIR } from './people'
import type { Server } from './server'
import { expect, test } from './test'
import { get, signIn } from './wire'

let server: Server
test.use({ reducedMotion: 'reduce' })
test.beforeAll(async () => {
  // Six servers, one after another.
  test.setTimeout(360_000)
  server = await withClosedMeetings(5)
})
test.afterAll(() => server.stop())

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

test('Z307 the partnership’s reviewer reads how its meetings went in plots with their tables, and no word that was said; nobody else opens the page', async ({
  browser,
}) => {
  const page = await openAs(browser, server, AUDITOR, '/meetings')
  await page.getByRole('link', { name: words.link }).click()
  await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible()
  const silent = page.getByRole('region', { name: 'All meetings had an agency that said nothing' })
  await expect(silent.getByRole('row', { name: /^School/ })).toContainText('5 of 5')
  await expect(silent.getByRole('row', { name: /^Police/ })).toContainText('0 of 5')
  // Three of five said what it meant for the child: three is too few to show.
  const said = page.getByRole('table').filter({ hasText: words.said.rows.impact }).first()
  await expect(said.getByRole('row', { name: words.said.rows.impact })).toContainText(words.hidden)
  const bytes = await (await page.request.get('/quality')).text()
  for (const word of ['PRIVATE', 'Wren', 'Ottilie', 'Callum', 'Eastholme']) expect(bytes, word).not.toContain(word)

  const found: string[] = []
  for (const theme of ['light', 'dark', 'contrast'])
    for (const width of [1440, 320]) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate(name => {
        document.documentElement.dataset.theme = name
      }, theme)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze()
      for (const { id, nodes } of violations)
        for (const { html } of nodes) found.push(`${theme}, ${width}: ${id}: ${html}`)
      const sideways = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement
        return scrollWidth > clientWidth
      })
      if (sideways) found.push(`${theme}, ${width}: sideways`)
    }
  expect(found).toEqual([])

  await page.getByLabel(words.filters.type).selectOption('marac')
  await page.getByRole('button', { name: words.filters.show }).click()
  await expect(page.getByRole('heading', { name: words.few.title })).toBeVisible()
  for (const who of [CHAIR, ADMINISTRATOR])
    expect((await get(await signIn(server.url, who), '/quality')).status, who.name).toBe(404)
  await page.context().close()
})
