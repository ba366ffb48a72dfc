import { eq } from 'drizzle-orm'
import { people, ssoAccounts } from '../../drizzle/schema'
import type { Drizzle } from '../ledger/ledger'
import type { SecondFactors } from './second-factor'

/** How a person can prove who they are. `codesLeft`: recovery codes not used yet. `sso`: through the provider that is set up here. */
export type Ways = { passphrase: boolean; sso: boolean; factor: boolean; codesLeft: number }

export async function readWays(db: Drizzle, factors: SecondFactors, person: string, sso: boolean): Promise<Ways> {
  const [row] = await db.select({ hash: people.passphraseHash }).from(people).where(eq(people.id, person))
  const accounts = sso ? await db.select().from(ssoAccounts).where(eq(ssoAccounts.personId, person)).limit(1) : []
  return {
    passphrase: row?.hash != null,
    sso: accounts.length > 0,
    factor: await factors.has(person),
    codesLeft: await factors.left(person),
  }
}
