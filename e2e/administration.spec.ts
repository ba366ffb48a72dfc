import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { admin } from '../lib/text/admin'
import { refusedAccounts } from '../lib/text/refused-accounts'
import { signIn as words } from '../lib/text/sign-in-page'
import { addAgency, addPerson, first, newPage, setUpFrom, signInAs } from './office'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'

let server: Server
test.afterEach(() => server.stop())

const line = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test('A50 from an empty database to a practitioner who signs in, through the screens alone', async ({ browser }) => {
  server = await startServer({ args: [] })
  const ruth = await first(browser, server)
  await addAgency(ruth, 'police', 'Northmarch Police')
  const toTom = await addPerson(ruth, admin.addAdministrator, 'Tom Kearsley', 'tom@police.example')

  const tom = await newPage(browser, server)
  await setUpFrom(tom, toTom, 'tom@police.example')
  await tom.getByRole('main').getByRole('link', { name: admin.open }).click()
  const toAnn = await addPerson(tom, admin.addPerson, 'Ann Oduya', 'ann@police.example')
  await expect(line(tom, 'Ann Oduya')).toContainText(admin.state.waiting)

  const ann = await newPage(browser, server)
  await setUpFrom(ann, toAnn, 'ann@police.example')
  await expect(ann.getByText('Ann Oduya')).toBeVisible()
  await expect(ann.getByRole('link', { name: admin.open })).toHaveCount(0)
  await ann.goto('/admin')
  await expect(ann.getByRole('heading', { level: 1 })).not.toHaveText(admin.title)
  await tom.reload()
  await expect(line(tom, 'Ann Oduya')).toContainText(admin.state.ready)
  for (const page of [ruth, tom, ann]) await page.context().close()
})

test('A51 A52 a link in the wrong hands says whose it is not; someone disabled is out with their next step', async ({
  browser,
}) => {
  server = await startServer({ args: [] })
  const ruth = await first(browser, server)
  await addAgency(ruth, 'police', 'Northmarch Police')
  const toTom = await addPerson(ruth, admin.addAdministrator, 'Tom Kearsley', 'tom@police.example')
  const forwarded = await ruth.context().newPage()
  await forwarded.goto(toTom)
  await expect(forwarded.getByText(refusedAccounts.linkNotYours('Ruth Ames'))).toBeVisible()
  expect(await forwarded.content()).not.toMatch(/Kearsley|tom@|Northmarch/)

  const tom = await newPage(browser, server)
  await setUpFrom(tom, toTom, 'tom@police.example')
  await expect(tom.getByRole('main').getByRole('link', { name: admin.open })).toBeVisible()
  const late = await newPage(browser, server)
  await late.goto(toTom)
  await expect(late.getByText(refusedAccounts.linkOver)).toBeVisible()

  await ruth.reload()
  await line(ruth, 'Tom Kearsley').getByRole('button', { name: admin.disablePerson.button }).click()
  await ruth.getByRole('button', { name: admin.disablePerson.go }).click()
  await expect(line(ruth, 'Tom Kearsley')).toContainText(admin.state.disabled)
  await tom.getByRole('main').getByRole('link', { name: admin.open }).click()
  await expect(tom.getByRole('button', { name: words.submit, exact: true })).toBeVisible()
  await signInAs(tom, 'tom@police.example')
  await expect(tom.getByRole('alert').filter({ hasText: words.problem })).toBeVisible()
  for (const page of [ruth, tom, late]) await page.context().close()
})

test('A60 A61 A63 the built server checks its store, seals its keys anew, and refuses an address in clear', async () => {
  server = await startServer({ args: [] })
  await server.kill()
  const { dataDir } = server
  const run = (args: string[], more: Record<string, string> = {}) => {
    const own = { DATA_DIR: dataDir, APP_KEY: '', DATABASE_URL: '', APP_URL: '' }
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/server.mjs', ...args], {
      env: { ...process.env, NODE_ENV: 'production', ...own, ...more },
      encoding: 'utf8',
    })
    return { status, said: `${stdout}${stderr}` }
  }
  expect(run(['--check'])).toMatchObject({ status: 0, said: expect.stringContaining('all as signed') })
  const file = join(dataDir, 'app-key')
  const old = readFileSync(file, 'utf8').trim()
  const fresh = `new:${randomBytes(32).toString('base64')}`
  writeFileSync(file, `${fresh},${old}`)
  expect(run(['--rewrap'])).toMatchObject({ status: 0, said: expect.stringContaining('sealed under "new"') })
  writeFileSync(file, fresh)
  expect(run(['--check'])).toMatchObject({ status: 0, said: expect.stringContaining('all as signed') })
  writeFileSync(file, old)
  expect(run(['--check'])).toMatchObject({ status: 1, said: expect.stringContaining('does not hold the key "new"') })
  writeFileSync(file, fresh)
  const inClear = run([], { APP_URL: 'http://board.example' })
  expect(inClear).toMatchObject({ status: 1, said: expect.stringContaining('APP_URL must start with https://') })
})

test('A53 commands are taken from our own pages alone, as small JSON, from somebody signed in', async () => {
  server = await startServer({ args: [] })
  const json = { 'content-type': 'application/json' }
  const ask = (path: string, headers: Record<string, string>, body = '{}') =>
    fetch(`${server.url}${path}`, { method: 'POST', headers, body })
  const own = { ...json, origin: server.url }
  for (const path of ['/api/admin/add-agency', '/api/set-up/look', '/api/set-up/use']) {
    expect((await ask(path, json)).status).toBe(403)
    expect((await ask(path, { ...json, origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await ask(path, { origin: server.url, 'content-type': 'text/plain' })).status).toBe(415)
    expect((await ask(path, own, `"${'x'.repeat(20_000)}"`)).status).toBe(413)
    expect((await ask(path, own, '{')).status).toBe(400)
    expect((await fetch(`${server.url}${path}`, { headers: own })).status).toBe(405)
  }
  expect((await ask('/api/admin/add-agency', own)).status).toBe(401)
  expect((await ask('/api/set-up/look', own)).status).toBe(410)
  expect((await ask('/api/set-up/nothing', own)).status).toBe(404)
})
