import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fromBase64 } from '../../lib/ledger/bytes'
import { signCheckpoint } from '../../lib/ledger/checkpoint'
import { nobleHashes } from '../../lib/ledger/hashes.noble'
import { rootOf } from '../../lib/ledger/merkle'
import { formatVkey, type Signer } from '../../lib/ledger/note'
import type { Stamp } from '../../lib/statements/kind'
import { leafOf, me } from './testing/farSide'
import { until } from './testing/until'
import { storage } from './testing/wire'
import type { Memory } from './wire'
import { Witness } from './witness'

const MEETING = '00000000-0000-4000-8000-000000000001'

/** A deployment's signing key, made by another library than the one that verifies. */
function signer(name = 'roundtable.invalid'): Signer {
  const { privateKey } = generateKeyPairSync('ed25519')
  const key = createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }))
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  return { name, publicKey: new Uint8Array(raw), sign: message => new Uint8Array(sign(null, message, key)) }
}
const key = signer()

const log = (...ids: string[]): Stamp[] =>
  ids.map((id, i) => ({ n: i + 1, at: `2026-11-22T14:03:22.00000${i}Z`, by: me, leaf: leafOf(id) }))
const rootFor = (stamps: Stamp[]) =>
  rootOf(
    stamps.map(stamp => fromBase64(stamp.leaf)!),
    nobleHashes,
  )
const noteFor = (stamps: Stamp[], by = key, origin = `${by.name}/meeting/${MEETING}/meeting`) =>
  signCheckpoint({ origin, size: stamps.length, root: rootFor(stamps) }, [by], nobleHashes)
const vkey = (of: Signer) => `${formatVkey(of, nobleHashes)}\n`

/** One browser: `device` outlives the tab, `tab` outlives a reload. */
function browser(options: { device?: Memory; tab?: Memory; keys?: () => Promise<string> } = {}) {
  const { device = storage(), tab = storage(), keys = async () => vkey(key) } = options
  let looks = 0
  const work = { keys, device, tab, idle: (job: () => void) => void setImmediate(job) }
  const witness = new Witness(work, MEETING, () => looks++)
  witness.recall('meeting')
  return async (stamps: Stamp[], note: string) => {
    const before = looks
    witness.see('meeting', note, stamps)
    await until('looked at', () => looks > before)
    return witness.verdict(['meeting'])
  }
}

const five = log('a', 'b', 'c', 'd', 'e')

test('B20 a document that has the signed head agrees, also while it is ahead of it', async () => {
  const look = browser()
  expect(await look(five.slice(0, 3), noteFor(five.slice(0, 3)))).toBe('agrees')
  expect(await look(five, noteFor(five.slice(0, 4)))).toBe('agrees')
  expect(await look(five.toReversed(), noteFor(five))).toBe('agrees')
})

test('B20 before the first checkpoint the witness is checking', () => {
  const device = storage()
  const witness = new Witness({ keys: async () => '', device, tab: device, idle: () => {} }, MEETING, () => {})
  expect(witness.verdict(['meeting'])).toBe('checking')
  expect(witness.verdict([])).toBe('checking')
})

const wrong: [string, Stamp[]][] = [
  ['a changed leaf', log('a', 'b', 'X', 'd', 'e')],
  ['two leaves in another order', log('a', 'c', 'b', 'd', 'e')],
  ['a missing leaf', five.slice(0, 4)],
  ['a hole', five.filter(stamp => stamp.n !== 2)],
  ['a leaf that is no hash', five.map(stamp => (stamp.n === 5 ? { ...stamp, leaf: 'AAAA' } : stamp))],
]
test.each(wrong)('B21 a document with %s disagrees', async (_what, stamps) => {
  expect(await browser()(stamps, noteFor(five))).toBe('disagrees')
})

test('B22 a head that is shorter than the one agreed to before disagrees', async () => {
  const look = browser()
  await look(five, noteFor(five))
  expect(await look(five.slice(0, 3), noteFor(five.slice(0, 3)))).toBe('disagrees')
})

test('B22 a rewritten beginning disagrees, also after the tab was closed', async () => {
  const device = storage()
  await browser({ device })(five.slice(0, 3), noteFor(five.slice(0, 3)))
  const rewritten = log('a', 'X', 'c', 'd', 'e')
  expect(await browser()(rewritten, noteFor(rewritten))).toBe('agrees')
  expect(await browser({ device })(rewritten, noteFor(rewritten))).toBe('disagrees')
  expect(await browser({ device })(five.slice(0, 2), noteFor(five.slice(0, 2)))).toBe('disagrees')
  expect(await browser({ device })(five, noteFor(five))).toBe('agrees')
})

test('B22 what was agreed to and is changed afterwards disagrees, with a head that fits it or without', async () => {
  const rewritten = log('a', 'X', 'c', 'd', 'e')
  const withHead = browser()
  expect(await withHead(five.slice(0, 3), noteFor(five.slice(0, 3)))).toBe('agrees')
  expect(await withHead(rewritten, noteFor(rewritten))).toBe('disagrees')
  const without = browser()
  expect(await without(five.slice(0, 3), noteFor(five.slice(0, 3)))).toBe('agrees')
  expect(await without(rewritten, noteFor(five))).toBe('disagrees')
})

