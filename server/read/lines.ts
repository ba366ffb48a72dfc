import { letterOf } from '../../lib/board/draft'
import { HEADINGS } from '../../lib/meeting/names'
import { canRead } from '../../lib/policy/can'
import type { TrailFilters, TrailPartOf, TrailRow, TrailView } from '../../lib/protocol/views'
import { kindOf, parseStatement } from '../../lib/statements/index'
import { dayLong } from '../../lib/text/dates'
import { trail as sentences } from '../../lib/text/trail'
import { actOf } from '../acts/index'
import type { ReadEntry } from '../ledger/ledger'
import { type Remains, remains } from '../ledger/remains'
import { referred } from '../rooms/fold'
import { heldUntil } from '../rooms/keep'
import type { People } from '../rooms/people'
import { hiddenFrom } from './known'
import type { Entered } from './meetings'
import { partsOf } from './parts'
import { offBoard, takenOff } from './taken'

type Audiences = People['audiences']
type Content = NonNullable<NonNullable<ReadEntry['fields']>['content']>

/** One entry that its reader may know of: what filters ask of it. Its words are made where they are shown. */
export type Line = {
  /** Counted as if what this reader may know of were all. */
  seq: number
  entry: ReadEntry
  at: string
  by: TrailRow['by']
  type: string
  /** What is left of it, where it was destroyed. */
  kept: Remains | undefined
  /** The contribution or matter that it is, or is about. */
  item: string | null
  /** The parts of the meeting it was made in. */
  parts: readonly TrailPartOf[]
}

/** Everything of a log that one reader may know of, and how each line of it is shown to them. */
export type Lines = { all: readonly Line[]; whole: boolean; passes: Passes; row(line: Line): TrailRow }
type Passes = (line: Line, filters: TrailFilters, agencies: TrailView['agencies']) => boolean

/** The entries that this person may know of, counted as if they were all; asked anew at each reading. */
export function linesOf(
  entries: readonly ReadEntry[],
  entered: Entered,
  audiences: Audiences,
  backupDays: number,
): Lines {
  const hidden = hiddenFrom(entered.me, entries, audiences)
  const known = entries.filter(({ seq }) => !hidden.has(seq))
  const taken = takenOff(known)
  const lists = new Set([...audiences.values()].flatMap(({ id, kind }) => (kind === 'named' ? [id] : [])))
  const left = remains(known)
  const items = itemsOf(known, left)
  const partIn = partsOf()
  let at = ''
  const all = known.map((entry, i): Line => {
    const kept = entry.fields ? undefined : left.get(entry.once)
    // Of an erased entry of which the log says nothing more it is only known that it came after the one before.
    at = entry.fields?.at ?? kept?.receipt.at ?? at
    const by = kept?.receipt.by ?? authorOf(entry, entered)
    return {
      seq: i + 1,
      entry,
      at,
      by,
      type: entry.fields?.type ?? '',
      kept,
      item: itemOf(entry, items),
      parts: partIn(entry),
    }
  })
  const refs = references(all, entered, offBoard(known), lists)
  const readable = ({ entry }: Line) => mayReadWords(entered, entry, audiences, taken)
  const subjectIn = (line: Line) => subjectOf(line, readable(line))
  // Looked for once somebody asks by heading or child: most ask for neither.
  let about: ReadonlyMap<string, Subject> | null = null
  const row = (line: Line): TrailRow => {
    const shown = rowOf(line, refs, readable(line))
    if (!line.kept) return shown
    const until = dayLong(`${heldUntil(line.kept.destroyedAt, backupDays)}T12:00:00Z`)
    return { ...shown, sentence: sentences.destroyed(dayLong(line.kept.destroyedAt), until) }
  }
  const passes: Passes = (line, filters, agencies) => {
    if (!fits(line, filters, agencies)) return false
    if (!filters.heading && !filters.child) return true
    about ??= subjectsOf(all, subjectIn)
    return isAbout(subjectIn(line), about.get(line.item ?? ''), filters)
  }
  return { all, whole: hidden.size === 0, passes, row }
}

/** `from` and `to` compare as text, so a shorter time counts from its beginning: `2026-11-22T14:03`. */
const fits = (
  line: Line,
  { person, agency, type, from, to, item, audience, part }: TrailFilters,
  here: TrailView['agencies'],
) =>
  (!person || line.by?.person === person) &&
  (!agency || here.some(({ id, name }) => id === agency && name === line.by?.agency)) &&
  (!type || line.type === type) &&
  (!item || line.item === item) &&
  (!audience || line.entry.audience === audience) &&
  (!part || line.parts.includes(part)) &&
  (!from || line.at >= from) &&
  (!to || line.at.slice(0, to.length) <= to)

/** The heading a contribution stands under and the children it is about, as its newest words say. */
type Subject = { heading: string | null; children: readonly string[] }

/** What is said of an item is said of what it is about. */
function isAbout(own: Subject, whole: Subject | undefined, { heading, child }: TrailFilters) {
  const children = own.children.length ? own.children : (whole?.children ?? [])
  return (!heading || (own.heading ?? whole?.heading) === heading) && (!child || children.includes(child))
}

function subjectsOf(lines: readonly Line[], subjectIn: (line: Line) => Subject): Map<string, Subject> {
  const about = new Map<string, Subject>()
  for (const line of lines) {
    if (line.item === null || line.entry.audience === null) continue
    const { heading, children } = subjectIn(line)
    const before = about.get(line.item)
    about.set(line.item, {
      heading: heading ?? before?.heading ?? null,
      children: children.length ? children : (before?.children ?? []),
    })
  }
  return about
}

