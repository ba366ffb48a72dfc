import { like, notLike } from 'drizzle-orm'
import { people } from '../drizzle/schema'
import type { Env } from './env'
import { SetupFault } from './fault'
import type { Drizzle } from './ledger/ledger'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/

/** Whether what is said to this address stays on this machine: its own name, or a socket in a folder. */
function staysHere(address: string): boolean {
  const { hostname, searchParams } = new URL(address)
  const host = searchParams.get('host') ?? hostname
  return host === '' || host.startsWith('/') || LOOPBACK.test(host)
}

/**
 * Refuses, in production and outside the demo, settings under which words about children would travel in clear: a sentence
 * for each, which says what to set. @throws SetupFault
 */
export function refuseInsecure({ nodeEnv, appUrl, databaseUrl, oidc }: Env, demo: boolean): void {
  if (nodeEnv !== 'production' || demo) return
  const wrong: string[] = []
  if (appUrl.startsWith('http:') && !staysHere(appUrl))
    wrong.push(
      'APP_URL must start with https:// where others than this machine use it. Put a proxy with TLS in front, and set APP_URL to the address people type.',
    )
  if (databaseUrl && !staysHere(databaseUrl) && new URL(databaseUrl).searchParams.get('sslmode') !== 'verify-full')
    wrong.push(
      'DATABASE_URL names another machine: add sslmode=verify-full to it, so that the connection is encrypted and it is known who answers.',
    )
  if (oidc?.issuer.startsWith('http:') && !staysHere(oidc.issuer))
    wrong.push('OIDC_ISSUER must start with https://: who signs in would be told in clear.')
  if (wrong.length > 0) throw new SetupFault(wrong.join('\n'))
}

const DEMO = '%.demo.invalid'

/** The demo's passphrase is known to everybody: its accounts never stand beside real ones. @throws SetupFault */
export async function refuseDemoAccounts(db: Drizzle, { nodeEnv }: Pick<Env, 'nodeEnv'>, demo: boolean): Promise<void> {
  if (nodeEnv !== 'production') return
  const of = demo ? notLike(people.email, DEMO) : like(people.email, DEMO)
  const [found] = await db.select({ id: people.id }).from(people).where(of).limit(1)
  if (!found) return
  throw new SetupFault(
    demo
      ? 'This database holds real accounts, and everybody knows the demo’s passphrase. Name another with DATA_DIR or DATABASE_URL.'
      : 'This database holds the accounts of the demo, whose passphrase everybody knows. Name another with DATA_DIR or DATABASE_URL.',
  )
}
