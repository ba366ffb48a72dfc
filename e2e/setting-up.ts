import { expect, type Page } from '@playwright/test'
import { invitations } from '../lib/text/invitations'
import { meetings } from '../lib/text/meetings'
import { setup as words } from '../lib/text/setup'
import { MOTHER } from './people'

/** A day so many days ahead, as a field has it. */
export const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

/** A new form, opened from home. */
export async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: meetings.setUp.start, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: words.page })).toBeVisible()
}
/** What was typed is kept on the server. */
export const isKept = (page: Page) => expect(page.getByRole('banner').getByText(/^Saved /)).toBeVisible()
export const doIt = (page: Page) => page.getByRole('button', { name: words.do, exact: true }).click()

/** Puts somebody of an agency on the list of those invited. */
export async function invite(page: Page, who: { name: string; agency: string }) {
  await page.getByLabel(words.agency, { exact: true }).selectOption({ label: who.agency })
  const people = page.getByLabel(words.invite)
  const option = people.locator('option').filter({ hasText: who.name })
  await people.selectOption((await option.getAttribute('value')) ?? '')
  await page.getByRole('button', { name: words.inviteDo, exact: true }).click()
  await expect(page.getByRole('group', { name: who.name })).toBeVisible()
}

/**
 * The meeting that follows the demo's: its professionals are admitted, the family are only invited. `also` changes the
 * form before it is sent. Returns its id.
 */
export async function nextMeeting(page: Page, also?: () => Promise<void>): Promise<string> {
  await page.getByLabel(meetings.setUp.from).selectOption({ index: 1 })
  await page.getByRole('button', { name: meetings.setUp.copy }).click()
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)
  // What falls due follows from the day once the form has it, and not while its page is still loading.
  await expect(async () => {
    await page.getByLabel(words.date, { exact: true }).fill('')
    await page.getByLabel(words.date, { exact: true }).fill(day)
    await expect(page.getByText(words.dueUsual('')).first()).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.getByLabel(words.from).fill('10:00')
  await page.getByLabel(words.to).fill('11:30')
  await page.getByLabel(words.purpose).fill('To look at the plan again.')
  await page.getByRole('textbox', { name: words.concern(1) }).fill('Shouting at night.')
  for (const authority of await page.getByLabel(words.authority).all()) await authority.selectOption({ index: 1 })
  const mother = page.getByRole('region', { name: MOTHER.name })
  await mother.getByLabel(words.seat).selectOption('family')
  await mother.getByLabel(words.email).fill(MOTHER.email)
  await also?.()
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.getByRole('button', { name: words.do, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: invitations.title })).toBeVisible()
  return id
}
