import {
  type Access,
  audiencesOf,
  type Bundle,
  type ExtractBundle,
  type FullBundle,
  namedAudience,
  usedKeys,
} from './bundle'
import { type Item, itemCommit, type Opening } from './entry'
import { NAMES, type Name } from './fields'
import type { Hashes } from './hashes'
import type { Json } from './jcs'

/**
 * One thing that may be kept or withheld: a whole entry, one of its nine names (`value` is its value; for `content` and
 * `recipients`, null), one content field, one recipient, or one line of the access log (`seq` there; `value` is its content).
 */
export type Part =
  | { part: 'entry'; seq: number }
  | { part: 'name'; seq: number; name: Name; value: Json }
  | { part: 'field'; seq: number; name: string; value: Json }
  | { part: 'person'; seq: number; value: Json }
  | { part: 'line'; seq: number; value: Json }

export type Keep = (part: Part) => boolean

const fieldPart = (seq: number, value: Json): Part | null => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  return { part: 'field', seq, name: typeof value.name === 'string' ? value.name : '', value: value.value ?? null }
}

type Listed = NonNullable<Opening['content']>

const redactList = (listed: Listed, kind: 'field' | 'person', seq: number, keep: Keep, hashes: Hashes): Listed => {
  const keeps = (each: Item): boolean => {
    if ('commit' in each) return true
    const part: Part | null = kind === 'field' ? fieldPart(seq, each.value) : { part: 'person', seq, value: each.value }
    return part !== null && keep(part)
  }
  const list = listed.list?.map(each => (keeps(each) ? each : { commit: itemCommit(each, kind, hashes) })) ?? null
  return { salt: listed.salt, list }
}

/** The opening with what is not kept withheld; null when nothing of it is left. */
const redactOpening = (opening: Opening, seq: number, keep: Keep, hashes: Hashes): Opening | null => {
  if (!keep({ part: 'entry', seq })) return null
  const kept = { ...opening }
  for (const name of NAMES) {
    const part = kept[name]
    const value = part !== null && 'value' in part ? part.value : null
    if (part !== null && !keep({ part: 'name', seq, name, value })) kept[name] = null
  }
  if (kept.content) kept.content = redactList(kept.content, 'field', seq, keep, hashes)
  if (kept.recipients) kept.recipients = redactList(kept.recipients, 'person', seq, keep, hashes)
  return NAMES.some(name => kept[name] !== null) ? kept : null
}

const lineValue = ({ content }: Opening): Json =>
  content?.list?.flatMap(item => ('value' in item ? [item.value] : [])) ?? null

const keptLines = ({ entries }: Access, keep: Keep): Access['entries'] =>
  entries.filter(({ seq, opening }) => keep({ part: 'line', seq, value: lineValue(opening) }))

const redactFull = (bundle: FullBundle, keep: Keep, hashes: Hashes): FullBundle => {
  const hiddenIn = new Map(bundle.audiences.flatMap(({ id, withheld }) => withheld.map(seq => [seq, id] as const)))
  const placed = bundle.entries.map(({ header, opening }, i) => {
    const named = namedAudience(opening)
    const audience = typeof named === 'string' ? named : (hiddenIn.get(i + 1) ?? null)
    return { header, opening: opening && redactOpening(opening, i + 1, keep, hashes), audience }
  })
  const checkpoints = new Map(bundle.audiences.map(({ id, checkpoint }) => [id, checkpoint]))
  const { access } = bundle
  const redacted = {
    ...bundle,
    access: access === null || typeof access === 'string' ? access : { ...access, entries: keptLines(access, keep) },
    audiences: audiencesOf(placed, checkpoints),
    entries: placed.map(({ header, opening }) => ({ header, opening })),
  }
  return { ...redacted, keys: usedKeys(redacted, bundle.keys, hashes) }
}

const redactExtract = (bundle: ExtractBundle, keep: Keep, hashes: Hashes): ExtractBundle => ({
  ...bundle,
  entries: bundle.entries.flatMap(entry => {
    const opening = redactOpening(entry.opening, entry.seq, keep, hashes)
    return opening === null ? [] : [{ ...entry, opening }]
  }),
})

/**
 * The same bundle with everything withheld that `keep` does not keep. It verifies as before and says how much is withheld.
 * In an extract an entry that is not kept is left out; in a full bundle its header stays, and so does its place in an audience
 * that other open entries name. `keep` is not asked about what is withheld already.
 */
export function redact(bundle: FullBundle, keep: Keep, hashes: Hashes): FullBundle
export function redact(bundle: ExtractBundle, keep: Keep, hashes: Hashes): ExtractBundle
export function redact(bundle: Bundle, keep: Keep, hashes: Hashes): Bundle
export function redact(bundle: Bundle, keep: Keep, hashes: Hashes): Bundle {
  return bundle.kind === 'full' ? redactFull(bundle, keep, hashes) : redactExtract(bundle, keep, hashes)
}
