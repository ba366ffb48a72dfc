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
import { ACCESS, DEPLOYMENT, fixedSalts, MEETING, SAMPLE } from './fixtures'

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

const head = (name: string, leaves: Uint8Array[], signers: Signer[]): string =>
  signCheckpoint({ origin: name, size: leaves.length, root: rootOf(leaves, h) }, signers, h)

export const sampleEntries = (fields: readonly EntryFields[] = SAMPLE): Entry[] =>
  fields.map((each, i) => makeEntry(each, fixedSalts(1000 + i, saltBytes(each)), h))

const accessLines = (leaves: Uint8Array[], closedAt: number, meeting: string): EntryFields[] => {
  const at = (size: number) => head(origins.meeting(DEPLOYMENT, meeting), leaves.slice(0, size), [OLD_KEY])
  return ACCESS(meeting, at(Math.min(1, leaves.length)), at(closedAt))
}

/** The access log, with the lines that are about the meeting. */
const accessInput = (leaves: Uint8Array[], closedAt: number, meeting: string): NonNullable<FullInput['access']> => {
  const lines = accessLines(leaves, closedAt, meeting)
  const entries = lines.map((each, i) => makeEntry(each, fixedSalts(2000 + i, saltBytes(each)), h))
  const own = entries.map(entry => entry.leaf)
  return {
    checkpoint: head(origins.access(DEPLOYMENT), own, [NEW_KEY]),
    leaves: own,
    entries: entries.flatMap(({ header, opening }, i) =>
      lines[i]?.content?.meeting === meeting ? [{ seq: i + 1, header, opening }] : [],
    ),
  }
}

/** Everything a server would hand to `fullBundle`, closed after `closedAt` entries. */
export const sampleInput = (fields: readonly EntryFields[] = SAMPLE, closedAt = 6, meeting = MEETING): FullInput => {
  const origin = origins.meeting(DEPLOYMENT, meeting)
  const entries = sampleEntries(fields)
  const leaves = entries.map(entry => entry.leaf)
  const ids = [...new Set(fields.flatMap(({ audience }) => audience ?? []))]
  const audiences = ids.map(id => {
    const own = leaves.filter((_, i) => fields[i]?.audience === id)
    return { id, checkpoint: head(origins.audience(DEPLOYMENT, meeting, id), own, [NEW_KEY]) }
  })
  return {
    keys: [OTHER_VKEY, OLD_VKEY, NEW_VKEY],
    checkpoint: head(origin, leaves, [OLD_KEY, NEW_KEY]),
    closing: head(origin, leaves.slice(0, closedAt), [OLD_KEY]),
    access: accessInput(leaves, closedAt, meeting),
    audiences,
    entries: entries.map(({ header, opening }, i) => ({ header, opening, audience: fields[i]?.audience ?? null })),
  }
}

/** A bundle of the access log itself; perhaps with the meeting disposed of in the end. */
export const sampleAccess = (disposed = false): FullBundle => {
  const leaves = sampleEntries().map(entry => entry.leaf)
  const lines = accessLines(leaves, 6, MEETING)
  const last = lines.at(-1)!
  const over = { ...last, seq: last.seq + 1, at: last.at.replace('.2', '.9'), type: 'act.meeting-disposed' }
  const fields = disposed ? [...lines, over] : lines
  const entries = fields.map((each, i) => makeEntry(each, fixedSalts(2000 + i, saltBytes(each)), h))
  const checkpoint = head(
    origins.access(DEPLOYMENT),
    entries.map(entry => entry.leaf),
    [NEW_KEY],
  )
  const none = { closing: null, access: null, audiences: [] }
  const given = entries.map(({ header, opening }) => ({ header, opening, audience: null }))
  return fullBundle({ keys: [NEW_VKEY], checkpoint, ...none, entries: given }, h)
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