test('B22 the same log under another name disagrees', async () => {
  const next = signer('elsewhere.invalid')
  const look = browser({ keys: async () => vkey(key) + vkey(next) })
  expect(await look(five.slice(0, 3), noteFor(five.slice(0, 3)))).toBe('agrees')
  expect(await look(five, noteFor(five, next))).toBe('disagrees')
})

test('B20 a log that grows by any number of statements goes on agreeing', async () => {
  const look = browser()
  const long = log(...Array.from({ length: 70 }, (_, i) => `statement ${i}`))
  for (const size of [1, 2, 3, 7, 8, 9, 31, 32, 64, 65, 70])
    expect(await look(long.slice(0, size), noteFor(long.slice(0, size)))).toBe('agrees')
})

/** A board as the server writes it: stamp `n` is item `n - 1` of client 1. */
function boardOf(...ids: string[]): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  for (const [i, stamp] of log(...ids).entries()) doc.getMap('stamps').set(ids[i] ?? '', stamp)
  return doc
}

test('L41 whose own words alone were lost when the server went back, and who returns after others wrote past them, disagrees', async () => {
  const mine = boardOf('a', 'b', 'own 1', 'own 2')
  const look = browser()
  expect(await look(log('a', 'b', 'own 1', 'own 2'), noteFor(log('a', 'b', 'own 1', 'own 2')))).toBe('agrees')
  // Others wrote, and what this browser still holds as unsent was taken again: the server is not behind in anything.
  const now = ['a', 'b', 'new 1', 'new 2', 'new 3', 'own 1', 'own 2']
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(boardOf(...now), Y.encodeStateVector(mine)))
  const held: Stamp[] = []
  mine.getMap<Stamp>('stamps').forEach(stamp => void held.push(stamp))
  expect(await look(held, noteFor(log(...now)))).toBe('disagrees')
})

test('B22 a verdict of disagrees stays', async () => {
  const look = browser()
  await look(log('X'), noteFor(five.slice(0, 1)))
  expect(await look(five, noteFor(five))).toBe('disagrees')
})

test('B23 a head that nobody we trust has signed disagrees', async () => {
  expect(await browser()(five, noteFor(five, signer()))).toBe('disagrees')
  expect(await browser()(five, noteFor(five).replace('\n5\n', '\n4\n'))).toBe('disagrees')
  expect(await browser()(five, 'no note at all')).toBe('disagrees')
})

test('B23 a head of another audience disagrees', async () => {
  const other = noteFor(five, key, `${key.name}/meeting/${MEETING}/professionals`)
  expect(await browser()(five, other)).toBe('disagrees')
})

test('B24 a later key may join the published ones, a trusted key may not go', async () => {
  const tab = storage()
  const device = storage()
  const next = signer()
  await browser({ tab, device })(five.slice(0, 2), noteFor(five.slice(0, 2)))
  const joined = browser({ tab, device, keys: async () => vkey(key) + vkey(next) })
  expect(await joined(five, noteFor(five, next))).toBe('agrees')
  const other = signer()
  const gone = browser({ tab, device, keys: async () => vkey(other) })
  expect(await gone(five, noteFor(five, other))).toBe('disagrees')
})

test('B24 a deployment begun again under a new key is another log to a new tab', async () => {
  const device = storage()
  await browser({ device })(five, noteFor(five))
  const fresh = signer()
  const look = browser({ device, keys: async () => vkey(fresh) })
  expect(await look(five.slice(0, 1), noteFor(five.slice(0, 1), fresh))).toBe('agrees')
})

test('B25 where the keys cannot be had it goes on checking, and asks again with the next checkpoint', async () => {
  let away = true
  const look = browser({
    keys: async () => {
      if (away) throw new Error('away')
      return vkey(key)
    },
  })
  expect(await look(five, noteFor(five))).toBe('checking')
  away = false
  expect(await look(five, noteFor(five))).toBe('agrees')
})

test('B40 it agrees once every audience with statements has a head that fits, not before', async () => {
  let looks = 0
  const work = { keys: async () => vkey(key), device: storage(), tab: storage(), idle: (job: () => void) => job() }
  const witness = new Witness(work, MEETING, () => looks++)
  const both = ['meeting', 'professionals']
  const see = async (audience: string) => {
    const before = looks
    witness.see(audience, noteFor(five, key, `${key.name}/meeting/${MEETING}/${audience}`), five)
    await until('looked at', () => looks > before)
    return [witness.verdict([audience]), witness.verdict(both)]
  }
  expect(witness.verdict([])).toBe('checking')
  expect(await see('meeting')).toEqual(['agrees', 'checking'])
  expect(await see('professionals')).toEqual(['agrees', 'agrees'])
})
