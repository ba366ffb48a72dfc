/** Reading plain text on the device. Whatever is found is given back in the very words it was written in. */

let segmenter: Intl.Segmenter | null = null

/** A text cut behind each of its sentences; nothing of it is left out. */
export function piecesOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en-GB', { granularity: 'sentence' })
  return Array.from(segmenter.segment(text), piece => piece.segment)
}

export const sentencesOf = (text: string): string[] =>
  piecesOf(text)
    .map(piece => piece.trim())
    .filter(Boolean)

/** Somebody else's words in quotation marks are theirs, and a fact that they were said. */
export const unquoted = (text: string) => text.replace(/"[^"]*"|“[^”]*”/g, ' ')

export const countWords = (text: string) => text.match(/\S+/g)?.length ?? 0

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const plain = (text: string) => text.replaceAll('’', "'")

/** One expression for a list: whole words, any case, any run of space; a final `*` takes any ending. */
function expressionFor(phrases: readonly string[]): RegExp | null {
  if (phrases.length === 0) return null
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length)
  const parts = longestFirst.map(phrase => {
    const open = phrase.endsWith('*')
    const words = escaped(plain(open ? phrase.slice(0, -1) : phrase)).replace(/ +/g, '\\s+')
    return open ? `${words}[\\p{L}]*` : words
  })
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${parts.join('|')})(?![\\p{L}\\p{N}]|-\\p{L})`, 'giu')
}

const expressions = new WeakMap<readonly string[], RegExp | null>()

/** The phrases of a list that occur in a text, as written there, each once. */
export function phrasesIn(text: string, list: readonly string[]): string[] {
  let expression = expressions.get(list)
  if (expression === undefined) {
    expression = expressionFor(list)
    expressions.set(list, expression)
  }
  if (!expression) return []
  const found = Array.from(plain(text).matchAll(expression), match =>
    text.slice(match.index, match.index + match[0].length),
  )
  return [...new Map(found.map(quote => [quote.toLowerCase(), quote])).values()]
}

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const DATE = new RegExp(
  `(?<!\\p{N})(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.]\\d{1,2}[/.](?:\\d{4}|\\d{2})|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${MONTHS})(?:\\s+\\d{4})?)(?![\\p{L}\\p{N}])`,
  'giu',
)

/** Days written out in a text ("9 August", "09/08/2026"), as written. */
export const datesIn = (text: string): string[] => [...new Set(text.match(DATE) ?? [])]
