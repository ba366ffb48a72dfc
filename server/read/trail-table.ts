import type { Refusal } from '../../lib/protocol/codes'
import type { TrailFilters } from '../../lib/protocol/views'
import { csv } from '../../lib/text/csv'
import { roleWords } from '../../lib/text/sign-in-page'
import { audienceName, trailPage } from '../../lib/text/trail-page'
import type { Session } from '../identity/sessions'
import type { StepUp } from '../identity/step-up'
import type { ReadDeps } from './deps'
import type { Line, Lines } from './lines'
import { enterToRead } from './meetings'
import { face, openTrail } from './trail'

/** The trail as a table, filtered as the page is; logged as an export before a byte of it leaves. The refusal of `stepUp`, where they must first confirm that it is them; null for whoever may not export. */
export async function exportTrail(
  deps: ReadDeps,
  session: Session,
  meetingId: string,
  filters: TrailFilters,
  stepUp: StepUp,
): Promise<string | Refusal | null> {
  const refusal = stepUp(session)
  if (refusal) return (await enterToRead(deps, session, meetingId, 'export')) && refusal
  const opened = await openTrail(deps, session, meetingId, 'export', { form: 'csv' })
  if (!opened) return null
  const { lines, agencies } = opened
  const found = lines.all.filter(line => lines.passes(line, filters, agencies))
  return csv([trailPage.table, ...found.map(line => cells(lines, line))])
}

function cells(lines: Lines, line: Line): string[] {
  const { seq, at, by, sentence, ref, words, reason, audience, fingerprint } = lines.row(line)
  const readers = line.entry.fields?.recipients?.map(face) ?? []
  return [
    String(seq),
    at,
    by?.name ?? trailPage.server,
    by?.agency ?? '',
    by ? roleWords(by.role) : '',
    sentence,
    ref ?? '',
    words ?? '',
    reason ?? '',
    audience ? audienceName(audience) : '',
    readers.map(({ name, role, agency }) => `${name} (${roleWords(role)}, ${agency})`).join('; '),
    fingerprint,
  ]
}
