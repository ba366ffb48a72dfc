// A Chromium for the tests: the system's, else Playwright's, else one that is fetched now.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { command, heading, ROOT, run, Sentence } from './steps.mjs'

const SYSTEM = '/usr/bin/chromium'
const isRoot = process.getuid?.() === 0

/** Flags for every start: nothing in the background talks to anyone; no sandbox for root alone, who cannot have one. */
export const BROWSER_FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  ...(isRoot ? ['--no-sandbox'] : []),
]

/** The path of a Chromium that runs: BROWSER_PATH, else the system's, else Playwright's. Undefined when there is none. */
export async function findBrowser() {
  const { chromium } = await import('@playwright/test')
  return [process.env.BROWSER_PATH, SYSTEM, chromium.executablePath()].find(
    path => path && existsSync(path) && runs(path),
  )
}

/** The same, fetching one when there is none: by Playwright's download, else Debian's package. @throws Sentence when neither works. */
export async function ensureBrowser() {
  const found = await findBrowser()
  if (found) return found
  heading('Fetching a browser for the tests')
  await run(process.execPath, [
    command('@playwright/test', 'playwright'),
    'install',
    ...(isRoot ? ['--with-deps'] : []),
    'chromium',
  ])
  const downloaded = await findBrowser()
  if (downloaded) return downloaded
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    await run('apt-get', ['update', '-q'])
    await run('apt-get', ['install', '-y', '-q', 'chromium'], { env: { DEBIAN_FRONTEND: 'noninteractive' } })
  }
  const installed = await findBrowser()
  if (installed) return installed
  throw new Sentence(
    'The tests need a Chromium, and none could be found or fetched. Install one (on Debian: apt-get install chromium) or set BROWSER_PATH.',
  )
}

function runs(path) {
  return spawnSync(path, ['--version', ...BROWSER_FLAGS], { cwd: ROOT, timeout: 30_000 }).status === 0
}
