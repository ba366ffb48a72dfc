import { fromBase64, sameBytes } from '../../lib/ledger/bytes'
import { type Checkpoint, openCheckpoint } from '../../lib/ledger/checkpoint'
import { nobleHashes, nobleVerify } from '../../lib/ledger/hashes.noble'
import { appendLeaf, type Frontier, rootOfFrontier } from '../../lib/ledger/merkle'
import { parseVkey } from '../../lib/ledger/note'
import type { Stamp } from '../../lib/statements/kind'

/** What was agreed to: a signed head, the leaves it stands for, and the right edge of their tree. */
export type Agreed = { head: Checkpoint; leaves: readonly string[]; edge: Frontier }

/** Signed note, vkeys as published, receipts of the document, and what was agreed to before: here, or by this device (a note). */
export type Question = {
  meeting: string
  audience: string
  note: string
  vkeys: readonly string[]
  stamps: readonly Stamp[]
  before: Agreed | string | null
}

/** `unknown-key`: none of these keys signed it. */
export type Answer = { is: 'agrees'; agreed: Agreed } | { is: 'disagrees' | 'unknown-key' }

/** Leaf hashes in the order of `n`; null unless they count from 1 without a hole. */
function leavesOf(stamps: readonly Stamp[]): string[] | null {
  const ordered = [...stamps].sort((a, b) => a.n - b.n)
  return ordered.every((stamp, i) => stamp.n === i + 1) ? ordered.map(stamp => stamp.leaf) : null
}

/** The edge of the tree over the first `size` leaves, from where the known one ends if it is their beginning. */
function edgeOf(leaves: readonly string[], size: number, known: Pick<Agreed, 'leaves' | 'edge'>): Frontier | null {
  const isBeginning = known.leaves.length <= size && known.leaves.every((leaf, i) => leaf === leaves[i])
  if (!isBeginning) return edgeOf(leaves, size, NOTHING)
  let edge = known.edge
  for (let i = known.leaves.length; i < size; i++) {
    const leaf = fromBase64(leaves[i] ?? '')
    if (leaf?.length !== 32) return null
    edge = appendLeaf(edge, i, leaf, nobleHashes)
  }
  return edge
}
const NOTHING = { leaves: [], edge: [] }

/**
 * Does the log we hold have the signed head, and does it begin with what was last agreed to?
 * An earlier note that none of these keys signed belongs to another deployment and is passed over.
 */
export function verify({ meeting, audience, note, vkeys, stamps, before }: Question): Answer {
  const keys = vkeys.map(vkey => parseVkey(vkey, nobleHashes)).filter(key => key !== null)
  const open = (text: string) => openCheckpoint(text, keys, nobleHashes, nobleVerify)
  const head = open(note)
  if (!head) return { is: 'unknown-key' }
  const leaves = leavesOf(stamps)
  if (!leaves || !head.origin.endsWith(`/meeting/${meeting}/${audience}`)) return { is: 'disagrees' }
  const last = typeof before === 'string' ? open(before) : (before?.head ?? null)
  const known = typeof before === 'string' || before === null ? NOTHING : before
  const edgeAt = ({ size, root }: Checkpoint): Frontier | null => {
    const edge = leaves.length >= size ? edgeOf(leaves, size, known) : null
    return edge && sameBytes(rootOfFrontier(edge, nobleHashes), root) ? edge : null
  }
  const edge = edgeAt(head)
  const wentBack = last && (last.origin !== head.origin || last.size > head.size || !edgeAt(last))
  if (!edge || wentBack) return { is: 'disagrees' }
  return { is: 'agrees', agreed: { head, leaves: leaves.slice(0, head.size), edge } }
}
