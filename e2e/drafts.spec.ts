import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { roster } from '../lib/text/board'
import { compose } from '../lib/text/compose'
import { drafting, draftRefusal } from './drafting'
import { isLive, openAs, write } from './page'
import { CHAIR, MEETING, MOTHER, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { store } from './store'
import { chromium, expect, test } from './test'
import { live, signIn } from './wire'

test.describe.configure({ mode: 'serial' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** The police's second pair of hands in this conference. */
const COLLEAGUE = { email: 'ines.colby@northmarch-police.demo.invalid', name: 'Ines Colby', agency: POLICE.agency }

async function colleague() {
  const id = randomUUID()
  await store(
    server,
    `with tom as (select * from people where email = $1), ines as (
       insert into people (id, agency_id, name, email, passphrase_hash, set_up_at)
       select $2, agency_id, $3, $4, passphrase_hash, now() from tom returning id, agency_id)
     insert into members (meeting_id, person_id, agency_id, role, admitted_at)
     select $5, id, agency_id, 'practitioner', now() from ines`,
    [POLICE.email, id, COLLEAGUE.name, COLLEAGUE.email, MEETING],
  )
}

test('Z200 two colleagues write in one field through a killed server without losing a letter; the chair and other agencies see that they are writing, and nothing else', async ({
  browser,
}) => {
  await colleague()
  const people = await Promise.all([POLICE, COLLEAGUE].map(who => signIn(server.url, who)))
  const [one, other] = [people[0]!, people[1]!]
  const { state, close } = await live(one)
  close()
  const room = `draft.${MEETING}.${state.me.agencyId}`
  const [chair, school, mother] = await Promise.all([CHAIR, SCHOOL, MOTHER].map(who => openAs(browser, server, who)))
  for (const page of [chair!, school!, mother!]) await isLive(page)

  const [tom, ines] = [await drafting(one, room), await drafting(other, room)]
  const id = tom.begin('MARKER-DRAFT:')
  await ines.until(() => ines.ids().includes(id))
  const line = roster.writing(state.meeting.agencies.find(({ name }) => name === POLICE.agency)!.shortName, 'accurate')
  for (const page of [chair!, school!]) await expect(page.getByText(line)).toBeVisible()
  await expect(mother!.getByText(/is writing/)).toHaveCount(0)
  for (const page of [chair!, school!, mother!]) await expect(page.getByText('MARKER-DRAFT')).toHaveCount(0)
  for (const who of [CHAIR, SCHOOL, MOTHER])
    expect(await draftRefusal(await signIn(server.url, who), room)).toEqual({ code: 4404, bytes: 0 })

  for (let i = 0; i < 20; i++) {
    tom.body(id).insert(tom.body(id).length, ` t${i}`)
    ines.body(id).insert(13, ` i${i}`)
  }
  await Promise.all([tom.kept(), ines.kept()])
  const before = tom.body(id).toString()
  for (let i = 20; i < 30; i++) tom.body(id).insert(tom.body(id).length, ` t${i}`)
  await server.kill('SIGKILL')
  for (let i = 20; i < 30; i++) ines.body(id).insert(13, ` i${i}`)
  server = await startServer({ dataDir: server.dataDir, port: Number(new URL(server.url).port) })
  await Promise.all([tom.kept(), ines.kept()])
  await tom.until(() => tom.body(id).toString() === ines.body(id).toString() && tom.body(id).length > before.length)
  const words = tom.body(id).toString().split(' ')
  for (let i = 0; i < 30; i++) expect(words).toEqual(expect.arrayContaining([`t${i}`, `i${i}`]))
  expect(words).toHaveLength(61)
  for (const page of [chair!, school!, mother!]) await page.context().close()
  tom.close()
  ines.close()
})

/** Whether a file of a browser's profile holds these words, in either of the encodings that browsers write. */
const holds = (path: string, words: string) => {
  const bytes = readFileSync(path)
  return bytes.includes(Buffer.from(words, 'utf8')) || bytes.includes(Buffer.from(words, 'utf16le'))
}

test('Z201 nothing that was typed, and nothing that was read, is left in the browser’s profile when it is killed', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'roundtable-profile-'))
  const { launchOptions } = test.info().project.use
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: server.url })
  const { headers } = await signIn(server.url, POLICE)
  await context.addCookies(
    headers.cookie.split('; ').map(pair => {
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      return { name, value, url: server.url }
    }),
  )
  const page = await context.newPage()
  await page.goto(`/meetings/${MEETING}/board?heading=accurate`)
  await isLive(page)
  const read = (await page.getByRole('article').first().locator('p').first().textContent())?.trim().slice(0, 40) ?? ''
  expect(read.length).toBeGreaterThan(15)
  await write(page, 'MARKERTYPED in the form of the board', 'meeting')
  await page.getByRole('textbox', { name: compose.what }).press('End')
  await page.keyboard.type(' and a little more MARKERMORE')
  // A browser keeps the fields of a page to restore them: once it has kept one of ours, it has kept what it keeps.
  await page.evaluate(() => document.body.append(document.createElement('textarea')))
  await page.locator('body > textarea').fill('MARKERKEPT')
  const files = () =>
    readdirSync(profile, { recursive: true, encoding: 'utf8' })
      .map(name => join(profile, name))
      .filter(path => statSync(path, { throwIfNoEntry: false })?.isFile())
  const kept = (...markers: string[]) =>
    files().flatMap(path => markers.filter(words => holds(path, words)).map(words => `${words} in ${path}`))
  // While the browser is at work its files come and go: what cannot be read is looked at again.
  await expect(() => expect(kept('MARKERKEPT')).not.toEqual([])).toPass({ timeout: 60_000 })
  const browser = await context.newCDPSession(page)
  await browser.send('Browser.crash').catch(() => undefined)
  await context.close().catch(() => undefined)
  expect(files().length).toBeGreaterThan(10)
  expect(kept('MARKERKEPT')).not.toEqual([])
  expect(kept('MARKERTYPED', 'MARKERMORE', read)).toEqual([])
  await rm(profile, { recursive: true, force: true, maxRetries: 10 })
})
