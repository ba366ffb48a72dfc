import { concat, sameBytes } from './bytes'
import type { Hashes } from './hashes'

/** The Merkle tree of RFC 6962, section 2.1. Every node is 32 bytes; leaves are counted from 0 here and nowhere else. */
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)
const WIDTH = 32

/** The right edge of a tree: the roots of its full subtrees, the largest first. All that is needed to append to it. */
export type Frontier = readonly Uint8Array[]

export const leafHash = (entry: Uint8Array, hashes: Hashes): Uint8Array => hashes.sha256(concat(LEAF, entry))

const nodeHash = (left: Uint8Array, right: Uint8Array, hashes: Hashes): Uint8Array =>
  hashes.sha256(concat(NODE, left, right))

/** The edge after one more leaf. `size` is the number of leaves before it. */
export const appendLeaf = (edge: Frontier, size: number, leaf: Uint8Array, hashes: Hashes): Uint8Array[] => {
  const next = [...edge]
  let node = leaf
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
    const left = next.pop()
    if (left === undefined) throw new RangeError('The edge does not fit the size')
    node = nodeHash(left, node, hashes)
  }
  next.push(node)
  return next
}

/** The root of the tree with this edge; of the empty tree, SHA-256 of nothing. */
export const rootOfFrontier = (edge: Frontier, hashes: Hashes): Uint8Array => {
  const last = edge.at(-1)
  if (last === undefined) return hashes.sha256(new Uint8Array())
  return edge.slice(0, -1).reduceRight((root, left) => nodeHash(left, root, hashes), last)
}

const bitCount = (size: number): number => [...size.toString(2)].filter(bit => bit === '1').length

/** The edge as one run of bytes, 32 a node, for storing. */
export const packFrontier = (edge: Frontier): Uint8Array => concat(...edge)

/** The edge of a tree of `size` leaves from its stored bytes. Throws a RangeError when they do not fit that size. */
export const unpackFrontier = (bytes: Uint8Array, size: number): Uint8Array[] => {
  const count = bitCount(size)
  if (bytes.length !== count * WIDTH) throw new RangeError('The edge does not fit the size')
  return Array.from({ length: count }, (_, i) => bytes.slice(i * WIDTH, (i + 1) * WIDTH))
}

/** The edge of the tree over these leaf hashes. */
export const frontierOf = (leaves: readonly Uint8Array[], hashes: Hashes): Uint8Array[] =>
  leaves.reduce<Uint8Array[]>((edge, leaf, size) => appendLeaf(edge, size, leaf, hashes), [])

/** Every row of a tree, leaves first, root last; a node without a right sibling rises unchanged, which is RFC 6962's tree. */
export type Rows = readonly (readonly Uint8Array[])[]

const rowAbove = (row: readonly Uint8Array[], hashes: Hashes): Uint8Array[] =>
  Array.from({ length: Math.ceil(row.length / 2) }, (_, i) => {
    const left = row[2 * i]!
    const right = row[2 * i + 1]
    return right === undefined ? left : nodeHash(left, right, hashes)
  })

/** The whole tree over these leaf hashes, for taking many proofs from it. */
export const rowsOf = (leaves: readonly Uint8Array[], hashes: Hashes): Rows => {
  const rows = [[...leaves]]
  for (let row = rows[0]!; row.length > 1; rows.push(row)) row = rowAbove(row, hashes)
  return rows
}

/** The root of the tree over these leaf hashes; of the empty tree, SHA-256 of nothing. */
export const rootOf = (leaves: readonly Uint8Array[], hashes: Hashes): Uint8Array =>
  rowsOf(leaves, hashes).at(-1)?.[0] ?? hashes.sha256(new Uint8Array())

