import { expect, type Page } from '@playwright/test'
import { meetings } from '../lib/text/meetings'
import { setup as words } from '../lib/text/setup'

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
