import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { disposedPage, reviewsPage, keepingPage as words } from '../lib/text/keeping'
import { openAs } from './page'
import { AUDITOR, CHAIR, MEETING, POLICE } from './people'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'
import { verify } from './verify'
import { board, contribution, get, isStamp, live, nobody, type Person, signIn } from './wire'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const WORDS = 'The neighbour at number nine has asthma.'
const AT = `/meetings/${MEETING}/keeping`

const keep = async ({ url, headers }: Person, verb: string, input: unknown) =>
  (
    await fetch(`${url}/api/meetings/${MEETING}/keep`, {
      method: 'POST',
      headers: { ...headers, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ verb, input, key: randomUUID() }),
    })
  ).json()

/** Opens a decision's dialog, says what it asks for, and decides. */
async function decide(page: Page, label: string, say: (dialog: ReturnType<Page['getByRole']>) => Promise<unknown>) {
  await page.getByRole('main').getByRole('button', { name: label }).click()
  const dialog = page.getByRole('dialog')
  await say(dialog)
  await dialog.getByRole('button', { name: label, exact: true }).click()
  await expect(dialog).toHaveCount(0)
}
const why = (reason: string) => (dialog: ReturnType<Page['getByRole']>) =>
  dialog.getByLabel(words.why, { exact: true }).fill(reason)

test('Z306 what was taken down is restored to fewer; the meeting is held, reviewed and disposed of by two people; every page says so, and what is left still verifies', async ({
  browser,
}) => {
  const [chair, police] = await Promise.all([CHAIR, POLICE].map(who => signIn(server.url, who)))
  const seat = await live(chair!)
  const writer = await board(police!, 'meeting')
  const statement = randomUUID()
  expect(isStamp(await writer.share(contribution(seat.state, WORDS), statement))).toBe(true)
  const leads = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/items/${statement}`)
  await leads.getByRole('button', { name: words.taken.take }).click()
  await leads
    .getByRole('dialog')
    .getByRole('radio', { name: words.taken.reason('wrong-people') })
    .check()
  await leads.getByRole('dialog').getByRole('button', { name: words.taken.take }).click()
  await expect(leads.getByRole('button', { name: words.taken.take })).toHaveCount(0)
  expect(await seat.act('start', {})).toMatchObject({ ok: true })
  expect(await seat.act('close', { reason: 'Everything was heard.' })).toMatchObject({ ok: true })
  for (const each of [writer, seat]) each.close()

  const page = await openAs(browser, server, AUDITOR, '/meetings')
  await page.getByRole('link', { name: reviewsPage.link }).click()
  await expect(page.getByRole('heading', { level: 1, name: reviewsPage.title })).toBeVisible()
  await page.getByRole('main').getByRole('table').getByRole('link').click()
  const taken = page.getByRole('region', { name: words.taken.title })
  await expect(taken.getByText(WORDS)).toBeVisible()
  await decide(page, words.taken.restore, dialog => dialog.getByRole('radio', { name: /^Professionals/ }).check())
  await expect(taken.getByText(words.taken.restoredTo('professionals'))).toBeVisible()
  await decide(page, words.hold.put, why('The county court may ask for it.'))
  await expect(page.getByText(words.hold.on)).toBeVisible()
  expect(await keep(chair!, 'propose-disposal', { reason: 'opened-by-mistake' })).toMatchObject({ code: 'not_allowed' })
  await decide(page, words.hold.lift, why('The court is done.'))
  await expect(page.getByText(words.hold.on)).toHaveCount(0)
  await decide(page, words.keep.change, async dialog => {
    await dialog.getByLabel(words.keep.on).fill('2090-05-04')
    await why('An inquiry.')(dialog)
  })
  await expect(page.getByText(words.keep.day('2090-05-04'))).toBeVisible()

  await leads.goto(AT)
  await expect(leads.getByText(WORDS)).toHaveCount(0)
  await decide(leads, words.end.propose, dialog => dialog.getByRole('radio').first().check())
  await expect(leads.getByText(words.end.yours)).toBeVisible()
  await page.reload()
  await page.getByRole('main').getByRole('button', { name: words.end.destroy }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.end.sure).check()
  await dialog.getByRole('button', { name: words.end.destroy, exact: true }).click()
  await expect(page.getByRole('heading', { name: disposedPage.certificate.title })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  const key = (await (await get(nobody(server.url), '/api/keys')).text()).trim()
  const left = await get(await signIn(server.url, AUDITOR), `/api/meetings/${MEETING}/evidence`)
  const text = await left.text()
  expect(text).not.toContain('asthma')
  const file = join(server.dataDir, 'left.json')
  writeFileSync(file, text)
  expect((await verify(file, key)).map(({ code }) => code)).toEqual([0, 0])
  for (const path of ['', '/board', '/trail', '/keeping']) {
    const sent = await get(police!, `/meetings/${MEETING}${path}`)
    expect(sent.headers.get('location')).toContain(`/meetings/${MEETING}/disposed`)
    const said = await (await get(police!, `/meetings/${MEETING}/disposed`)).text()
    expect(said).toContain(disposedPage.title)
    expect(said).not.toContain(disposedPage.certificate.title)
  }
})
