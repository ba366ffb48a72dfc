import type { Form } from '../../lib/meeting/recording'
import { can } from '../../lib/policy/can'
import { approvedSheets, draftSheets } from '../../lib/record/sheets'
import type { Session } from '../identity/sessions'
import { makePdf } from '../paper/pdf'
import { readApproved } from '../record/versions'
import type { ReadDeps } from './deps'
import { enter, itemOf } from './meetings'
import { readRecord } from './record'

type Asked = { form?: Form; recipient?: string | undefined; number?: number | undefined }

/**
 * The record as a file to print or keep: for whom its page is, and in the access log before as a reading of it. The draft for whoever
 * judges it, unless they ask for an approved version by its `number`; for everybody else the version that is theirs.
 */
export async function readRecordPdf(
  deps: ReadDeps,
  session: Session,
  meetingId: string,
  asked: Asked = {},
): Promise<Uint8Array<ArrayBuffer> | null> {
  const entered = await enter(deps, session, meetingId)
  if (!entered) return null
  if (asked.form !== 'summary' && asked.number === undefined && !can(entered.me, 'record', entered.facts)) {
    const view = await readRecord(deps, session, meetingId)
    return view && makePdf(draftSheets(itemOf(entered), view))
  }
  const view = await readApproved(deps, session, meetingId, { ...asked, as: 'pdf' })
  return view && makePdf(approvedSheets(meetingId, view))
}
