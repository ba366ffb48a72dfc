import { chromium } from '@playwright/test'
import { startServer } from '/tmp/rt/w-record/e2e/server'
import { openAs } from '/tmp/rt/w-record/e2e/page'
import { CHAIR, MEETING } from '/tmp/rt/w-record/e2e/people'
const server = await startServer({ args: ['--demo', '--play', '--speed', '1000'], port: 4201 })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  while (!server.output().includes('Everything has been played.')) await new Promise(r => setTimeout(r, 300))
  const page = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/record`)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.screenshot({ path: '/tmp/rt/record-1440.png', fullPage: true })
  await page.evaluate(() => { document.documentElement.dataset.theme = 'dark' })
  await page.screenshot({ path: '/tmp/rt/record-1440-dark.png', fullPage: true })
  await page.evaluate(() => { document.documentElement.dataset.theme = 'light' })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: '/tmp/rt/record-390.png', fullPage: true })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.pdf({ path: '/tmp/rt/record.pdf', preferCSSPageSize: true })
  await page.goto(`${server.url}/meetings`)
  await page.screenshot({ path: '/tmp/rt/record-home.png' })
} finally { await browser.close(); await server.stop() }
