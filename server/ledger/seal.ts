import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { SetupFault } from '../fault'

const VERSION = 1
const NONCE = 12
const TAG = 16

/**
 * AES-256-GCM with a fresh random 96-bit nonce: `01 ‖ nonce ‖ ciphertext ‖ tag`.
 * `purpose` is authenticated, not stored: bytes moved to another entry or use do not open.
 */
export function seal(key: Uint8Array, plain: Uint8Array, purpose: string): Uint8Array {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(purpose))
  return Buffer.concat([Uint8Array.of(VERSION), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Throws where key, bytes or purpose are not those of `seal`. */
export function unseal(key: Uint8Array, sealed: Uint8Array, purpose: string): Uint8Array {
  if (sealed[0] !== VERSION || sealed.length < 1 + NONCE + TAG) throw new Error('Sealed bytes of an unknown form.')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE))
  decipher.setAAD(Buffer.from(purpose))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
  return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE, sealed.length - TAG)), decipher.final()])
}

/** The deployment's key-encryption keys, newest first. */
export type KeyRing = readonly { id: string; key: Uint8Array }[]

/** Seals under the ring's first key and says which one that was: `length ‖ id ‖ sealed`. */
export function wrap(ring: KeyRing, plain: Uint8Array, purpose: string): Uint8Array {
  const current = ring[0]
  if (!current) throw new SetupFault('APP_KEY holds no key.')
  const id = Buffer.from(current.id)
  return Buffer.concat([Uint8Array.of(id.length), id, seal(current.key, plain, purpose)])
}

/** Opens what any key of the ring wrapped. Throws a `SetupFault` that names the key which is missing or another than it was. */
export function unwrap(ring: KeyRing, wrapped: Uint8Array, purpose: string): Uint8Array {
  const length = wrapped[0] ?? 0
  const id = Buffer.from(wrapped.subarray(1, 1 + length)).toString()
  const entry = ring.find(k => k.id === id)
  if (!entry) throw new SetupFault(`APP_KEY does not hold the key "${id}", which this data was sealed with.`)
  try {
    return unseal(entry.key, wrapped.subarray(1 + length), purpose)
  } catch {
    throw new SetupFault(`The key "${id}" in APP_KEY is not the one that this data was sealed with.`)
  }
}
