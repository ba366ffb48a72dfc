import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodeHashes } from './hashes'

const SEED = Number(process.env.SEED ?? 20261122)
const salt = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Buffer.from(bytes).toString('base64'))
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map(part => part.repeat(2000)),
)

test(`P6 a commitment is the HMAC of RFC 2104 whatever its length and letters, one after another (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(salt, text), { minLength: 1, maxLength: 4 }), commitments => {
      for (const [key, message] of commitments)
        expect(nodeHashes.hmacSha256(key, message)).toBe(
          createHmac('sha256', Buffer.from(key, 'base64')).update(message).digest('base64'),
        )
    }),
    { seed: SEED },
  )
})

test('P6 a key of another size or spelling is refused, and spoils nothing that comes after', () => {
  const key = Buffer.alloc(32, 5).toString('base64')
  const before = nodeHashes.hmacSha256(key, 'a')
  for (const size of [0, 16, 31, 33, 64])
    expect(() => nodeHashes.hmacSha256(Buffer.alloc(size, 255).toString('base64'), 'a')).toThrow(RangeError)
  for (const spelling of ['', key.slice(0, 43), `${key.slice(0, 40)}!!!=`, `${key}${key}`])
    expect(() => nodeHashes.hmacSha256(spelling, 'a')).toThrow(RangeError)
  expect(nodeHashes.hmacSha256(key, 'a')).toBe(before)
})

test('P6 SHA-256 is that of FIPS 180-4 for bytes of every size', () => {
  for (let size = 0; size < 300; size += 1) {
    const message = Uint8Array.from({ length: size }, (_, i) => (i * 7 + size) & 255)
    expect(nodeHashes.sha256(message)).toEqual(new Uint8Array(createHash('sha256').update(message).digest()))
  }
})
