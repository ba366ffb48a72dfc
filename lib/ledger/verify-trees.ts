import type { ExtractBundle, FullBundle } from './bundle'
import { isAscending, knownBase64, sameBytes } from './bytes'
import type { Checkpoint } from './checkpoint'
import type { Hashes } from './hashes'
import { rootOf, verifyInclusion } from './merkle'
import { type Altered, altered } from './verdict'
import type { CheckedEntry } from './verify-entries'
import type { Heads } from './verify-notes'

/** Are these the leaves that this head was signed for? */
export const holds = (head: Checkpoint, leaves: readonly Uint8Array[], hashes: Hashes): boolean =>
  sameBytes(rootOf(leaves, hashes), head.root)

const checkLog = (entries: CheckedEntry[], { log, closing }: Heads, hashes: Hashes): Altered | null => {
  const leaves = entries.map(entry => entry.leaf)
  if (leaves.length !== log.size) return altered('size', 'entries')
  if (!holds(log, leaves, hashes)) return altered('root', 'entries')
  if (closing === null) return null
  const extends_ = closing.size <= log.size && holds(closing, leaves.slice(0, closing.size), hashes)
  return extends_ ? null : altered('closing', 'closing')
}

/** The audiences must be exactly those that open entries name; places given for them, those of entries that hide theirs. */
const checkPlaces = (bundle: FullBundle, entries: CheckedEntry[]): Altered | null => {
  const ids = bundle.audiences.map(({ id }) => id)
  const named = new Set(entries.flatMap(({ fields }) => fields?.audience ?? []))
  if (!isAscending(ids) || ids.length !== named.size || !ids.every(id => named.has(id)))
    return altered('audience', 'audiences')
  const taken = new Set<number>()
  for (const [i, { withheld }] of bundle.audiences.entries()) {
    const possible = withheld.every(seq => {
      const entry = entries[seq - 1]
      return entry !== undefined && entry.fields?.audience === undefined && !taken.has(seq)
    })
    if (!possible || !isAscending(withheld)) return altered('audience', `audiences.${i}.withheld`)
    for (const seq of withheld) taken.add(seq)
  }
  return null
}

/** Each audience's tree holds the entries that name it and those given by place, in order. */
const checkAudienceTrees = (
  bundle: FullBundle,
  entries: CheckedEntry[],
  heads: Heads,
  hashes: Hashes,
): Altered | null => {
  for (const [i, { id, withheld }] of bundle.audiences.entries()) {
    const hidden = new Set(withheld)
    const leaves = entries
      .filter(({ seq, fields }) => fields?.audience === id || hidden.has(seq))
      .map(entry => entry.leaf)
    const head = heads.audiences[i]
    if (head?.size !== leaves.length) return altered('audience-size', `audiences.${i}`)
    if (!holds(head, leaves, hashes)) return altered('audience-root', `audiences.${i}`)
  }
  return null
}

export const checkFull = (bundle: FullBundle, entries: CheckedEntry[], heads: Heads, hashes: Hashes): Altered | null =>
  checkLog(entries, heads, hashes) ?? checkPlaces(bundle, entries) ?? checkAudienceTrees(bundle, entries, heads, hashes)

/** Each entry of an extract is in the log at the place it gives. */
export const checkExtract = (
  bundle: ExtractBundle,
  entries: CheckedEntry[],
  { log }: Heads,
  hashes: Hashes,
): Altered | null => {
  const wrong = entries.findIndex(({ seq, leaf }, i) => {
    const proof = bundle.entries[i]?.proof.map(knownBase64) ?? []
    return !verifyInclusion(leaf, seq - 1, log.size, proof, log.root, hashes)
  })
  return wrong < 0 ? null : altered('proof', `entries.${wrong}.proof`, entries[wrong]?.seq)
}
