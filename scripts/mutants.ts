/**
 * npm run mutants -- [--all] [--minutes 3] [--seed N] [--only RULE,RULE or part of a file or sentence] [--list]
 * Proof that the tests prove something: each known-bad variant of `scripts/mutants/` is made in a copy of the sources, and the
 * tests of its rules must turn red. The ones every run tries come first, then others by chance until the time is over; `--all`
 * tries every one. Exit 1 where tests stay green or do not run, or a variant no longer applies. Two at a time.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { MUTANTS } from './mutants/index'
import { type Mutant, rulesOf } from './mutants/mutant'
import { copyTree, tryMutant } from './mutants/try'
import { testFiles } from './rules'
import { build, ROOT } from './steps.mjs'

const { values } = parseArgs({
  options: {
    all: { type: 'boolean' },
    minutes: { type: 'string', default: '3' },
    seed: { type: 'string' },
    only: { type: 'string' },
    at: { type: 'string', default: '2' },
    list: { type: 'boolean' },
    results: { type: 'string' },
  },
})
const seed = values.seed === undefined ? Date.now() >>> 0 : Number(values.seed)
const until =
  performance.now() + (values.all || values.only ? Number.POSITIVE_INFINITY : Number(values.minutes) * 60_000)
const total = { passed: 0, failed: 0 }

const asked = values.only?.split(',')
const isMeant = (mutant: Mutant) =>
  !asked || asked.some(one => rulesOf(mutant).includes(one) || `${mutant.file} ${mutant.says}`.includes(one))
/** The same seed gives the same order. */
const chance = (text: string) => {
  let hash = seed
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x9e3779b1) ^ (hash >>> 15)
  return hash >>> 0
}
const others = MUTANTS.filter(mutant => isMeant(mutant) && !mutant.always)
const inOrder = values.all || asked ? others : others.sort((a, b) => chance(a.says) - chance(b.says))
const waiting = [...MUTANTS.filter(mutant => isMeant(mutant) && mutant.always), ...inOrder]
const next = () => (waiting[0]?.always || performance.now() < until ? waiting.shift() : undefined)

const provers = testFiles(ROOT).filter(({ file }) => !file.endsWith('.spec.ts'))
const testsOf = (mutant: Mutant) =>
  provers.filter(({ rules }) => rulesOf(mutant).some(rule => rules.includes(rule))).map(({ file }) => file)

async function lane() {
  const copy = mkdtempSync(join(tmpdir(), 'roundtable-mutants-'))
  const remove = () => rmSync(copy, { recursive: true, force: true, maxRetries: 20 })
  process.once('exit', remove)
  copyTree(ROOT, copy)
  for (let mutant = next(); mutant; mutant = next()) await report(copy, mutant)
}

async function report(copy: string, mutant: Mutant) {
  const from = performance.now()
  const tried = await tryMutant(copy, mutant, testsOf(mutant))
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  total[tried.red ? 'passed' : 'failed']++
  const how = tried.red && tried.waited ? ', by running out of time' : ''
  console.log(`${tried.red ? '✓' : '✗'} ${mutant.rules}: ${mutant.says} (${mutant.file}, ${seconds} s${how})`)
  if (!tried.red) console.log(`    ${tried.amiss}`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
if (values.list) for (const { rules, says, file } of waiting) console.log(`${rules}: ${says} (${file})`)
else {
  await build()
  console.log(`seed ${seed}, ${waiting.length} known-bad variants`)
  await Promise.all(Array.from({ length: Number(values.at) }, lane))
  console.log(`\n${total.passed} turned their tests red, ${total.failed} did not, ${waiting.length} were not tried`)
}
if (values.results) writeFileSync(values.results, JSON.stringify(total))
process.exitCode = total.failed > 0 ? 1 : 0
