import { account } from '../lib/text/account'
import { admin, setUp } from '../lib/text/admin'
import { rail } from '../lib/text/board'
import { chair as table } from '../lib/text/chair'
import { compose } from '../lib/text/compose'
import { door } from '../lib/text/door'
import { invitations } from '../lib/text/invitations'
import { meetings } from '../lib/text/meetings'
import { setup } from '../lib/text/setup'
import { signIn as words } from '../lib/text/sign-in-page'
import { CLIENT, type OpenId, startOpenId } from '../scripts/openid'
import { addAgency, addPerson, addSomebody, first, newPage, setUpFrom } from './office'
import { row } from './page'
import { type Server, startServer } from './server'
import { begin, day, doIt, invite, isKept } from './setting-up'
import { type Browser, expect, type Page, test } from './test'

let server: Server
let openid: OpenId
test.beforeAll(async () => {
  openid = await startOpenId()
  const env = { OIDC_ISSUER: openid.issuer, OIDC_CLIENT_ID: CLIENT.clientId, OIDC_CLIENT_SECRET: CLIENT.clientSecret }
  server = await startServer({ args: [], env })
  openid.open(`${server.url}/api/auth/callback/sso`)
})
test.afterAll(async () => {
  openid?.close()
  await server?.stop()
})

const UNIT = 'Harrowmere Reviewing Unit'
const POLICE = 'Northmarch Police'

/** From a link to somebody who is signed in through their organisation's own provider. */
async function throughProvider(browser: Browser, link: string, email: string): Promise<Page> {
  const page = await newPage(browser, server)
  await page.goto(link)
  await page.getByLabel(setUp.email).fill(email)
  await page.getByRole('button', { name: setUp.provider }).click()
  await page.getByLabel('Account').fill('mara at the council')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: meetings.title })).toBeVisible()
  return page
}

/** What a meeting needs at the least. */
async function fillIn(page: Page) {
  await page.getByLabel(setup.type).selectOption('strategy_meeting')
  await page.getByLabel(setup.date, { exact: true }).fill(day(1))
  await page.getByLabel(setup.from).fill('10:00')
  await page.getByLabel(setup.to).fill('11:30')
  await page.getByLabel(setup.purpose).fill('To decide what is done first.')
  await page.getByRole('textbox', { name: setup.concern(1) }).fill('Shouting at night.')
  await page.getByRole('textbox', { name: setup.name, exact: true }).fill('Ada Fenner')
  await page.getByLabel(setup.dateOfBirth).fill('2019-05-01')
  await page.getByLabel(setup.authority).selectOption({ index: 1 })
  for (const [name, agency] of [
    ['Mara Quill', UNIT],
    ['Tom Kearsley', POLICE],
    ['Ann Oduya', POLICE],
  ] as const)
    await invite(page, { name, agency })
  await page.getByRole('group', { name: 'Mara Quill' }).getByLabel(setup.role).selectOption('chair')
  await isKept(page)
}

/** At the chair's table: whoever waits at the door is known, and comes in. */
async function letIn(chair: Page, name: string) {
  await chair
    .getByRole('region', { name: door.heading })
    .getByRole('button', { name: door.admitNamed(name) })
    .click()
  const asked = chair.getByRole('dialog')
  await asked.getByLabel(door.identity).check()
  await asked.getByLabel(door.confidentiality).check()
  await asked.getByRole('button', { name: door.submit, exact: true }).click()
  await expect(asked).toHaveCount(0)
}

/** The board is there, though nothing is on it yet. */
const onBoard = (page: Page) => expect(page.getByRole('navigation', { name: rail.label })).toBeVisible()

test('Z260 from an empty database, through the screens alone, to a meeting in progress: one agency signs in at its provider, another with passphrase and code', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const ruth = await first(browser, server)
  await addAgency(ruth, 'safeguarding_unit', UNIT)
  const toMara = await addPerson(ruth, admin.addAdministrator, 'Mara Quill', 'mara@council.example')
  await ruth.getByRole('link', { name: admin.back }).click()
  await addAgency(ruth, 'police', POLICE)
  const toTom = await addPerson(ruth, admin.addAdministrator, 'Tom Kearsley', 'tom@police.example')
  await ruth.context().close()

  const mara = await throughProvider(browser, toMara, 'mara@council.example')
  await expect(mara.getByText(meetings.noneToOrganise.body())).toBeVisible()
  const tom = await newPage(browser, server)
  await setUpFrom(tom, toTom, 'tom@police.example')
  await expect(tom.getByText(admin.home.title)).toBeVisible()
  await tom.getByRole('main').getByRole('link', { name: admin.open }).click()
  await addSomebody(tom, admin.addPerson, 'Ann Oduya', 'ann@police.example')
  await tom.getByRole('dialog').getByRole('button', { name: admin.cancel }).click()

  await begin(mara)
  await fillIn(mara)
  await doIt(mara)
  await expect(mara.getByRole('heading', { level: 1, name: invitations.title })).toBeVisible()
  const line = (name: string) => mara.getByRole('row').filter({ hasText: name })
  await expect(line('Tom Kearsley')).toContainText(invitations.signIn.ready)
  await expect(line('Ann Oduya')).toContainText(invitations.signIn.waiting)
  const meeting = new URL(mara.url()).pathname.replace('/invitations', '')
  await line('Ann Oduya').getByRole('button', { name: invitations.copy }).click()
  const toAnn = await mara.getByRole('status', { name: invitations.link }).textContent()
  await mara.getByRole('button', { name: invitations.done }).click()

  const forwarded = await tom.context().newPage()
  await forwarded.goto(toAnn ?? '')
  await expect(forwarded.getByText(setUp.over)).toBeVisible()
  await forwarded.close()

  const ann = await newPage(browser, server)
  await setUpFrom(ann, toAnn ?? '', 'ann@police.example')
  await expect(ann.getByRole('heading', { level: 1, name: door.title })).toBeVisible()

  await mara.goto(`${meeting}/chair`)
  await letIn(mara, 'Ann Oduya')
  await expect(ann).toHaveURL(/\/board$/)
  await onBoard(ann)

  await mara.getByRole('button', { name: table.start }).click()
  await expect(mara.getByRole('button', { name: table.start })).toHaveCount(0)
  await tom.goto('/meetings')
  await tom.getByRole('link', { name: meetings.doors.go }).click()
  await expect(tom.getByRole('heading', { level: 1, name: door.title })).toBeVisible()
  await letIn(mara, 'Tom Kearsley')
  await onBoard(tom)
  const form = tom.getByRole('form', { name: compose.label })
  await tom.getByRole('textbox', { name: compose.what }).fill('Officers came at 02:10.')
  await form.getByRole('radio', { name: compose.natures.fact }).check()
  await form.getByRole('radio', { name: compose.audiences.meeting }).check()
  await form.getByRole('button', { name: /^Share/ }).click()
  await expect(row(ann, 'Officers came at 02:10.')).toBeVisible()
  await tom.goto('/meetings')
  await expect(tom.getByText('In progress')).toBeVisible()

  const again = await newPage(browser, server)
  await again.goto(`/sign-in?to=${meeting}/board`)
  await again.getByRole('button', { name: words.sso }).click()
  await again.getByLabel('Account').fill('mara at the council')
  await again.getByRole('button', { name: 'Continue' }).click()
  await expect(row(again, 'Officers came at 02:10.')).toBeVisible()
  await expect(again.getByRole('heading', { name: account.factor.title })).toHaveCount(0)
})
