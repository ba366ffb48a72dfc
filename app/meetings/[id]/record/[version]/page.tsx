import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { connection } from 'next/server'
import { can } from '../../../../../lib/policy/can'
import { fromElsewhere } from '../../../../../lib/protocol/paths'
import { wordsOf } from '../../../../../lib/record/sheets'
import { versionPage as words } from '../../../../../lib/text/record'
import { services } from '../../../../../server/services'
import { LinkButton } from '../../../../ui/Button'
import { Tag } from '../../../../ui/Tag'
import { entered } from '../../../../who'
import { PrintButton } from '../../trail/PrintButton'
import { MeetingTop } from '../../ui/MeetingTop'
import { Approved } from '../Approved'
import { Beside } from '../Beside'
import { DownloadPdf } from '../DownloadPdf'
import { Elsewhere } from '../Elsewhere'
import { NotYet } from '../NotYet'

export const metadata = { title: words.page }
type Props = {
  params: Promise<{ id: string; version: string }>
  searchParams: Promise<{ number?: string | string[]; form?: string | string[] }>
}

/** One recipient's version: as it would be drafted now beside the whole draft, or, by its number, as it was approved. For whoever judges the draft. */
export default async function VersionPage({ params, searchParams }: Props) {
  await connection()
  const { id, version } = await params
  const { number, form: wanted } = await searchParams
  const form = wanted === 'summary' ? 'summary' : 'record'
  const path = `/meetings/${id}/record/${version}`
  if (fromElsewhere((await headers()).get('sec-fetch-site'))) return <Elsewhere path={path} />
  const { session, entrance } = await entered(id, `/record/${version}`)
  if (can(entrance.me, 'record', { status: 'concluded' }) !== null) redirect(`/meetings/${id}`)
  if (can(entrance.me, 'record', entrance) !== null)
    return (
      <>
        <MeetingTop entrance={entrance} page="record" />
        <NotYet meeting={id} />
      </>
    )
  const back = (
    <LinkButton small href={`/meetings/${id}/record`}>
      {words.back}
    </LinkButton>
  )
  if (typeof number === 'string') {
    const view = await services().read.approved(session, id, { form, number: Number(number), recipient: version })
    if (!view) notFound()
    return (
      <>
        <MeetingTop
          entrance={entrance}
          page="record"
          status={<Tag tone="ok">{wordsOf(view.version).number(view.number)}</Tag>}
          tools={
            <>
              {back}
              <DownloadPdf meeting={id} version={{ form, number: view.number, recipient: version }} />
              <PrintButton />
            </>
          }
        />
        <Approved entrance={entrance} view={view} />
      </>
    )
  }
  const preview = await services().read.recordFor(session, id, version, form)
  if (!preview) notFound()
  return (
    <>
      <MeetingTop entrance={entrance} page="record" tools={back} />
      <Beside entrance={entrance} preview={preview} />
    </>
  )
}
