import { letterOf } from '../../lib/board/draft'
import { ROLES } from '../../lib/meeting/names'
import { canRead } from '../../lib/policy/can'
import type { Face } from '../../lib/protocol/live'
import type { TrailFilters, TrailRow, TrailView } from '../../lib/protocol/views'
import { kindOf, parseStatement } from '../../lib/statements/index'
import { dayLong } from '../../lib/text/dates'
import { trail as sentences } from '../../lib/text/trail'
import { actOf } from '../acts/index'
import type { Session } from '../identity/sessions'
import type { StoredEntry } from '../ledger/ledger'
import { remains } from '../ledger/remains'
import { heldUntil } from '../rooms/keep'
import { referred } from '../rooms/load'
import { agencyRows, type People, readAudiences, toAgency } from '../rooms/people'
import type { ReadDeps } from './deps'
import { hiddenFrom } from './known'
import { type Entered, enterToRead, logReading } from './meetings'
import { offBoard, takenOff } from './taken'

type Audiences = People['audiences']

/** The ledger as people read it, filtered; logged as a reading. Null where this person may not read the trail. */
export async function readTrail(
  deps: ReadDeps,
  session: Session,
  meetingId: string,
  filters: TrailFilters,
): Promise<TrailView | null> {
  const entered = await enterToRead(deps, session, meetingId, 'trail')
  if (!entered) return null
  await logReading(deps, session, 'trail', entered)
  const log = await deps.ledger.read(meetingId)
  const audiences = await readAudiences(deps.db, meetingId)
  const entries = knownTo(log.entries, entered, audiences)
  const rows = rowsOf(entries, entered, audiences, deps.backupDays ?? 30)
  const here = (await agencyRows(deps.db, meetingId)).map(row => ({ ...toAgency(row), id: row.id }))
  const closed = rows.findLast(row => row.type === 'act.close')
  return {
    rows: rows.filter(row => passes(row, filters, here)),
    total: rows.length,
    people: uniquePeople(rows),
    agencies: here,
    types: [...new Set(rows.map(row => row.type))].sort(),
    // The signed count of everything, for those alone who read everything.
    checkpoint: entries.length === log.entries.length ? (log.checkpoint ?? '') : '',
    closedAt: entered.facts.status === 'in_progress' ? null : (closed?.at ?? null),
  }
}

/** The entries that this person may know of, counted as if they were all. */
function knownTo(entries: readonly StoredEntry[], { me }: Entered, audiences: Audiences): StoredEntry[] {
  const hidden = hiddenFrom(me, entries, audiences)
  return entries.filter(({ seq }) => !hidden.has(seq)).map((entry, i) => ({ ...entry, seq: i + 1 }))
}

/** `from` and `to` compare as text, so a shorter time counts from its beginning: `2026-11-22T14:03`. */
const passes = (row: TrailRow, { person, agency, type, from, to }: TrailFilters, here: TrailView['agencies']) =>
  (!person || row.by?.person === person) &&
  (!agency || here.some(({ id, name }) => id === agency && name === row.by?.agency)) &&
  (!type || row.type === type) &&
  (!from || row.at >= from) &&
  (!to || row.at.slice(0, to.length) <= to)

const uniquePeople = (rows: readonly TrailRow[]) =>
  [
    ...new Map(
      rows.flatMap(({ by }) => (by ? [[by.person, { person: by.person, name: by.name }] as const] : [])),
    ).values(),
  ].sort((a, b) => a.name.localeCompare(b.name))

function rowsOf(
  entries: readonly StoredEntry[],
  entered: Entered,
  audiences: Audiences,
  backupDays: number,
): TrailRow[] {
  const taken = takenOff(entries)
  const lists = new Set([...audiences.values()].flatMap(({ id, kind }) => (kind === 'named' ? [id] : [])))
  const refs = references(entries, entered, offBoard(entries, taken), lists)
  const left = remains(entries)
  let at = ''
  return entries.map(entry => {
    const kept = entry.fields ? undefined : left.get(entry.once)
    // Of an erased entry of which the log says nothing more it is only known that it came after the one before.
    at = entry.fields?.at ?? kept?.receipt.at ?? at
    const by = kept?.receipt.by ?? authorOf(entry, entered)
    const row = rowOf(entry, at, by, refs, mayReadWords(entered, entry, audiences, taken))
    if (!kept) return row
    const until = dayLong(`${heldUntil(kept.destroyedAt, backupDays)}T12:00:00Z`)
    return { ...row, sentence: sentences.destroyed(dayLong(kept.destroyedAt), until) }
  })
}

