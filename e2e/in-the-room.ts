import { type Browser, expect, type Page } from '@playwright/test'
import { roomScreen } from '../lib/text/room-screen'
import type { Server } from './server'

/** A screen without an account, connected by the code that the chair's table shows; its own window, nobody signed in. */
export async function connectScreen(browser: Browser, { url }: Pick<Server, 'url'>, chair: Page): Promise<Page> {
  await chair.getByRole('button', { name: roomScreen.control.open }).press('Enter')
  const panel = chair.getByRole('dialog', { name: roomScreen.control.title })
  await panel.getByRole('button', { name: roomScreen.control.ask }).press('Enter')
  const code = panel.getByRole('status')
  await expect(code).toHaveText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)
  const page = await (await browser.newContext({ baseURL: url })).newPage()
  await page.goto('/room')
  await page.getByLabel(roomScreen.code).fill(` ${((await code.textContent()) ?? '').toLowerCase()} `)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/meetings/*/room')
  await expect(panel.getByText(/^Connected since /)).toBeVisible()
  await chair.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  return page
}
