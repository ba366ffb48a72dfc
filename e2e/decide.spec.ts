import { board } from '../lib/text/board'
import { chair } from '../lib/text/chair'
import { decide, VIEW_WORDS } from '../lib/text/decide'
import { MEETING_TYPE_WORDS, meetings } from '../lib/text/meetings'
import { behalfWords } from '../lib/text/sharing'
import { isLive, openAs, row, share } from './page'
import { CHAIR, MEETING, MOTHER, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'

test.describe.configure({ mode: 'serial' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const BOARD = `/meetings/${MEETING}/board?heading=accurate`
const REASONS = 'The persimmon visits were missed three times.'
const DISSENT = 'The persimmon plan does not meet the risk.'
const PHONED = 'The persimmon school would wait for the report.'
const LATE = 'The persimmon letter came today.'

test('Z270 the chair decides by keyboard, an agency dissents formally by two taps and one on the phone through the chair, an action says what it lacks, and the meeting is sealed, added to late, and opened again', async ({
  browser,
}) => {
  const table = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair?part=decide`)
  await expect(table.getByRole('heading', { name: decide.title })).toBeFocused()
  await table.getByRole('button', { name: chair.start }).click()
  await expect(table.getByRole('button', { name: decide.adjourn.open })).toBeVisible()

  await table.getByRole('heading', { name: decide.title }).focus()
  await table.keyboard.press('d')
  const form = table.getByRole('dialog', { name: decide.form.title })
  await form.getByRole('checkbox', { name: 'Maya', exact: true }).check()
  await form.getByRole('combobox', { name: decide.form.outcome }).selectOption('child_protection_plan')
  await form.getByRole('button', { name: decide.form.submit }).click()
  await expect(form.getByRole('alert')).toContainText(decide.form.missing.reasons!)
  await form.getByRole('combobox', { name: decide.form.threshold }).selectOption('likely')
  await form.getByRole('combobox', { name: decide.form.category }).selectOption('neglect')
  await form.getByRole('textbox', { name: decide.form.reasons }).fill(REASONS)
  await form.getByRole('textbox', { name: decide.evidence.add }).fill('po-1')
  await table.keyboard.press('Enter')
  await expect(form.getByRole('status')).toHaveText(decide.evidence.added('PO-1'))
  await form.getByRole('button', { name: decide.form.submit }).click()
  const decided = table.getByRole('listitem').filter({ hasText: REASONS })
  await expect(decided).toContainText('PO-1')

  const police = await openAs(browser, server, POLICE, BOARD)
  const card = police.getByRole('listitem').filter({ hasText: REASONS })
  await card.getByRole('button', { name: VIEW_WORDS.disagrees.tap }).click()
  await card.getByRole('button', { name: decide.sayWhy }).click()
  const why = police.getByRole('dialog')
  await why.getByRole('textbox', { name: decide.stance.reason }).fill(DISSENT)
  await why.getByRole('checkbox', { name: decide.stance.formal }).check()
  await why.getByRole('button', { name: decide.stance.submit }).click()
  await expect(decided).toContainText(DISSENT)
  await expect(decided).toContainText(decide.formal)

  const phone = decide.viewFor
  await decided.getByRole('button', { name: phone.open }).click()
  const theirs = table.getByRole('dialog', { name: phone.title })
  await theirs.getByRole('button', { name: decide.stance.submit }).click()
  await expect(theirs.getByRole('alert')).toHaveText(phone.missing.person)
  await theirs.getByLabel(phone.person).selectOption({ label: behalfWords.option(SCHOOL.name, 'School') })
  await theirs.getByRole('radio', { name: VIEW_WORDS.disagrees.tap }).check()
  await theirs.getByRole('checkbox', { name: phone.formal }).check()
  await theirs.getByRole('textbox', { name: decide.stance.reason }).fill(PHONED)
  await theirs.getByRole('button', { name: decide.stance.submit }).click()
  await expect(decided).toContainText(PHONED)
  await expect(decided).toContainText(phone.typedBy(CHAIR.name))
  await expect(card).toContainText(PHONED)
  await expect(police.getByRole('button', { name: phone.open })).toHaveCount(0)

  await table.getByRole('heading', { name: decide.title }).focus()
  await table.keyboard.press('a')
  const action = table.getByRole('dialog', { name: decide.actions.form.title })
  await action.getByRole('textbox', { name: decide.actions.form.what }).fill('See Maya alone')
  await action.getByRole('button', { name: decide.actions.form.all }).click()
  await action.getByRole('button', { name: decide.actions.form.submit }).click()
  const line = police.getByRole('listitem').filter({ hasText: 'See Maya alone' })
  await expect(line).toContainText(decide.PART_WORDS.due.add)

  const mother = await openAs(browser, server, MOTHER, BOARD)
  await isLive(mother)
  await expect(mother.getByText(REASONS)).toHaveCount(0)

  await table.locator('#main').getByRole('button', { name: chair.close }).click()
  const closing = table.getByRole('dialog')
  await closing.getByRole('textbox', { name: chair.closing.reason }).fill('The rest waits for the review.')
  await closing.getByRole('button', { name: chair.closing.submit }).click()
  await expect(table.getByText(/^[A-Za-z0-9+/]{43}=$/)).toBeVisible()
  await expect(table.getByText(decide.sealed.noLate)).toBeVisible()
  const home = await openAs(browser, server, POLICE, '/meetings')
  const closed = home.getByRole('region', { name: meetings.closed })
  await expect(closed.getByRole('link', { name: MEETING_TYPE_WORDS.initial_child_protection_conference })).toBeVisible()
  await home.context().close()

  await share(police, LATE, 'professionals')
  await expect(row(police, LATE)).toContainText(board.late)
  await expect(table.getByText(decide.sealed.askLate)).toBeVisible()
  await table.getByRole('button', { name: decide.sealed.reopen }).click()
  const again = table.getByRole('dialog')
  await again.getByRole('button', { name: decide.sealed.reopening.submit }).click()
  await expect(again.getByText(decide.sealed.reopening.missing)).toBeVisible()
  await again.getByRole('textbox', { name: decide.sealed.reopening.reason }).fill('Of the persimmon letter.')
  await again.getByRole('button', { name: decide.sealed.reopening.submit }).click()
  await expect(table.getByRole('heading', { name: decide.before.title })).toBeVisible()
  for (const page of [table, police, mother]) await page.context().close()
})
