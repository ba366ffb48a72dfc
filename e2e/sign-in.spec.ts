import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { account } from '../lib/text/account'
import { setUp } from '../lib/text/admin'
import { idle } from '../lib/text/idle'
import { meetings } from '../lib/text/meetings'
import { errors } from '../lib/text/shell'
import { signIn as words } from '../lib/text/sign-in-page'
import { trailPage } from '../lib/text/trail-page'
import { CLIENT, type OpenId, startOpenId } from '../scripts/openid'
import { CHAIR as CHAIR_OF_DEMO, MEETING, PASSPHRASE, POLICE as POLICE_OF_DEMO, type Who } from './people'
import { setUpSecondStep } from './second-step'
import { type Server, startServer } from './server'
import { store } from './store'
import { type Browser, expect, type Page, test } from './test'

test.describe.configure({ mode: 'default' })
/** The people of the demo, with addresses that the demo does not own. */
const own = (who: Who): Who => ({ ...who, email: who.email.replace('.demo.invalid', '.test.invalid') })
const [CHAIR, POLICE] = [own(CHAIR_OF_DEMO), own(POLICE_OF_DEMO)]
let server: Server
let openid: OpenId

/** The conference of the demo, served as a partnership serves its own: nothing is let off. */
test.beforeAll(async () => {
  const demo = await startServer()
  await store(demo, `update people set email = replace(email, '.demo.invalid', '.test.invalid')`)
  await demo.kill()
  openid = await startOpenId()
  server = await startServer({
    args: [],
    dataDir: demo.dataDir,
    env: { OIDC_ISSUER: openid.issuer, OIDC_CLIENT_ID: CLIENT.clientId, OIDC_CLIENT_SECRET: CLIENT.clientSecret },
  })
  openid.open(`${server.url}/api/auth/callback/sso`)
})
test.afterAll(async () => {
  openid?.close()
  await server?.stop()
})
test.beforeEach(() => store(server, 'delete from sso_accounts'))
test.afterEach(async () => {
  for (const table of ['recovery_codes', 'second_factors']) await store(server, `delete from ${table}`)
  await store(server, 'update sessions set ended_at = now() where ended_at is null')
})

const windowFor = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ baseURL: server.url, acceptDownloads: true })).newPage()

async function typePassphrase(page: Page, { email }: Who) {
  await page.goto('/sign-in')
  await page.getByLabel(words.email).fill(email)
  await page.getByLabel(words.passphrase).fill(PASSPHRASE)
  await page.getByRole('button', { name: words.submit, exact: true }).click()
}

/** Signs in and sets up the second step; each code is of another time, so that it is new. */
async function enrol(page: Page, who: Who) {
  await typePassphrase(page, who)
  const step = await setUpSecondStep(page)
  await expect(page.getByRole('heading', { name: meetings.title })).toBeVisible()
  return step
}

const known = (who: Who) =>
  store(
    server,
    'insert into sso_accounts (issuer, subject, person_id) select $1, $2, id from people where lower(email) = $2',
    [openid.issuer, who.email],
  )

/** Through the organisation's own pages, by hand. */
async function throughProvider(page: Page, subject: string) {
  await page.getByLabel('Account').fill(subject)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** A while went by for everybody who is signed in. */
const letPass = (column: 'proven_at' | 'last_seen_at', minutes: number) =>
  store(server, `update sessions set ${column} = ${column} - make_interval(mins => $1)`, [minutes])

/** Any key; and the server has heard that somebody is there. */
async function wake(page: Page) {
  const heard = page.waitForResponse(/\/api\/account\/session$/)
  await page.keyboard.press('g')
  await heard
}

const clean = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])

test('Z121 somebody signs in through their organisation; whom it does not know is told whom to ask', async ({
  browser,
}) => {
  const page = await windowFor(browser)
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).origin))
  await page.goto('/sign-in')
  await page.getByRole('button', { name: words.sso }).click()
  await throughProvider(page, 'a stranger')
  await expect(page.getByRole('heading', { name: words.unknown.title })).toBeVisible()
  await clean(page)
  await known(CHAIR)
  await page.context().clearCookies({ domain: '127.0.0.1' })
  await page.goto(`/sign-in?to=/meetings/${MEETING}/chair`)
  await page.getByRole('button', { name: words.sso }).click()
  await throughProvider(page, CHAIR.email)
  await expect(page).toHaveURL(`${server.url}/meetings/${MEETING}/chair`)
  expect([...new Set(asked)].sort()).toEqual([openid.issuer, server.url].sort())
})

