import { overWords, rail } from '../lib/text/board'
import { chair as table } from '../lib/text/chair'
import { door, removing } from '../lib/text/door'
import { family } from '../lib/text/family'
import { seat } from '../lib/text/seat'
import { errors } from '../lib/text/shell'
import { openAs, row, share } from './page'
import { CHAIR, MINUTES, MOTHER, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { nextMeeting } from './setting-up'
import { type Browser, expect, test } from './test'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

async function opened(browser: Browser) {
  const chair = await openAs(browser, server, CHAIR, '/meetings')
  const id = await nextMeeting(chair)
  await chair.goto(`/meetings/${id}/chair`)
  await expect(chair.getByRole('region', { name: door.heading })).toBeVisible()
  return { id, chair }
}

test('Z111 somebody invited waits at a page that says nothing of the family, is seen at the door, and is let in by itself', async ({
  browser,
}) => {
  const { id, chair } = await opened(browser)
  const police = await openAs(browser, server, POLICE, `/meetings/${id}/board`)
  await share(police, 'Officers came at 02:10.', 'meeting')
  const minutes = await openAs(browser, server, MINUTES, `/meetings/${id}/board`)
  const mother = await openAs(browser, server, MOTHER, `/meetings/${id}`)
  await expect(mother.getByRole('heading', { level: 1, name: door.title })).toBeVisible()
  await expect(mother).toHaveTitle(family.page)
  await expect(mother.getByRole('button', { name: family.away.go })).toBeVisible()
  const said = await mother.locator('body').textContent()
  expect(said).not.toMatch(/Fenwick|conference|02:10/)
  const waits = minutes.getByRole('region', { name: door.heading })
  await expect(waits.getByText(MOTHER.name)).toBeVisible()
  await expect(waits.getByText(door.opens(1))).toBeVisible()
  await expect(chair.getByText(door.arrived([MOTHER.name]))).toBeAttached()
  await waits.getByRole('button', { name: door.admitNamed(MOTHER.name) }).click()
  const asked = minutes.getByRole('dialog')
  await asked.getByRole('button', { name: door.submit, exact: true }).click()
  await expect(asked.getByRole('alert')).toContainText(door.identityMissing)
  await asked.getByLabel(door.identity).check()
  await asked.getByLabel(door.confidentiality).check()
  await asked.getByRole('button', { name: door.submit, exact: true }).click()
  await expect(asked).toHaveCount(0)
  await expect(mother).toHaveURL(/\/board$/)
  await expect(row(mother, 'Officers came at 02:10.')).toBeVisible()
  await chair.goto(`/meetings/${id}/trail`)
  await expect(chair.getByText(`let ${MOTHER.name} in`)).toBeVisible()
})

test('Z112 the chair removes somebody with a reason: their window says so at once, and they come back to nothing', async ({
  browser,
}) => {
  const { id, chair } = await opened(browser)
  const police = await openAs(browser, server, POLICE, `/meetings/${id}/board`)
  await expect(police.getByRole('navigation', { name: rail.label })).toBeVisible()
  await chair.getByRole('button', { name: removing.open }).click()
  const asked = chair.getByRole('dialog')
  await asked.getByRole('button', { name: removing.submit }).click()
  await expect(asked.getByRole('alert')).toContainText(removing.missing)
  const option = asked.getByLabel(removing.whom).locator('option').filter({ hasText: POLICE.name })
  await asked.getByLabel(removing.whom).selectOption((await option.getAttribute('value')) ?? '')
  await asked.getByLabel(removing.reason).fill('Another officer has taken over.')
  await asked.getByRole('button', { name: removing.submit }).click()
  await expect(police.getByRole('heading', { name: overWords['not-allowed'].title })).toBeVisible()
  await police.goto(`/meetings/${id}`)
  await expect(police.getByRole('heading', { name: errors.noMeeting.title })).toBeVisible()
  await chair.goto(`/meetings/${id}/trail`)
  await expect(chair.getByText('Another officer has taken over.')).toBeVisible()
})

test('Z251 a practitioner who comes after the start waits at the door, and is let in with whoever shares their seat', async ({
  browser,
}) => {
  const { id, chair } = await opened(browser)
  await chair.getByRole('button', { name: table.start }).click()
  await expect(chair.getByRole('button', { name: table.start })).toHaveCount(0)
  const school = await openAs(browser, server, SCHOOL, `/meetings/${id}/board`)
  await expect(school.getByRole('heading', { level: 1, name: door.title })).toBeVisible()
  const waits = chair.getByRole('region', { name: door.heading })
  await waits.getByRole('button', { name: door.admitNamed(SCHOOL.name) }).click()
  const asked = chair.getByRole('dialog')
  await expect(asked.getByLabel(seat.stopWord)).toHaveCount(0)
  await asked.getByLabel(door.identity).check()
  await asked.getByLabel(seat.others).fill('Alex Student')
  await asked.getByRole('button', { name: door.submit, exact: true }).click()
  await expect(school).toHaveURL(/\/board$/)
  await expect(school.getByRole('navigation', { name: rail.label })).toBeVisible()
  await expect(chair.getByText(seat.with(['Alex Student']))).toBeVisible()
  await waits.getByRole('button', { name: door.admitNamed(MOTHER.name) }).click()
  await asked.getByLabel(seat.free).selectOption('no')
  await asked.getByLabel(seat.stopWord).fill('Lemon')
  await asked.getByLabel(door.identity).check()
  await asked.getByRole('button', { name: door.submit, exact: true }).click()
  await openAs(browser, server, MOTHER, `/meetings/${id}/board`)
  await chair.getByText(seat.aside).click()
  await expect(chair.getByText(seat.word('Lemon'))).toBeVisible()
  await expect(school.getByText(MOTHER.name)).toBeVisible()
  await expect(school.getByText(seat.aside)).toHaveCount(0)
})
