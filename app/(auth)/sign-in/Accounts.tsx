'use client'
import { roleWords, signIn } from '../../../lib/text/sign-in-page'
import styles from './page.module.css'

export type DemoAccount = { email: string; name: string; role: string; agency: string }

/** The contract's passphrase of every account in the demo, and only there. */
const DEMO_PASSPHRASE = 'demo-only-passphrase'

/** The demo's invented people, to sign in as with one press. */
export function Accounts({
  accounts,
  busy,
  enter,
}: {
  accounts: DemoAccount[]
  busy: boolean
  enter(email: string, passphrase: string): Promise<void>
}) {
  return (
    <section aria-labelledby="demo" className={styles.demo}>
      <h2 id="demo">{signIn.demo.title}</h2>
      <p>{signIn.demo.lead}</p>
      <ul className={styles.accounts}>
        {accounts.map(account => (
          <li key={account.email}>
            <button
              type="button"
              className={styles.account}
              aria-disabled={busy || undefined}
              onClick={() => {
                if (!busy) void enter(account.email, DEMO_PASSPHRASE)
              }}
            >
              <strong>{account.name}</strong>
              <span>
                {roleWords(account.role)}, {account.agency}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
