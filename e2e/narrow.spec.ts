import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { board as boardWords } from '../lib/text/board'
import { cannotWait } from '../lib/text/cannot-wait'
import { compose } from '../lib/text/compose'
import { lists } from '../lib/text/lists'
import { widen } from '../lib/text/widen'
import { isLive, openAs, row, write } from './page'
import { CHAIR, MEETING, MOTHER, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { tap } from './tap'
import { expect, test } from './test'
import { board, contribution, isStamp, live, signIn } from './wire'

const HIDDEN = '9 Ferrow Court'
let server: Server
let folder: string
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'narrow-'))
  const scenario = JSON.parse(await readFile('server/demo/scenario.json', 'utf8'))
  scenario.meeting.protectedTerms.push({ label: 'His new address', value: HIDDEN, hideFrom: ['Leah Fenwick'] })
  const file = join(folder, 'scenario.json')
  await writeFile(file, JSON.stringify(scenario))
  server = await startServer({ args: ['--demo', '--scenario', file] })
})
test.afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

test('Z230 a parent’s browser is searched for every word kept from her: lists, a child’s words, notes beside what she reads, refused words', async ({
  browser,
}) => {
  const line = await tap(server.url)
  const mother = await openAs(browser, { url: line.url }, MOTHER, `/meetings/${MEETING}/board?heading=accurate`)
  await isLive(mother)
  const police = await signIn(server.url, POLICE)
  const seat = await live(police)
  const idOf = (name: string) =>
    seat.state.audiences.flatMap(({ readers }) => readers ?? []).find(one => one.name === name)?.person ?? ''
  const people = [CHAIR, POLICE, SCHOOL].map(({ name }) => idOf(name))
  expect(await seat.act('make-list', { people })).toMatchObject({ ok: true })
  const { audiences } = await seat.until(state => state.audiences.some(({ kind }) => kind === 'named'))
  const list = audiences.find(({ kind }) => kind === 'named')!
  const [everyone, among, few] = await Promise.all(
    ['meeting', 'professionals', list.id].map(audience => board(police, audience)),
  )
  const secrets = [list.id]
  const secret = (words: string) => {
    secrets.push(`${words} ${randomUUID()}`)
    return secrets.at(-1)!
  }
  const said = (words: string, audience: string) => contribution(seat.state, words, audience)
  const open = `A robin sang ${randomUUID()}`
  const id = randomUUID()
  const notes = { handlingNote: secret('Do not copy'), peopleMentioned: [secret('A neighbour')] }
  const [first, version] = [seat.state.audiences.find(one => one.id === 'professionals')!.version, id]
  const beside = { kind: 'particulars' as const, v: 1 as const, seen: first, contribution: id, version, ...notes }
  expect(isStamp(await among!.share(beside))).toBe(true)
  expect(isStamp(await everyone!.share(said(open, 'meeting'), id))).toBe(true)
  expect(isStamp(await few!.share({ ...said(secret('For three of us'), list.id), seen: list.version }))).toBe(true)
  const voice = { ...said(secret('She told me'), 'professionals'), childView: { exactWords: secret('I hide') } }
  expect(isStamp(await among!.share(voice))).toBe(true)
  expect(await everyone!.share({ ...voice, seen: 1 })).toMatchObject({ code: 'childs_words' })
  const kept = await board(police, 'meeting')
  expect(await kept.share(said(secret(`He is at ${HIDDEN}`), 'meeting'))).toMatchObject({ code: 'protected' })
  const alert = { kind: 'alert' as const, v: 1 as const, seen: first, body: secret('Nobody answers the door') }
  expect(isStamp(await among!.share(alert))).toBe(true)

  await expect(row(mother, open)).toBeVisible()
  await mother.reload()
  await expect(row(mother, open)).toBeVisible()
  await mother.getByRole('link', { name: boardWords.whole }).click()
  await expect(mother.getByText(open)).toBeVisible()
  const stored = await mother.evaluate(async () => {
    const databases = await indexedDB.databases()
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, await caches.keys()])
  })
  const received = line.received()
  const shown = await mother.content()
  expect(received.includes(open)).toBe(true)
  for (const words of [...secrets, HIDDEN]) {
    expect(received.includes(words), `“${words}” reached the family`).toBe(false)
    expect(shown + stored).not.toContain(words)
  }
  for (const each of [everyone, among, few, kept, seat]) each!.close()
  line.close()
})

test('Z231 words kept from a parent come back, go to professionals in one press, and reach her once the chair confirmed them with a reason', async ({
  browser,
}) => {
  const at = `/meetings/${MEETING}/board?heading=timely`
  const [police, chair, mother] = await Promise.all(
    [POLICE, CHAIR, MOTHER].map(who => openAs(browser, server, who, at)),
  )
  for (const page of [police, chair, mother]) await isLive(page!)
  const written = `He moved to 9 ferrow-court, she drove him there.`
  const form = await write(police!, written, 'meeting')
  await form.getByRole('button', { name: lists.open }).click()
  await expect(police!.getByRole('dialog', { name: lists.title })).toBeVisible()
  await police!.keyboard.press('Escape')
  await form.getByRole('button', { name: /^Share/ }).click()
  const back = police!.getByRole('alert').filter({ hasText: '9 ferrow-court' })
  await back.getByRole('button', { name: compose.returned.narrower }).click()
  const mine = row(police!, written)
  await mine.getByRole('button', { name: widen.open }).click()
  const dialog = police!.getByRole('dialog')
  await dialog.getByRole('radio', { name: compose.audiences.meeting }).check()
  await dialog.getByRole('button', { name: widen.submit }).click()
  const theirs = row(chair!, written)
  await theirs.getByRole('textbox', { name: widen.reason }).fill('She drove him there herself.')
  await theirs.getByRole('button', { name: widen.confirm }).click()
  await expect(mine.getByText('She drove him there herself.')).toBeVisible()
  await expect(row(mother!, written)).toHaveCount(0)
  await mine.getByRole('button', { name: widen.share(compose.audiences.meeting) }).click()
  await expect(row(mother!, written)).toBeVisible()
  await expect(mother!.getByText('She drove him there herself.')).toHaveCount(0)
})

test('Z232 what cannot wait reaches the chair on another page, stays until the chair has it, and shows the numbers to ring', async ({
  browser,
}) => {
  const [chair, school] = await Promise.all([
    openAs(browser, server, CHAIR, '/meetings'),
    openAs(browser, server, SCHOOL, `/meetings/${MEETING}/board?heading=secure`),
  ])
  await isLive(school)
  const words = 'She did not come to school, and nobody opens.'
  await school.getByRole('button', { name: cannotWait.open }).click()
  const dialog = school.getByRole('dialog', { name: cannotWait.title })
  for (const number of ['999', '0808 800 5000']) await expect(dialog.getByText(number)).toBeVisible()
  await dialog.getByRole('textbox', { name: cannotWait.what }).fill(words)
  await dialog.getByRole('button', { name: cannotWait.submit }).click()
  const raised = (page: typeof chair) => page.getByRole('alert').filter({ hasText: words })
  await expect(school.getByText(words)).toBeVisible()
  await expect(raised(school)).toContainText(cannotWait.waiting)
  await chair.getByRole('link', { name: cannotWait.read }).first().click()
  await expect(chair.getByText(words)).toBeVisible()
  await raised(chair).getByRole('button', { name: cannotWait.answer }).click()
  await expect(school.getByText(`${CHAIR.name} has this`)).toBeVisible()
})
