import { connectionWords, PROPORTIONALITY_WORDS, RELEVANCE_WORDS, strip } from '../lib/text/board'
import { chair as words } from '../lib/text/chair'
import { chairNews, handing } from '../lib/text/chair-moves'
import { closedPart } from '../lib/text/closed-part'
import { decide, THRESHOLD_WORDS, VIEW_WORDS } from '../lib/text/decide'
import { door } from '../lib/text/door'
import { agenda, attendance, speaking } from '../lib/text/flow'
import { headingTitle } from '../lib/text/headings'
import { OUTCOME_WORDS } from '../lib/text/outcomes'
import { behalfWords } from '../lib/text/sharing'
import { breakable, type Hands, handsOn } from './hands'
import { goTo, isLive, openAs, row, share, windowOf, write } from './page'
import { CHAIR, MEETING, MINUTES, MOTHER, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { store } from './store'
import { expect, type Page, test } from './test'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
  await store(
    server,
    'update members set admitted_at = null where meeting_id = $1 and person_id = (select id from people where email = $2)',
    [MEETING, MOTHER.email],
  )
})
test.afterAll(() => server.stop())

const BOARD = `/meetings/${MEETING}/board`
const TABLE = `/meetings/${MEETING}/chair`
const SEEN = 'The hawthorn lane was searched at noon.'
const PHONED = 'The rowan class waited for her at three.'
const KEPT = 'The sorrel caller asked not to be named.'
const REASONS = 'The teasel visits were missed three times.'
const DISSENT = 'The teasel plan does not meet the risk.'

/** The heading beside which the chair's keys are at work. */
const queue = (page: Page) => page.getByRole('heading', { name: /^To mark, / })

/** Marks everything that waits under the heading, by these keys each. */
async function markAll(page: Page, hands: Hands, keys: readonly string[]) {
  await hands.to(queue(page))
  for (;;) {
    const waits = Number((await queue(page).textContent())?.replace(/\D/g, ''))
    if (waits === 0) return
    for (const key of keys) await hands.press(key)
    await expect(queue(page)).toHaveText(words.queue(waits - 1))
    await expect(queue(page)).toBeFocused()
  }
}

async function letIn(page: Page, hands: Hands, button: string, submit: string) {
  await hands.on(page.getByRole('region', { name: door.heading }).getByRole('button', { name: button }))
  const asked = page.getByRole('dialog')
  await hands.tick(asked.getByLabel(door.identity))
  await hands.on(asked.getByRole('button', { name: submit, exact: true }))
  await expect(asked).toHaveCount(0)
  await hands.kept()
}

