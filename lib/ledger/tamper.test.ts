import { expect, test } from 'vitest'
import type { Bundle } from './bundle'
import { utf8 } from './bytes'
import { nobleHashes as hashes } from './hashes.noble'
import type { Json } from './jcs'
import { redact } from './redact'
import { authentic, verifier } from './testing/checks'
import { mutate, randomFrom } from './testing/mutate'
import { asFile, sampleExtract, sampleFull, samplePurged } from './testing/sample'
import { verifyBundle } from './verify'

/** Changes that only withhold more are not alterations: the result says so instead. */
const onlyWithholds = (bundle: Bundle, path: (string | number)[], now: Json): boolean => {
  const [first, second, third] = path
  if (first === 'access' && second === 'entries') return path.length === 2 && Array.isArray(now)
  if (first === 'closing' || first === 'access') return now === null && second === undefined
  if (bundle.kind === 'extract' && first === 'entries' && path.length === 1) return Array.isArray(now)
  return first === 'entries' && third === 'opening' && path.length <= 4 && now === null
}
const at = (value: Json | undefined, path: (string | number)[]): Json =>
  path.reduce<Json>((node, step) => {
    if (Array.isArray(node)) return node[Number(step)] ?? null
    return node !== null && typeof node === 'object' ? (node[step] ?? null) : null
  }, value ?? null)

const SEED = Number(process.env.SEED ?? 20261122)
const bundles: [string, Bundle][] = [
  ['full', sampleFull()],
  ['purged', samplePurged()],
  [
    'redacted',
    redact(
      sampleFull(),
      p => !(p.part === 'field' && p.name === 'body') && !(p.part === 'name' && p.seq === 4),
      hashes,
    ),
  ],
  ['extract', sampleExtract([2, 3, 5])],
]

test.each(bundles)(
  `L17 detects every one of 1,000 random changes to the structure of a %s bundle (seed ${SEED})`,
  (name, bundle) => {
    const random = randomFrom(SEED + name.length)
    const before = authentic(bundle)
    const original: Json = JSON.parse(JSON.stringify(bundle))
    const same = JSON.stringify(original)
    const missed: string[] = []
    for (let made = 0; made < 1000; ) {
      const mutation = mutate(original, random)
      const text = JSON.stringify(mutation.value)
      if (text === same) continue
      const after = verifyBundle(utf8(text), verifier)
      const lesser = onlyWithholds(bundle, mutation.path, at(mutation.value, mutation.path))
      if (!lesser) made += 1
      if (after.verdict !== 'authentic') continue
      const { withheld } = after
      const less =
        withheld.fields + withheld.people + withheld.entries >
        before.withheld.fields + before.withheld.people + before.withheld.entries
      const said = less || after.closedAt !== before.closedAt || after.accessSize !== before.accessSize
      const lines = after.accessLines.length < before.accessLines.length
      if (!lesser || !(said || lines)) missed.push(`${mutation.how} at ${mutation.path.join('.')}`)
    }
    expect(missed).toEqual([])
  },
)

test.each(bundles)(
  `L17 detects every one of 500 random changes to the bytes of a %s bundle (seed ${SEED})`,
  (name, bundle) => {
    const random = randomFrom(SEED + 7 * name.length)
    const file = asFile(bundle)
    const same = JSON.stringify(bundle)
    const missed: string[] = []
    for (let made = 0; made < 500; ) {
      const place = random(file.length)
      const changed = [...file]
      changed.splice(place, random(2), ...Array.from({ length: random(3) }, () => random(256)))
      const bytes = Uint8Array.from(changed)
      try {
        if (
          JSON.stringify(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))) === same
        )
          continue
      } catch {}
      made += 1
      if (verifyBundle(bytes, verifier).verdict === 'authentic') missed.push(`byte ${place}`)
    }
    expect(missed).toEqual([])
  },
)
