import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { admin, setUp } from '../lib/text/admin'
import { connectionWords, PROPORTIONALITY_WORDS, RELEVANCE_WORDS, board as words } from '../lib/text/board'
import { capture } from '../lib/text/capture'
import { chair as chairWords } from '../lib/text/chair'
import { compose } from '../lib/text/compose'
import { decide } from '../lib/text/decide'
import { HEADING_NAMES, headingTitle } from '../lib/text/headings'
import { itemPage, readingsPage } from '../lib/text/item'
import { keepingPage, reviewsPage } from '../lib/text/keeping'
import { meetings } from '../lib/text/meetings'
import { prepare } from '../lib/text/prepare'
import { replay } from '../lib/text/replay'
import { requestsPage, WHY_WORDS } from '../lib/text/requests'
import { roomScreen } from '../lib/text/room-screen'
import { setupProblems, setup as setupWords } from '../lib/text/setup'
import { errors } from '../lib/text/shell'
import { signIn as signInWords } from '../lib/text/sign-in-page'
import { trailPage } from '../lib/text/trail-page'
import { connectScreen } from './in-the-room'
import { isLive, openAs, row } from './page'
import { ADMINISTRATOR, AUDITOR, CHAIR, MEETING, MINUTES, POLICE } from './people'
import { type Server, startServer } from './server'
import { type Browser, expect, type Locator, type Page, test } from './test'
import { board, contribution, isStamp, live, signIn } from './wire'

let server: Server
test.use({ reducedMotion: 'reduce' })
test.beforeAll(async () => {
  server = await startServer({ args: ['--demo', '--play', '--speed', '1000', '--without', CHAIR.email] })
  await fillBoard()
})
test.afterAll(() => server.stop())

/** The whole conference, and of everything a row can show at least one: marks, a question, an answer, a correction, a withdrawal. */
async function fillBoard() {
  const [chair, police] = await Promise.all([CHAIR, POLICE].map(who => signIn(server.url, who)))
  const seat = await live(chair!)
  await seat.act('start', {})
  await server.played()
  const [open, kept, marks] = await Promise.all([
    board(police!, 'meeting'),
    board(police!, 'professionals'),
    board(chair!, 'professionals'),
  ])
  const told = async (own: typeof open, statement: Parameters<typeof open.share>[0], id: string = randomUUID()) => {
    expect(isStamp(await own.share(statement, id))).toBe(true)
    return id
  }
  const about = (id: string) => ({ v: 1, seen: 1, contribution: id, version: id }) as const
  const [asked, gone, changed] = await Promise.all([
    told(open, contribution(seat.state, 'Two calls came at night.')),
    told(open, contribution(seat.state, 'This went to the wrong meeting.')),
    told(kept, contribution(seat.state, 'The caller gave a name.', 'professionals')),
  ])
  await told(marks, {
    ...about(asked!),
    kind: 'mark',
    relevance: 'less-relevant',
    proportionality: 'too-little',
    reason: 'No date is given.',
    request: 'date',
  })
  await told(marks, {
    ...about(changed!),
    kind: 'mark',
    relevance: 'relevant',
    proportionality: 'proportionate',
    request: 'none',
  })
  await told(kept, {
    ...contribution(seat.state, 'The caller gave a first name.', 'professionals'),
    ...about(changed!),
    kind: 'correction',
  })
  await told(open, { ...about(asked!), kind: 'addition', field: 'impact', body: 'She woke each time.' })
  await told(marks, { kind: 'question', v: 1, seen: 1, agency: POLICE.agency, body: 'Were there others in the car?' })
  await told(open, { ...about(gone!), kind: 'withdrawal', heading: 'accurate', reason: 'Wrong meeting.' })
  await seat.act('focus', { heading: 'accurate', contribution: asked! })
  for (const each of [open, kept, marks, seat]) each.close()
}

