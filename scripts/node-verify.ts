import { createPublicKey, verify } from 'node:crypto'
import type { VerifySignature } from '../lib/ledger/hashes'

/** The fixed beginning of an Ed25519 public key in DER (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** Ed25519 on Node's own OpenSSL. */
export const nodeVerify: VerifySignature = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' })
  return verify(null, message, key, signature)
}
