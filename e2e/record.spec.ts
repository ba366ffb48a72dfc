import AxeBuilder from '@axe-core/playwright'
import { decide } from '../lib/text/decide'
import { recordPage as words } from '../lib/text/record'
import { openAs } from './page'
import { CHAIR, MEETING, MINUTES, POLICE } from './people'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'

let server: Server
test.use({ reducedMotion: 'reduce' })
test.beforeAll(async () => {
  server = await startServer({ args: ['--demo', '--play', '--speed', '1000'] })
})
test.afterAll(() => server.stop())

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function findings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.evaluate(name => {
      document.documentElement.dataset.theme = name
    }, theme)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze()
    for (const { id, nodes } of violations)
      for (const { html } of nodes) found.push(`${theme}, ${page.viewportSize()?.width}: ${id}: ${html}`)
  }
  return found
}

test('V28 once the conference is closed its record is there: children first, on a phone and on paper, and for nobody else', async ({
  browser,
}) => {
  await expect.poll(() => server.output()).toContain('Everything has been played.')
  const table = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair?part=decide`)
  await expect(table.getByRole('heading', { name: decide.sealed.title })).toBeVisible()
  await table.getByRole('link', { name: words.openDraft }).click()
  const paper = table.getByRole('main')
  await expect(paper.getByRole('heading', { level: 1 })).toBeVisible()
  const titles = await paper.getByRole('heading', { level: 2 }).allTextContents()
  const parts = [words.decisions.title, words.plan.title, words.family.title, words.shared.title]
  expect(titles.slice(2, 6)).toEqual([...parts])
  await expect(paper.getByText('set aside by the chair')).toBeVisible()

  const found = await findings(table)
  await table.setViewportSize({ width: 390, height: 844 })
  found.push(...(await findings(table)))
  await table.setViewportSize({ width: 320, height: 640 })
  expect(found).toEqual([])
  const sideways = await table.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth > clientWidth
  })
  expect(sideways).toBe(false)
  await table.emulateMedia({ media: 'print' })
  await expect(table.getByRole('heading', { name: words.see.title })).toBeHidden()

  const minutes = await openAs(browser, server, MINUTES, '/meetings')
  await minutes.getByRole('link', { name: words.openDraft }).click()
  await expect(minutes.getByRole('heading', { level: 1 })).toContainText(words.title(''))
  const police = await openAs(browser, server, POLICE, `/meetings/${MEETING}/record`)
  await expect(police).not.toHaveURL(/record/)
  for (const page of [table, minutes, police]) await page.context().close()
})
