import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chair as words } from '../lib/text/chair'
import { MEETING_TYPE_WORDS } from '../lib/text/meetings'
import { trail } from '../lib/text/trail'
import { audienceName, trailPage, typeWords } from '../lib/text/trail-page'
import { openAs } from './page'
import { AUDITOR, CHAIR, MEETING, MOTHER, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'
import { verify } from './verify'
import { board, contribution, get, isStamp, live, nobody, signIn } from './wire'

test.describe.configure({ mode: 'serial' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

let auditor: Page
const OPEN = 'The landing light has been out since the spring.'
const REASON = 'The rest waits for the review.'
const KEPT = 'The caller gave a name that is to be kept.'

test('Z41 the chair closes the meeting from the table, with a reason for what is not marked; then nothing can be added', async ({
  browser,
}) => {
  const [police, school] = await Promise.all([POLICE, SCHOOL].map(who => signIn(server.url, who)))
  const seat = await live(police!)
  const [open, kept] = await Promise.all([board(police!, 'meeting'), board(school!, 'professionals')])
  const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
  await chair.getByRole('button', { name: words.start }).click()
  await expect(chair.getByRole('button', { name: words.close })).toBeVisible()
  expect(isStamp(await open.share(contribution(seat.state, OPEN)))).toBe(true)
  expect(isStamp(await kept.share(contribution(seat.state, KEPT, 'professionals')))).toBe(true)
  await chair.getByRole('button', { name: words.close }).click()
  const dialog = chair.getByRole('dialog')
  await dialog.getByRole('button', { name: words.closing.submit }).click()
  await expect(dialog.getByText(words.closing.reasonMissing)).toBeVisible()
  await dialog.getByLabel(words.closing.reason).fill(REASON)
  await dialog.getByRole('button', { name: words.closing.submit }).click()
  await expect(chair.getByRole('region', { name: words.control })).toContainText(words.closed)
  await expect(chair.getByText(/^[A-Za-z0-9+/]{43}=$/)).toBeVisible()
  expect(await open.share(contribution(seat.state, 'Too late.'))).toMatchObject({ code: 'closed' })
  for (const each of [open, kept, seat]) each.close()
  await chair.context().close()
})

test('Z42 the auditor reads who did what and who could see it, and filters by person, agency, kind and time', async ({
  browser,
}) => {
  auditor = await openAs(browser, server, AUDITOR, '/meetings')
  await auditor.getByRole('link', { name: MEETING_TYPE_WORDS.initial_child_protection_conference }).click()
  await expect(auditor.getByRole('heading', { level: 1, name: trailPage.title })).toBeVisible()
  const entry = (text: string) => auditor.getByRole('row').filter({ hasText: text })
  await expect(entry(OPEN)).toContainText(POLICE.name)
  await expect(entry(KEPT)).toContainText(audienceName('professionals'))
  await entry(KEPT)
    .getByText(/people could see it/)
    .click()
  await expect(entry(KEPT)).toContainText(POLICE.name)
  await expect(entry(KEPT)).not.toContainText(MOTHER.name)
  await entry(OPEN)
    .getByText(/people could see it/)
    .click()
  await expect(entry(OPEN)).toContainText(MOTHER.name)
  await expect(entry(REASON)).toContainText(
    trail.closed({ unmarked: 0, unheard: 0, unanswered: 0, unvoiced: 0, unconfirmed: 0, held: 0 }),
  )

  const filters = auditor.getByRole('form', { name: trailPage.filters.label })
  const show = async (shown: string[], hidden: string[]) => {
    await filters.getByRole('button', { name: trailPage.filters.apply }).click()
    await expect(filters.getByRole('link', { name: trailPage.filters.clear })).toBeVisible()
    for (const text of shown) await expect(entry(text)).not.toHaveCount(0)
    for (const text of hidden) await expect(entry(text)).toHaveCount(0)
  }
  const clear = async () => {
    await filters.getByRole('link', { name: trailPage.filters.clear }).click()
    await expect(filters.getByRole('link', { name: trailPage.filters.clear })).toBeHidden()
  }
  await filters.getByLabel(trailPage.filters.person).selectOption(POLICE.name)
  await show([OPEN], [KEPT, REASON])
  await clear()
  await filters.getByLabel(trailPage.filters.agency).selectOption('School')
  await show([KEPT], [OPEN, REASON])
  await clear()
  await filters.getByLabel(trailPage.filters.type).selectOption(typeWords('act.close'))
  await show([REASON], [OPEN, KEPT])
  await clear()
  await filters.getByLabel(trailPage.filters.from).fill('2099-01-01T00:00')
  await filters.getByRole('button', { name: trailPage.filters.apply }).click()
  await expect(auditor.getByText(trailPage.none.title)).toBeVisible()
  await filters.getByLabel(trailPage.filters.from).fill('2020-01-01T00:00')
  await filters.getByLabel(trailPage.filters.to).fill('2099-01-01T00:00')
  await show([OPEN, KEPT, REASON], [])
})

test('U36 the trail’s address holds ids and times, never a name', async () => {
  const filters = auditor.getByRole('form', { name: trailPage.filters.label })
  await filters.getByLabel(trailPage.filters.person).selectOption(SCHOOL.name)
  await filters.getByLabel(trailPage.filters.agency).selectOption('School')
  await filters.getByRole('button', { name: trailPage.filters.apply }).click()
  await expect(auditor.getByRole('row').filter({ hasText: KEPT })).not.toHaveCount(0)
  const { searchParams } = new URL(auditor.url())
  for (const name of ['person', 'agency'])
    expect(searchParams.get(name)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  for (const word of ['School', 'Linden', 'Joanne', 'Whitlock']) expect(auditor.url()).not.toContain(word)
})

test('Z300 the auditor looks for words, which stand in no address, and takes the trail away as a table', async () => {
  await auditor.goto(`/meetings/${MEETING}/trail`)
  const entry = (text: string) => auditor.getByRole('row').filter({ hasText: text })
  const asked: string[] = []
  auditor.on('request', request => asked.push(request.url()))
  await auditor.getByRole('textbox', { name: trailPage.search.label }).fill('LANDING light')
  await auditor.getByRole('button', { name: trailPage.search.look, exact: true }).click()
  await expect(auditor.getByText(trailPage.search.found(1, 1, 1))).toBeVisible()
  await expect(entry(OPEN)).toHaveCount(1)
  await expect(entry(KEPT)).toHaveCount(0)
  await auditor.getByRole('button', { name: trailPage.search.clear }).click()
  await expect(entry(KEPT)).toHaveCount(1)
  const [download] = await Promise.all([
    auditor.waitForEvent('download'),
    auditor.getByRole('link', { name: trailPage.exportTable }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`trail-${MEETING}.csv`)
  const table = readFileSync(await download.path(), 'utf8')
  for (const text of [OPEN, KEPT, REASON]) expect(table).toContain(text)
  for (const address of [...asked, auditor.url()]) expect(decodeURIComponent(address)).not.toMatch(/landing/i)
})

test('Z43 the bundle the auditor exports verifies with both verifiers, and one changed byte is called altered by both', async () => {
  const [download] = await Promise.all([
    auditor.waitForEvent('download'),
    auditor.getByRole('link', { name: trailPage.export }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`evidence-${MEETING}.json`)
  const bundle = readFileSync(await download.path(), 'utf8')
  for (const text of [OPEN, KEPT, REASON]) expect(bundle).toContain(text)
  const key = (await (await get(nobody(server.url), '/api/keys')).text()).trim()
  const fileOf = (name: string, text: string) => {
    const file = join(server.dataDir, name)
    writeFileSync(file, text)
    return file
  }
  const whole = fileOf('bundle.json', bundle)
  for (const said of await verify(whole, key)) {
    expect(said.text).toContain('authentic')
    expect(said.code, said.text).toBe(0)
  }

  const signature = /\\n\\n— \S+ (\S{40})/.exec(bundle)
  const places = {
    'a word': bundle.indexOf(OPEN) + 5,
    'a word the professionals kept': bundle.indexOf(KEPT) + 5,
    'a commitment': bundle.indexOf('commits') + 30,
    'a signature': (signature?.index ?? -1) + (signature?.[0].length ?? 0),
  }
  for (const [what, place] of Object.entries(places)) {
    const letter = bundle[place] === 'q' ? 'r' : 'q'
    const file = fileOf('altered.json', bundle.slice(0, place) + letter + bundle.slice(place + 1))
    expect(readFileSync(file, 'utf8')).not.toBe(bundle)
    for (const said of await verify(file, key)) {
      expect(said.text, what).toContain('altered')
      expect(said.code, `${what}: ${said.text}`).toBe(1)
    }
  }
})
