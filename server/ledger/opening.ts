import { randomBytes } from 'node:crypto'
import { sameBytes } from '../../lib/ledger/bytes'
import { headerLeaf, type Opening } from '../../lib/ledger/entry'
import type { EntryFields } from '../../lib/ledger/fields'
import { disclosed } from '../../lib/ledger/open'
import { nodeHashes } from './hashes'
import { seal, unseal } from './seal'

const contentPurpose = (log: string, seq: number) => `${log}|${seq}|opening`
const keyPurpose = (log: string, seq: number) => `${log}|${seq}|key`

/** Seals what an entry says under a key of its own, and that key under its log's: without the key the words are gone. */
export function sealOpening(logKey: Uint8Array, log: string, seq: number, opening: Opening) {
  const key = randomBytes(32)
  const sealed = seal(key, Buffer.from(JSON.stringify(opening)), contentPurpose(log, seq))
  return { sealed, wrapped: seal(logKey, key, keyPurpose(log, seq)) }
}

/** Throws where bytes or key are not those of `sealOpening` for this entry of this log. */
export function unsealOpening(
  logKey: Uint8Array,
  log: string,
  seq: number,
  { sealed, wrapped }: { sealed: Uint8Array; wrapped: Uint8Array },
): Opening {
  const key = unseal(logKey, wrapped, keyPurpose(log, seq))
  return JSON.parse(Buffer.from(unseal(key, sealed, contentPurpose(log, seq))).toString())
}

/**
 * Everything an entry says. Its commitments are not recomputed: that is the verifier's work, on every export. Here the seal
 * vouches for the words (it opens only what this deployment sealed for this entry, once its commitments were made), and the
 * header must be the one whose leaf stands in the trees.
 */
export function openedFields(header: string, leaf: Uint8Array, opening: Opening): EntryFields {
  if (!sameBytes(headerLeaf(header, nodeHashes), leaf))
    throw new Error('An entry of a log has another header than its leaf.')
  const fields = disclosed(opening)
  if (!fields) throw new Error('An entry of a log says what none may say.')
  const { seq, type, at } = fields
  const { actor = null, agency = null, role = null, audience = null, recipients = null, content = null } = fields
  if (seq === undefined || type === undefined || at === undefined) throw new Error('An entry of a log is not whole.')
  return { seq, type, at, actor, agency, role, audience, recipients, content }
}
