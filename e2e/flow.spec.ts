import { board, strip } from '../lib/text/board'
import { compose } from '../lib/text/compose'
import { agenda, attendance, blocked, quorum, speaking } from '../lib/text/flow'
import { headingTitle } from '../lib/text/headings'
import { prepare } from '../lib/text/prepare'
import { isLive, openAs, windowOf } from './page'
import { CHAIR, MEETING, MINUTES, MOTHER, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'
import { live, signIn } from './wire'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
  const chair = await live(await signIn(server.url, CHAIR))
  expect(await chair.act('start', {})).toMatchObject({ ok: true })
  chair.close()
})
test.afterAll(() => server.stop())

test('Z280 an agency asks to speak and sees its place, the minute taker puts in whoever is on the phone, and the chair calls them by one key', async ({
  browser,
}) => {
  const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
  const [police, minutes, mother] = await Promise.all(
    [POLICE, MINUTES, MOTHER].map(who => openAs(browser, server, who)),
  )
  if (!police || !minutes || !mother) throw new Error('Somebody is missing.')
  await police.getByRole('button', { name: speaking.ask }).click()
  await expect(police.getByRole('button', { name: speaking.withdraw(1) })).toBeVisible()
  await minutes.getByRole('button', { name: speaking.put }).click()
  const asked = minutes.getByRole('dialog')
  const option = asked.getByLabel(speaking.whom).locator('option').filter({ hasText: SCHOOL.name })
  await asked.getByLabel(speaking.whom).selectOption((await option.getAttribute('value')) ?? '')
  await asked.getByRole('button', { name: speaking.submit }).click()
  await expect(asked).toHaveCount(0)
  const queue = chair.getByRole('region', { name: speaking.title }).getByRole('listitem')
  await expect(queue.filter({ hasText: SCHOOL.name })).toContainText(speaking.byVoice(MINUTES.name))
  await expect(chair.getByRole('button', { name: speaking.next(POLICE.name) })).toBeVisible()
  await chair.getByRole('heading', { name: /^To mark, / }).focus()
  await chair.keyboard.press('s')
  await expect(police.getByRole('log')).toContainText(speaking.said.turn)
  const mine = police.getByRole('region', { name: speaking.title }).getByRole('listitem')
  await expect(mine.filter({ hasText: POLICE.name })).toContainText(speaking.mine)
  const heard = mother.getByRole('region', { name: speaking.title }).getByRole('listitem')
  await expect(heard).toHaveCount(1)
  await expect(heard).toContainText(speaking.now)
  await expect(chair.getByRole('button', { name: speaking.next(SCHOOL.name) })).toBeVisible()
})

test('Z281 the chair moves the meeting by the next step’s button, others follow; whoever writes is neither moved nor made to come, and goes by themselves', async ({
  browser,
}) => {
  const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
  const police = await openAs(browser, server, POLICE)
  const heading = (name: Parameters<typeof headingTitle>[0]) =>
    police.getByRole('heading', { level: 1, name: headingTitle(name) })
  const move = (to: Parameters<typeof headingTitle>[0]) =>
    chair.getByRole('button', { name: agenda.move(headingTitle(to)) }).click()
  await isLive(police)
  await move('necessary')
  await expect(police.getByRole('region', { name: strip.label })).toContainText(headingTitle('necessary'))
  await expect(police.getByRole('timer').first()).toBeVisible()
  await move('adequate')
  await expect(heading('adequate')).toBeVisible()
  await police.getByRole('textbox', { name: compose.what }).fill('Still being written.')
  await move('accurate')
  const stripOf = police.getByRole('region', { name: strip.label })
  await expect(stripOf).toContainText(headingTitle('accurate'))
  await chair.getByRole('button', { name: agenda.gather }).click()
  await expect(police.getByRole('heading', { name: agenda.calledSomewhere })).toBeVisible()
  await expect(heading('adequate')).toBeVisible()
  await police.getByRole('button', { name: agenda.stay }).click()
  await expect(police.getByRole('heading', { name: agenda.calledSomewhere })).toHaveCount(0)
  await expect(police.getByRole('textbox', { name: compose.what })).toHaveValue('Still being written.')
  await stripOf.getByRole('button', { name: strip.goTo }).click()
  await expect(heading('accurate')).toBeVisible()
  await expect(police.getByRole('list', { name: board.list('accurate') })).toBeVisible()
  const preparing = await openAs(browser, server, POLICE, `/meetings/${MEETING}/prepare`)
  await expect(preparing.getByRole('navigation', { name: prepare.list })).toBeVisible()
  await expect(preparing.getByRole('heading', { name: agenda.calledSomewhere })).toHaveCount(0)
  await chair.getByRole('button', { name: agenda.gather }).click()
  await expect(preparing.getByRole('heading', { name: agenda.calledSomewhere })).toBeVisible()
  await preparing.getByRole('button', { name: agenda.stay }).click()
  await expect(preparing.getByRole('heading', { name: agenda.calledSomewhere })).toHaveCount(0)
})

test('Z282 whoever is here without a screen is marked as present with how they join, and the quorum follows', async ({
  browser,
}) => {
  const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
  const rule = chair.getByRole('region', { name: quorum.title })
  await expect(rule).toContainText(quorum.notMet)
  const here = () => rule.getByRole('meter').evaluate(meter => (meter instanceof HTMLMeterElement ? meter.value : -1))
  const before = await here()
  await chair.getByText(/^Invited, not here: /).click()
  await chair.getByRole('button', { name: attendance.changeNamed(SCHOOL.name) }).click()
  const dialog = chair.getByRole('dialog')
  await dialog.getByLabel(attendance.howLabel).selectOption('phone')
  await dialog.getByLabel(attendance.here).check()
  await dialog.getByRole('button', { name: attendance.submit }).click()
  await expect(dialog).toHaveCount(0)
  const person = chair.getByRole('listitem').filter({ hasText: SCHOOL.name }).filter({ hasText: attendance.noScreen })
  await expect(person).toContainText(attendance.how('phone'))
  await expect.poll(here).toBe(before + 1)
  await rule.getByRole('button', { name: quorum.proceed }).click()
  await chair.getByRole('dialog').getByLabel(quorum.words.reason).fill('Health visiting sent a full report.')
  await chair.getByRole('dialog').getByRole('button', { name: quorum.words.submit }).click()
  await expect(rule).toContainText('Health visiting sent a full report.')
})

test('Z283 where the network blocks live connections the page says what does not work and whom to tell', async ({
  browser,
}) => {
  const context = await windowOf(browser, server, POLICE)
  await context.route(/\/socket\.io\//, route => route.abort())
  await context.routeWebSocket(/./, socket => void socket.close())
  const page = await context.newPage()
  await page.goto(`/meetings/${MEETING}/board`)
  await expect(page.getByRole('heading', { name: blocked.title })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(blocked.tell(new URL(server.url).host))).toBeVisible()
})
