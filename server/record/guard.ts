import type { Blocked, Part, RecordVersion } from '../../lib/record/version'
import { placesOf } from './places'

const PARTS: Readonly<Record<string, Part>> = {
  voices: 'voices',
  analysis: 'analysis',
  decisions: 'decisions',
  undecided: 'decisions',
  actions: 'plan',
  headings: 'shared',
  annex: 'annex',
  late: 'late',
  family: 'family',
  attended: 'attendance',
  apologies: 'attendance',
  absent: 'attendance',
}

/** Everything in a version that holds one of these words, in whatever spelling: names, agencies and places too. Nothing may be circulated, or read, that has any. */
export function blockedBy(version: RecordVersion, hidden: readonly string[]): Blocked[] {
  const { recipient, ...value } = version
  const found = placesOf(hidden, { ...value, recipient: { name: recipient.name } })
  const all = found.map(({ path, words }) => ({ ...whereIn(version, path), words }))
  return all.filter((one, i) => all.findIndex(({ part, ref }) => part === one.part && ref === one.ref) === i)
}

function whereIn({ record }: RecordVersion, [root, name = '', first = '', , second = '']: readonly string[]) {
  const part: Part = (root === 'record' && PARTS[name]) || 'about'
  const [i, j] = [Number(first), Number(second)]
  switch (name) {
    case 'voices':
      return { part, ref: record.voices[i]?.kept[j]?.ref ?? '' }
    case 'headings':
      return { part, ref: record.headings[i]?.kept[j]?.ref ?? '' }
    case 'annex':
      return { part, ref: record.annex[i]?.ref ?? '' }
    case 'late':
      return { part, ref: record.late[i]?.ref ?? '' }
    default:
      return { part, ref: part === 'about' || part === 'attendance' ? '' : String(i + 1) }
  }
}
