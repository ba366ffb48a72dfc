// `npm test`: every check there is, from a bare clone. The last line is always `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, checkNode, command, heading, install, ROOT, run, Sentence } from './steps.mjs'

const RESULTS = join(ROOT, '.cache', 'results')
const MACHINE_POSTGRES = '/usr/lib/postgresql/15/bin'
const total = { passed: 0, failed: 0 }

const tool = (name, bin, args, env = {}) => run(process.execPath, [command(name, bin), ...args], { env })
const script = (name, ...args) => run(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts', name), ...args])

/** A check that is one thing: it holds or it does not. @returns whether it held. */
async function check(name, work) {
  heading(name)
  try {
    const code = await work()
    total[code ? 'failed' : 'passed']++
    return !code
  } catch (error) {
    console.error(error instanceof Sentence ? error.message : error)
    total.failed++
    return false
  }
}

/** Tests that count themselves, in a file at `results`. A runner that fails without a failed test counts as one. */
async function tests(name, results, count, work) {
  heading(name)
  const file = join(RESULTS, results)
  const code = await work(file)
  const { passed, failed } = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 }
  total.passed += passed
  total.failed += code !== 0 && failed === 0 ? 1 : failed
}

const vitest = (args, env) => file =>
  tool('vitest', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args], env)
const vitestCount = ({ numPassedTests, numTotalTests }) => ({
  passed: numPassedTests,
  failed: numTotalTests - numPassedTests,
})
const playwrightCount = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + stats.skipped,
})
const mutantsCount = ({ passed, failed }) => ({ passed, failed })

async function packages() {
  checkNode()
  await install()
}

async function all() {
  if (!(await check('Packages', packages))) return
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS, { recursive: true })
  await check(
    'Types',
    async () => (await tool('next', 'next', ['typegen'])) || tool('typescript', 'tsc', ['--noEmit', '-p', '.']),
  )
  await check('Lint', () => tool('@biomejs/biome', 'biome', ['ci', '--error-on-warnings', '.']))
  if (!(await check('Build', build))) return
  await tests('Unit and integration', 'vitest.json', vitestCount, vitest([]))
  await check('Fuzz: 220,000 hostile messages, 1,200 honest sessions', () => script('fuzz.ts', '--rounds', '10'))
  if (existsSync(MACHINE_POSTGRES))
    await tests(
      'The same on this machine’s PostgreSQL 15',
      'vitest-15.json',
      vitestCount,
      vitest(['--project', 'machine'], { TEST_POSTGRES_BIN: MACHINE_POSTGRES }),
    )
  const { ensureBrowser } = await import('./browser.mjs')
  let browser
  if (!(await check('Browser', async () => void (browser = await ensureBrowser())))) return
  await tests('End to end, in a browser', 'playwright.json', playwrightCount, file =>
    tool('@playwright/test', 'playwright', ['test'], { BROWSER_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
  )
  await tests('Known-bad variants, which turn the tests red', 'mutants.json', mutantsCount, file =>
    script('mutants.ts', '--minutes', '0', '--results', file),
  )
}

await all().catch(error => {
  console.error(error)
  total.failed++
})
process.exitCode = total.failed === 0 ? 0 : 1
console.log(`\n${total.passed} passed, ${total.failed} failed`)
