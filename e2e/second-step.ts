import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { account } from '../lib/text/account'

/** What an authenticator app shows, `steps` half minutes from now, and the recovery codes on paper. */
export type SecondStep = { code(steps: number): string; codes: string[] }

/** On the page that asks for it: adds the key to an app, types its code (the one before, so that the next is new), and keeps the recovery codes. */
export async function setUpSecondStep(page: Page): Promise<SecondStep> {
  await expect(page.getByRole('img', { name: account.factor.picture })).toBeVisible()
  const key = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? ''
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) })
  const code = (steps: number) => totp.generate({ timestamp: Date.now() + steps * 30_000 })
  const done = page.getByRole('heading', { name: account.factor.codes })
  const type = async () => {
    await page.getByLabel(account.code).fill(code(-1))
    await page.getByRole('button', { name: account.factor.submit }).click()
    await expect(done.or(page.getByText(account.problem))).toBeVisible()
  }
  await type()
  // Where a half minute began while it was on its way, that code was too old: the next one is not.
  if (!(await done.isVisible())) await type()
  await expect(done).toBeFocused()
  const codes = await page.getByRole('listitem').allTextContents()
  await page.getByRole('button', { name: account.factor.kept }).click()
  return { code, codes }
}
