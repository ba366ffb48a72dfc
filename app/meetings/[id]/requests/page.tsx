import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { connection } from 'next/server'
import { FORMS } from '../../../../lib/evidence/request'
import { fromElsewhere } from '../../../../lib/protocol/paths'
import { requestsPage as words } from '../../../../lib/text/requests'
import { errors } from '../../../../lib/text/shell'
import { services } from '../../../../server/services'
import { LinkButton } from '../../../ui/Button'
import { Page } from '../../../ui/Page'
import { Plain } from '../../../ui/Plain'
import { TopBar } from '../../../ui/TopBar'
import { noMeeting, signedIn } from '../../../who'
import { ComeBack } from '../trail/ComeBack'
import { MeetingTop } from '../ui/MeetingTop'
import { List } from './List'
import { One } from './One'
import { PrintRecord } from './PrintRecord'

export const metadata = { title: words.page }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Requests for what a meeting holds: all of them, or the one that the address names. */
export default async function RequestsPage({ params, searchParams }: Props) {
  await connection()
  const { id } = await params
  const path = `/meetings/${id}/requests`
  if (fromElsewhere((await headers()).get('sec-fetch-site'))) return <Elsewhere path={path} />
  const session = await signedIn(path)
  const asked = await searchParams
  const of = typeof asked.of === 'string' ? asked.of : undefined
  const as = FORMS.find(form => form === asked.as)
  const { out, kept } = { out: Number(asked.out ?? 1), kept: Number(asked.kept ?? 1) }
  const why = typeof asked.why === 'string' ? asked.why : undefined
  const view = await services().requests.view(session, id, { of, as, out, kept, why })
  const entrance = await services().read.entrance(session, id)
  if (!entrance) return noMeeting(session, id)
  if (!view) redirect(`/meetings/${id}`)
  if (of && !view.one) notFound()
  return (
    <>
      <MeetingTop entrance={entrance} page="requests">
        {view.one ? <PrintRecord /> : null}
      </MeetingTop>
      <Page>
        {view.one ? (
          <One meeting={id} view={view} one={view.one} changed={asked.not === 'made'} />
        ) : (
          <List meeting={id} view={view} />
        )}
      </Page>
    </>
  )
}

const Elsewhere = ({ path }: { path: string }) => (
  <>
    <TopBar />
    <Plain title={errors.elsewhere.title} body={words.elsewhere}>
      <LinkButton href={path}>{words.open}</LinkButton>
      <ComeBack path={path} />
    </Plain>
  </>
)