test('Z287 the demo conference is held from admission to sealing by the chair’s keyboard alone: family in the open part, a closed part, an agency on the phone, a dissent, a lost connection and the deputy', async ({
  browser,
}) => {
  test.slow()
  const context = await windowOf(browser, server, CHAIR)
  const network = await breakable(context)
  const chair = await context.newPage()
  const hands = await handsOn(chair)
  await chair.goto(TABLE)
  await isLive(chair)
  const minutes = await openAs(browser, server, MINUTES, BOARD)
  const police = await openAs(browser, server, POLICE, BOARD)
  const mother = await openAs(browser, server, MOTHER, `/meetings/${MEETING}`)
  for (const page of [minutes, police]) await isLive(page)

  await test.step('the mother is let in, and the meeting starts', async () => {
    await expect(mother.getByRole('heading', { level: 1, name: door.title })).toBeVisible()
    await letIn(chair, hands, door.admitNamed(MOTHER.name), door.submit)
    await expect(mother).toHaveURL(/\/board$/)
    await isLive(mother)
    await hands.on(chair.getByRole('button', { name: words.start }))
    await expect(queue(chair)).toBeFocused()
    await expect(chair.getByRole('button', { name: agenda.move(headingTitle('necessary')) })).toBeVisible()
    await hands.press('m')
    for (const page of [police, mother])
      await expect(page.getByRole('region', { name: strip.label })).toContainText(headingTitle('necessary'))
  })

  await test.step('the school is on the phone: it waits its turn, and speaks through the minute taker', async () => {
    await hands.on(chair.getByText(/^Invited, not here: /))
    await hands.on(chair.getByRole('button', { name: attendance.changeNamed(SCHOOL.name) }))
    const dialog = chair.getByRole('dialog')
    await hands.choose(dialog.getByLabel(attendance.howLabel), attendance.choices.phone)
    await hands.tick(dialog.getByLabel(attendance.here))
    await hands.on(dialog.getByRole('button', { name: attendance.submit }))
    await expect(dialog).toHaveCount(0)
    await hands.kept()

    await minutes.getByRole('button', { name: speaking.put }).click()
    const asked = minutes.getByRole('dialog')
    const option = asked.getByLabel(speaking.whom).locator('option').filter({ hasText: SCHOOL.name })
    await asked.getByLabel(speaking.whom).selectOption((await option.getAttribute('value')) ?? '')
    await asked.getByRole('button', { name: speaking.submit }).click()
    await expect(chair.getByRole('button', { name: speaking.next(SCHOOL.name) })).toBeVisible()
    await hands.to(queue(chair))
    await hands.press('s')
    const speaks = mother.getByRole('region', { name: speaking.title }).getByRole('listitem')
    await expect(speaks.filter({ hasText: SCHOOL.name })).toContainText(speaking.now)

    await goTo(minutes, 'necessary')
    const form = await write(minutes, PHONED, 'meeting')
    await form.getByLabel(behalfWords.whose).selectOption({ label: behalfWords.option(SCHOOL.name, 'School') })
    await form.getByLabel(behalfWords.readBack).check()
    await form.getByRole('button', { name: /^Share/ }).click()
    for (const page of [mother, chair]) await expect(page.getByText(PHONED).first()).toBeVisible()
  })

  await test.step('what was shared is marked; the family read it without the marks', async () => {
    await goTo(police, 'necessary')
    await share(police, SEEN, 'meeting')
    await expect(chair.getByText(SEEN).first()).toBeVisible()
    await markAll(chair, hands, ['2', '4', '7'])
    await expect(row(police, SEEN)).toContainText(RELEVANCE_WORDS['less-relevant'])
    await expect(row(mother, SEEN)).toBeVisible()
    await expect(row(mother, SEEN)).not.toContainText(RELEVANCE_WORDS['less-relevant'])
  })

  await test.step('the professionals are among themselves, and the mother is asked back', async () => {
    await hands.on(chair.getByRole('button', { name: closedPart.open }))
    const asked = chair.getByRole('dialog')
    await hands.write(asked.getByLabel(closedPart.why), 'Somebody outside the family.')
    await hands.on(asked.getByRole('button', { name: closedPart.submit }))
    await expect(mother.getByRole('heading', { level: 1, name: closedPart.outside.title })).toBeVisible()
    await expect(police.getByText(closedPart.kept)).toBeVisible()
    await hands.kept()
    await share(police, KEPT)
    await expect(chair.getByText(KEPT).first()).toBeVisible()
    await markAll(chair, hands, ['1', '4'])
    await expect(row(police, KEPT)).toContainText(PROPORTIONALITY_WORDS.proportionate)
    await hands.on(chair.getByRole('button', { name: closedPart.end }))
    await expect(police.getByText(closedPart.kept)).toHaveCount(0)
    await hands.kept()
    await letIn(chair, hands, closedPart.back.askNamed(MOTHER.name), closedPart.back.submit)
    await expect(row(mother, SEEN)).toBeVisible()
    await expect(mother.getByText(KEPT)).toHaveCount(0)
  })

  await test.step('the chair’s connection is lost, the deputy chairs, and hands the chair back', async () => {
    await network.lose()
    await expect(chair.getByRole('heading', { name: connectionWords.offlineTitle })).toBeVisible()
    for (const page of [police, mother, minutes])
      await expect(page.getByRole('heading', { name: chairNews.away })).toBeVisible()
    await minutes.getByRole('button', { name: chairNews.take }).click()
    await minutes.getByRole('dialog').getByRole('button', { name: chairNews.submit }).click()
    await expect(minutes.getByRole('region', { name: words.control })).toBeVisible()
    await expect(mother.getByRole('heading', { name: chairNews.away })).toHaveCount(0)
    await network.find()
    await expect(chair.getByRole('heading', { name: handing.over })).toBeVisible()
    await expect(chair.getByText(`${MINUTES.name} took the chair at`)).toBeVisible()
    await hands.kept()

    await minutes.getByRole('button', { name: handing.open }).click()
    const asked = minutes.getByRole('dialog')
    const option = asked.getByLabel(handing.whom).locator('option').filter({ hasText: CHAIR.name })
    await asked.getByLabel(handing.whom).selectOption((await option.getAttribute('value')) ?? '')
    await asked.getByRole('button', { name: handing.submit }).click()
    await expect(chair.getByRole('region', { name: words.control })).toBeVisible()
    await expect(queue(chair)).toBeFocused()
  })

  const decided = chair.getByRole('listitem').filter({ hasText: REASONS })
  await test.step('it is decided, the police dissent, and somebody is to do something', async () => {
    await hands.on(chair.getByRole('link', { name: decide.part }))
    const title = chair.getByRole('heading', { name: decide.title })
    await expect(title).toBeFocused()
    await hands.press('d')
    const form = chair.getByRole('dialog', { name: decide.form.title })
    await hands.tick(form.getByRole('checkbox', { name: 'Maya', exact: true }))
    await hands.choose(form.getByLabel(decide.form.outcome), OUTCOME_WORDS.child_protection_plan)
    await hands.choose(form.getByLabel(decide.form.threshold), THRESHOLD_WORDS.likely)
    await hands.choose(form.getByLabel(decide.form.category), 'Neglect')
    await hands.write(form.getByRole('textbox', { name: decide.form.reasons }), REASONS)
    await hands.write(form.getByRole('textbox', { name: decide.evidence.add }), 'po-1')
    await hands.press('Enter')
    await expect(form.getByRole('status')).toHaveText(decide.evidence.added('PO-1'))
    await hands.on(form.getByRole('button', { name: decide.form.submit }))
    await expect(decided).toContainText('PO-1')

    await police
      .getByRole('listitem')
      .filter({ hasText: REASONS })
      .getByRole('button', { name: VIEW_WORDS.disagrees.tap })
      .click()
    await police.getByRole('listitem').filter({ hasText: REASONS }).getByRole('button', { name: decide.sayWhy }).click()
    const why = police.getByRole('dialog')
    await why.getByRole('textbox', { name: decide.stance.reason }).fill(DISSENT)
    await why.getByRole('checkbox', { name: decide.stance.formal }).check()
    await why.getByRole('button', { name: decide.stance.submit }).click()
    await expect(decided).toContainText(DISSENT)
    await expect(decided).toContainText(decide.formal)

    await expect(title).toBeFocused()
    await hands.press('a')
    const action = chair.getByRole('dialog', { name: decide.actions.form.title })
    await hands.write(action.getByRole('textbox', { name: decide.actions.form.what }), 'See Maya alone')
    await hands.on(action.getByRole('button', { name: decide.actions.form.all }))
    await hands.on(action.getByRole('button', { name: decide.actions.form.submit }))
    await expect(police.getByRole('listitem').filter({ hasText: 'See Maya alone' })).toBeVisible()
    await expect(mother.getByText(REASONS)).toHaveCount(0)
  })

  await test.step('it is closed with a reason, and sealed', async () => {
    await hands.on(chair.getByRole('region', { name: words.control }).getByRole('button', { name: words.close }))
    const closing = chair.getByRole('dialog')
    await hands.write(closing.getByRole('textbox', { name: words.closing.reason }), 'The rest waits for the review.')
    await hands.on(closing.getByRole('button', { name: words.closing.submit }))
    await expect(chair.getByText(/^[A-Za-z0-9+/]{43}=$/)).toBeVisible()
    for (const page of [mother, police]) await expect(page.getByText(strip.closed).first()).toBeVisible()
    await expect(chair.getByRole('heading', { name: decide.title })).toBeFocused()
    await hands.kept()
  })
  for (const page of [chair, minutes, police, mother]) await page.context().close()
})
