import { connection } from 'next/server'
import { verifyPage } from '../../lib/text/verify'
import { services } from '../../server/services'
import { Page } from '../ui/Page'
import { TopBar } from '../ui/TopBar'
import { Check } from './Check'
import styles from './page.module.css'

export const metadata = { title: verifyPage.page }

/** Open to everyone, signed in or not: the check asks nothing of this server but its public key. */
export default async function VerifyPage() {
  await connection()
  return (
    <>
      <TopBar />
      <Page>
        <header className={styles.head}>
          <h1>{verifyPage.title}</h1>
          <p>{verifyPage.lead}</p>
        </header>
        <Check published={await services().read.keys()} />
      </Page>
    </>
  )
}