const at = `/meetings/${MEETING}`
const SCREENS: Record<string, (browser: Browser) => Promise<Page>> = {
  'the sign-in page': async browser => {
    const page = await (await browser.newContext({ baseURL: server.url })).newPage()
    await page.goto('/sign-in')
    await page.getByRole('button', { name: signInWords.submit, exact: true }).click()
    await expect(page.getByText(signInWords.missing)).toBeVisible()
    return page
  },
  'your meetings': browser => openAs(browser, server, CHAIR, '/meetings'),
  'one’s own sign-in': browser => openAs(browser, server, POLICE, '/account'),
  'who is invited': browser => openAs(browser, server, CHAIR, `${at}/invitations`),
  'setting up a meeting': async browser => {
    const page = await openAs(browser, server, CHAIR, '/meetings')
    await page.getByRole('button', { name: meetings.setUp.start, exact: true }).click()
    for (const add of [setupWords.addPerson, setupWords.addTerm, setupWords.addPair, setupWords.addApology])
      await page.getByRole('button', { name: add, exact: true }).click()
    await page.getByLabel(setupWords.agency, { exact: true }).first().selectOption({ label: POLICE.agency })
    await page.getByRole('button', { name: setupWords.inviteDo, exact: true }).click()
    await page.getByRole('button', { name: setupWords.do, exact: true }).click()
    await expect(page.getByText(setupProblems.date)).toBeVisible()
    return page
  },
  'the board, one heading': async browser => {
    const page = await openAs(browser, server, POLICE, `${at}/board?heading=accurate`)
    await isLive(page)
    return page
  },
  'preparing, with a point half written': async browser => {
    const page = await openAs(browser, server, POLICE, `${at}/prepare`)
    await page.getByRole('button', { name: prepare.fresh }).first().click()
    const form = page.getByRole('form', { name: prepare.title })
    await form.getByRole('textbox', { name: compose.what }).fill('She clearly seemed frightened.')
    await form.getByRole('radio', { name: compose.natures.fact }).check()
    await form.getByLabel(compose.heading, { exact: true }).selectOption('adequate')
    await form.getByRole('button', { name: /^Share/ }).click()
    await expect(page.getByText(prepare.look.names['opinion-as-fact'])).toBeVisible()
    await expect(form.getByRole('alert')).toBeVisible()
    return page
  },
  'the whole board': async browser => {
    const page = await openAs(browser, server, POLICE, `${at}/board?view=whole`)
    await isLive(page)
    await expect(page.getByRole('main')).toBeVisible()
    return page
  },
  'the chair’s table': async browser => {
    const page = await openAs(browser, server, CHAIR, `${at}/chair`)
    await isLive(page)
    return page
  },
  'deciding and closing': async browser => {
    const page = await openAs(browser, server, CHAIR, `${at}/chair?part=decide`)
    await isLive(page)
    await expect(page.getByRole('heading', { name: decide.title })).toBeVisible()
    return page
  },
  'the trail': async browser => {
    const page = await openAs(browser, server, AUDITOR, `${at}/trail?agency=${encodeURIComponent(POLICE.agency)}`)
    await expect(page.getByRole('heading', { name: trailPage.title })).toBeVisible()
    return page
  },
  'the life of an item': async browser => {
    const page = await openAs(browser, server, AUDITOR, `${at}/trail`)
    await page
      .getByRole('link', { name: new RegExp(`^${itemPage.open}`) })
      .first()
      .click()
    await expect(page.getByRole('heading', { name: itemPage.wordings.title })).toBeVisible()
    return page
  },
  'who read the log': async browser => {
    const page = await openAs(browser, server, AUDITOR, `${at}/trail/readings`)
    await expect(page.getByRole('heading', { name: readingsPage.title })).toBeVisible()
    return page
  },
  'a replay': async browser => {
    const page = await openAs(browser, server, AUDITOR, `${at}/replay`)
    await expect(page.getByRole('combobox', { name: replay.eyes })).toBeEnabled()
    await page.getByRole('button', { name: replay.chronology.show }).click()
    await expect(page.getByRole('button', { name: replay.chronology.hide })).toBeVisible()
    return page
  },
  'keeping a meeting and ending it': async browser => {
    const page = await openAs(browser, server, AUDITOR, `${at}/keeping`)
    await expect(page.getByRole('button', { name: keepingPage.hold.put })).toBeEnabled()
    return page
  },
  'holding a meeting': async browser => {
    const page = await openAs(browser, server, AUDITOR, `${at}/keeping`)
    await page.getByRole('button', { name: keepingPage.hold.put }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    return page
  },
  'meetings to review': async browser => {
    const page = await openAs(browser, server, AUDITOR, '/keeping')
    await expect(page.getByRole('heading', { name: reviewsPage.title })).toBeVisible()
    return page
  },
  'requests for what the meeting holds': async browser => {
    const page = await openAs(browser, server, AUDITOR, `${at}/requests`)
    await expect(page.getByRole('heading', { name: requestsPage.form.title })).toBeVisible()
    return page
  },
  'a request, with what goes out and what stays back': async browser => {
    const page = await openAs(browser, server, AUDITOR, `${at}/requests`)
    const form = page.getByRole('region', { name: requestsPage.form.title })
    await form.getByLabel(requestsPage.form.name, { exact: true }).fill('A solicitor')
    await form.getByLabel(requestsPage.form.whose).selectOption({ index: 1 })
    await form.getByRole('button', { name: requestsPage.form.save, exact: true }).click()
    await page.getByRole('link', { name: 'A solicitor' }).first().click()
    const kept = page.getByRole('region', { name: /^Kept back/ })
    await kept.getByRole('link', { name: WHY_WORDS['not-about'] }).click()
    await expect(kept.getByRole('listitem').first()).toBeVisible()
    return page
  },
  'writing down what is said': async browser => {
    const page = await openAs(browser, server, MINUTES, `${at}/capture`)
    await expect(page.getByRole('heading', { name: capture.title })).toBeVisible()
    return page
  },
  'the order things happened in': async browser => {
    const page = await openAs(browser, server, POLICE, `${at}/chronology`)
    await expect(page.getByRole('table').first()).toBeVisible()
    return page
  },
  'connecting a room screen': async browser => {
    const page = await (await browser.newContext({ baseURL: server.url })).newPage()
    await page.goto('/room')
    await page.getByLabel(roomScreen.code).fill('WRONG-ONE')
    await page.getByRole('button', { name: roomScreen.connect }).click()
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    return page
  },
  'the room screen': async browser => {
    const chair = await openAs(browser, server, CHAIR, `${at}/chair`)
    await isLive(chair)
    const page = await connectScreen(browser, server, chair)
    await expect(page.getByText(roomScreen.by)).toBeVisible()
    return page
  },
  'asking to read in an emergency': browser => openAs(browser, server, POLICE, '/emergency'),
  'agencies, for whoever runs the installation': browser => openAs(browser, server, ADMINISTRATOR, '/admin'),
  'the form of an agency': async browser => {
    const page = await openAs(browser, server, ADMINISTRATOR, '/admin')
    await page.getByRole('button', { name: admin.addAgency }).click()
    await page.getByRole('button', { name: admin.agencyForm.saveNew }).click()
    await expect(page.getByText(admin.missing)).toBeVisible()
    return page
  },
  'an agency and its people': async browser => {
    const page = await openAs(browser, server, ADMINISTRATOR, '/admin')
    await page.getByRole('link', { name: POLICE.agency }).click()
    await expect(page.getByRole('heading', { name: POLICE.agency })).toBeVisible()
    return page
  },
  'a link that is over': async browser => {
    const page = await (await browser.newContext({ baseURL: server.url })).newPage()
    await page.goto('/set-up#over')
    await expect(page.getByRole('heading', { name: setUp.over })).toBeVisible()
    return page
  },
  'no such meeting': async browser => {
    const page = await openAs(browser, server, POLICE, `/meetings/${randomUUID()}/board`)
    await expect(page.getByRole('heading', { name: errors.noMeeting.title })).toBeVisible()
    return page
  },
  'no such page': async browser => {
    const page = await openAs(browser, server, POLICE, '/nothing-here')
    await expect(page.getByRole('heading', { name: errors.notFound.title })).toBeVisible()
    return page
  },
}
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds in each set of colours, at the width the page has now; each finding as one line. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.evaluate(name => {
      document.documentElement.dataset.theme = name
    }, theme)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze()
    for (const { id, nodes } of violations)
      for (const { html, failureSummary } of nodes)
        found.push(`${theme}, ${page.viewportSize()?.width}: ${id}: ${html} ${failureSummary}`)
  }
  return found
}

