/**
 * npm run fuzz -- [--seconds 60] [--seed N]
 * Hostile messages and honest sessions, in turn, each with a fresh seed that is printed. Exit 1 at the first failure.
 */
import { parseArgs } from 'node:util'
import { fuzz } from '../server/gate/fuzz'
import { honestSession } from '../server/gate/testing/session'

const ROUND = 20_000
const SESSIONS = 100

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } })
const until = Date.now() + Number(values.seconds) * 1000
const first = values.seed === undefined ? Date.now() >>> 0 : Number(values.seed)
let cases = 0
let sessions = 0
let worstMs = 0

try {
  for (let seed = first; seed === first || Date.now() < until; seed++) {
    console.log(`seed ${seed}`)
    const report = fuzz(seed, done => done < ROUND)
    cases += report.cases
    worstMs = Math.max(worstMs, report.worstMs)
    for (let i = 0; i < SESSIONS; i++, sessions++) honestSession(seed * SESSIONS + i)
    console.log(`${JSON.stringify(report)}, ${SESSIONS} honest sessions`)
  }
  console.log(
    `${cases} hostile messages, ${sessions} honest sessions, 0 failures; slowest message ${worstMs.toFixed(1)} ms`,
  )
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