/** Who made an entry; of an erased statement only the person stands in clear, named as their place in the meeting is now. */
function authorOf({ fields, person }: StoredEntry, { members }: Entered): TrailRow['by'] {
  if (fields)
    return fields.actor && fields.agency ? { ...fields.actor, agency: fields.agency, role: fields.role ?? '' } : null
  const member = person === null ? undefined : members.get(person)
  return member ? { person: member.person, name: member.name, agency: member.agency, role: member.role } : null
}

/** The auditor reads every audience; others the words of their own, and none that were taken down. */
const mayReadWords = (
  { me }: Entered,
  { audience, once }: StoredEntry,
  audiences: Audiences,
  taken: ReadonlySet<string>,
) => audience === null || me.role === 'auditor' || (!taken.has(once) && canRead(me, audiences.get(audience)))

function rowOf(
  { seq, leaf, fields, once, audience }: StoredEntry,
  at: string,
  by: TrailRow['by'],
  refs: ReadonlyMap<string, string>,
  readable: boolean,
): TrailRow {
  const content = fields?.content ?? {}
  const about = typeof content.contribution === 'string' ? content.contribution : once
  const text = (value: unknown) => (readable && typeof value === 'string' ? value : null)
  return {
    seq,
    at,
    by,
    type: fields?.type ?? '',
    sentence: fields ? sentenceOf(fields.type, content) : sentences.erased,
    ref: refs.get(about) ?? null,
    words: text(spokenIn(content)),
    reason: text(content.reason),
    audience,
    recipients: fields?.recipients?.map(face) ?? null,
    fingerprint: Buffer.from(leaf).toString('hex'),
  }
}

type Content = NonNullable<NonNullable<StoredEntry['fields']>['content']>

/** What was said, a child's own words with it; null where nothing was. */
function spokenIn({ headline, childView, body }: Content): string | null {
  const exact = typeof childView === 'object' && childView && 'exactWords' in childView ? childView.exactWords : null
  return [headline, exact, body].filter(words => typeof words === 'string').join('\n') || null
}

const face = (recipient: { person: string; name: string; agency: string | null; role: string }): Face => ({
  person: recipient.person,
  name: recipient.name,
  agency: recipient.agency ?? '',
  role: ROLES.find(role => role === recipient.role) ?? 'observer',
})

function sentenceOf(type: string, content: Content): string {
  if (type === 'act.create') return sentences.created
  if (type.startsWith('act.')) return actOf(type.slice(4))?.sentence(content) ?? type
  const { id: _id, ...value } = content
  const parsed = parseStatement({ ...value, kind: type.slice('statement.'.length) })
  return parsed.ok ? kindOf(parsed.statement).sentence(parsed.statement) : type
}

/** The spoken references, counted as the board counts them: by agency within an audience. */
function references(
  entries: readonly StoredEntry[],
  entered: Entered,
  off: ReadonlySet<string>,
  lists: ReadonlySet<string>,
): Map<string, string> {
  const counts = new Map<string, number>()
  const refs = new Map<string, string>()
  const pointedAt = referred(entries)
  for (const entry of entries) {
    const { fields, once, audience, place } = entry
    if (off.has(once) || (fields ? fields.type !== 'statement.contribution' : !place || !pointedAt.has(once))) continue
    const agency = authorOf(entry, entered)?.agency
    const code = entered.facts.agencies.find(({ name }) => name === agency)?.code ?? ''
    const prefix = `${code}-${letterOf(audience, lists)}`
    const ordinal = (counts.get(`${audience} ${prefix}`) ?? 0) + 1
    counts.set(`${audience} ${prefix}`, ordinal)
    refs.set(once, `${prefix}${ordinal}`)
  }
  return refs
}
