/**
 * npm run fuzz -- [--seconds 60 | --rounds N] [--seed N]
 * Rounds of hostile messages to a board (20,000) and to drafts (2,000), made from the format or out of damaged bytes, and of
 * honest sessions (100 meetings, 20 of co-editing), each round with a fresh seed that is printed. Exit 1 at the first failure. `npm test` runs ten rounds.
 */
import { parseArgs } from 'node:util'
import { fuzz } from '../server/gate/fuzz'
import { coEditing } from '../server/gate/testing/drafts.session'
import { honestSession } from '../server/gate/testing/session'
import { fuzzText } from '../server/gate/text.fuzz'

const ROUND = 20_000
const SESSIONS = 100
const TEXT_ROUND = 2000
const CO_EDITING = 20

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, rounds: { type: 'string' }, seed: { type: 'string' } },
})
const until = Date.now() + Number(values.seconds) * 1000
const first = values.seed === undefined ? Date.now() >>> 0 : Number(values.seed)
const more = (seed: number) =>
  values.rounds ? seed - first < Number(values.rounds) : seed === first || Date.now() < until
let cases = 0
let sessions = 0
let worstMs = 0

try {
  for (let seed = first; more(seed); seed++) {
    console.log(`seed ${seed}`)
    const report = fuzz(seed, done => done < ROUND)
    cases += report.cases
    worstMs = Math.max(worstMs, report.worstMs)
    for (let i = 0; i < SESSIONS; i++, sessions++) honestSession(seed * SESSIONS + i)
    const text = fuzzText(seed, done => done < TEXT_ROUND)
    cases += text.cases
    for (let i = 0; i < CO_EDITING; i++, sessions++) coEditing(seed * CO_EDITING + i)
    console.log(`${JSON.stringify(report)}, ${JSON.stringify(text)}, ${SESSIONS + CO_EDITING} honest sessions`)
  }
  console.log(
    `${cases} hostile messages, ${sessions} honest sessions, 0 failures; slowest message ${worstMs.toFixed(1)} ms`,
  )
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
