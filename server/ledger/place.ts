import { randomBytes } from 'node:crypto'
import { makeEntry, saltBytes } from '../../lib/ledger/entry'
import type { EntryFields } from '../../lib/ledger/fields'
import { appendLeaf, packFrontier } from '../../lib/ledger/merkle'
import { nodeHashes } from './hashes'
import type { Entry, NewEntry } from './ledger'
import { sealOpening } from './opening'
import type { EntryRow, HeadRow } from './store'
import { formatMicros, nextMicros } from './time'

/** Where a log, or one audience of it, stands; `audience` is '' for the whole. */
export type Head = { audience: string; size: number; frontier: Uint8Array[]; lastMicros: number | null; epoch: number }
/** Where a log and its audiences stand, and the database's clock, microseconds. */
export type Locked = { known: Map<string, Head>; clock: number }
/** An entry in its place, sealed, not yet stored. */
export type Made = { entry: Entry; header: string; sealed: Uint8Array; wrapped: Uint8Array }

export const emptyHead = (audience: string): Head => ({ audience, size: 0, frontier: [], lastMicros: null, epoch: 0 })

const extend = (head: Head, leaf: Uint8Array) => {
  head.frontier = appendLeaf(head.frontier, head.size, leaf, nodeHashes)
  head.size += 1
}

/**
 * Gives drafts their numbers, times, salts and places in the trees, in order, and seals them. Returns with them where the log
 * and each audience they touched stand afterwards.
 */
export function placeEntries(log: string, logKey: Uint8Array, drafts: readonly NewEntry[], { known, clock }: Locked) {
  const touched = new Map<string, Head>()
  const headOf = (audience: string) => {
    const head = touched.get(audience) ?? { ...(known.get(audience) ?? emptyHead(audience)) }
    touched.set(audience, head)
    return head
  }
  const whole = headOf('')
  const place = ({ once, place, ...rest }: NewEntry): Made => {
    whole.lastMicros = nextMicros(clock, whole.lastMicros)
    const fields: EntryFields = { ...rest, seq: whole.size + 1, at: formatMicros(whole.lastMicros) }
    const { header, leaf, opening } = makeEntry(fields, randomBytes(saltBytes(fields)), nodeHashes)
    extend(whole, leaf)
    const audience = place && rest.audience ? headOf(rest.audience) : null
    if (audience) extend(audience, leaf)
    return {
      entry: { ...fields, once, place: place ?? null, n: audience?.size ?? null, leaf },
      header,
      ...sealOpening(logKey, log, fields.seq, opening),
    }
  }
  return { made: drafts.map(place), touched }
}

export const entryRow = (log: string, { entry, header, sealed, wrapped }: Made): EntryRow => ({
  log,
  seq: entry.seq,
  header,
  leaf: entry.leaf,
  sealed,
  wrapped,
  once: entry.once,
  audience: entry.n === null ? null : entry.audience,
  n: entry.n,
  client: entry.place?.client ?? null,
  clock: entry.place?.clock ?? null,
  person: entry.place ? (entry.actor?.person ?? null) : null,
})

export const headRow = (log: string, head: Head, checkpoint: string): HeadRow => ({
  log,
  audience: head.audience,
  size: head.size,
  frontier: packFrontier(head.frontier),
  lastAt: head.lastMicros === null || head.audience !== '' ? null : formatMicros(head.lastMicros),
  epoch: head.epoch,
  checkpoint,
})
