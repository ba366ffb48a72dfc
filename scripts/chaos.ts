/**
 * npm run chaos -- [--minutes 10] [--seed N] [--only NAME] [--write]
 * Every fault campaign in turn, again and again with fresh seeds until the time is over, on a PostgreSQL of its own that waits for the disk.
 * Prints for each what was tried and found, at the end the sums; `--write` puts those into docs/faults.md. Exit 1 where anything was found.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CAMPAIGNS } from '../server/chaos/campaigns'
import { eraseAll, ownCluster } from '../server/chaos/cluster'
import { page } from '../server/chaos/page'
import { count, emptyReport, type Report, sentence } from '../server/chaos/report'
import { bareServer, builtServer } from '../server/chaos/stage'
import { build, ROOT } from './steps.mjs'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
const until = Date.now() + Number(values.minutes) * 60_000
const first = values.seed === undefined ? Date.now() >>> 0 : Number(values.seed)
const chosen = Object.entries(CAMPAIGNS).filter(([name]) => !values.only || name === values.only)

if (chosen.some(([name]) => name === 'kills' || name === 'revoked')) await build()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void eraseAll().finally(() => process.exit(130)))
const cluster = await ownCluster()
const ground = { postgres: cluster.connection, bare: await bareServer(), built: builtServer }
const sums = new Map<string, Report>()
try {
  for (let seed = first; seed === first || Date.now() < until; seed++)
    for (const [name, campaign] of chosen) {
      if (seed !== first && Date.now() > until) break
      console.log(`seed ${seed}: ${name}`)
      const report = await campaign(ground, seed).catch(error => ({
        ...emptyReport(name, seed),
        found: [`it did not come to its end: ${error instanceof Error ? error.stack : error}`],
      }))
      console.log(sentence(report))
      for (const found of report.found) console.log(`  ${found}`)
      add(report)
    }
} finally {
  await cluster.erase()
}

console.log('\nIn all:')
for (const report of sums.values()) console.log(sentence(report))
if (values.write) {
  const file = join(ROOT, 'docs', 'faults.md')
  writeFileSync(file, page(existsSync(file) ? readFileSync(file, 'utf8') : '', [...sums.values()]))
}
process.exit([...sums.values()].some(report => report.found.length > 0) ? 1 : 0)

function add({ name, trials, found, times }: Report) {
  const sum = sums.get(name) ?? emptyReport(name, first)
  sums.set(name, sum)
  for (const [what, n] of Object.entries(trials)) count(sum, what, n)
  for (const [what, list] of Object.entries(times)) sum.times[what] = [...(sum.times[what] ?? []), ...list]
  sum.found.push(...found)
}
