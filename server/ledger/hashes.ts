import { createHash, createHmac } from 'node:crypto'
import type { Hashes } from '../../lib/ledger/hashes'

/** The ledger's hash functions on node:crypto. */
export const nodeHashes: Hashes = {
  sha256: message => new Uint8Array(createHash('sha256').update(message).digest()),
  hmacSha256: (key, message) => new Uint8Array(createHmac('sha256', key).update(message).digest()),
}
