/** What every guesser tries first. Compared without case, spaces and marks. */
const KNOWN = ['demoonlypassphrase', 'correcthorsebatterystaple', 'passwordpassword', 'passphrase', 'roundtable']
const MOST_ALIKE = 5

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Whether a passphrase is easy to guess for whoever knows its owner: little else than their name or address, what everybody
 * tries, or a few characters again and again. Length is asked for elsewhere; nothing else is, so that people choose words they can keep.
 */
export function easy(passphrase: string, about: readonly string[]): boolean {
  const text = plain(passphrase)
  if (new Set(text).size < MOST_ALIKE) return true
  const known = [...KNOWN, ...about.flatMap(words => [words, ...words.split(/[@\s.]+/)]).map(plain)]
  const rest = known
    .filter(word => word.length > 3)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), text)
  return rest.length < 8 && rest !== text
}
