import PDFDocument from 'pdfkit'
import type { Paragraph, Sheets } from '../../lib/record/paper'
import { recordPage } from '../../lib/text/record'
import { type Font, type Fonts, fonts as load } from './fonts'
import { draw, type Line, linesOf, STYLES, type Style } from './lines'

const words = recordPage.pdf
/** Points, A4. */
export const PAGE = { width: 595.28, height: 841.89, left: 51, top: 45 } as const
export const WIDTH = PAGE.width - 2 * PAGE.left
export const RULE = '#c3d0d6'
const FOOT_END = PAGE.height - 28
const SHEET_NUMBER = 70

export type Element = PDFKit.PDFStructureElement
export type Place = { page: number; y: number }

/** The sheets while they are written, from the top of the first to the foot of the last. */
export type Sheet = {
  doc: PDFKit.PDFDocument
  at(): Place
  go(place: Place): void
  /** How much of a sheet words may fill. */
  full: number
  /** Begins a new sheet where less than this is left of the present one. */
  room(height: number): void
  down(height: number): void
  lines(paragraph: Pick<Paragraph, 'runs'>, style: Style, width: number): Line[]
  /** Writes lines from here on, over as many sheets as they take. */
  write(lines: readonly Line[], x: number): void
  /** What is drawn or repeated on one sheet and is no part of what is read. */
  beside(page: number, draw: () => void): void
  /** Feet, what stands beside, and then the file. */
  finish(): Promise<Uint8Array<ArrayBuffer>>
}

/** A new file. `foot`: what is on each sheet. Its properties say what it is, and nothing of anybody. */
export async function newSheet({ head, title }: Sheets, foot: string[]): Promise<Sheet> {
  const fonts = await load()
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: title,
      Subject: `${head.version}. ${head.sensitive}.`,
      Producer: words.producer,
      Creator: words.producer,
    },
    // None of the library's own: they know no Welsh.
    font: '',
  }
  // The types know of PDF/A alone.
  Object.assign(options, { subset: 'PDF/UA' })
  const doc = new PDFDocument(options)
  for (const font of [...fonts.plain, ...fonts.bold]) doc.registerFont(font.name, font.face)
  return on(doc, fonts, foot)
}

function on(doc: PDFKit.PDFDocument, fonts: Fonts, foot: readonly string[]): Sheet {
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const measure = measured(doc)
  const lines: Sheet['lines'] = (paragraph, style, width) => linesOf(paragraph, style, width, fonts, measure)
  const feet = foot.flatMap((text, i) => lines({ runs: [{ text }] }, STYLES.foot, WIDTH - (i === 0 ? SHEET_NUMBER : 0)))
  const footTop = FOOT_END - feet.length * STYLES.foot.lead
  const bottom = footTop - 18
  const asides = new Map<number, (() => void)[]>()
  let page = 0
  let y: number = PAGE.top

  const turnTo = (next: number) => {
    page = next
    if (page < doc.bufferedPageRange().count) doc.switchToPage(page)
    else doc.addPage()
  }
  const turn = () => {
    const open = doc.endPageMarkings(doc.page)
    turnTo(page + 1)
    doc.initPageMarkings(open)
    y = PAGE.top
  }
  const room = (height: number) => {
    if (y + height > bottom && y > PAGE.top) turn()
  }
  return {
    doc,
    full: bottom - PAGE.top,
    at: () => ({ page, y }),
    go(place) {
      if (place.page !== page) turnTo(place.page)
      y = place.y
    },
    room,
    down(height) {
      y += height
    },
    lines,
    write(all, x) {
      for (const line of all) {
        room(line.style.lead)
        draw(doc, line, x, y)
        y += line.style.lead
      }
    },
    beside: (on, drawn) => void asides.set(on, [...(asides.get(on) ?? []), drawn]),
    async finish() {
      const { count } = doc.bufferedPageRange()
      for (let n = 0; n < count; n += 1) {
        turnTo(n)
        doc.markContent('Artifact', { type: 'Layout' })
        for (const drawn of asides.get(n) ?? []) drawn()
        doc.endMarkedContent()
        doc.markContent('Artifact', { type: 'Pagination' })
        doc
          .moveTo(PAGE.left, footTop - 7)
          .lineTo(PAGE.left + WIDTH, footTop - 7)
          .lineWidth(0.5)
          .stroke(RULE)
        for (const [i, line] of feet.entries()) draw(doc, line, PAGE.left, footTop + i * STYLES.foot.lead)
        for (const line of lines({ runs: [{ text: words.sheet(n + 1, count) }] }, STYLES.foot, SHEET_NUMBER))
          draw(doc, line, PAGE.left + WIDTH - line.width, footTop)
        doc.endMarkedContent()
      }
      doc.end()
      await ended
      return new Uint8Array(Buffer.concat(chunks))
    },
  }
}

/** Widths grow with the size, so each word is measured once. */
function measured(doc: PDFKit.PDFDocument) {
  const known = new Map<string, number>()
  return (font: Font, size: number, text: string): number => {
    const key = `${font.name} ${text}`
    const found = known.get(key) ?? doc.font(font.name).fontSize(1000).widthOfString(text) / 1000
    known.set(key, found)
    return found * size
  }
}
