import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { can, readsRecord } from '../../../../lib/policy/can'
import { fromElsewhere } from '../../../../lib/protocol/paths'
import type { Entrance } from '../../../../lib/protocol/views'
import { wordsOf } from '../../../../lib/record/sheets'
import { versionPage, recordPage as words } from '../../../../lib/text/record'
import type { Session } from '../../../../server/identity/sessions'
import { services } from '../../../../server/services'
import { Tag } from '../../../ui/Tag'
import { entered } from '../../../who'
import { PrintButton } from '../trail/PrintButton'
import { MeetingTop } from '../ui/MeetingTop'
import { Approved } from './Approved'
import { DownloadPdf } from './DownloadPdf'
import { Elsewhere } from './Elsewhere'
import { NotYet } from './NotYet'
import { Paper } from './Paper'

export const metadata = { title: words.page }
type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ number?: string | string[]; form?: string | string[] }>
}

/**
 * The record: as it is drafted, for whoever judges it; as it was approved for them, for everybody else, and for all of them while the
 * meeting was opened again. Until there is one, those who will judge it are told when it comes; nobody else is.
 */
export default async function RecordPage({ params, searchParams }: Props) {
  await connection()
  const { id } = await params
  const path = `/meetings/${id}/record`
  if (fromElsewhere((await headers()).get('sec-fetch-site'))) return <Elsewhere path={path} />
  const { session, entrance } = await entered(id, '/record')
  const { number, form } = await searchParams
  if (can(entrance.me, 'record', entrance) !== null)
    return notDrafted(session, entrance, { number: Number(number) || undefined, summary: form === 'summary' })
  const view = await services().read.record(session, id)
  if (!view) redirect(`/meetings/${id}`)
  return (
    <>
      <MeetingTop
        entrance={entrance}
        page="record"
        status={<Tag tone="warn">{words.draft}</Tag>}
        tools={
          <>
            <DownloadPdf meeting={id} />
            <PrintButton />
          </>
        }
      />
      <Paper entrance={entrance} view={view} />
    </>
  )
}

type Asked = { number: number | undefined; summary: boolean }

/** What was approved for somebody: the record; the summary where they ask for it, or where there is no record for them yet. */
async function approvedFor(session: Session, { id, me, status }: Entrance, { number, summary }: Asked) {
  const { approved } = services().read
  const record = can(me, 'record-version', { status }) === null
  const found = record && !summary ? await approved(session, id, { number }) : null
  if (found || can(me, 'summary', { status }) !== null || (number !== undefined && !summary)) return found
  return approved(session, id, { form: 'summary', number })
}

async function notDrafted(session: Session, entrance: Entrance, asked: Asked) {
  const { id, me } = entrance
  const judges = can(me, 'record', { status: 'concluded' }) === null
  const view = await approvedFor(session, entrance, asked)
  if (!judges && !view && !readsRecord(me, entrance)) redirect(`/meetings/${id}`)
  return (
    <>
      <MeetingTop
        entrance={entrance}
        page="record"
        status={view ? <Tag tone="ok">{wordsOf(view.version).number(view.number)}</Tag> : null}
        tools={
          view ? (
            <>
              <DownloadPdf meeting={id} version={{ form: view.form, number: view.number }} />
              <PrintButton />
            </>
          ) : null
        }
      />
      {view ? (
        <Approved entrance={entrance} view={view} />
      ) : (
        <NotYet meeting={id} say={judges ? words.notYet : versionPage.none} />
      )}
    </>
  )
}