/** The audit path of leaf `index` (from 0), from the leaf upwards (RFC 6962, 2.1.1). Throws a RangeError outside the tree. */
export const inclusionProof = (rows: Rows, index: number): Uint8Array[] => {
  if (!Number.isInteger(index) || index < 0 || index >= (rows[0]?.length ?? 0)) throw new RangeError('No such leaf')
  const siblings = rows.map((row, level) => {
    const place = Math.floor(index / 2 ** level)
    return row[place % 2 === 0 ? place + 1 : place - 1]
  })
  return siblings.filter(node => node !== undefined)
}

/** The largest power of two below `size`: where RFC 6962 splits a tree. */
const split = (size: number): number => {
  let k = 1
  while (k * 2 < size) k *= 2
  return k
}

/** The root that a leaf and its audit path lead to, or null when the path has the wrong length for that place. */
const rootFromProof = (
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  hashes: Hashes,
): Uint8Array | null => {
  if (size === 1) return proof.length === 0 ? leaf : null
  const sibling = proof.at(-1)
  if (sibling === undefined) return null
  const k = split(size)
  const rest = proof.slice(0, -1)
  const inner =
    index < k ? rootFromProof(leaf, index, k, rest, hashes) : rootFromProof(leaf, index - k, size - k, rest, hashes)
  if (inner === null) return null
  return index < k ? nodeHash(inner, sibling, hashes) : nodeHash(sibling, inner, hashes)
}

/** Is `leaf` number `index` (from 0) of the tree with this size and root? */
export const verifyInclusion = (
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
  hashes: Hashes,
): boolean => {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  const found = rootFromProof(leaf, index, size, proof, hashes)
  return found !== null && sameBytes(found, root)
}

const subproof = (leaves: readonly Uint8Array[], first: number, whole: boolean, hashes: Hashes): Uint8Array[] => {
  if (first === leaves.length) return whole ? [] : [rootOf(leaves, hashes)]
  const k = split(leaves.length)
  return first <= k
    ? [...subproof(leaves.slice(0, k), first, whole, hashes), rootOf(leaves.slice(k), hashes)]
    : [...subproof(leaves.slice(k), first - k, false, hashes), rootOf(leaves.slice(0, k), hashes)]
}

/** The proof that the tree over the first `first` leaves is the beginning of the tree over all (RFC 6962, 2.1.2). */
export const consistencyProof = (leaves: readonly Uint8Array[], first: number, hashes: Hashes): Uint8Array[] => {
  if (!Number.isInteger(first) || first < 1 || first > leaves.length) throw new RangeError('No such tree')
  return subproof(leaves, first, true, hashes)
}

type Pair = { first: Uint8Array; second: Uint8Array }

const rootsFromProof = (
  first: number,
  size: number,
  known: Uint8Array | null,
  proof: readonly Uint8Array[],
  hashes: Hashes,
): Pair | null => {
  if (first === size) {
    const node = known ?? proof[0]
    if (node === undefined || proof.length !== (known === null ? 1 : 0)) return null
    return { first: node, second: node }
  }
  const sibling = proof.at(-1)
  if (sibling === undefined) return null
  const k = split(size)
  const rest = proof.slice(0, -1)
  if (first <= k) {
    const left = rootsFromProof(first, k, known, rest, hashes)
    return left && { first: left.first, second: nodeHash(left.second, sibling, hashes) }
  }
  const right = rootsFromProof(first - k, size - k, null, rest, hashes)
  return right && { first: nodeHash(sibling, right.first, hashes), second: nodeHash(sibling, right.second, hashes) }
}

/** Is the tree (`first`, `firstRoot`) the beginning of the tree (`size`, `root`)? Sizes from 1; an empty beginning proves nothing. */
export const verifyConsistency = (
  first: number,
  size: number,
  firstRoot: Uint8Array,
  root: Uint8Array,
  proof: readonly Uint8Array[],
  hashes: Hashes,
): boolean => {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(size) || first < 1 || first > size) return false
  const found = rootsFromProof(first, size, firstRoot, proof, hashes)
  return found !== null && sameBytes(found.first, firstRoot) && sameBytes(found.second, root)
}