/** The heading is in the sentence that everyone reads who knows of the line; whom it is about, in its words alone. */
function subjectOf({ entry, kept }: Line, readable: boolean): Subject {
  const { heading, children, child } = entry.fields?.content ?? {}
  const named = [...(Array.isArray(children) ? children : []), child].filter(one => typeof one === 'string')
  return {
    heading: HEADINGS.find(one => one === heading) ?? kept?.left.heading ?? null,
    children: readable ? named : [],
  }
}

/** Each statement with the contribution or matter that it is, or is about. */
function itemsOf(entries: readonly ReadEntry[], left: ReadonlyMap<string, Remains>): Map<string, string> {
  const items = new Map<string, string>()
  for (const { once, audience, fields } of entries) {
    if (audience === null) continue
    const of = pointsAt(fields?.content ?? {}) ?? left.get(once)?.left.contribution
    items.set(once, (of === undefined ? undefined : items.get(of)) ?? of ?? once)
  }
  return items
}

const pointsAt = ({ contribution, decision, asked, alert, of, statement }: Content): string | undefined =>
  [contribution, decision, asked, alert, of, statement].find(one => typeof one === 'string')

function itemOf({ once, audience, fields }: ReadEntry, items: ReadonlyMap<string, string>): string | null {
  if (audience !== null) return items.get(once) ?? null
  const of = pointsAt(fields?.content ?? {})
  return of === undefined ? null : (items.get(of) ?? null)
}

/** Who made an entry; of an erased statement only the person stands in clear, named as their place in the meeting is now. */
function authorOf({ fields, person }: ReadEntry, { members }: Entered): TrailRow['by'] {
  if (fields)
    return fields.actor && fields.agency ? { ...fields.actor, agency: fields.agency, role: fields.role ?? '' } : null
  const member = person === null ? undefined : members.get(person)
  return member ? { person: member.person, name: member.name, agency: member.agency, role: member.role } : null
}

/** The auditor reads every audience; others the words of their own, and none that were taken down. */
const mayReadWords = (
  { me }: Entered,
  { audience, once }: ReadEntry,
  audiences: Audiences,
  taken: ReadonlySet<string>,
) => audience === null || me.role === 'auditor' || (!taken.has(once) && canRead(me, audiences.get(audience)))

function rowOf(
  { seq, entry, at, by, type, item }: Line,
  refs: ReadonlyMap<string, string>,
  readable: boolean,
): TrailRow {
  const { leaf, fields, once, audience } = entry
  const content = fields?.content ?? {}
  const about = typeof content.contribution === 'string' ? content.contribution : once
  const text = (value: unknown) => (readable && typeof value === 'string' ? value : null)
  return {
    seq,
    at,
    by,
    type,
    sentence: sentenceIn(entry),
    ref: refs.get(about) ?? null,
    item,
    words: text(spokenIn(content) ?? whoIn(type, content)),
    reason: text(content.reason),
    audience,
    readers: fields?.recipients?.length ?? null,
    fingerprint: Buffer.from(leaf).toString('hex'),
  }
}

/** What was said, a child's own words with it; null where nothing was. */
function spokenIn({ headline, childView, body }: Content): string | null {
  const exact = typeof childView === 'object' && childView && 'exactWords' in childView ? childView.exactWords : null
  return [headline, exact, body].filter(words => typeof words === 'string').join('\n') || null
}

/** Who was in the professionals' part, and who was sent out of the meeting for it. */
function whoIn(type: string, { stayed, leaves }: Content): string | null {
  if (type !== 'act.open-closed-part' && type !== 'act.end-closed-part') return null
  return sentences.inClosedPart(namesIn(stayed), namesIn(leaves))
}

const namesIn = (list: Content[string] | undefined): string[] =>
  Array.isArray(list)
    ? list.flatMap(one =>
        typeof one === 'object' && one && 'name' in one && typeof one.name === 'string' ? [one.name] : [],
      )
    : []

const made = new WeakMap<ReadEntry, string>()

/** An entry never changes, so its sentence is made once as long as its log is open. */
function sentenceIn(entry: ReadEntry): string {
  const known = made.get(entry)
  if (known !== undefined) return known
  const sentence = entry.fields ? sentenceOf(entry.fields.type, entry.fields.content ?? {}) : sentences.erased
  made.set(entry, sentence)
  return sentence
}

function sentenceOf(type: string, content: Content): string {
  if (type === 'act.create') return sentences.created
  if (type.startsWith('act.')) return actOf(type.slice(4))?.sentence(content) ?? type
  const { id: _id, ...value } = content
  const parsed = parseStatement({ ...value, kind: type.slice('statement.'.length) })
  return parsed.ok ? kindOf(parsed.statement).sentence(parsed.statement) : type
}

/** The spoken references, counted as the board counts them: by agency within an audience. */
function references(
  lines: readonly Line[],
  entered: Entered,
  off: ReadonlySet<string>,
  lists: ReadonlySet<string>,
): Map<string, string> {
  const counts = new Map<string, number>()
  const refs = new Map<string, string>()
  const pointedAt = referred(lines.map(({ entry }) => entry))
  for (const { entry, by } of lines) {
    const { fields, once, audience, place } = entry
    if (off.has(once) || (fields ? fields.type !== 'statement.contribution' : !place || !pointedAt.has(once))) continue
    const code = entered.facts.agencies.find(({ name }) => name === by?.agency)?.code ?? ''
    const prefix = `${code}-${letterOf(audience, lists)}`
    const ordinal = (counts.get(`${audience} ${prefix}`) ?? 0) + 1
    counts.set(`${audience} ${prefix}`, ordinal)
    refs.set(once, `${prefix}${ordinal}`)
  }
  return refs
}
