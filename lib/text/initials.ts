const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'unborn', 'baby'])
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const initial = (word: string) => `${[...word][0]?.toUpperCase() ?? ''}.`

/** The words of people's names that stand for them: first names and surnames, no titles. */
const wordsOf = (names: readonly string[]) =>
  new Set(
    names
      .flatMap(name => name.match(/[\p{L}’']+/gu) ?? [])
      .map(word => word.toLowerCase())
      .filter(word => word.length > 1 && !TITLES.has(word)),
  )

/** A name by its initials: `Ellie Marsh` is `E. M.` */
export const initialsOf = (name: string): string =>
  (name.match(/[\p{L}’']+/gu) ?? [name])
    .filter(word => !TITLES.has(word.toLowerCase()))
    .map(initial)
    .join(' ')

/** A text in which these people's names are initials, however they are written. */
export function withInitials(text: string, names: readonly string[]): string {
  const words = [...wordsOf(names)].sort((a, b) => b.length - a.length)
  if (words.length === 0) return text
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return text.normalize('NFC').replace(any, initial)
}
