import { canRead } from '../../lib/policy/can'
import type { Earlier } from '../../lib/protocol/views'
import { content } from '../../lib/statements/contribution'
import { parseStatement } from '../../lib/statements/index'
import type { Session } from '../identity/sessions'
import type { StoredEntry } from '../ledger/ledger'
import { type People, readAudiences } from '../rooms/people'
import type { ReadDeps } from './deps'
import { type Entered, enterToRead, logReading } from './meetings'
import { takenOff } from './taken'

/**
 * The wordings that a contribution had before, oldest first, as far as this person had them: nobody is shown by a correction what
 * they could not see before it. None of what was taken down or destroyed. Logged as a reading; null for whoever has no place there.
 */
export async function readVersions(
  deps: ReadDeps,
  session: Session,
  meetingId: string,
  contribution: string,
): Promise<Earlier[] | null> {
  const entered = await enterToRead(deps, session, meetingId, 'versions')
  if (!entered) return null
  const { entries } = await deps.ledger.read(meetingId)
  const earlier = earlierOf(entries, contribution, entered.me, await readAudiences(deps.db, meetingId))
  if (earlier.length > 0) await logReading(deps, session, 'versions', entered, { of: contribution })
  return earlier
}

/** Each wording of a contribution with the entry that replaced or withdrew it; the newest, if it stands, is no earlier one. */
function earlierOf(
  entries: readonly StoredEntry[],
  contribution: string,
  me: Entered['me'],
  audiences: People['audiences'],
): Earlier[] {
  const changes = entries.filter(
    ({ fields, once }) =>
      (fields?.type === 'statement.contribution' && once === contribution) ||
      (['statement.correction', 'statement.withdrawal'].includes(fields?.type ?? '') &&
        fields?.content?.contribution === contribution),
  )
  const taken = takenOff(entries)
  return changes.slice(0, -1).flatMap((entry, i) => {
    const until = changes[i + 1]?.seq ?? 0
    const readable = entry.audience !== null && canRead(me, audiences.get(entry.audience)) && !taken.has(entry.once)
    return readable && had(entries, entry, until, me.person) ? wordingIn(entry) : []
  })
}

/** Whether somebody wrote it, was among those who could see it when it was shared, or was let in while it stood. */
function had(entries: readonly StoredEntry[], { seq, fields, audience }: StoredEntry, until: number, person: string) {
  if (fields?.actor?.person === person || fields?.recipients?.some(reader => reader.person === person)) return true
  return entries.some(
    entry =>
      entry.seq > seq &&
      entry.seq < until &&
      entry.fields?.type === 'act.admit' &&
      entry.fields.content?.person === person &&
      opened(entry.fields.content.opens, audience),
  )
}

/** Whether what stood in this audience was opened to them; nothing was to somebody who reads it from then on alone. */
function opened(opens: unknown, audience: string | null): boolean {
  if (typeof opens !== 'object' || opens === null || audience === null) return false
  const range = new Map<string, unknown>(Object.entries(opens)).get(audience)
  return typeof range === 'object' && range !== null && 'from' in range && range.from === 1
}

/** What a contribution or a correction says, where it can be opened. */
export function wordingIn({ fields, once }: Pick<StoredEntry, 'fields' | 'once'>): Earlier[] {
  const { id: _id, ...value } = fields?.content ?? {}
  const parsed = parseStatement({ ...value, kind: fields?.type.slice('statement.'.length) })
  if (!parsed.ok || !fields) return []
  const { statement } = parsed
  if (statement.kind === 'contribution') return [{ version: once, at: fields.at, content: content(statement) }]
  if (statement.kind !== 'correction') return []
  const { contribution: _c, version: _v, reason: _r, ...rest } = statement
  return [{ version: once, at: fields.at, content: content(rest) }]
}
