import { accessOf, type Bundle } from './bundle'
import { knownBase64, sameBytes } from './bytes'
import { type Checkpoint, parseCheckpoint } from './checkpoint'
import type { EntryFields } from './fields'
import type { Hashes } from './hashes'
import { verifyInclusion } from './merkle'
import { parseNote } from './note'
import { type Altered, altered, type Verifier } from './verdict'
import { type CheckedEntry, checkOne } from './verify-entries'
import type { Heads } from './verify-notes'
import { holds } from './verify-trees'

/** A line of the access log that is about this meeting, proven to be in it. */
export type AccessLine = { seq: number; fields: Partial<EntryFields> }

const headIn = (note: unknown): Checkpoint | null => {
  const parsed = typeof note === 'string' ? parseNote(note) : null
  return parsed && parseCheckpoint(parsed.text)
}

/** Is this head one that the log had on its way to where it stands? */
const isPast = (head: Checkpoint, now: Checkpoint, entries: CheckedEntry[], hashes: Hashes): boolean => {
  if (head.origin !== now.origin || head.size > now.size) return false
  const leaves = entries.slice(0, head.size).map(entry => entry.leaf)
  return holds(head, leaves, hashes)
}

/** What a line says must be about this log; a checkpoint in it must be one that the log continues. */
const fits = ({ content }: Partial<EntryFields>, entries: CheckedEntry[], { log }: Heads, hashes: Hashes): boolean => {
  if (typeof content?.meeting !== 'string' || !log.origin.endsWith(`/meeting/${content.meeting}`)) return false
  if (content.checkpoint === undefined) return true
  const head = headIn(content.checkpoint)
  return head !== null && isPast(head, log, entries, hashes)
}

/** Every line of the access log in a full bundle: whole, in that log, about this meeting, and kept to. */
export const checkAccess = (
  bundle: Bundle,
  entries: CheckedEntry[],
  heads: Heads,
  hashes: Hashes,
): AccessLine[] | Altered => {
  const { access } = heads
  const lines: AccessLine[] = []
  for (const [i, given] of (accessOf(bundle)?.entries ?? []).entries()) {
    const { seq } = given
    const line = checkOne(given, '', hashes)
    const whole = !('verdict' in line) && line.withheld.fields + line.withheld.people === 0
    const later = seq > (lines.at(-1)?.seq ?? 0)
    if (!access || !whole || !later || !line.fields || !fits(line.fields, entries, heads, hashes))
      return altered('access', `access.entries.${i}`)
    if (!verifyInclusion(line.leaf, seq - 1, access.size, given.proof.map(knownBase64), access.root, hashes))
      return altered('access', `access.entries.${i}`)
    lines.push({ seq, fields: line.fields })
  }
  return lines
}

/** The log, or the audience, that a head seen elsewhere is of, as far as this file shows it. */
const entriesOf = (bundle: Bundle, entries: CheckedEntry[], { log, audiences }: Heads, origin: string) => {
  if (bundle.kind !== 'full') return null
  if (origin === log.origin) return { now: log, own: entries }
  const i = audiences.findIndex(head => head.origin === origin)
  const [now, given] = [audiences[i], bundle.audiences[i]]
  if (!now || !given) return null
  return { now, own: entries.filter(e => e.fields?.audience === given.id || given.withheld.includes(e.seq)) }
}

const continues = (bundle: Bundle, entries: CheckedEntry[], heads: Heads, note: string, hashes: Hashes): boolean => {
  const head = headIn(note)
  if (!head) return false
  const shown = entriesOf(bundle, entries, heads, head.origin)
  if (shown) return isPast(head, shown.now, shown.own, hashes)
  // Of the access log, and of the log of an extract, the file shows no more than its size and root.
  const now = [heads.access, heads.log].find(each => each?.origin === head.origin)
  if (!now || head.size > now.size) return false
  return head.size < now.size || sameBytes(head.root, now.root)
}

/** Each checkpoint that was seen elsewhere must be one that this file continues. */
export const checkSeen = (
  bundle: Bundle,
  entries: CheckedEntry[],
  heads: Heads,
  { seen, hashes }: Verifier,
): Altered | null => {
  const wrong = (seen ?? []).findIndex(note => !continues(bundle, entries, heads, note, hashes))
  return wrong < 0 ? null : altered('seen', `seen.${wrong}`)
}

/** Of the entries of which nothing is disclosed, those that an `act.purge` of the log names, or all once the meeting was disposed of. */
export const destroyedIn = (entries: CheckedEntry[], lines: AccessLine[], size: number): number[] => {
  const open = new Set(entries.flatMap(({ seq, fields }) => (fields ? [seq] : [])))
  if (lines.some(({ fields }) => fields.type === 'act.meeting-disposed'))
    return entries.flatMap(({ seq }) => (open.has(seq) ? [] : [seq]))
  const named = entries.flatMap(({ fields }) => (fields?.type === 'act.purge' ? [fields.content?.entry] : []))
  const places = named.filter(seq => typeof seq === 'number' && seq >= 1 && seq <= size && !open.has(seq))
  return [...new Set(places.map(Number))].sort((a, b) => a - b)
}
