/**
 * Finding words that are kept from somebody, however they are written. For the server alone: the terms themselves are never sent
 * to a browser, and no screen imports this.
 *
 * Case, accents, spacing, punctuation, line breaks, invisible characters and letters of other scripts that look alike make no
 * difference; nor do a nought and an O, or a one, an I and an L, figures written out, or a street's short form. A term of five letters or more is found inside longer words too;
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
        ['ǀ', 'l'],
        ['ǃ', 'l'],
        ...[...'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzүyѵvԍgьbѡwγyօoոnսuհhցgզqյj'.matchAll(/(.)(.)/gu)].map(
          ([, look = '', is = '']) => [look, is] as const,
        ),
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

/** Where twenty-six letters in circles, in boxes and of flags begin, which nothing else takes for letters. */
const BOXED = [0x1f150, 0x1f170, 0x1f1e6]
/** Where one to ten begin in circles that nothing else takes for figures. */
const RINGED = [0x24f5, 0x2776, 0x2780, 0x278a]
const plainly = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  const first = BOXED.find(one => code >= one && code < one + 26)
  if (first !== undefined) return String.fromCodePoint(97 + code - first)
  const ringed = RINGED.find(one => code >= one && code < one + 10)
  if (ringed !== undefined) return `${code - ringed + 1}`
  const plain = character.normalize('NFKD')
  return /^\p{Nd}$/u.test(plain) ? figure(plain) : plain
}

/** A figure of any script as ours: ten of each stand in a row, the nought first. */
function figure(character: string): string {
  let nought = character.codePointAt(0) ?? 0
  const code = nought
  while (/\p{Nd}/u.test(String.fromCodePoint(nought - 1))) nought -= 1
  return `${(code - nought) % 10}`
}

/** One letter or figure of a text as it counts, and the place (UTF-16) in the text it came from; `starts` where a word begins. */
export type Letter = { is: string; at: number; end: number; starts: boolean }

