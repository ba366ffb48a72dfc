import { dayWords } from '../lib/text/dates'
import { invitations } from '../lib/text/invitations'
import { MEETING_TYPE_WORDS, meetings } from '../lib/text/meetings'
import { setupProblems as problems, setup as words } from '../lib/text/setup'
import { openAs, share } from './page'
import { CHAIR, MINUTES, MOTHER, POLICE } from './people'
import { type Server, startServer } from './server'
import { begin, day, doIt, invite, isKept } from './setting-up'
import { expect, type Page, test } from './test'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** Everything an initial conference needs, typed into the form. */
async function fill(page: Page, date: string) {
  await page.getByLabel(words.type).selectOption('initial_child_protection_conference')
  await page.getByLabel(words.date, { exact: true }).fill(date)
  await page.getByLabel(words.from).fill('10:00')
  await page.getByLabel(words.to).fill('11:30')
  await page.getByLabel(words.purpose).fill('To decide whether a plan is needed.')
  await page.getByRole('textbox', { name: words.concern(1) }).fill('Shouting at night.')
  await page.getByRole('textbox', { name: words.name, exact: true }).fill('Ada Fenner')
  await page.getByLabel(words.dateOfBirth).fill('2019-05-01')
  await page.getByLabel(words.authority).selectOption({ index: 1 })
  await page.getByRole('button', { name: words.addChild }).click()
  await page.getByRole('textbox', { name: words.name, exact: true }).nth(1).fill('Baby Fenner')
  await page.getByLabel(words.unborn).nth(1).check()
  await invite(page, CHAIR)
  await invite(page, POLICE)
  await page.getByRole('group', { name: CHAIR.name }).getByLabel(words.role).selectOption('chair')
}

/** The meeting on somebody's list that is about these children. */
const about = (page: Page, children: RegExp) => page.getByRole('row').filter({ hasText: children })

test('Z101 a meeting is set up on screen, survives a reload half way, and the invited practitioner finds it and shares there', async ({
  browser,
}) => {
  const chair = await openAs(browser, server, CHAIR, '/meetings')
  await begin(chair)
  await fill(chair, day(40))
  await isKept(chair)
  await chair.reload()
  await expect(chair.getByLabel(words.purpose)).toHaveValue('To decide whether a plan is needed.')
  await expect(chair.getByRole('group', { name: POLICE.name })).toBeVisible()
  await doIt(chair)
  await expect(chair.getByRole('heading', { level: 1, name: invitations.title })).toBeVisible()
  await expect(chair.getByRole('row').filter({ hasText: POLICE.name })).toContainText(invitations.signIn.ready)
  await chair.goto('/meetings')
  await expect(about(chair, /Ada, \d+ and Baby, unborn/)).toBeVisible()
  const police = await openAs(browser, server, POLICE, '/meetings')
  await about(police, /Ada, \d+ and Baby, unborn/)
    .getByRole('link', { name: MEETING_TYPE_WORDS.initial_child_protection_conference })
    .click()
  await share(police, 'Officers came at 02:10.', 'professionals')
  const mother = await openAs(browser, server, MOTHER, '/meetings')
  await expect(mother.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(about(mother, /Ada, \d+ and Baby, unborn/)).toHaveCount(0)
})

test('Z102 what is missing is said beside each field, the first has the focus, and nothing typed is lost', async ({
  browser,
}) => {
  const page = await openAs(browser, server, CHAIR, '/meetings')
  await begin(page)
  await page.getByLabel(words.place).fill('Room 3')
  await page.getByLabel(words.type).selectOption('core_group')
  await doIt(page)
  await expect(page.getByLabel(words.date, { exact: true })).toBeFocused()
  await expect(page.getByLabel(words.date, { exact: true })).toHaveAccessibleDescription(problems.date)
  await expect(page.getByLabel(words.place)).toHaveValue('Room 3')
  await page.getByLabel(words.date, { exact: true }).fill(day(30))
  await expect(page.getByText(problems.date)).toHaveCount(0)
  await page.getByRole('button', { name: words.addPerson }).click()
  await page.getByLabel(words.name, { exact: true }).nth(1).fill('Leah Fenner')
  await page.getByLabel(words.relationship).fill('Mother')
  await page.getByRole('button', { name: words.addTerm }).click()
  await page.getByLabel(words.termValue).fill('room-3')
  await page.getByRole('checkbox', { name: 'Leah Fenner' }).check()
  await expect(page.getByLabel(words.place)).toHaveAccessibleDescription(
    new RegExp(problems.protected(['Leah Fenner'])),
  )
})

test('Z103 a colleague who was faster is never overwritten: both forms are there to choose from', async ({
  browser,
}) => {
  const chair = await openAs(browser, server, CHAIR, '/meetings')
  await begin(chair)
  await isKept(chair)
  const minutes = await openAs(browser, server, MINUTES, new URL(chair.url()).pathname)
  await minutes.getByLabel(words.place).fill('Theirs')
  await isKept(minutes)
  await chair.getByLabel(words.place).fill('Mine')
  await expect(chair.getByRole('main').getByRole('alert')).toContainText(words.overtaken.body(MINUTES.name))
  await expect(chair.getByLabel(words.place)).toHaveValue('Mine')
  await chair.getByRole('button', { name: words.overtaken.mine }).click()
  await isKept(chair)
  await minutes.getByLabel(words.legal).fill('Section 47')
  await minutes.getByRole('button', { name: words.overtaken.theirs }).click()
  await expect(minutes.getByLabel(words.place)).toHaveValue('Mine')
})

test('Z104 without a connection the form says so, keeps what is typed, and is kept as soon as there is one again', async ({
  browser,
}) => {
  const page = await openAs(browser, server, CHAIR, '/meetings')
  await begin(page)
  await isKept(page)
  await page.context().setOffline(true)
  await page.getByLabel(words.place).fill('By video')
  await expect(page.getByRole('banner').getByText(words.notSaved)).toBeVisible()
  await page.context().setOffline(false)
  await isKept(page)
  await page.reload()
  await expect(page.getByLabel(words.place)).toHaveValue('By video')
  await page.getByRole('button', { name: words.discard, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: words.discard, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: meetings.title })).toBeVisible()
})

