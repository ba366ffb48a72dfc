import { ed25519 } from '@noble/curves/ed25519.js'
import { type ExtractBundle, extractBundle, type FullBundle, type FullInput, fullBundle } from '../bundle'
import { utf8 } from '../bytes'
import { origins, signCheckpoint } from '../checkpoint'
import { type Entry, makeEntry, saltBytes } from '../entry'
import type { EntryFields } from '../fields'
import { nobleHashes as h } from '../hashes.noble'
import { rootOf } from '../merkle'
import { formatVkey, type Signer } from '../note'
import { redact } from '../redact'
import { DEPLOYMENT, fixedSalts, MEETING, SAMPLE } from './fixtures'

/** For tests: the sample log, signed with fixed keys. Two keys, as while one replaces the other. */
const signer = (byte: number): Signer => {
  const seed = new Uint8Array(32).fill(byte)
  return { name: DEPLOYMENT, publicKey: ed25519.getPublicKey(seed), sign: message => ed25519.sign(message, seed) }
}
export const OLD_KEY = signer(1)
export const NEW_KEY = signer(2)
export const OLD_VKEY = formatVkey(OLD_KEY, h)
export const NEW_VKEY = formatVkey(NEW_KEY, h)
export const OTHER_VKEY = formatVkey(signer(3), h)

const origin = origins.meeting(DEPLOYMENT, MEETING)
const head = (name: string, leaves: Uint8Array[], signers: Signer[]): string =>
  signCheckpoint({ origin: name, size: leaves.length, root: rootOf(leaves, h) }, signers, h)

export const sampleEntries = (fields: readonly EntryFields[] = SAMPLE): Entry[] =>
  fields.map((each, i) => makeEntry(each, fixedSalts(1000 + i, saltBytes(each)), h))

/** Everything a server would hand to `fullBundle`, closed after `closedAt` entries. */
export const sampleInput = (fields: readonly EntryFields[] = SAMPLE, closedAt = 6): FullInput => {
  const entries = sampleEntries(fields)
  const leaves = entries.map(entry => entry.leaf)
  const ids = [...new Set(fields.flatMap(({ audience }) => audience ?? []))]
  const audiences = ids.map(id => {
    const own = leaves.filter((_, i) => fields[i]?.audience === id)
    return { id, checkpoint: head(origins.audience(DEPLOYMENT, MEETING, id), own, [NEW_KEY]) }
  })
  return {
    keys: [OTHER_VKEY, OLD_VKEY, NEW_VKEY],
    checkpoint: head(origin, leaves, [OLD_KEY, NEW_KEY]),
    closing: head(origin, leaves.slice(0, closedAt), [OLD_KEY]),
    access: head(origins.access(DEPLOYMENT), [h.sha256(utf8('access'))], [NEW_KEY]),
    audiences,
    entries: entries.map(({ header, opening }, i) => ({ header, opening, audience: fields[i]?.audience ?? null })),
  }
}

export const sampleFull = (): FullBundle => fullBundle(sampleInput(), h)

/** The same after entry 3 was purged: its key is gone, its header stays. */
export const samplePurged = (): FullBundle => {
  const input = sampleInput()
  return fullBundle(
    { ...input, entries: input.entries.map((entry, i) => (i === 2 ? { ...entry, opening: null } : entry)) },
    h,
  )
}

export const sampleExtract = (seqs: readonly number[] = [2, 5]): ExtractBundle => {
  const { keys, checkpoint } = sampleInput()
  const entries = sampleEntries()
  const chosen = seqs.map(seq => {
    const { header, opening } = entries[seq - 1]!
    return { seq, header, opening }
  })
  return extractBundle({ keys, checkpoint, leaves: entries.map(entry => entry.leaf), entries: chosen }, h)
}

export const asFile = (bundle: unknown): Uint8Array => utf8(`${JSON.stringify(bundle)}\n`)

/** What a court might get: entry 3 purged, entry 7 withheld, one person and the words of entry 2 withheld, and entry 4's author. */
export const sampleRedacted = (): FullBundle =>
  redact(
    samplePurged(),
    part => {
      if (part.part === 'entry') return part.seq !== 7
      if (part.part === 'name') return part.seq !== 4 || part.name !== 'actor'
      if (part.part === 'field') return part.name !== 'body'
      return !JSON.stringify(part.value).includes('Lindqvist')
    },
    h,
  )
