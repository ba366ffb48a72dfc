import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { command } from '../steps.mjs'
import { applied, type Mutant, rulesOf } from './mutant'

/** Longest (ms) the tests of one mutant may take, and one test where it does not say so itself. */
const LONGEST = 180_000
const LONGEST_TEST = 15_000
const RESULTS = join('.cache', 'mutant.json')

/** `red`: each of its rules has a test that failed; `waited`: on a rule, by nothing but running out of time. Else `amiss` says why not. */
export type Tried = { red: true; waited: boolean } | { red: false; amiss: string }

/** A copy of the sources at `root` in the folder `to`, with the same packages: what is tried there happens nowhere else. */
export function copyTree(root: string, to: string): void {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  for (const file of listed.toString().split('\n')) {
    if (!file || !existsSync(join(root, file))) continue
    mkdirSync(dirname(join(to, file)), { recursive: true })
    cpSync(join(root, file), join(to, file))
  }
  symlinkSync(join(root, 'node_modules'), join(to, 'node_modules'))
  mkdirSync(join(to, '.cache'), { recursive: true })
  const pages = join(root, '.next')
  const isCache = (path: string) => /[\\/]\.next[\\/](cache|dev)/.test(path)
  if (existsSync(pages)) cpSync(pages, join(to, '.next'), { recursive: true, filter: path => !isCache(path) })
}

/**
 * Makes the tree at `copy` wrong as `mutant` says, runs the tests of its rules there (`tests`: their files), and makes it right
 * again. Tests of the built server get it built from the wrong sources; its pages stay as they were.
 */
export async function tryMutant(copy: string, mutant: Mutant, tests: readonly string[]): Promise<Tried> {
  const before = (file: string) => readFileSync(join(copy, file), 'utf8')
  const right = new Map<string, string>()
  try {
    for (const [file, text] of applied(mutant, before)) {
      right.set(file, before(file))
      writeFileSync(join(copy, file), text)
    }
    const needBuild = tests.some(file => before(file).includes('testing.built'))
    const built = needBuild ? await run(copy, [join('scripts', 'bundle.mjs')]) : ''
    const output = await runTests(copy, rulesOf(mutant), tests)
    return judge(rulesOf(mutant), join(copy, RESULTS), built + output)
  } catch (error) {
    return { red: false, amiss: error instanceof Error ? error.message : String(error) }
  } finally {
    for (const [file, text] of right) writeFileSync(join(copy, file), text)
  }
}

/** Runs the tests whose names begin with one of these rules, and leaves what became of them in `RESULTS`. Returns all it said. */
async function runTests(copy: string, rules: readonly string[], tests: readonly string[]): Promise<string> {
  rmSync(join(copy, RESULTS), { force: true })
  const named = `(^| )(${rules.join('|')}) `
  // One test that fails is enough, where it is clear whose it is.
  const enough = rules.length === 1 ? ['--bail=1'] : []
  const limits = ['--maxWorkers=1', `--testTimeout=${LONGEST_TEST}`, ...enough]
  const results = ['--reporter=json', `--outputFile=${RESULTS}`]
  return run(copy, [command('vitest'), 'run', '-t', named, ...limits, ...results, ...tests])
}

async function run(copy: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { cwd: copy, stdio: ['ignore', 'pipe', 'pipe'], timeout: LONGEST })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk))
  await new Promise((done, fail) => child.once('close', done).once('error', fail))
  return output
}

const Results = z.object({
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(
        z.object({ title: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
})

/** A file that does not even load proves nothing: only a test that ran and failed does. */
function judge(rules: readonly string[], results: string, output: string): Tried {
  if (!existsSync(results)) return { red: false, amiss: `Its tests came to no end: ${output.slice(-1000)}` }
  const { testResults } = Results.parse(JSON.parse(readFileSync(results, 'utf8')))
  const tests = testResults.flatMap(file => file.assertionResults)
  const by = (rule: string, status: string) =>
    tests.filter(test => test.status === status && rulesNamed(test.title).includes(rule))
  const green = rules.filter(rule => by(rule, 'failed').length === 0)
  if (green.length > 0) {
    const ran = green.every(rule => by(rule, 'passed').length > 0)
    const why = testResults.map(file => file.message).join(' ')
    return {
      red: false,
      amiss: ran ? `The tests of ${green.join(', ')} stay green.` : `Its tests did not run. ${why.slice(0, 500)}`,
    }
  }
  const outOfTime = (test: (typeof tests)[number]) =>
    (test.failureMessages ?? []).some(why => why.includes('timed out'))
  return { red: true, waited: rules.some(rule => by(rule, 'failed').every(outOfTime)) }
}

const rulesNamed = (title: string): string[] => /^(?:[A-Z]\d+ )+/.exec(title)?.[0].trim().split(' ') ?? []