test('Z105 the review begins from the initial conference: children and people are there, the day is not', async ({
  browser,
}) => {
  const page = await openAs(browser, server, CHAIR, '/meetings')
  await page.getByLabel(meetings.setUp.from).selectOption({ index: 1 })
  await page.getByRole('button', { name: meetings.setUp.copy }).click()
  await expect(page.getByLabel(words.type)).toHaveValue('review_child_protection_conference')
  await expect(page.getByLabel(words.date, { exact: true })).toHaveValue('')
  await expect(page.getByRole('group', { name: POLICE.name })).toBeVisible()
  await page.getByLabel(words.date, { exact: true }).fill('2027-03-08')
  await expect(page.getByText(words.dueUsual(dayWords('2027-03-01')))).toBeVisible()
})

test('Z106 an authority’s local settings are changed in the form, and what falls due follows at once', async ({
  browser,
}) => {
  const page = await openAs(browser, server, CHAIR, '/meetings')
  await begin(page)
  await page.getByLabel(words.type).selectOption('core_group')
  await page.getByLabel(words.date, { exact: true }).fill('2027-03-08')
  const authority = page.getByLabel(words.authority)
  await authority.selectOption({ index: 1 })
  await expect(page.getByText(words.dueUsual(dayWords('2027-04-07')))).toBeVisible()
  await page.getByText(/^Local settings of /).click()
  await page.getByLabel(words.local.names.record).fill('1')
  await page.getByLabel(words.local.closed).fill('2027-03-09')
  await page.getByRole('button', { name: words.local.save }).click()
  await expect(page.getByText(words.local.saved)).toBeVisible()
  await expect(page.getByText(words.dueUsual(dayWords('2027-03-10')))).toBeVisible()
})

test('H28 until its script is there the form is shut: nothing is typed that would be forgotten', async ({
  browser,
}) => {
  const page = await openAs(browser, server, CHAIR, '/meetings')
  await begin(page)
  await expect(page.getByLabel(words.type)).toBeEnabled()
  await page.route('**/_next/static/**', route =>
    route.request().resourceType() === 'script' ? route.abort() : route.continue(),
  )
  await page.reload()
  await expect(page.getByLabel(words.type)).toBeDisabled()
  await expect(page.getByRole('button', { name: words.do, exact: true })).toBeDisabled()
})
