import type { Bundle } from './bundle'
import { headerLeaf, type Opening, parseHeader } from './entry'
import type { EntryFields } from './fields'
import type { Hashes } from './hashes'
import { checkOpening, type Withheld } from './open'
import { type Altered, altered, type Verifier } from './verdict'

/** An entry whose opening holds: what it discloses, and its leaf. `fields` null: nothing is disclosed. */
export type CheckedEntry = { seq: number; fields: Partial<EntryFields> | null; leaf: Uint8Array; withheld: Withheld }

type Given = { seq: number; header: string; opening: Opening | null }

const givenIn = (bundle: Bundle): Given[] =>
  bundle.kind === 'full' ? bundle.entries.map((entry, i) => ({ ...entry, seq: i + 1 })) : bundle.entries

/** Checks one entry by itself. */
export const checkOne = ({ seq, header, opening }: Given, where: string, hashes: Hashes): CheckedEntry | Altered => {
  const commits = parseHeader(header)
  if (commits === null) return altered('header', `${where}.header`, seq)
  const leaf = headerLeaf(header, hashes)
  if (opening === null) return { seq, fields: null, leaf, withheld: { fields: 0, people: 0 } }
  const result = checkOpening(commits, opening, hashes)
  if (!result.ok) return altered(result.failure, `${where}.opening.${result.part}`, seq)
  if (result.fields.seq !== undefined && result.fields.seq !== seq) return altered('seq', `${where}.opening.seq`, seq)
  return { seq, fields: result.fields, leaf, withheld: result.withheld }
}

/** Checks every entry in turn: its header, its opening, its place, and that disclosed times and places only rise. */
export const checkEntries = (bundle: Bundle, { hashes, progress }: Verifier): CheckedEntry[] | Altered => {
  const checked: CheckedEntry[] = []
  let lastAt = ''
  let lastSeq = 0
  for (const [i, given] of givenIn(bundle).entries()) {
    const where = `entries.${i}`
    progress?.(i, bundle.entries.length)
    if (given.seq <= lastSeq) return altered('seq', `${where}.seq`, given.seq)
    const entry = checkOne(given, where, hashes)
    if ('verdict' in entry) return entry
    const at = entry.fields?.at ?? ''
    if (at !== '' && at <= lastAt) return altered('time', `${where}.opening.at`, given.seq)
    lastAt = at || lastAt
    lastSeq = given.seq
    checked.push(entry)
  }
  return checked
}
