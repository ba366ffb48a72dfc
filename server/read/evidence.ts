import { type Bundle, fullBundle } from '../../lib/ledger/bundle'
import { type Part, redact } from '../../lib/ledger/redact'
import type { Member } from '../../lib/meeting/state'
import { canOversee } from '../../lib/policy/can'
import type { Refusal } from '../../lib/protocol/codes'
import type { Session } from '../identity/sessions'
import type { StepUp } from '../identity/step-up'
import { aboutMeeting } from '../ledger/access'
import { nodeHashes } from '../ledger/hashes'
import { publishedKeys } from '../ledger/keys'
import { ACCESS_LOG } from '../ledger/ledger'
import { readAudiences } from '../rooms/people'
import type { ReadDeps } from './deps'
import { hiddenFrom } from './known'
import { enterDisposed, enterToRead, logReading } from './meetings'

/** The evidence for somebody who asks for it: also the refusal of `stepUp`, where they may export and must first confirm that it is them. */
export async function exportEvidence(
  deps: ReadDeps,
  session: Session,
  meetingId: string,
  stepUp: StepUp,
): Promise<string | Refusal | null> {
  const refusal = stepUp(session)
  if (!refusal) return readEvidence(deps, session, meetingId)
  const entered = await enterToExport(deps, session, meetingId)
  return entered && refusal
}

/** The meeting's evidence bundle as JSON text; logged as an export, which is its own record (a review of our own), before a byte of it leaves. Null where this person may not export. */
export async function readEvidence(deps: ReadDeps, session: Session, meetingId: string): Promise<string | null> {
  const entered = await enterToExport(deps, session, meetingId)
  if (!entered) return null
  const { text, sha256 } = await wholeFile(deps, entered.me, meetingId)
  await logReading(deps, session, 'export', entered, { sha256, form: 'full', basis: 'internal-review' })
  return text
}

/** A meeting's whole log as a file for one reader, whatever they are to do with it. */
export async function wholeFile(deps: ReadDeps, me: Member, meetingId: string) {
  // The access log first: what it says of the meeting must not be newer than the meeting's own log.
  const access = await deps.ledger.lines(ACCESS_LOG, aboutMeeting(meetingId, ''))
  const log = await deps.ledger.exported(meetingId)
  const whole = fullBundle({ ...log, keys: await publishedKeys(deps.db), access }, nodeHashes)
  const hidden = await hiddenHere(deps, me, meetingId)
  return written(hidden.size === 0 ? whole : redact(whole, part => keeps(part, hidden), nodeHashes))
}

/** What this reader may not know of, where there is anything of the kind. */
async function hiddenHere(deps: ReadDeps, me: Member, meetingId: string): Promise<ReadonlySet<number>> {
  const audiences = await readAudiences(deps.db, meetingId)
  if (me.role === 'auditor' || ![...audiences.values()].some(({ kind }) => kind === 'named')) return new Set()
  return hiddenFrom(me, (await deps.ledger.read(meetingId)).entries, audiences)
}

/** What stands on lists that the reader is not on is withheld; the lines of the access log are another log's. */
const keeps = (part: Part, hidden: ReadonlySet<number>) => part.part === 'line' || !hidden.has(part.seq)

/** A meeting whose log this person may have: also one that was disposed of, for its auditor. */
async function enterToExport(deps: ReadDeps, session: Session, meetingId: string) {
  const disposed = await enterDisposed(deps, session, meetingId)
  if (disposed) return disposed
  const entered = await enterToRead(deps, session, meetingId, 'export')
  return entered
}

/** The access log's own bundle for somebody who asks for it: the refusal of `stepUp`, where it is theirs and they must first confirm that it is them. */
export async function exportAccessEvidence(
  deps: ReadDeps,
  session: Session,
  stepUp: StepUp,
): Promise<string | Refusal | null> {
  if (canOversee(session.person)) return null
  return stepUp(session) ?? readAccessEvidence(deps, session)
}

/** The access log's own bundle, for whoever runs the deployment; held against those of meetings it tells of one that vanished. Null for others. */
export async function readAccessEvidence(deps: ReadDeps, { person }: Session): Promise<string | null> {
  if (canOversee(person)) return null
  const log = await deps.ledger.exported(ACCESS_LOG)
  const { text, sha256 } = written(fullBundle({ ...log, keys: await publishedKeys(deps.db), access: null }, nodeHashes))
  const actor = { person: person.id, name: person.name }
  await deps.access({
    type: 'act.export',
    actor,
    agency: person.agency,
    role: null,
    content: { log: 'access', sha256 },
  })
  return text
}

/** As a file, with its hash in hex. */
export function written(bundle: Bundle) {
  const text = JSON.stringify(bundle, null, 1)
  return { text, sha256: Buffer.from(nodeHashes.sha256(Buffer.from(text))).toString('hex') }
}
