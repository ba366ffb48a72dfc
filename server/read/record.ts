import { canRead } from '../../lib/policy/can'
import type { RecordView } from '../../lib/protocol/views'
import { checkpointFacts } from '../../lib/text/checkpoint'
import type { Session } from '../identity/sessions'
import { readAnalysis } from '../record/analysis'
import { recordLog } from '../record/at'
import { goingsOf, openings } from '../record/circulation'
import { versionsOf } from '../record/versions'
import type { ReadDeps } from './deps'
import { clocksOf } from './following'
import { enterToRead, logReading } from './meetings'

/**
 * The record of a closed meeting, drafted anew from its log; that it was read is in the access log before a word of it is. Nothing on a
 * named list is in it. Null for whoever may not read it, and while the meeting goes on.
 */
export async function readRecord(
  deps: ReadDeps,
  session: Session,
  meetingId: string,
  now = Date.now(),
): Promise<RecordView | null> {
  const entered = await enterToRead(deps, session, meetingId, 'record')
  if (!entered) return null
  await logReading(deps, session, 'record', entered)
  const { facts, me } = entered
  const log = await recordLog(deps, facts)
  const { closing, size } = log
  const analysis = await readAnalysis(deps, facts.id)
  const at = log.at(size, analysis.paragraphs)
  const signed = closing ? checkpointFacts(closing) : null
  return {
    record: at.record,
    agencies: facts.agencies,
    apart: [...at.meeting.audiences.values()].some(audience => audience.kind === 'named' && canRead(me, audience)),
    sealed: closing && signed ? { note: closing, since: size - signed.size } : null,
    clocks: clocksOf(facts, at.meeting, at.record.decisions, now),
    versions: versionsOf(at, analysis, goingsOf(at, entered.members, await openings(deps.ledger, facts.id), now)),
  }
}
