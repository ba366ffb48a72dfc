import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { create, type Font as Face } from 'fontkit'

const { resolve } = createRequire(import.meta.url)

/** First the one that everything is set in, then the one for what it cannot draw. Both come whole with the server: nothing is fetched. */
const FILES = {
  plain: ['@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf'],
  bold: [
    '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
    'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  ],
} as const
export type Weight = keyof typeof FILES
export type Font = { name: string; face: Face; draws(point: number): boolean }
export type Fonts = Record<Weight, readonly Font[]>

async function load(weight: Weight): Promise<Font[]> {
  return Promise.all(
    FILES[weight].map(async (name, i) => {
      const font = create(await readFile(resolve(name)))
      if (!('hasGlyphForCodePoint' in font)) throw new Error(`${name} holds more than one font`)
      return { name: `${weight}-${i}`, face: font, draws: (point: number) => font.hasGlyphForCodePoint(point) }
    }),
  )
}

let loaded: Promise<Fonts> | null = null

/** Read and understood once, for every file that is made; a failure is tried again the next time. */
export function fonts(): Promise<Fonts> {
  loaded ??= Promise.all([load('plain'), load('bold')])
    .then(([plain, bold]) => ({ plain, bold }))
    .catch(error => {
      loaded = null
      throw error
    })
  return loaded
}

/** Words that one font draws. */
export type Piece = { font: Font; text: string }

/** Has no shape of its own, or steers how others run; what joins letters, or chooses between their shapes, stays with them. */
const SHAPELESS = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/u
const JOINS = /\u200c|\u200d|\u00ad/
const CHOOSES = /[\ufe00-\ufe0f]/

const codeOf = (char: string) => `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`

/** The words as the fonts draw them; what none of them can draw, and what has no shape, is written out as its code, so that nothing is lost unseen. */
export function piecesOf(words: string, [first, ...others]: readonly Font[]): Piece[] {
  if (!first) return []
  const pieces: Piece[] = []
  const put = (font: Font, text: string) => {
    const last = pieces.at(-1)
    if (last?.font === font) last.text += text
    else pieces.push({ font, text })
  }
  for (const char of words) {
    const point = char.codePointAt(0) ?? 0
    if (point < 0x80 && point >= 0x20 && point !== 0x7f) put(first, char)
    else if (/\s/.test(char)) put(first, ' ')
    else if (SHAPELESS.test(char) && !JOINS.test(char)) put(first, codeOf(char))
    else if (CHOOSES.test(char) || JOINS.test(char)) {
      const font = pieces.at(-1)?.font ?? first
      if (font.draws(point)) put(font, char)
    } else {
      const font = [first, ...others].find(one => one.draws(point))
      put(font ?? first, font ? char : codeOf(char))
    }
  }
  return pieces
}
