/**
 * Finding words that are kept from somebody, however they are written. For the server alone: the terms themselves are never sent
 * to a browser, and no screen imports this.
 *
 * Case, accents, spacing, punctuation, line breaks, invisible characters and letters of other scripts that look alike make no
 * difference; nor do a nought and an O, or a one, an I and an L. A term of five letters or more is found inside longer words too;
 * a shorter one only where words begin and end, so that "Ann" is not found in "planning".
 */

/** Letters of other scripts that are read as Latin ones, after NFKD and in lower case. */
const LOOK: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    (
      [
        ['а', 'a'],
        ['в', 'b'],
        ['е', 'e'],
        ['ё', 'e'],
        ['к', 'k'],
        ['м', 'm'],
        ['н', 'h'],
        ['о', 'o'],
        ['р', 'p'],
        ['с', 'c'],
        ['т', 't'],
        ['у', 'y'],
        ['х', 'x'],
        ['ѕ', 's'],
        ['і', 'i'],
        ['ј', 'j'],
        ['ԁ', 'd'],
        ['ԛ', 'q'],
        ['ԝ', 'w'],
        ['һ', 'h'],
        ['ӏ', 'l'],
        ['α', 'a'],
        ['β', 'b'],
        ['ε', 'e'],
        ['η', 'n'],
        ['ι', 'i'],
        ['κ', 'k'],
        ['μ', 'u'],
        ['ν', 'v'],
        ['ο', 'o'],
        ['ρ', 'p'],
        ['τ', 't'],
        ['υ', 'u'],
        ['χ', 'x'],
        ['ω', 'w'],
        ['ı', 'i'],
        ['ł', 'l'],
        ['ø', 'o'],
        ['đ', 'd'],
        ['ħ', 'h'],
        ['ſ', 's'],
        ['ɑ', 'a'],
        ['ɡ', 'g'],
        ['ß', 'ss'],
        ['æ', 'ae'],
        ['œ', 'oe'],
      ] as const
    ).map(pair => pair),
  ),
  '0': 'o',
  '1': 'i',
  l: 'i',
}

/** Capitals that are read as other Latin letters than their small ones are. */
const CAPITALS: Readonly<Record<string, string>> = { Η: 'h', Μ: 'm', Ν: 'n', Υ: 'y', Ζ: 'z' }

const SHORT = 5

/** One letter or figure of a text as it counts, and the place (UTF-16) in the text it came from; `starts` where a word begins. */
type Letter = { is: string; at: number; end: number; starts: boolean }

function lettersOf(text: string): Letter[] {
  const letters: Letter[] = []
  let starts = true
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const plain = character.normalize('NFKD')
    for (const part of (CAPITALS[plain] ?? plain).toLowerCase()) {
      if (/\p{M}|\p{Cf}|\p{Default_Ignorable_Code_Point}/u.test(part)) continue
      if (!/[\p{L}\p{N}]/u.test(part)) {
        starts = true
        continue
      }
      const seen = LOOK[part] ?? part
      for (const one of LOOK[seen] ?? seen) {
        letters.push({ is: one, at, end, starts })
        starts = false
      }
    }
    at = end
  }
  return letters
}

/** A term as it is looked for; null where nothing in it counts. */
type Wanted = { is: string; whole: boolean }

const wantedOf = (term: string): Wanted | null => {
  const is = lettersOf(term)
    .map(letter => letter.is)
    .join('')
  return is ? { is, whole: is.length < SHORT } : null
}

function foundIn(text: string, wanted: readonly Wanted[]): string | null {
  const letters = lettersOf(text)
  const is = letters.map(letter => letter.is).join('')
  for (const { is: term, whole } of wanted)
    for (let from = is.indexOf(term); from !== -1; from = is.indexOf(term, from + 1)) {
      const [first, last, next] = [letters[from], letters[from + term.length - 1], letters[from + term.length]]
      if (first && last && (!whole || (first.starts && (!next || next.starts)))) return text.slice(first.at, last.end)
    }
  return null
}

/** Every text inside a value but ids, which nobody writes. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** Looks for terms in every text of a value: the writer's own words that hold one, as they wrote them; null where there are none. */
export function finding(terms: readonly string[]): (value: unknown) => string | null {
  const wanted = terms.flatMap(term => wantedOf(term) ?? [])
  return value => {
    for (const text of wanted.length > 0 ? textsOf(value) : []) {
      const found = foundIn(text, wanted)
      if (found !== null) return found
    }
    return null
  }
}
