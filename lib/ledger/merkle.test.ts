import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex, utf8 } from './bytes'
import { nobleHashes as h } from './hashes.noble'
import {
  appendLeaf,
  consistencyProof,
  frontierOf,
  inclusionProof,
  leafHash,
  packFrontier,
  rootOf,
  rootOfFrontier,
  rowsOf,
  unpackFrontier,
  verifyConsistency,
  verifyInclusion,
} from './merkle'

const hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16))

/** The published test data of the Certificate Transparency reference implementation. */
const CT_INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const CT_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const CT_INCLUSION: [index: number, size: number, proof: string[]][] = [
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
]
const CT_CONSISTENCY: [first: number, size: number, proof: string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]

const ctLeaves = CT_INPUTS.map(input => leafHash(hex(input), h))
const MOST = 40
const leaves = Array.from({ length: MOST }, (_, i) => leafHash(utf8(`entry ${i}`), h))
const head = (size: number) => leaves.slice(0, size)
const roots = Array.from({ length: MOST + 1 }, (_, size) => rootOf(head(size), h))
const flip = (bytes: Uint8Array, bit: number) =>
  bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))

test('L1 the tree gives the nine published Certificate Transparency roots, from leaves and from the edge alike', () => {
  CT_ROOTS.forEach((root, size) => {
    expect(toHex(rootOf(ctLeaves.slice(0, size), h))).toBe(root)
    expect(toHex(rootOfFrontier(frontierOf(ctLeaves.slice(0, size), h), h))).toBe(root)
  })
})

test('L1 the published Certificate Transparency proofs are the ones we make, and they verify', () => {
  for (const [index, size, proof] of CT_INCLUSION) {
    expect(inclusionProof(rowsOf(ctLeaves.slice(0, size), h), index).map(toHex)).toEqual(proof)
    expect(verifyInclusion(ctLeaves[index]!, index, size, proof.map(hex), hex(CT_ROOTS[size]!), h)).toBe(true)
  }
  for (const [first, size, proof] of CT_CONSISTENCY) {
    expect(consistencyProof(ctLeaves.slice(0, size), first, h).map(toHex)).toEqual(proof)
    expect(verifyConsistency(first, size, hex(CT_ROOTS[first]!), hex(CT_ROOTS[size]!), proof.map(hex), h)).toBe(true)
  }
})

test('L2 for every tree of up to 40 leaves the edge grows leaf by leaf to the same root, and survives storing', () => {
  let edge: Uint8Array[] = []
  leaves.forEach((leaf, size) => {
    edge = appendLeaf(unpackFrontier(packFrontier(edge), size), size, leaf, h)
    expect(rootOfFrontier(edge, h)).toEqual(roots[size + 1])
  })
  expect(() => unpackFrontier(packFrontier(edge), MOST - 1)).toThrow(RangeError)
  expect(() => appendLeaf([], 1, leaves[0]!, h)).toThrow(RangeError)
})

test('L2 every inclusion proof up to 40 leaves verifies at its own place and nowhere else', () => {
  for (let size = 1; size <= MOST; size += 1) {
    const rows = rowsOf(head(size), h)
    for (let index = 0; index < size; index += 1) {
      const proof = inclusionProof(rows, index)
      const holds = (place: number, of: number, path = proof, root = roots[size]!, leaf = leaves[index]!) =>
        verifyInclusion(leaf, place, of, path, root, h)
      expect(holds(index, size)).toBe(true)
      for (let other = 0; other < size; other += 1) if (other !== index) expect(holds(other, size)).toBe(false)
      expect(holds(index, size, [...proof, leaves[0]!])).toBe(false)
      expect(holds(index, size, proof.slice(1))).toBe(size === 1)
      expect(holds(index, size, proof, roots[size - 1]!)).toBe(false)
    }
  }
})

test('L2 every consistency proof up to 40 leaves verifies between its own two trees and no others', () => {
  for (let size = 1; size <= MOST; size += 1) {
    for (let first = 1; first <= size; first += 1) {
      const proof = consistencyProof(head(size), first, h)
      expect(verifyConsistency(first, size, roots[first]!, roots[size]!, proof, h)).toBe(true)
      expect(verifyConsistency(first, size, roots[first - 1]!, roots[size]!, proof, h)).toBe(false)
      expect(verifyConsistency(first, size, roots[first]!, roots[size - 1]!, proof, h)).toBe(false)
      expect(verifyConsistency(first, size, roots[first]!, roots[size]!, [...proof, leaves[0]!], h)).toBe(false)
      if (proof.length > 0)
        expect(verifyConsistency(first, size, roots[first]!, roots[size]!, proof.slice(1), h)).toBe(false)
    }
  }
})

test('L2 one flipped bit anywhere in leaf, path or root breaks the proof', () => {
  const place = fc.integer({ min: 1, max: MOST }).chain(size => fc.tuple(fc.constant(size), fc.nat(size - 1)))
  fc.assert(
    fc.property(place, fc.nat(255), fc.nat(7), ([size, index], bit, which) => {
      const proof = inclusionProof(rowsOf(head(size), h), index)
      const node = which % (proof.length + 2)
      const path = proof.map((each, i) => (i === node ? flip(each, bit) : each))
      const leaf = node === proof.length ? flip(leaves[index]!, bit) : leaves[index]!
      const root = node === proof.length + 1 ? flip(roots[size]!, bit) : roots[size]!
      expect(verifyInclusion(leaf, index, size, path, root, h)).toBe(false)
    }),
  )
})

test('L2 places outside a tree are refused, not answered', () => {
  const leaf = leaves[0]!
  for (const [index, size] of [
    [-1, 1],
    [1, 1],
    [0, 0],
    [0.5, 2],
    [0, Number.NaN],
    [2 ** 53, 2 ** 54],
  ] as const)
    expect(verifyInclusion(leaf, index, size, [], leaf, h)).toBe(false)
  for (const [first, size] of [
    [0, 1],
    [2, 1],
    [1.5, 2],
    [1, Number.POSITIVE_INFINITY],
  ] as const)
    expect(verifyConsistency(first, size, leaf, leaf, [], h)).toBe(false)
  expect(() => inclusionProof(rowsOf(head(3), h), 3)).toThrow(RangeError)
  expect(() => consistencyProof(head(3), 0, h)).toThrow(RangeError)
})
