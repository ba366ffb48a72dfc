import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { samePath } from '../../../lib/protocol/paths'
import { signIn } from '../../../lib/text/sign-in-page'
import { services } from '../../../server/services'
import { DisplayMenu } from '../../ui/DisplayMenu'
import { Logo } from '../../ui/Logo'
import { session } from '../../who'
import styles from './page.module.css'
import { Ring } from './Ring'
import { SignInForm } from './SignInForm'

export const metadata = { title: signIn.page }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string; error?: string }> }) {
  await connection()
  const { to, error } = await searchParams
  if (await session()) redirect(samePath(to))
  const { read, identity } = services()
  if (await identity.enrollingFromCookies((await headers()).get('cookie')))
    redirect(`/second-factor?to=${encodeURIComponent(samePath(to))}`)
  return (
    <div className={styles.page}>
      <header className={styles.left}>
        <Logo words />
        <Ring />
        <div className={styles.words}>
          <p className={styles.motto}>{signIn.motto}</p>
          <p className={styles.promise}>{signIn.promise}</p>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.right}>
        <div className={styles.display}>
          <DisplayMenu />
        </div>
        <SignInForm
          back={samePath(to) !== samePath(undefined)}
          to={samePath(to)}
          accounts={read.accounts()}
          sso={identity.sso}
          failed={error !== undefined}
        />
      </main>
    </div>
  )
}
