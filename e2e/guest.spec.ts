import { overWords, rail } from '../lib/text/board'
import { door, removing } from '../lib/text/door'
import { family } from '../lib/text/family'
import { pick } from '../lib/text/pick'
import { setup } from '../lib/text/setup'
import { errors } from '../lib/text/shell'
import { openAs, row, share } from './page'
import { CHAIR, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { nextMeeting } from './setting-up'
import { tap } from './tap'
import { expect, type Page, test } from './test'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const PICKED = 'The lock of the flat was changed on Monday.'
const BEFORE = 'Officers came at 02:10.'
const WHILE_IN = 'The school nurse will see both children.'
const AFTERWARDS = 'The landlord has written to us.'

async function admit(chair: Page) {
  const waits = chair.getByRole('region', { name: door.heading })
  await waits.getByRole('button', { name: door.admitNamed(SCHOOL.name) }).click()
  const asked = chair.getByRole('dialog')
  await expect(asked.getByText(door.opens(0))).toBeVisible()
  await asked.getByLabel(door.identity).check()
  await asked.getByLabel(door.confidentiality).check()
  await asked.getByRole('button', { name: door.submit, exact: true }).click()
  await expect(asked).toHaveCount(0)
}

async function bring(chair: Page, words: string) {
  await row(chair, words)
    .getByRole('button', { name: new RegExp(`^${pick.open}`) })
    .click()
  const asked = chair.getByRole('dialog')
  const option = asked.getByLabel(pick.whom).locator('option').filter({ hasText: 'Joanne' })
  await asked.getByLabel(pick.whom).selectOption((await option.getAttribute('value')) ?? '')
  await asked.getByRole('button', { name: pick.submit, exact: true }).click()
  await expect(asked).toHaveCount(0)
}

async function remove(chair: Page) {
  await chair.getByRole('button', { name: removing.open }).click()
  const asked = chair.getByRole('dialog')
  const option = asked.getByLabel(removing.whom).locator('option').filter({ hasText: SCHOOL.name })
  await asked.getByLabel(removing.whom).selectOption((await option.getAttribute('value')) ?? '')
  await asked.getByLabel(removing.reason).fill('Their item is over.')
  await asked.getByRole('button', { name: removing.submit }).click()
  await expect(asked).toHaveCount(0)
}

test('Z254 whoever comes for one item reads nothing of before, what is shared with everyone while they are in and what the chair picks for them, and once they are out nothing more', async ({
  browser,
}) => {
  const chair = await openAs(browser, server, CHAIR, '/meetings')
  const id = await nextMeeting(chair, async () => {
    const card = chair.getByRole('group', { name: SCHOOL.name })
    await card.getByLabel(setup.role).selectOption('guest')
    await expect(card.getByText(setup.guestHint)).toBeVisible()
  })
  const police = await openAs(browser, server, POLICE, `/meetings/${id}/board`)
  for (const words of [PICKED, BEFORE]) await share(police, words, 'meeting')

  const line = await tap(server.url)
  const guest = await openAs(browser, line, SCHOOL, `/meetings/${id}`)
  await expect(guest.getByRole('heading', { level: 1, name: door.title })).toBeVisible()
  await chair.goto(`/meetings/${id}/chair`)
  await admit(chair)
  await expect(guest).toHaveURL(/\/board$/)
  await expect(guest.getByRole('navigation', { name: rail.label })).toBeVisible()
  await share(police, WHILE_IN, 'meeting')
  await expect(row(guest, WHILE_IN)).toBeVisible()
  await expect(guest.getByRole('article')).toHaveCount(1)

  await chair.goto(`/meetings/${id}/board`)
  await bring(chair, PICKED)
  await expect(row(guest, PICKED)).toBeVisible()
  await expect(guest.getByRole('article')).toHaveCount(2)
  await expect(guest.getByRole('button', { name: family.away.go })).toHaveCount(0)
  await expect(row(chair, PICKED).filter({ hasText: 'With Joanne' })).toContainText(CHAIR.name)

  await chair.goto(`/meetings/${id}/chair`)
  await remove(chair)
  await expect(guest.getByRole('heading', { name: overWords['not-allowed'].title })).toBeVisible()
  await share(police, AFTERWARDS, 'meeting')
  await guest.goto(`/meetings/${id}/board`)
  await expect(guest.getByRole('heading', { name: errors.noMeeting.title })).toBeVisible()
  const received = line.received().toString('latin1')
  for (const words of [WHILE_IN, PICKED]) expect(received).toContain(words)
  for (const words of [BEFORE, AFTERWARDS]) expect(received).not.toContain(words)
  line.close()
})
