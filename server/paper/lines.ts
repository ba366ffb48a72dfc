import type { Look, Paragraph } from '../../lib/record/paper'
import { type Font, type Fonts, type Piece, piecesOf, type Weight } from './fonts'

/** Points, A4. */
export type Style = { size: number; lead: number; colour: string; weight: Weight }
const INK = '#13212a'
const QUIET = '#55666f'
export const STYLES: Record<Look | 'h1' | 'h2' | 'h3' | 'mark' | 'foot', Style> = {
  h1: { size: 20, lead: 26, colour: INK, weight: 'bold' },
  h2: { size: 14, lead: 19, colour: INK, weight: 'bold' },
  h3: { size: 11, lead: 16, colour: INK, weight: 'bold' },
  plain: { size: 10, lead: 14.5, colour: INK, weight: 'plain' },
  strong: { size: 10, lead: 14.5, colour: INK, weight: 'bold' },
  said: { size: 13, lead: 19, colour: '#6b4a12', weight: 'plain' },
  meta: { size: 8.5, lead: 12.5, colour: QUIET, weight: 'plain' },
  small: { size: 8.5, lead: 12.5, colour: QUIET, weight: 'plain' },
  mono: { size: 9, lead: 13, colour: INK, weight: 'plain' },
  mark: { size: 8.5, lead: 12.5, colour: INK, weight: 'bold' },
  foot: { size: 7.5, lead: 10, colour: QUIET, weight: 'plain' },
}

export type Line = { pieces: Piece[]; width: number; style: Style }
export type Measure = (font: Font, size: number, text: string) => number
type Unit = { pieces: Piece[]; width: number }

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

/** Words as lines no wider than `width`: broken at spaces, and inside a word only where it alone is wider. Spaces stay at the end of their line. */
export function linesOf(
  paragraph: Pick<Paragraph, 'runs'>,
  style: Style,
  width: number,
  fonts: Fonts,
  measure: Measure,
): Line[] {
  const lines: Line[] = []
  for (const row of rowsOf(paragraph, style, fonts)) {
    let line: Line = { pieces: [], width: 0, style }
    const end = () => {
      lines.push(line)
      line = { pieces: [], width: 0, style }
    }
    for (const unit of unitsOf(row, style.size, measure)) {
      if (line.width > 0 && line.width + bare(unit, style.size, measure) > width) end()
      for (const part of unit.width > width ? cut(unit, style.size, width, measure) : [unit]) {
        if (line.width > 0 && line.width + bare(part, style.size, measure) > width) end()
        for (const piece of part.pieces) add(line.pieces, piece)
        line.width += part.width
      }
    }
    end()
  }
  return lines
}

/** A paragraph's own lines, as it was typed. */
function rowsOf({ runs }: Pick<Paragraph, 'runs'>, style: Style, fonts: Fonts): Piece[][] {
  const rows: Piece[][] = [[]]
  for (const { text, bold } of runs)
    for (const [i, words] of text.split(/\r\n|\r|\n/).entries()) {
      if (i > 0) rows.push([])
      for (const piece of piecesOf(words, fonts[bold ? 'bold' : style.weight])) rows.at(-1)?.push(piece)
    }
  return rows
}

/** What may not be parted: a word with the spaces after it, of whatever fonts. */
function unitsOf(pieces: readonly Piece[], size: number, measure: Measure): Unit[] {
  const units: Unit[] = []
  let open = false
  for (const { font, text } of pieces)
    for (const word of text.match(/\S+\s*|\s+/g) ?? []) {
      const width = measure(font, size, word)
      const last = units.at(-1)
      if (open && last) {
        last.pieces.push({ font, text: word })
        last.width += width
      } else units.push({ pieces: [{ font, text: word }], width })
      open = !/\s$/.test(word)
    }
  return units
}

/** How wide it is without the spaces after it, which may stand out over the edge. */
function bare({ pieces, width }: Unit, size: number, measure: Measure): number {
  const last = pieces.at(-1)
  const spaces = last ? /\s*$/.exec(last.text)?.[0] : ''
  return last && spaces ? width - measure(last.font, size, spaces) : width
}

function cut({ pieces }: Unit, size: number, width: number, measure: Measure): Unit[] {
  const parts: Unit[] = []
  let part: Unit = { pieces: [], width: 0 }
  for (const { font, text } of pieces)
    for (const { segment } of graphemes.segment(text)) {
      const wide = measure(font, size, segment)
      if (part.width > 0 && part.width + wide > width) {
        parts.push(part)
        part = { pieces: [], width: 0 }
      }
      add(part.pieces, { font, text: segment })
      part.width += wide
    }
  return [...parts, part]
}

function add(pieces: Piece[], { font, text }: Piece): void {
  const last = pieces.at(-1)
  if (last?.font === font) last.text += text
  else pieces.push({ font, text })
}

/** One line, its letters on one ground whatever fonts they are of. */
export function draw(doc: PDFKit.PDFDocument, { pieces, style }: Line, x: number, y: number): void {
  const ground = y + style.lead / 2 + style.size * 0.35
  let at = x
  for (const { font, text } of pieces) {
    doc.font(font.name).fontSize(style.size).fillColor(style.colour)
    doc.text(text, at, ground, { lineBreak: false, baseline: 'alphabetic' })
    at += doc.widthOfString(text)
  }
}
