import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { fromElsewhere } from '../../../../lib/protocol/paths'
import { replay } from '../../../../lib/text/replay'
import { errors } from '../../../../lib/text/shell'
import { services } from '../../../../server/services'
import { LinkButton } from '../../../ui/Button'
import { Page } from '../../../ui/Page'
import { Plain } from '../../../ui/Plain'
import { TopBar } from '../../../ui/TopBar'
import { noMeeting, signedIn } from '../../../who'
import { PrintButton } from '../trail/PrintButton'
import { MeetingTop } from '../ui/MeetingTop'
import { Replay } from './Replay'

export const metadata = { title: replay.page }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}
const one = (value: string | string[] | undefined) => (typeof value === 'string' && value ? value : undefined)

/** A meeting at a moment, as somebody could see it. The address holds a time and a person's id; opening it is logged. */
export default async function ReplayPage({ params, searchParams }: Props) {
  await connection()
  const { id } = await params
  const path = `/meetings/${id}/replay`
  if (fromElsewhere((await headers()).get('sec-fetch-site'))) return <Elsewhere path={path} />
  const session = await signedIn(path)
  const asked = await searchParams
  const view = await services().read.replay(session, id, { at: one(asked.at), as: one(asked.as) })
  const entrance = await services().read.entrance(session, id)
  if (!entrance) return noMeeting(session, id)
  if (!view) redirect(`/meetings/${id}`)
  return (
    <>
      <MeetingTop entrance={entrance} page="replay">
        <PrintButton />
      </MeetingTop>
      <Page wide>
        <Replay meeting={id} view={view} />
      </Page>
    </>
  )
}

const Elsewhere = ({ path }: { path: string }) => (
  <>
    <TopBar />
    <Plain title={replay.page} body={errors.elsewhere.body}>
      <LinkButton href={path}>{errors.elsewhere.open}</LinkButton>
    </Plain>
  </>
)
