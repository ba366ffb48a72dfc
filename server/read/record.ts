import { foldBoard } from '../../lib/board/fold'
import { canRead } from '../../lib/policy/can'
import type { RecordView } from '../../lib/protocol/views'
import { draftRecord } from '../../lib/record/record'
import { checkpointFacts } from '../../lib/text/checkpoint'
import type { Session } from '../identity/sessions'
import { loadMeeting } from '../rooms/load'
import type { ReadDeps } from './deps'
import { enterToRead, logReading } from './meetings'
import { windowsOf } from './windows'

/**
 * The record of a closed meeting, drafted anew from its log; that it was read is in the access log before a word of it is. Nothing on a
 * named list is in it. Null for whoever may not read it, and while the meeting goes on.
 */
export async function readRecord(deps: ReadDeps, session: Session, meetingId: string): Promise<RecordView | null> {
  const entered = await enterToRead(deps, session, meetingId, 'record')
  if (!entered) return null
  await logReading(deps, session, 'record', entered)
  const { facts, me } = entered
  const loaded = await loadMeeting(deps.db, deps.ledger, facts)
  const code = (agency: string) => facts.agencies.find(({ name }) => name === agency)?.code ?? ''
  const { meeting, closing, size } = loaded
  const signed = closing ? checkpointFacts(closing) : null
  return {
    record: draftRecord({ board: foldBoard(windowsOf(loaded), code), setup: facts.setup, meeting }),
    agencies: facts.agencies,
    apart: [...meeting.audiences.values()].some(audience => audience.kind === 'named' && canRead(me, audience)),
    sealed: closing && signed ? { note: closing, since: size - signed.size } : null,
  }
}
