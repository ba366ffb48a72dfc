import { createHash } from 'node:crypto'
import { foldBoard } from '../../lib/board/fold'
import { jcs } from '../../lib/ledger/jcs'
import type { Form } from '../../lib/meeting/recording'
import type { MeetingState } from '../../lib/meeting/state'
import type { Paragraph } from '../../lib/record/analysis'
import { hiddenFrom, type Recipient, recipientsOf } from '../../lib/record/recipients'
import { draftRecord, type MeetingRecord } from '../../lib/record/record'
import { summaryOf } from '../../lib/record/summary'
import { type Blocked, type LeftOut, type RecordVersion, type Source, versionFor } from '../../lib/record/version'
import { NotAsSigned, whatIsWrong } from '../ledger/signed'
import type { ReadDeps } from '../read/deps'
import { takenOff } from '../read/taken'
import { windowsOf } from '../read/windows'
import { Past } from '../rooms/past'
import { agencyRows, placeDetails, readAudiences } from '../rooms/people'
import type { MeetingFacts } from '../rooms/views'
import { blockedBy } from './guard'

/** A meeting's record as it is drafted from its first `n` entries, and everyone it can be drafted for. */
export type RecordAt = {
  n: number
  record: MeetingRecord
  meeting: MeetingState
  recipients: Recipient[]
  source: Source
}

/** Everything one recipient's version is. `blocked`: where it holds words that are kept from them. `fingerprint`: SHA-256 of its JSON, hex. */
export type Made = { version: RecordVersion; leftOut: LeftOut[]; blocked: Blocked[]; fingerprint: string }

/** A meeting's log and what else its record is made of, read once: its record at any moment is a fold of it, with the analysis that goes with it. */
export async function recordLog(
  { db, ledger }: Pick<ReadDeps, 'db' | 'ledger'>,
  facts: MeetingFacts,
): Promise<{ size: number; closing: string | null; at(n: number, analysis?: readonly Paragraph[]): RecordAt }> {
  const log = await ledger.read(facts.id)
  const wrong = whatIsWrong(log, audience => ledger.origin(facts.id, audience))
  if (wrong) throw new NotAsSigned(wrong)
  const { entries, closing } = log
  const [audiences, details, rows] = [
    await readAudiences(db, facts.id),
    await placeDetails(db, facts.id),
    await agencyRows(db, facts.id),
  ]
  const agencies = rows.filter(({ type }) => type !== 'family').map(({ id, name }) => ({ id, name }))
  const past = new Past(facts, { audiences, details }, entries, takenOff(entries))
  const code = (agency: string) => facts.agencies.find(({ name }) => name === agency)?.code ?? ''
  const at = (n: number, analysis: readonly Paragraph[] = []): RecordAt => {
    const { meeting, documents } = past.to(n)
    const { setup } = past.facts
    const board = foldBoard(windowsOf({ meeting, documents }), code, new Set(), [...meeting.members.values()])
    return {
      n,
      record: draftRecord({ board, setup, meeting, analysis }),
      meeting,
      recipients: recipientsOf({ setup, meeting, agencies }),
      source: {
        board,
        setup,
        startsAt: facts.startsAt,
        meeting,
        faces: facts.faces,
        agencies: facts.agencies,
        theirs: meeting.recording.theirs,
        corrections: [...meeting.recording.corrections.values()],
      },
    }
  }
  return { size: entries.length, closing, at }
}

/** One recipient's version of a record, or of its summary, with what is not in it, and what holds it back. */
export function made(
  { record, source }: Pick<RecordAt, 'record' | 'source'>,
  recipient: Recipient,
  form: Form = 'record',
): Made {
  const whole = versionFor(record, recipient, source)
  const { version, leftOut } = form === 'summary' ? summaryOf(whole) : whole
  const blocked = blockedBy(version, hiddenFrom(recipient, source))
  return { version, leftOut, blocked, fingerprint: fingerprintOf(version) }
}

export const fingerprintOf = (version: RecordVersion): string =>
  createHash('sha256')
    .update(jcs(JSON.parse(JSON.stringify(version))))
    .digest('hex')
