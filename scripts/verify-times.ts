/**
 * Part of `npm run bench`: how long the verifier takes in Node over bundles of SIZE entries, each time once more after the first.
 * Prints one JSON line: `[{size, MB, ms: [...]}]`. The entries are those of a conference of fifteen: a contribution of 400
 * characters, fourteen people named as its readers.
 */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { fullBundle } from '../lib/ledger/bundle'
import { origins, signCheckpoint } from '../lib/ledger/checkpoint'
import { makeEntry, saltBytes } from '../lib/ledger/entry'
import type { EntryFields } from '../lib/ledger/fields'
import { rootOf } from '../lib/ledger/merkle'
import { formatVkey, type Signer } from '../lib/ledger/note'
import { verifyBundle } from '../lib/ledger/verify'
import { nodeHashes } from '../server/ledger/hashes'
import { nodeVerify } from './node-verify'

const DEPLOYMENT = 'bench.example.invalid'
const MEETING = '11111111-2222-4333-8444-555555555555'
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const signer: Signer = {
  name: DEPLOYMENT,
  publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)),
  sign: message => new Uint8Array(sign(null, message, privateKey)),
}
const id = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
const person = (n: number) => ({
  person: id(n),
  name: `Person ${n}`,
  agency: `Agency ${n % 5}`,
  role: 'practitioner',
})
const body =
  'Attendance fell from 94 to 61 per cent since September, and nobody answered at the number we hold. '.repeat(4)

const said = (n: number): EntryFields => ({
  seq: n,
  type: 'statement.contribution',
  at: new Date(Date.UTC(2026, 10, 22) + n * 1000).toISOString().replace('Z', '000Z'),
  actor: { person: id(0), name: 'Person 0' },
  agency: 'Agency 0',
  role: 'practitioner',
  audience: 'meeting',
  recipients: Array.from({ length: 14 }, (_, i) => person(i + 1)),
  content: { id: id(n), v: 1, seen: 1, heading: 'timely', body, nature: 'fact', children: [id(1)] },
})

function bundleOf(size: number): Uint8Array {
  const made = Array.from({ length: size }, (_, i) => {
    const fields = said(i + 1)
    return makeEntry(fields, randomBytes(saltBytes(fields)), nodeHashes)
  })
  const leaves = made.map(({ leaf }) => leaf)
  const head = (origin: string) =>
    signCheckpoint({ origin, size, root: rootOf(leaves, nodeHashes) }, [signer], nodeHashes)
  const bundle = fullBundle(
    {
      keys: [formatVkey(signer, nodeHashes)],
      checkpoint: head(origins.meeting(DEPLOYMENT, MEETING)),
      closing: null,
      access: null,
      audiences: [{ id: 'meeting', checkpoint: head(origins.audience(DEPLOYMENT, MEETING, 'meeting')) }],
      entries: made.map(({ header, opening }) => ({ header, opening, audience: 'meeting' })),
    },
    nodeHashes,
  )
  return Buffer.from(JSON.stringify(bundle))
}

function timesOf(size: number, times: number) {
  const file = bundleOf(size)
  const ms = Array.from({ length: times }, () => {
    const from = performance.now()
    const { verdict } = verifyBundle(file, { hashes: nodeHashes, verify: nodeVerify })
    if (verdict !== 'authentic') throw new Error(`a bundle of ${size} entries is ${verdict}`)
    return performance.now() - from
  })
  return { size, MB: file.length / 1e6, ms }
}

console.log(JSON.stringify([timesOf(1000, 6), timesOf(50_000, 2)]))
