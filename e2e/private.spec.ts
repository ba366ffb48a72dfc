import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { overWords } from '../lib/text/board'
import { compose } from '../lib/text/compose'
import { shell } from '../lib/text/shell'
import { goTo, isLive, openAs, row, share, signInByHand, write } from './page'
import { AUDITOR, CHAIR, MEETING, MOTHER, POLICE } from './people'
import { type Server, startServer } from './server'
import { type BrowserContext, expect, type Page, test } from './test'
import { get, nobody, signIn } from './wire'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** Names and words that may be on a page, and nowhere around it. */
const demo = z
  .object({
    meeting: z.object({
      title: z.string(),
      children: z.array(z.object({ name: z.string() })),
      people: z.array(z.object({ name: z.string() })),
    }),
  })
  .parse(JSON.parse(readFileSync('server/demo/scenario.json', 'utf8')))
const NAMES = [...demo.meeting.children, ...demo.meeting.people, CHAIR, POLICE].flatMap(({ name }) =>
  name.split(' ').filter(part => part.length > 3),
)
const SHARED = 'Four calls came from the upstairs flat at night.'
const WRITTEN = 'The caretaker has written the dates down.'

/** What a browser asks for, what it says is wrong, and what its pages are called. */
function watch(context: BrowserContext) {
  const seen = { requests: new Set<string>(), titles: new Set<string>(), faults: [] as string[] }
  context.on('request', request => seen.requests.add(request.url()))
  context.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') seen.faults.push(message.text())
  })
  context.on('weberror', error => seen.faults.push(String(error.error())))
  const look = async (page: Page) => seen.titles.add(await page.title())
  return { ...seen, look }
}

test('Z95 no page asks another site for anything, reports a fault, or carries a name in its address or title', async ({
  browser,
}) => {
  const chair = await openAs(browser, server, CHAIR, '/api/health')
  const auditor = await openAs(browser, server, AUDITOR, '/api/health')
  const [one, two] = [watch(chair.context()), watch(auditor.context())]
  for (const path of [
    '/meetings',
    `/meetings/${MEETING}/board`,
    `/meetings/${MEETING}/board?view=whole`,
    `/meetings/${MEETING}/chair`,
  ]) {
    await chair.goto(path)
    if (path.startsWith(`/meetings/${MEETING}`)) await isLive(chair)
    await one.look(chair)
  }
  await chair.goto(`/meetings/${MEETING}/board?heading=accurate`)
  await share(chair, SHARED, 'meeting')
  await auditor.goto(`/meetings/${MEETING}/trail`)
  await auditor.getByLabel('Person').selectOption(POLICE.name)
  await auditor.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(auditor.getByRole('link', { name: 'Clear' })).toBeVisible()
  await two.look(auditor)
  await auditor.goto('/sign-in')
  await two.look(auditor)

  const addresses = [...one.requests, ...two.requests]
  expect(addresses.length).toBeGreaterThan(10)
  for (const address of addresses) expect(new URL(address).host, address).toBe(new URL(server.url).host)
  for (const text of [...addresses, ...one.titles, ...two.titles])
    for (const name of NAMES) expect(decodeURIComponent(text)).not.toContain(name)
  expect([...one.faults, ...two.faults]).toEqual([])
  for (const page of [chair, auditor]) await page.context().close()
})

test('Z96 every answer carries the headers that keep it where it belongs', async () => {
  const police = await signIn(server.url, POLICE)
  const html = await get(police, `/meetings/${MEETING}/board`)
  const policy = html.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(await html.text())?.[1]
  const answers = await Promise.all([
    html,
    get(police, '/meetings'),
    get(nobody(server.url), '/sign-in'),
    get(nobody(server.url), '/nothing-here'),
    get(nobody(server.url), '/api/health'),
    get(nobody(server.url), '/api/schema'),
    get(police, `/api/meetings/${MEETING}/evidence`),
    get(nobody(server.url), script ?? ''),
  ])
  for (const { headers, url } of answers) {
    const stays = url.endsWith('.js') ? 'public, max-age=31536000, immutable' : 'no-store'
    expect(headers.get('cache-control'), url).toContain(stays)
    expect(headers.get('x-content-type-options'), url).toBe('nosniff')
    expect(headers.get('referrer-policy'), url).toBe('no-referrer')
    expect(headers.get('content-security-policy'), url).toContain("frame-ancestors 'none'")
    expect(headers.get('x-powered-by'), url).toBeNull()
  }
})

/** Everything a page can keep on the device, as one text. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`)
    const caches_ = (await caches.keys()).map(name => `cache ${name}`)
    const workers = (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `worker ${scope}`)
    const stores = [localStorage, sessionStorage].flatMap(store =>
      Object.entries({ ...store }).map(pair => pair.join(' ')),
    )
    return [...databases, ...caches_, ...workers, ...stores, document.cookie].join('\n')
  })

test('Z97 nothing that was read, shared or written is kept on the device', async ({ browser }) => {
  for (const who of [POLICE, MOTHER]) {
    const page = await openAs(browser, server, who, `/meetings/${MEETING}/board?heading=accurate`)
    await isLive(page)
    if (who === POLICE) {
      await share(page, `${SHARED} Again.`, 'meeting')
      await write(page, WRITTEN)
    }
    await goTo(page, 'timely')
    await expect.poll(() => kept(page)).toContain('roundtable.checkpoint')
    const text = await kept(page)
    expect(text).not.toMatch(/^(indexedDB|cache|worker) /m)
    for (const line of text.split('\n').filter(line => line.includes('roundtable')))
      expect(line).toMatch(/^roundtable\.(keys|checkpoint\.[0-9a-f-]{36}\.(meeting|professionals)) /)
    for (const name of [...NAMES, 'Four', 'caretaker', 'calls']) expect(text).not.toContain(name)
    await page.context().close()
  }
})

test('Z98 signing out in one window covers the meeting in the other, and keeps the words that were being written', async ({
  browser,
}) => {
  const page = await signInByHand(browser, server, POLICE)
  await goTo(page, 'accurate')
  await share(page, 'One more call came this morning.', 'meeting')
  await write(page, WRITTEN)
  const other = await page.context().newPage()
  await other.goto('/meetings')
  await other.getByRole('button', { name: shell.signOut }).click()
  await expect(other).toHaveURL(/\/sign-in$/)
  await expect(page.getByRole('heading', { name: overWords['signed-out'].title })).toBeVisible()
  await expect(row(page, 'One more call')).toHaveCount(0)
  await expect(page.getByRole('region', { name: compose.unsent })).toContainText(WRITTEN)
  await other.goto(`/meetings/${MEETING}/board`)
  await expect(other).toHaveURL(/\/sign-in\?to=/)
  await page.context().close()
})
