import { type Letter, lettersOf, textsOf, type Wanted, wantedOf } from '../../lib/checks/protected'

/** A place in a value where a protected term is: the keys that lead to the text it begins in, and the words as they stand there. */
export type Place = { path: readonly string[]; words: string }
type Text = { path: readonly string[]; item: string; text: string; letters: Letter[] }

/** Every text of a value with its path; `item` is the nearest object around it that has an id, by its path. */
function placed(value: unknown, path: readonly string[] = [], item = ''): Text[] {
  if (typeof value === 'string') return textsOf(value).map(text => ({ path, item, text, letters: lettersOf(text) }))
  if (typeof value !== 'object' || value === null) return []
  const around = 'id' in value ? `.${path.join('.')}` : item
  return Object.entries(value).flatMap(([key, one]) => placed(one, [...path, key], around))
}

const joined = (texts: readonly Text[]) =>
  texts.flatMap(one => one.letters.map(letter => ({ ...letter, of: one }) satisfies Letter & { of: Text }))

/** Where one of the terms is in texts that follow one another, within one of them or across several. */
function along(texts: readonly Text[], wanted: readonly Wanted[], across = false): Place[] {
  const letters = joined(texts)
  const is = letters.map(letter => letter.is).join('')
  const found: Place[] = []
  for (const { is: term, whole } of wanted)
    for (let from = is.indexOf(term); from !== -1; from = is.indexOf(term, from + 1)) {
      const [first, last, next] = [letters[from], letters[from + term.length - 1], letters[from + term.length]]
      if (!first || !last || (across && first.of === last.of)) continue
      if (whole && !(first.starts && (!next || next.starts))) continue
      const end = first.of === last.of ? last.end : first.of.text.length
      found.push({ path: first.of.path, words: first.of.text.slice(first.at, end) })
    }
  return found
}

/** The texts of one item in pairs, whichever of the two is read first: only as much of each as a term can reach into. */
function between(texts: readonly Text[], wanted: readonly Wanted[], reach: number): Place[] {
  const items = new Map<string, Text[]>()
  for (const one of texts) if (one.item) items.set(one.item, [...(items.get(one.item) ?? []), one])
  return [...items.values()].flatMap(all =>
    all.flatMap(one =>
      all.flatMap(other =>
        one === other
          ? []
          : along(
              [
                { ...one, letters: one.letters.slice(-reach) },
                { ...other, letters: other.letters.slice(0, reach) },
              ],
              wanted,
              true,
            ),
      ),
    ),
  )
}

/**
 * Every place of a value where one of these terms is, however it is written: within one text, or across texts that follow one
 * another or belong to one thing. Ids, which nobody writes, are passed over. One place a text.
 */
export function placesOf(terms: readonly string[], value: unknown): Place[] {
  const wanted = terms.flatMap(wantedOf)
  if (wanted.length === 0) return []
  const texts = placed(value)
  const reach = Math.max(...wanted.map(({ is }) => is.length))
  const found = [...along(texts, wanted), ...between(texts, wanted, reach)]
  return [...new Map(found.map(place => [place.path.join('.'), place])).values()]
}
