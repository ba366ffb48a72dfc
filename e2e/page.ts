import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import type { Heading } from '../lib/meeting/names'
import { connectionWords, rail } from '../lib/text/board'
import { chair } from '../lib/text/chair'
import { compose } from '../lib/text/compose'
import { HEADING_NAMES, headingTitle } from '../lib/text/headings'
import { meetings } from '../lib/text/meetings'
import { signIn as words } from '../lib/text/sign-in-page'
import { MEETING, PASSPHRASE, type Who } from './people'
import type { Server } from './server'
import { signIn } from './wire'

/** A person's own browser window, signed in, at this address. */
export async function openAs(
  browser: Browser,
  server: Pick<Server, 'url'>,
  who: Who,
  path = `/meetings/${MEETING}/board`,
): Promise<Page> {
  const context = await windowOf(browser, server, who)
  const page = await context.newPage()
  await page.goto(path)
  return page
}

/** A browser of their own, signed in and empty. */
export async function windowOf(browser: Browser, { url }: Pick<Server, 'url'>, who: Who): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url })
  const { headers } = await signIn(url, who)
  const cookies = headers.cookie.split('; ').map(pair => {
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    return { name, value, url }
  })
  await context.addCookies(cookies)
  return context
}

/** A person's own browser window, signed in by hand, on the board. */
export async function signInByHand(browser: Browser, { url }: Pick<Server, 'url'>, { email }: Who): Promise<Page> {
  const context = await browser.newContext({ baseURL: url })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByLabel(words.email).fill(email)
  await page.getByLabel(words.passphrase).fill(PASSPHRASE)
  await page.getByRole('button', { name: words.submit, exact: true }).click()
  await page.getByRole('link', { name: meetings.join }).click()
  await isLive(page)
  return page
}

/** The quiet line at the top: connecting, sharing, or the time of what was logged last. */
export const saveState = (page: Page): Locator =>
  page.getByRole('banner').getByText(connectionWords.logged).locator('..')

/** The board is there and in step with the server. */
export const isLive = (page: Page) => expect(saveState(page)).toBeVisible()

/** One contribution on the board, by words in it. */
export const row = (page: Page, text: string): Locator => page.getByRole('article').filter({ hasText: text })

export async function goTo(page: Page, heading: Heading): Promise<void> {
  const link = page.getByRole('navigation', { name: rail.label }).getByRole('link', { name: HEADING_NAMES[heading] })
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: headingTitle(heading) })).toBeVisible()
}

/** On the chair's table: opens a heading, which brings its queue and the marking keys. */
export async function openQueue(page: Page, heading: Heading): Promise<void> {
  await page
    .getByRole('navigation', { name: chair.agenda })
    .getByRole('list')
    .getByRole('button', { name: HEADING_NAMES[heading] })
    .click()
  await expect(page.getByRole('heading', { name: /^To mark, / })).toBeFocused()
}

/** Writes a contribution about every child under the heading that is open, and leaves it unshared. */
export async function write(page: Page, text: string, audience?: 'meeting' | 'professionals'): Promise<Locator> {
  const form = page.getByRole('form', { name: compose.label })
  await page.getByRole('textbox', { name: compose.what }).fill(text)
  await form.getByRole('radio', { name: compose.natures.fact }).check()
  await form.getByRole('button', { name: compose.all, exact: true }).click()
  if (audience) await form.getByRole('radio', { name: compose.audiences[audience] }).check()
  return form
}

/** Writes and shares, and waits for the server's receipt; returns its sentence. */
export async function share(page: Page, text: string, audience?: 'meeting' | 'professionals'): Promise<string> {
  const form = await write(page, text, audience)
  await form.getByRole('button', { name: /^Share/ }).click()
  const receipt = page.getByRole('status').filter({ hasText: connectionWords.logged })
  await expect(receipt).toBeVisible()
  await expect(row(page, text)).toBeVisible()
  return (await receipt.textContent()) ?? ''
}

/** A network that can hold back what a page says to the boards; everything else, and every answer, is the real server's. Set it up before the page opens a board. */
export type Slow = { hold(): void; letGo(): void }

export async function slowNetwork(context: BrowserContext): Promise<Slow> {
  let holding = false
  const held: (() => void)[] = []
  await context.routeWebSocket(/\/sync\//, socket => {
    const server = socket.connectToServer()
    socket.onMessage(message => {
      const send = () => server.send(message)
      if (holding) held.push(send)
      else send()
    })
  })
  return {
    hold: () => {
      holding = true
    },
    letGo: () => {
      holding = false
      for (const send of held.splice(0)) send()
    },
  }
}
