import { nobleHashes, nobleVerify } from '../../lib/ledger/hashes.noble'
import { parseVkey } from '../../lib/ledger/note'
import { type Printed, printedOf } from '../../lib/ledger/printed'
import type { Verdict } from '../../lib/ledger/verdict'
import { verifyBundle } from '../../lib/ledger/verify'

/** `keys`: vkeys known from elsewhere than the file; none: only those inside it are asked. `code`: what a code on paper holds; '' for none. */
export type Question = { file: File; keys: string[]; code: string }

/** `not-a-key`: the line that is none. `cannot-open`: the browser would not read the file. */
export type Answer =
  | { is: 'progress'; done: number; of: number }
  | { is: 'verdict'; verdict: Verdict; printed: Printed | null }
  | { is: 'not-a-key'; line: string }
  | { is: 'cannot-open' }

const say = (answer: Answer) => postMessage(answer)

/** Tells of each hundredth part once. */
const progress = (done: number, of: number) => {
  if (done % Math.ceil(of / 100) === 0) say({ is: 'progress', done, of })
}

async function answer({ file, keys, code }: Question): Promise<Answer> {
  const known = keys.map(line => ({ line, key: parseVkey(line, nobleHashes) }))
  const wrong = known.find(({ key }) => key === null)
  if (wrong) return { is: 'not-a-key', line: wrong.line }
  const bytes = await file.arrayBuffer().catch(() => null)
  if (!bytes) return { is: 'cannot-open' }
  const trusted = keys.length > 0 ? known.flatMap(({ key }) => key ?? []) : undefined
  const verifier = { hashes: nobleHashes, verify: nobleVerify, trusted, progress }
  const check = (...seen: string[]) => verifyBundle(new Uint8Array(bytes), { ...verifier, seen })
  const verdict = check()
  return { is: 'verdict', verdict, printed: code.trim() ? printedOf(code, verdict, check) : null }
}

/** The check runs here, so that the page stays usable; the file goes nowhere else. */
addEventListener('message', ({ data }: MessageEvent<Question>) => void answer(data).then(say))