export function lettersOf(text: string): Letter[] {
  const letters: Letter[] = []
  let starts = true
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const plain = plainly(character)
    for (const part of (CAPITALS[plain] ?? plain).toLowerCase()) {
      if (/\p{M}|\p{Cf}|\p{Default_Ignorable_Code_Point}/u.test(part)) continue
      // An apostrophe is one in whatever way it is written: some of them are letters.
      if (!/[\p{L}\p{N}]/u.test(part) || /[\p{Lm}\ua78b\ua78c]/u.test(part)) {
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

/** A term in one of its spellings as it is looked for. `whole`: only where words begin and end. */
export type Wanted = { is: string; whole: boolean }

const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const STREETS: readonly (readonly [string, string])[] = [
  ['street', 'st'],
  ['road', 'rd'],
  ['avenue', 'ave'],
  ['lane', 'ln'],
  ['close', 'cl'],
  ['crescent', 'cres'],
  ['terrace', 'terr'],
  ['drive', 'dr'],
  ['court', 'ct'],
  ['gardens', 'gdns'],
  ['square', 'sq'],
  ['avenue', 'av'],
  ['crescent', 'cr'],
  ['terrace', 'ter'],
  ['place', 'pl'],
  ['grove', 'gr'],
  ['park', 'pk'],
  ['house', 'hse'],
]

/** A whole number below a thousand as people say it. */
function said(n: number): string {
  if (n < 20) return UNITS[n - 1] ?? ''
  if (n < 100) return `${TENS[Math.floor(n / 10) - 2]} ${said(n % 10)}`
  return `${said(Math.floor(n / 100))} hundred ${n % 100 ? `and ${said(n % 100)}` : ''}`
}
const FIGURES = new Map(Array.from({ length: 99 }, (_, i) => [said(i + 1).trim(), `${i + 1}`]))
const SAID = new RegExp(`\\b(?:${[...FIGURES.keys()].reverse().join('|').replaceAll(' ', '[ -]')})\\b`, 'g')

/** A term in another order, or with its saint short or in full: a name surname first, a house after its street. */
function otherwise(text: string): string[] {
  const [first = '', ...rest] = text.split(/[\s,]+/).filter(Boolean)
  const last = rest.at(-1) ?? ''
  const street = rest.join(' ')
  const numbered = /^\p{N}/u.test(first) && rest.length > 0
  const named = rest.length > 0 && !/\p{N}/u.test(text)
  return [
    ...(numbered ? ['', 'no ', 'number '].map(no => `${street} ${no}${first}`) : []),
    ...(named ? [[last, first, ...rest.slice(0, -1)].join(' ')] : []),
    text.replace(/\bsaint\b/i, 'st'),
    text.replace(/\bst\b\.?(?=\s+\p{L})/iu, 'saint'),
  ].filter(one => one !== text)
}

/** A telephone number without what is before it, which is written in many ways: 0, +44, 0044, +44 (0). Null for what is none. */
function dialled(text: string): string | null {
  if (!/^[\s\d+().–-]+$/.test(text)) return null
  const number = text.replace(/\D/g, '').replace(/^(00)?440?(?=\d{9,10}$)|^0(?=\d{9,10}$)/, '')
  return /^\d{9,10}$/.test(number) ? number : null
}

/** What of an address tells it by itself: a number in its street, and a postcode. */
const NUMBERED = new RegExp(`\\d+\\p{L}?,?\\s+(?:[\\p{L}’'.-]+\\s+){1,3}?(?:${STREETS.flat().join('|')})\\b`, 'giu')
const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/giu

/** A term as it is looked for, and what of it tells it by itself. */
export const wantedOf = (term: string): Wanted[] => [
  ...new Map(
    [term, ...(term.match(NUMBERED) ?? []), ...(term.match(POSTCODE) ?? [])].flatMap(wholeOf).map(one => [one.is, one]),
  ).values(),
]

/**
 * A term as it was written, with its figures as words or its words as figures, with its street short or in full,
 * and in another order; a telephone number with whatever before it. Empty where nothing in it counts.
 */
function wholeOf(term: string): Wanted[] {
  const plain = term.normalize('NFKC').toLowerCase()
  const figures = [
    term,
    plain.replace(/(?<!\d)[1-9]\d{0,2}(?!\d)/g, n => ` ${said(Number(n))} `),
    plain.replace(SAID, words => FIGURES.get(words.replace('-', ' ')) ?? words),
  ]
  const spelt = figures.flatMap((one): { text: string; short: boolean }[] => [
    { text: one, short: false },
    ...STREETS.flatMap(pair =>
      [pair, [pair[1], pair[0]] as const].flatMap(([from, to]) => {
        const text = one.replace(new RegExp(`(?<=\\S\\s)${from}\\b`, 'i'), to)
        return text === one ? [] : [{ text, short: to === pair[1] }]
      }),
    ),
  ])
  const number = dialled(plain)
  const all = [
    ...spelt.flatMap(({ text }) => otherwise(text)).map(text => ({ text, short: true })),
    // The last of two that are alike holds.
    ...spelt,
    ...(number ? [{ text: number, short: false }] : []),
  ]
  const wanted = all.map(({ text, short }): Wanted => {
    const is = lettersOf(text)
      .map(letter => letter.is)
      .join('')
    return { is, whole: short || is.length < SHORT }
  })
  return [...new Map(wanted.filter(({ is }) => is).map(one => [one.is, one])).values()]
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
export const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** Looks for terms in every text of a value: the writer's own words that hold one, as they wrote them; null where there are none. */
export function finding(terms: readonly string[]): (value: unknown) => string | null {
  const wanted = terms.flatMap(wantedOf)
  return value => {
    for (const text of wanted.length > 0 ? textsOf(value) : []) {
      const found = foundIn(text, wanted)
      if (found !== null) return found
    }
    return null
  }
}
