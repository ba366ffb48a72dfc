import { fullBundle } from '../../lib/ledger/bundle'
import type { Refusal } from '../../lib/protocol/codes'
import type { Session } from '../identity/sessions'
import type { StepUp } from '../identity/step-up'
import { nodeHashes } from '../ledger/hashes'
import { publishedKeys } from '../ledger/keys'
import type { ReadDeps } from './deps'
import { enterToRead, logReading } from './meetings'

/** The evidence for somebody who asks for it: also the refusal of `stepUp`, where they may export and must first confirm that it is them. */
export async function exportEvidence(
  deps: ReadDeps,
  session: Session,
  meetingId: string,
  stepUp: StepUp,
): Promise<string | Refusal | null> {
  const refusal = stepUp(session)
  if (!refusal) return readEvidence(deps, session, meetingId)
  return (await enterToRead(deps, session, meetingId, 'export')) && refusal
}

/** The meeting's evidence bundle as JSON text; logged as an export before a byte of it leaves. Null where this person may not export. */
export async function readEvidence(deps: ReadDeps, session: Session, meetingId: string): Promise<string | null> {
  const entered = await enterToRead(deps, session, meetingId, 'export')
  if (!entered) return null
  const log = await deps.ledger.read(meetingId)
  if (!log.checkpoint) return null
  const bundle = fullBundle(
    {
      keys: await publishedKeys(deps.db),
      checkpoint: log.checkpoint,
      closing: log.closing,
      access: null,
      audiences: [...log.audiences].map(([id, checkpoint]) => ({ id, checkpoint })),
      entries: log.entries.map(({ header, opening, audience }) => ({ header, opening, audience })),
    },
    nodeHashes,
  )
  const text = JSON.stringify(bundle, null, 1)
  const sha256 = Buffer.from(nodeHashes.sha256(Buffer.from(text))).toString('hex')
  await logReading(deps, session, 'export', entered, { sha256 })
  return text
}
