import { fromBase64, sameBytes } from '../../lib/ledger/bytes'
import { openCheckpoint } from '../../lib/ledger/checkpoint'
import { nobleHashes, nobleVerify } from '../../lib/ledger/hashes.noble'
import { rootOf } from '../../lib/ledger/merkle'
import { parseVkey } from '../../lib/ledger/note'
import type { Stamp } from '../../lib/statements/kind'

/** Signed note, vkeys as published, receipts of the document, and the last note this browser agreed with. */
type Question = {
  meeting: string
  audience: string
  note: string
  vkeys: readonly string[]
  stamps: Iterable<Stamp>
  before: string | null
}

/** Leaf hashes in the order of `n`; null unless they count from 1 without a hole. */
function leavesOf(stamps: Iterable<Stamp>): Uint8Array[] | null {
  const ordered = [...stamps].sort((a, b) => a.n - b.n)
  const leaves = ordered.map((stamp, i) => (stamp.n === i + 1 ? fromBase64(stamp.leaf) : null))
  const good = leaves.filter(leaf => leaf?.length === 32).filter(leaf => leaf !== null)
  return good.length === leaves.length ? good : null
}

/**
 * Does the log we hold have the signed head, and does it begin with what we last agreed to?
 * `unknown-key`: none of these keys signed it. An earlier note that none of them signed belongs to another log and is passed over.
 */
export function verify({
  meeting,
  audience,
  note,
  vkeys,
  stamps,
  before,
}: Question): 'agrees' | 'disagrees' | 'unknown-key' {
  const keys = vkeys.map(vkey => parseVkey(vkey, nobleHashes)).filter(key => key !== null)
  const open = (text: string) => openCheckpoint(text, keys, nobleHashes, nobleVerify)
  const head = open(note)
  if (!head) return 'unknown-key'
  if (!head.origin.endsWith(`/meeting/${meeting}/${audience}`)) return 'disagrees'
  const leaves = leavesOf(stamps)
  const last = before === null ? null : open(before)
  const earlier = last?.origin === head.origin ? last : null
  if (!leaves || (earlier && earlier.size > head.size)) return 'disagrees'
  const holds = ({ size, root }: { size: number; root: Uint8Array }) =>
    leaves.length >= size && sameBytes(rootOf(leaves.slice(0, size), nobleHashes), root)
  return holds(head) && (!earlier || holds(earlier)) ? 'agrees' : 'disagrees'
}
