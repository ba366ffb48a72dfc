import { type Browser, expect, type Page } from '@playwright/test'
import { admin, setUp } from '../lib/text/admin'
import { signIn as words } from '../lib/text/sign-in-page'
import { type SecondStep, setUpSecondStep } from './second-step'
import type { Server } from './server'

/** The passphrase of everybody who chose one on these screens. */
export const PASSPHRASE = 'four quiet lamps at dusk'

export const newPage = async (browser: Browser, { url }: Pick<Server, 'url'>): Promise<Page> =>
  (await browser.newContext({ baseURL: url })).newPage()

/** Fills in what every link asks for. */
export async function choose(page: Page, email: string) {
  await page.getByLabel(setUp.email).fill(email)
  await page.getByLabel(setUp.passphrase, { exact: true }).fill(PASSPHRASE)
  await page.getByLabel(setUp.again).fill(PASSPHRASE)
}

export async function signInAs(page: Page, email: string) {
  await page.getByLabel(words.email).fill(email)
  await page.getByLabel(words.passphrase).fill(PASSPHRASE)
  const answered = page.waitForResponse(/callback\/passphrase/)
  await page.getByRole('button', { name: words.submit, exact: true }).click()
  await answered
}

/** From a link to somebody who is signed in, with passphrase and authenticator app. */
export async function setUpFrom(page: Page, link: string, email: string): Promise<SecondStep> {
  await page.goto(link)
  await choose(page, email)
  await page.getByRole('button', { name: setUp.submit }).click()
  await page.getByRole('link', { name: setUp.done.go }).click()
  await signInAs(page, email)
  return setUpSecondStep(page)
}

/** The first administrator, made from what the server printed, signed in on the page of agencies. */
export async function first(browser: Browser, server: Server): Promise<Page> {
  const link = /^ {2}(http\S+\/set-up#\S+)$/m.exec(server.output())?.[1] ?? ''
  const page = await newPage(browser, server)
  await page.goto(link)
  await page.getByLabel(setUp.name).fill('Ruth Ames')
  await page.getByLabel(admin.agencyForm.name, { exact: true }).fill('Harrowmere Safeguarding Partnership')
  await choose(page, 'ruth.ames@partnership.example')
  await page.getByRole('button', { name: setUp.submit }).click()
  await page.getByRole('link', { name: setUp.done.go }).click()
  await signInAs(page, 'ruth.ames@partnership.example')
  await setUpSecondStep(page)
  await page.getByRole('main').getByRole('link', { name: admin.open }).click()
  return page
}

/** Adds an agency, and opens its page. */
export async function addAgency(page: Page, type: string, name: string) {
  await page.getByRole('button', { name: admin.addAgency }).click()
  await page.getByLabel(admin.agencyForm.type).selectOption(type)
  await page.getByLabel(admin.agencyForm.name, { exact: true }).fill(name)
  await page.getByRole('button', { name: admin.agencyForm.saveNew }).click()
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** Adds somebody through the form; the dialog in which their link can be made is open then. */
export async function addSomebody(page: Page, button: string, name: string, email: string) {
  await page.getByRole('button', { name: button }).click()
  await page.getByLabel(admin.personForm.name, { exact: true }).fill(name)
  await page.getByLabel(admin.personForm.email).fill(email)
  await page.getByRole('button', { name: admin.personForm.saveNew }).click()
}

/** The same, and gives the link that is then shown. */
export async function addPerson(page: Page, button: string, name: string, email: string): Promise<string> {
  await addSomebody(page, button, name, email)
  await page.getByRole('dialog').getByRole('button', { name: admin.invite.button }).click()
  const link = await page.getByRole('status', { name: admin.invite.link }).textContent()
  await page.getByRole('button', { name: admin.invite.done }).click()
  return link ?? ''
}