const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

for (const [name, open] of Object.entries(SCREENS))
  test(`Z71 axe finds nothing on ${name}, in every set of colours, wide and on a phone; nothing scrolls sideways at 320`, async ({
    browser,
  }) => {
    const page = await open(browser)
    const found = await findings(page)
    await page.setViewportSize({ width: 390, height: 844 })
    found.push(...(await findings(page)))
    await page.setViewportSize({ width: 320, height: 640 })
    expect(found).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await page.context().close()
  })

const SMALL = [
  ['the chair’s table', 1024, 768],
  ['the chair’s table', 820, 1180],
  ['deciding and closing', 1024, 768],
  ['writing down what is said', 820, 1180],
] as const

for (const [name, width, height] of SMALL)
  test(`Z71 axe finds nothing on ${name} at ${width} by ${height}, nothing scrolls sideways, and in forced colours what has the keys is outlined`, async ({
    browser,
  }) => {
    const page = await SCREENS[name]!(browser)
    await page.setViewportSize({ width, height })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze()
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([])
    await page.emulateMedia({ forcedColors: 'active' })
    expect(await scrollsSideways(page)).toBe(false)
    const home = page.locator('[data-focus-home]')
    await home.focus()
    await expect(home).toHaveCSS('outline-style', 'solid')
    await page.context().close()
  })

