import { createHash, createHmac, createPublicKey, verify } from 'node:crypto'
import type { Hashes, VerifySignature } from '../lib/ledger/hashes'

/** The ledger's functions on Node's own OpenSSL. */
export const nodeHashes: Hashes = {
  sha256: message => createHash('sha256').update(message).digest(),
  hmacSha256: (key, message) => createHmac('sha256', key).update(message).digest(),
}

/** The fixed DER prefix of an Ed25519 public key (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

export const nodeVerify: VerifySignature = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' })
  return verify(null, message, key, signature)
}
