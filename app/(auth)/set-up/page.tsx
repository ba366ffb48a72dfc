import { connection } from 'next/server'
import { samePath } from '../../../lib/protocol/paths'
import { setUp } from '../../../lib/text/admin'
import { services } from '../../../server/services'
import { DisplayMenu } from '../../ui/DisplayMenu'
import { Logo } from '../../ui/Logo'
import styles from './page.module.css'
import { SetUp } from './SetUp'

export const metadata = { title: setUp.page }

/** Where a link to set an account up leads. What is in the link stays in the browser: this page never sees it. */
export default async function SetUpPage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  await connection()
  const to = samePath((await searchParams).to)
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Logo words />
        <DisplayMenu />
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        <SetUp sso={services().identity.sso} to={to} />
      </main>
    </div>
  )
}