test('Z71 axe finds nothing in the open form with everything unfolded, wide and on a phone', async ({ browser }) => {
  const page = await openAs(browser, server, POLICE, `${at}/board?heading=timely`)
  await page.getByRole('textbox', { name: compose.what }).click()
  const form = page.getByRole('form', { name: compose.label })
  await form.getByText(compose.more, { exact: true }).click()
  await form.getByRole('button', { name: /^Share/ }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  const found = await findings(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('dialog').getByText(compose.more, { exact: true }).click()
  found.push(...(await findings(page)))
  await page.setViewportSize({ width: 320, height: 640 })
  expect(found).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  await page.context().close()
})

test('Z72 by keyboard alone an agency shares, and the chair marks', async ({ browser }) => {
  const [police, chair] = await Promise.all([
    openAs(browser, server, POLICE, `${at}/board?heading=secure`),
    openAs(browser, server, CHAIR, `${at}/chair`),
  ])
  for (const page of [police, chair]) await isLive(page)
  const text = 'The landlord holds a spare key.'
  await tabTo(police, police.getByRole('textbox', { name: compose.what }))
  await police.keyboard.type(text)
  await tabTo(police, police.getByRole('radio', { name: compose.natures.fact }))
  await police.keyboard.press('Space')
  await tabTo(police, police.getByRole('button', { name: compose.all, exact: true }))
  await police.keyboard.press('Enter')
  await police.keyboard.press('Control+Enter')
  await expect(row(police, text)).toBeVisible()
  await expect(police.getByRole('status').filter({ hasText: connectionWords.logged })).toBeVisible()

  await tabTo(chair, chair.getByRole('button', { name: HEADING_NAMES.secure }).first())
  await chair.keyboard.press('Enter')
  await expect(chair.getByRole('heading', { level: 1, name: headingTitle('secure') })).toBeVisible()
  const selected = chair.getByRole('region', { name: chairWords.selected })
  await expect(selected).toContainText(text)
  await tabTo(chair, selected.getByRole('button', { name: chairWords.show }))
  await chair.keyboard.press('1')
  await chair.keyboard.press('4')
  await expect(row(police, text)).toContainText(RELEVANCE_WORDS.relevant)
  await expect(row(police, text)).toContainText(PROPORTIONALITY_WORDS.proportionate)
  for (const page of [police, chair]) await page.context().close()
})

test('Z73 single keys act in the list alone: they are letters in a field and nothing elsewhere', async ({
  browser,
}) => {
  const page = await openAs(browser, server, POLICE, `${at}/board?heading=accurate`)
  await isLive(page)
  const title = page.getByRole('heading', { level: 1 })
  const here = headingTitle('accurate')
  await expect(title).toHaveText(here)
  await page.keyboard.type('n]jc')
  await expect(title).toHaveText(here)
  await expect(page.getByRole('form', { name: compose.label })).toHaveCount(0)

  const rows = page.getByRole('list', { name: words.list('accurate') }).getByRole('article')
  await tabTo(page, rows.first())
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows.first()).toBeFocused()
  await page.keyboard.press('n')
  const box = page.getByRole('textbox', { name: compose.what })
  await expect(box).toBeFocused()
  await page.keyboard.type('n]jc')
  await expect(box).toHaveValue('n]jc')
  await expect(title).toHaveText(here)
  await box.fill('')
  await page.keyboard.press('Escape')
  await expect(rows.first()).toBeFocused()
  await page.keyboard.press(']')
  await expect(title).toHaveText(headingTitle('timely'))
  await page.context().close()
})

/** Moves the focus with Tab alone until it is here. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isHere = () => target.evaluate(element => element === document.activeElement)
  for (let presses = 0; presses < 150; presses++) {
    if (await isHere()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key does not come to ${target}`)
}
