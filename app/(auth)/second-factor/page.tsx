import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { samePath } from '../../../lib/protocol/paths'
import { account } from '../../../lib/text/account'
import { services } from '../../../server/services'
import { Page } from '../../ui/Page'
import { SignOut } from '../../ui/SignOut'
import { TopBar } from '../../ui/TopBar'
import { session } from '../../who'
import { Enrol } from './Enrol'

export const metadata = { title: account.factor.page }

type Props = { searchParams: Promise<{ to?: string }> }

/** Where a passphrase account gets its authenticator app: first thing after the first sign-in, or another phone later. */
export default async function SecondFactorPage({ searchParams }: Props) {
  await connection()
  const to = samePath((await searchParams).to)
  const { identity } = services()
  const who = await session()
  if (!who && !(await identity.enrollingFromCookies((await headers()).get('cookie'))))
    redirect(`/sign-in?to=${encodeURIComponent(to)}`)
  if (who && identity.stepUp(who)) redirect(`/step-up?to=${encodeURIComponent('/second-factor?to=/account')}`)
  return (
    <>
      <TopBar>
        <SignOut />
      </TopBar>
      <Page narrow>
        <Enrol to={to} />
      </Page>
    </>
  )
}
