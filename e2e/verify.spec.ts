import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const EXAMPLES = 'docs/examples'
const vkeys: string[] = JSON.parse(readFileSync(`${EXAMPLES}/full.json`, 'utf8')).keys

const open = async (page: Page, { keys }: { keys?: string } = {}) => {
  await page.goto(`${server.url}/verify`)
  if (keys !== undefined) await page.getByLabel('Public key').fill(keys)
}
const give = async (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) =>
  page.getByLabel('Evidence file', { exact: true }).setInputFiles(file)
const rows = (page: Page) => page.getByRole('region', { name: 'Entries', exact: true }).getByRole('row')
const verdict = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 2, name })
const changed = (change: (text: string) => string) => ({
  name: 'changed.json',
  mimeType: 'application/json',
  buffer: Buffer.from(change(readFileSync(`${EXAMPLES}/full.json`, 'utf8'))),
})
/** Drops a file on the page's body, as a mouse would. */
const drop = (page: Page, text: string) =>
  page.evaluate(content => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([content], 'dropped.json'))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, text)

test('P1 anyone checks a file without an account, by button or by dropping it, and reads every entry', async ({
  page,
}) => {
  await open(page, { keys: vkeys.join('\n') })
  await give(page, `${EXAMPLES}/full.json`)
  await expect(verdict(page, 'Authentic')).toBeVisible()
  await expect(page.getByText('Every checkpoint is signed with the key you gave.')).toBeVisible()
  await expect(page.getByText('It cannot show that what people said was true.')).toBeVisible()
  await expect(rows(page)).toHaveCount(8)
  await expect(rows(page).nth(2)).toHaveText(/2\s*22 Nov 2026, 14:03:02\s*Owain Prys\s*Northfold Police\s*Shared/)
  await drop(page, readFileSync(`${EXAMPLES}/redacted.json`, 'utf8'))
  await expect(verdict(page, 'Authentic, with 2 entries, 2 fields and 2 people withheld')).toBeVisible()
})

test('P1 the keyboard alone is enough', async ({ page }) => {
  const chooser = page.waitForEvent('filechooser')
  await open(page, { keys: '' })
  await page.getByLabel('Evidence file', { exact: true }).focus()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles(`${EXAMPLES}/full.json`)
  await expect(verdict(page, /inside it/)).toBeVisible()
})

test('P2 the verdict is in plain words: withheld as withheld, altered with its entry, unreadable, and never authentic on the word of the file alone', async ({
  page,
}) => {
  await open(page, { keys: vkeys.join('\n') })
  await give(page, `${EXAMPLES}/redacted.json`)
  await expect(verdict(page, 'Authentic, with 2 entries, 2 fields and 2 people withheld')).toBeVisible()
  await expect(rows(page).nth(3)).toHaveText(/3\s*This entry is withheld/)
  await expect(rows(page).nth(4).getByRole('cell').nth(2)).toHaveText('withheld')
  await give(
    page,
    changed(text => text.replace('Two call-outs', 'Ten call-outs')),
  )
  await expect(verdict(page, 'Altered at entry 2')).toBeVisible()
  await expect(page.getByText('What the file says in this entry is not what was entered in the log.')).toBeVisible()
  await expect(rows(page)).toHaveCount(0)
  await give(page, `${EXAMPLES}/purged.json`)
  await expect(verdict(page, 'Authentic, with 1 entry destroyed')).toBeVisible()
  await expect(rows(page).nth(3)).toHaveText(/3\s*What this entry said was destroyed/)
  await expect(page.getByRole('region', { name: 'What the access log says' }).getByRole('row')).toHaveCount(3)
  await give(
    page,
    changed(text => text.slice(0, 5000)),
  )
  await expect(verdict(page, 'This is not a file that can be checked')).toBeVisible()
  await page.getByLabel('Public key').fill('')
  await give(page, `${EXAMPLES}/full.json`)
  await expect(verdict(page, 'Agrees with the key inside it')).toBeVisible()
  await expect(verdict(page, /^Authentic/)).toHaveCount(0)
})

test('P2 this server’s key is filled in; a file it did not sign is said to be not signed with it, and a line that is no key is named', async ({
  page,
}) => {
  await open(page)
  const published = (await (await page.request.get(`${server.url}/api/keys`)).text()).trim()
  await expect(page.getByLabel('Public key')).toHaveValue(published)
  await give(page, `${EXAMPLES}/full.json`)
  await expect(verdict(page, 'Not signed with this key')).toBeVisible()
  await page.getByLabel('Public key').fill('nonsense')
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('This line is not a key: nonsense.')).toBeVisible()
})

test('P3 nothing of the file leaves the browser: the page asks for nothing but its own scripts, and its worker cannot connect', async ({
  page,
}) => {
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  await open(page, { keys: '' })
  const asked: string[] = []
  page.on('request', request => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
  const started = page.waitForEvent('worker')
  await give(page, `${EXAMPLES}/full.json`)
  await expect(verdict(page, /inside it/)).toBeVisible()
  expect(asked.filter(request => !request.startsWith('GET /_next/static/'))).toEqual([])
  expect(complaints).toEqual([])
  const script = (await started).url()
  const reached = await page.evaluate(async url => {
    const answer = await fetch(url)
    return answer.headers.get('content-security-policy')
  }, script)
  expect(reached).toContain("default-src 'none'")
  expect(reached).not.toContain('connect-src')
})

for (const theme of ['light', 'dark', 'contrast'] as const)
  for (const width of [1440, 390])
    test(`P5 the page has no fault that axe can find and does not scroll sideways: ${theme}, ${width} wide`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 })
      await open(page, { keys: '' })
      await page.evaluate(name => {
        document.documentElement.dataset.theme = name
      }, theme)
      await give(page, `${EXAMPLES}/redacted.json`)
      await expect(verdict(page, /inside it/)).toBeVisible()
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    })