test('Z126 whoever holds a link joins it to their account at their organisation, and signs in through it from then on', async ({
  browser,
}) => {
  const token = randomBytes(32).toString('base64url')
  await store(server, 'update people set set_up_at = null where email = $1', [POLICE.email])
  await store(
    server,
    `insert into setup_links (hash, person_id, expires_at) select $1, id, now() + interval '1 day' from people where email = $2`,
    [createHash('sha256').update(token).digest(), POLICE.email],
  )
  const page = await windowFor(browser)
  await page.goto(`/set-up#${token}`)
  await page.getByRole('button', { name: setUp.provider }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(setUp.missingEmail)
  await page.getByLabel(setUp.email).fill('somebody@else.invalid')
  await page.getByRole('button', { name: setUp.provider }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(setUp.providerFailed)
  await page.getByLabel(setUp.email).fill(POLICE.email)
  await clean(page)
  await page.getByRole('button', { name: setUp.provider }).click()
  await throughProvider(page, 'an account of the police')
  await expect(page.getByRole('heading', { name: meetings.title })).toBeVisible()
  const next = await windowFor(browser)
  await next.goto('/sign-in')
  await next.getByRole('button', { name: words.sso }).click()
  await throughProvider(next, 'an account of the police')
  await expect(next.getByRole('heading', { name: meetings.title })).toBeVisible()
})

test('I78 whoever comes back from their organisation goes on to the trail they asked for; a link of another site still opens none', async ({
  browser,
}) => {
  await known(CHAIR)
  const page = await windowFor(browser)
  const trail = `/meetings/${MEETING}/trail`
  await page.goto(`/sign-in?to=${trail}`)
  await page.getByRole('button', { name: words.sso }).click()
  await throughProvider(page, CHAIR.email)
  await expect(page.getByRole('heading', { level: 1, name: trailPage.title })).toBeVisible()
  await page.goto(`${openid.issuer}/.well-known/openid-configuration`)
  await page.evaluate(to => location.assign(to), `${server.url}${trail}`)
  await expect(page.getByRole('heading', { name: errors.elsewhere.title })).toBeVisible()
  await expect(page.getByRole('link', { name: errors.elsewhere.open })).toBeVisible()
})

test('Z122 a passphrase account sets up its second step before anything else, and then needs it at every sign-in', async ({
  browser,
}) => {
  const page = await windowFor(browser)
  await typePassphrase(page, POLICE)
  await expect(page.getByRole('img', { name: account.factor.picture })).toBeVisible()
  await clean(page)
  await page.goto(`/meetings/${MEETING}/board`)
  await expect(page.getByRole('heading', { name: account.factor.title })).toBeVisible()
  const { code, codes } = await enrol(await windowFor(browser), POLICE)
  const next = await windowFor(browser)
  await typePassphrase(next, POLICE)
  await expect(next.getByLabel(words.code)).toBeFocused()
  await clean(next)
  await next.getByLabel(words.code).fill('000000')
  await next.getByRole('button', { name: words.submit, exact: true }).click()
  await expect(next.getByRole('main').getByRole('alert')).toBeVisible()
  await next.getByLabel(words.code).fill(code(1))
  await next.getByRole('button', { name: words.submit, exact: true }).click()
  await expect(next.getByRole('heading', { name: meetings.title })).toBeVisible()
  const lost = await windowFor(browser)
  await typePassphrase(lost, POLICE)
  await lost.getByLabel(words.code).fill(codes[0] ?? '')
  await lost.getByRole('button', { name: words.submit, exact: true }).click()
  await expect(lost.getByRole('heading', { name: meetings.title })).toBeVisible()
})

test('Z123 who exports after a while confirms that it is them, with passphrase and code or at their organisation, and gets the file', async ({
  browser,
}) => {
  const page = await windowFor(browser)
  const { code } = await enrol(page, CHAIR)
  await letPass('proven_at', 6)
  const evidence = async () => (await page.request.get(`/api/meetings/${MEETING}/evidence`)).status()
  await expect.poll(evidence).toBe(403)
  await page.goto(`/meetings/${MEETING}/trail`)
  await page.getByRole('link', { name: trailPage.export }).click()
  await expect(page.getByRole('heading', { name: account.stepUp.title })).toBeVisible()
  await clean(page)
  await page.getByLabel(account.passphrase).fill(PASSPHRASE)
  await page.getByLabel(account.code).fill(code(1))
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: account.stepUp.submit, exact: true }).click()
  expect(JSON.parse(await readFile(await (await saved).path(), 'utf8'))).toHaveProperty('entries')
  await page.getByRole('link', { name: account.stepUp.toTrail }).click()
  await expect(page.getByRole('heading', { name: trailPage.title })).toBeVisible()

  await known(CHAIR)
  const other = await windowFor(browser)
  await other.goto('/sign-in')
  await other.getByRole('button', { name: words.sso }).click()
  await throughProvider(other, CHAIR.email)
  await expect(other.getByRole('heading', { name: meetings.title })).toBeVisible()
  await other.goto(`/meetings/${MEETING}/trail`)
  await other.getByRole('link', { name: trailPage.export }).click()
  await other.getByRole('button', { name: account.stepUp.sso }).click()
  const again = other.waitForEvent('download')
  await throughProvider(other, CHAIR.email)
  expect((await again).suggestedFilename()).toBe(`evidence-${MEETING}.json`)
})

