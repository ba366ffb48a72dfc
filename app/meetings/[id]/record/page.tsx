import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { can } from '../../../../lib/policy/can'
import { fromElsewhere } from '../../../../lib/protocol/paths'
import { recordPage as words } from '../../../../lib/text/record'
import { errors } from '../../../../lib/text/shell'
import { services } from '../../../../server/services'
import { LinkButton } from '../../../ui/Button'
import { Plain } from '../../../ui/Plain'
import { Tag } from '../../../ui/Tag'
import { TopBar } from '../../../ui/TopBar'
import { entered } from '../../../who'
import { ComeBack } from '../trail/ComeBack'
import { PrintButton } from '../trail/PrintButton'
import { MeetingTop } from '../ui/MeetingTop'
import { Paper } from './Paper'

export const metadata = { title: words.page }

/** The record as it is drafted. While the meeting goes on, those whose it will be are told when it comes; nobody else is. */
export default async function RecordPage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const path = `/meetings/${id}/record`
  if (fromElsewhere((await headers()).get('sec-fetch-site'))) return <Elsewhere path={path} />
  const { session, entrance } = await entered(id, '/record')
  const soon = can(entrance.me, 'record', entrance) !== null
  if (soon && can(entrance.me, 'record', { status: 'concluded' }) !== null) redirect(`/meetings/${id}`)
  const view = soon ? null : await services().read.record(session, id)
  return (
    <>
      <MeetingTop
        entrance={entrance}
        page="record"
        status={view ? <Tag tone="warn">{words.draft}</Tag> : null}
        tools={view ? <PrintButton /> : null}
      />
      {view ? (
        <Paper entrance={entrance} view={view} />
      ) : (
        <Plain title={words.notYet.title} body={words.notYet.body}>
          <LinkButton look="primary" href={`/meetings/${id}/board`}>
            {words.notYet.back}
          </LinkButton>
        </Plain>
      )}
    </>
  )
}

const Elsewhere = ({ path }: { path: string }) => (
  <>
    <TopBar />
    <Plain title={errors.elsewhere.title} body={words.elsewhere}>
      <LinkButton href={path}>{words.openDraft}</LinkButton>
      <ComeBack path={path} />
    </Plain>
  </>
)
