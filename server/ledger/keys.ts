import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { eq, isNull } from 'drizzle-orm'
import { logKeys, signingKeys } from '../../drizzle/schema'
import type { Signer } from '../../lib/ledger/note'
import { formatVkey } from '../../lib/ledger/note'
import { nodeHashes } from './hashes'
import type { Drizzle } from './ledger'
import { type KeyRing, unwrap, wrap } from './seal'

export const signingPurpose = 'signing-key'
export const logPurpose = (log: string) => `log-key|${log}`

const rawPublicKey = (key: KeyObject) =>
  new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32))

/** The deployment's checkpoint signer: its private key is made at first start and kept sealed under `APP_KEY`. */
export async function openSigner(db: Drizzle, ring: KeyRing, deployment: string): Promise<Signer> {
  const [row] = await db.select().from(signingKeys).where(isNull(signingKeys.retiredAt))
  if (row)
    return signerOf(
      createPrivateKey({ key: Buffer.from(unwrap(ring, row.sealedKey, signingPurpose)), format: 'der', type: 'pkcs8' }),
      deployment,
    )
  const { privateKey } = generateKeyPairSync('ed25519')
  const signer = signerOf(privateKey, deployment)
  const sealedKey = wrap(ring, privateKey.export({ format: 'der', type: 'pkcs8' }), signingPurpose)
  await db
    .insert(signingKeys)
    .values({ vkey: formatVkey(signer, nodeHashes), sealedKey })
    .onConflictDoNothing()
  return signer
}

const signerOf = (key: KeyObject, name: string): Signer => ({
  name,
  publicKey: rawPublicKey(key),
  sign: message => new Uint8Array(sign(null, message, key)),
})

/** Every key that ever signed here, newest last: the published list that old checkpoints verify against. */
export async function publishedKeys(db: Drizzle): Promise<string[]> {
  const rows = await db.select({ vkey: signingKeys.vkey }).from(signingKeys).orderBy(signingKeys.createdAt)
  return rows.map(row => row.vkey)
}

/** Makes the key of a new log. Refused by the database where the log has one. */
export async function createLogKey(db: Pick<Drizzle, 'insert'>, ring: KeyRing, log: string): Promise<Uint8Array> {
  const key = new Uint8Array(randomBytes(32))
  await db.insert(logKeys).values({ log, wrapped: wrap(ring, key, logPurpose(log)) })
  return key
}

/** The log was never opened, or was disposed of: nobody will read what it says. */
export class NoLogKey extends Error {
  constructor() {
    super('This log has no key.')
  }
}

/** A log's key. Throws `NoLogKey` where there is none. */
export async function openLogKey(db: Pick<Drizzle, 'select'>, ring: KeyRing, log: string): Promise<Uint8Array> {
  const [row] = await db.select().from(logKeys).where(eq(logKeys.log, log))
  if (!row) throw new NoLogKey()
  return unwrap(ring, row.wrapped, logPurpose(log))
}