test('Z124 people see where they are signed in, end the others, and change their passphrase', async ({ browser }) => {
  const page = await windowFor(browser)
  const { codes } = await enrol(page, POLICE)
  const other = await windowFor(browser)
  await typePassphrase(other, POLICE)
  await other.getByLabel(words.code).fill(codes[0] ?? '')
  await other.getByRole('button', { name: words.submit, exact: true }).click()
  await expect(other.getByRole('heading', { name: meetings.title })).toBeVisible()
  await page.getByRole('link', { name: account.own.link }).click()
  const list = page.getByRole('region', { name: account.own.sessions })
  await expect(list.getByText('Chrome on')).toHaveCount(2)
  await clean(page)
  await list.getByRole('button', { name: /^End the sign-in/ }).click()
  await expect(list.getByRole('status')).toHaveText(account.own.ended)
  await other.goto('/meetings')
  await expect(other.getByRole('heading', { name: words.title, level: 1 })).toBeVisible()
  await page.getByLabel(account.own.current).fill(PASSPHRASE)
  await page.getByLabel(account.own.next).fill('too short')
  await page.getByLabel(account.code).fill(codes[1] ?? '')
  await page.getByRole('button', { name: account.own.change }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(account.passphraseLength)
})

test('Z125 what nobody uses for ten minutes is covered, nothing typed is lost, and a sign-in that ended says so', async ({
  browser,
}) => {
  const page = await windowFor(browser)
  await page.clock.install()
  await enrol(page, POLICE)
  await page.goto('/account')
  const field = page.getByLabel(account.own.next)
  await field.fill('half of a thou')
  await page.clock.fastForward('10:30')
  const cover = page.getByRole('dialog')
  await expect(cover.getByRole('heading', { name: idle.covered })).toBeVisible()
  await expect(page.getByRole('heading', { name: account.own.title })).toHaveCount(0)
  await clean(page)
  await wake(page)
  await expect(cover).toHaveCount(0)
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('half of a thou')

  const left = async () => (await (await page.request.get('/api/account/session')).json()).idle ?? 0
  await letPass('last_seen_at', 28)
  await expect.poll(left).toBeLessThanOrEqual(120)
  expect((await page.request.get('/api/alerts')).status()).toBe(200)
  expect(await left()).toBeLessThanOrEqual(120)
  await page.clock.fastForward('10:30')
  await expect(cover.getByRole('heading', { name: idle.warned })).toBeVisible()
  await wake(page)
  await expect(cover).toHaveCount(0)

  await letPass('last_seen_at', 31)
  await expect.poll(left).toBe(0)
  await page.clock.fastForward('10:30')
  await expect(cover.getByRole('heading', { name: idle.over })).toBeVisible()
  await clean(page)
  await page.keyboard.press('g')
  await expect(cover).toBeVisible()
  await expect(field).toHaveValue('half of a thou')
})
