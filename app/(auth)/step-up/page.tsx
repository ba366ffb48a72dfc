import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { samePath } from '../../../lib/protocol/paths'
import { account } from '../../../lib/text/account'
import { services } from '../../../server/services'
import { Page } from '../../ui/Page'
import { Plain } from '../../ui/Plain'
import { TopBar } from '../../ui/TopBar'
import { signedIn } from '../../who'
import { StepUpForm } from './StepUpForm'
import { Then } from './Then'

export const metadata = { title: account.stepUp.page }

type Props = { searchParams: Promise<{ to?: string; asked?: string }> }

/** Where somebody proves once more who they are, and from where they come back to what they were doing. */
export default async function StepUpPage({ searchParams }: Props) {
  await connection()
  const { to, asked } = await searchParams
  const target = to === undefined ? null : samePath(to)
  const here = `/step-up${target ? `?to=${encodeURIComponent(target)}` : ''}`
  const who = await signedIn(here)
  const { identity } = services()
  if (!identity.stepUp(who)) {
    if (target && !target.startsWith('/api/')) redirect(target)
    return (
      <>
        <TopBar />
        {target ? <Then to={target} /> : <Plain title={account.stepUp.title} body={account.stepUp.close} />}
      </>
    )
  }
  return (
    <>
      <TopBar />
      <Page narrow>
        <StepUpForm here={here} ways={await identity.ways(who)} notAsked={asked === '1'} />
      </Page>
    </>
  )
}
