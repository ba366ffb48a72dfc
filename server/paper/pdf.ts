import { setImmediate } from 'node:timers/promises'
import type { Block, Item, Run, Sheets } from '../../lib/record/paper'
import { sealCode } from '../../lib/record/seal'
import { recordPage } from '../../lib/text/record'
import { draw, STYLES, type Style } from './lines'
import { type Element, newSheet, PAGE, RULE, type Sheet, WIDTH } from './sheet'
import { writeTable } from './table'

const words = recordPage.pdf
const LABEL = 104
const CODE = 92

/**
 * A record as a tagged PDF (PDF/UA-1): headings, paragraphs, lists and tables in the order they are read, in British English, with its
 * fonts in it. Written between turns of the event loop, so that nobody else waits for a long one.
 */
export async function makePdf(sheets: Sheets): Promise<Uint8Array<ArrayBuffer>> {
  const { head, title, copy, lead, facts, blocks } = sheets
  const sheet = await newSheet(sheets, [
    `${head.version}. ${head.recipient}. ${head.sensitive}.`,
    [words.meeting(head.meeting), ...(head.fingerprint ? [head.fingerprint] : [])].join(' · '),
  ])
  const root = sheet.doc.struct('Document', { title, lang: 'en-GB' })
  sheet.doc.addStructure(root)
  marks(sheet, root, [recordPage.sensitive, copy])
  say(sheet, root, 'H1', [{ text: title }], STYLES.h1)
  for (const { look, runs } of lead) say(sheet, root, 'P', runs, STYLES[look])
  sheet.down(8)
  await list(
    sheet,
    root,
    facts.map(([label, text]) => ({ label, body: [{ look: 'plain', runs: [{ text }] }] })),
    { gap: 3 },
  )
  for (const block of blocks) await write(sheet, root, block)
  root.end()
  return sheet.finish()
}

async function write(sheet: Sheet, root: Element, block: Block): Promise<void> {
  switch (block.is) {
    case 'heading':
      return heading(sheet, root, block)
    case 'paragraph': {
      const { look, runs } = block.paragraph
      say(sheet, root, 'P', runs, STYLES[look])
      sheet.down(4)
      return
    }
    case 'list':
      return list(sheet, root, block.items, block)
    case 'table':
      return writeTable(sheet, root, block)
    case 'seal':
      return seal(sheet, root, block.note)
  }
}

/** One element with its words. */
function say(
  sheet: Sheet,
  parent: Element,
  type: string,
  runs: readonly Run[],
  style: Style,
  x: number = PAGE.left,
): void {
  const lines = sheet.lines({ runs: [...runs] }, style, PAGE.left + WIDTH - x)
  const element = sheet.doc.struct(type, {}, () => sheet.write(lines, x))
  parent.add(element)
}

/** How it may be handled, and whose copy it is, over everything else. */
function marks(sheet: Sheet, root: Element, said: readonly string[]): void {
  for (const text of said) say(sheet, root, 'P', [{ text }], STYLES.mark)
  const { page, y } = sheet.at()
  rule(sheet, page, y + 4, 0.5)
  sheet.down(16)
}

function heading(sheet: Sheet, root: Element, { level, text, bookmark }: Extract<Block, { is: 'heading' }>): void {
  const style = level === 2 ? STYLES.h2 : STYLES.h3
  sheet.down(level === 2 ? 20 : 8)
  sheet.room(style.lead + (level === 2 ? 116 : 56))
  say(sheet, root, level === 2 ? 'H2' : 'H3', [{ text }], style)
  if (level === 3) {
    sheet.down(2)
    return
  }
  const { page, y } = sheet.at()
  rule(sheet, page, y + 3, 1.2, style.colour)
  sheet.doc.outline.addItem(bookmark ?? text)
  sheet.down(11)
}

function rule({ doc, beside }: Sheet, page: number, y: number, width: number, colour: string = RULE): void {
  beside(page, () =>
    doc
      .moveTo(PAGE.left, y)
      .lineTo(PAGE.left + WIDTH, y)
      .lineWidth(width)
      .stroke(colour),
  )
}

/** Each item with what stands beside it; a bar along what a child said. */
async function list(
  sheet: Sheet,
  root: Element,
  items: readonly Item[],
  { voice, gap = items.some(({ label }) => label !== null) ? 10 : 3 }: { voice?: true; gap?: number },
): Promise<void> {
  if (items.length === 0) return
  const element = sheet.doc.struct('L')
  root.add(element)
  for (const one of items) {
    item(sheet, element, one, voice === true)
    sheet.down(gap)
    await setImmediate()
  }
  element.end()
}

function item(sheet: Sheet, parent: Element, { label, body }: Item, voice: boolean): void {
  const { doc } = sheet
  const li = doc.struct('LI')
  parent.add(li)
  const indent = PAGE.left + (voice ? 12 : 0)
  sheet.room(40)
  const start = sheet.at()
  if (label !== null) {
    const lines = sheet.lines({ runs: [{ text: label, bold: true }] }, STYLES.plain, LABEL - 14 - (indent - PAGE.left))
    li.add(doc.struct('Lbl', {}, () => sheet.write(lines, indent)))
  }
  const after = sheet.at()
  if (after.page === start.page) sheet.go(start)
  const lbody = doc.struct('LBody')
  li.add(lbody)
  const x = label === null ? indent + 12 : PAGE.left + LABEL
  if (label === null) bullet(sheet, start.page, start.y, indent + 3)
  for (const { look, runs } of body) say(sheet, lbody, 'P', runs, STYLES[look], x)
  lbody.end()
  li.end()
  const end = sheet.at()
  if (end.page === after.page && end.y < after.y) sheet.go(after)
  if (voice) bars(sheet, start, sheet.at())
}

const bullet = ({ doc, beside }: Sheet, page: number, y: number, x: number) =>
  beside(page, () => doc.circle(x, y + STYLES.plain.lead / 2 + 1, 1.4).fill(STYLES.plain.colour))

function bars({ doc, beside, full }: Sheet, from: { page: number; y: number }, to: { page: number; y: number }): void {
  for (let page = from.page; page <= to.page; page += 1) {
    const top = page === from.page ? from.y : PAGE.top
    const bottom = page === to.page ? to.y : PAGE.top + full
    beside(page, () => doc.rect(PAGE.left, top + 1, 2.2, bottom - top - 1).fill('#dcc48c'))
  }
}

/** The signed note as a square to photograph, with a sentence beside it. */
function seal(sheet: Sheet, root: Element, note: string): void {
  const { doc } = sheet
  const { size, path } = sealCode(note)
  sheet.down(6)
  sheet.room(CODE + 4)
  const { page, y } = sheet.at()
  const figure = doc.struct(
    'Figure',
    { alt: recordPage.log.code, bbox: [PAGE.left, y, PAGE.left + CODE, y + CODE], placement: 'Block' },
    () => {
      doc
        .save()
        .translate(PAGE.left - (4 * CODE) / size, y)
        .scale(CODE / size)
      doc.path(path).fill('#000000').restore()
    },
  )
  root.add(figure)
  const lines = sheet.lines({ runs: [{ text: recordPage.log.code }] }, STYLES.small, WIDTH - CODE - 16)
  sheet.beside(page, () => {
    for (const [i, line] of lines.entries()) draw(doc, line, PAGE.left + CODE + 14, y + 30 + i * line.style.lead)
  })
  sheet.down(CODE)
}
