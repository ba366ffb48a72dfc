import { eq } from 'drizzle-orm'
import { logKeys, secondFactors, signingKeys } from '../../drizzle/schema'
import { secondFactorPurpose } from '../identity/second-factor'
import { logPurpose, signingPurpose } from './keys'
import type { Transaction } from './ledger'
import { type KeyRing, unwrap, wrap } from './seal'

/**
 * Seals everything that stands directly under `APP_KEY` anew under the ring's first key, in the transaction given: afterwards
 * no other key of the ring is needed. What stands under those (every word, every entry's key) stays as it is. Returns how many
 * keys there were. Throws a `SetupFault` where the ring lacks the key of one of them: then nothing changed.
 */
export async function rewrap(tx: Transaction, ring: KeyRing): Promise<number> {
  const again = (sealed: Uint8Array, purpose: string) => wrap(ring, unwrap(ring, sealed, purpose), purpose)
  const logs = await tx.select().from(logKeys).for('update')
  for (const { log, wrapped } of logs)
    await tx
      .update(logKeys)
      .set({ wrapped: again(wrapped, logPurpose(log)) })
      .where(eq(logKeys.log, log))
  const signing = await tx.select().from(signingKeys).for('update')
  for (const { vkey, sealedKey } of signing)
    await tx
      .update(signingKeys)
      .set({ sealedKey: again(sealedKey, signingPurpose) })
      .where(eq(signingKeys.vkey, vkey))
  const factors = await tx.select().from(secondFactors).for('update')
  for (const { personId, sealed, pending } of factors) {
    const purpose = secondFactorPurpose(personId)
    await tx
      .update(secondFactors)
      .set({ sealed: sealed && again(sealed, purpose), pending: pending && again(pending, purpose) })
      .where(eq(secondFactors.personId, personId))
  }
  return logs.length + signing.length + factors.length
}
