import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { requestsPage as words } from '../lib/text/requests'
import { trailPage } from '../lib/text/trail-page'
import { verifyPage } from '../lib/text/verify'
import { openAs } from './page'
import { AUDITOR, MEETING, POLICE } from './people'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'
import { verify } from './verify'
import { get, nobody } from './wire'

let server: Server
test.use({ reducedMotion: 'reduce' })
test.beforeAll(async () => {
  server = await startServer({ args: ['--demo', '--play', '--speed', '1000'] })
})
test.afterAll(() => server.stop())

const LIST = `/meetings/${MEETING}/requests`
const KINDS = ['entries', 'fields', 'people'] as const
/** "12 entries, 3 fields": each count a verifier gives, none where it says nothing of it. */
const counted = (text: string) =>
  KINDS.map(kind => {
    const one = kind === 'entries' ? 'entry' : kind === 'people' ? 'person' : 'field'
    return Number(new RegExp(`(\\d+) (?:${one}|${kind})`).exec(text)?.[1] ?? 0)
  })

async function record(page: Page, who: string, more: (page: Page) => Promise<unknown>) {
  await page.goto(LIST)
  const form = page.getByRole('region', { name: words.form.title })
  await form.getByLabel(words.form.name, { exact: true }).fill(who)
  await more(page)
  await form.getByRole('button', { name: words.form.save, exact: true }).click()
  await page.getByRole('link', { name: who }).click()
  await expect(page.getByRole('heading', { level: 1, name: who })).toBeVisible()
}

async function made(page: Page, name: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words.make.go }).click(),
  ])
  const text = readFileSync(await download.path(), 'utf8')
  const file = join(server.dataDir, name)
  writeFileSync(file, text)
  return { file, text }
}

/** What the page where anyone checks says of a file, the command and the second verifier: whether it is authentic, and what it withholds. */
async function allThree(page: Page, file: string) {
  const key = (await (await get(nobody(server.url), '/api/keys')).text()).trim()
  await page.goto('/verify')
  await page.getByLabel(verifyPage.key).fill(key)
  await page.getByLabel(verifyPage.choose, { exact: true }).setInputFiles(file)
  const heading = page.getByRole('main').getByRole('heading', { level: 2, name: /^(Authentic|Altered)/ })
  const said = await heading.textContent()
  const others = await verify(file, key)
  const withheld = others.map(({ text }) => counted(/^Withheld: .*$/m.exec(text)?.[0] ?? ''))
  return { codes: others.map(({ code }) => code), counts: [counted(said ?? ''), ...withheld], said: said ?? '' }
}

test('Z304 a child’s own information: recorded, decided, shown, made and checked three ways, as is a court’s whole file; L69 a changed word is found', async ({
  browser,
}) => {
  await server.played()
  const page = await openAs(browser, server, AUDITOR, `/meetings/${MEETING}/trail`)
  await page.getByRole('link', { name: words.link, exact: true }).click()
  await expect(page.getByRole('heading', { name: words.empty.title })).toBeVisible()
  await record(page, 'Fenwick and Dale, solicitors', async () => {
    await page.getByLabel(words.form.whose).selectOption({ label: 'Maya Fenwick-Adair' })
    await expect(page.getByText('one calendar month')).toBeVisible()
  })
  const out = page.getByRole('region', { name: /^Goes out/ })
  await expect(out.getByRole('listitem').first()).toBeVisible()

  const entry = out.getByRole('listitem').first()
  await entry.getByRole('button', { name: new RegExp(`^${words.out.keepBack}`) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: words.decide.keep }).click()
  await expect(dialog.getByText(words.decide.missing)).toBeVisible()
  await dialog.getByLabel(words.why).fill('It would tell who rang.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: 'stays back' })).toBeFocused()
  await expect(page.getByText(new RegExp(`^${words.kept.decided}`))).toBeVisible()

  const counts = await page.getByText(/ go out\. Kept back:/).textContent()
  const child = await made(page, 'child.json')
  await expect(page.getByText(/^Redacted: \d+ entries out/)).toBeVisible()
  for (const kept of ['22 Quillon Terrace', '07700 900481', 'Leah', 'Daniel', 'DS Tom Kearsley', 'Fenwick and Dale'])
    expect(child.text).not.toContain(kept)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: words.paper.kept })).toBeVisible()
  await expect(out).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await record(page, 'Northmarch Family Court', async () => {
    await page.getByLabel(words.form.basis).selectOption({ label: 'A court’s order' })
    await page.getByLabel(words.form.due).fill('2030-01-31')
  })
  await page.getByRole('link', { name: 'The whole log' }).click()
  await expect(page.getByText(words.make.full)).toBeVisible()
  const court = await made(page, 'court.json')
  const changed = join(server.dataDir, 'changed.json')
  writeFileSync(changed, child.text.replace(/"value": "([A-Z][a-z])/, '"value": "Zz'))

  const [redacted, whole, altered] = [
    await allThree(page, child.file),
    await allThree(page, court.file),
    await allThree(page, changed),
  ]
  const shown = counted(counts?.split('Kept back:')[1] ?? '')
  expect(redacted).toMatchObject({ codes: [0, 0], counts: [shown, shown, shown] })
  expect(redacted.said).toMatch(/^Authentic/)
  expect(whole).toMatchObject({ codes: [0, 0], said: 'Authentic' })
  expect(altered.codes).toEqual([1, 1])
  expect(altered.said).toMatch(/^Altered/)

  await page.goto(`/meetings/${MEETING}/trail`)
  await expect(page.getByText(/^made a redacted file for a request, fingerprint/).first()).toBeVisible()
  await expect(page.getByRole('link', { name: trailPage.export })).toBeVisible()
  const police = await openAs(browser, server, POLICE, LIST)
  await expect(police).not.toHaveURL(/requests/)
  for (const each of [page, police]) await each.context().close()
})
