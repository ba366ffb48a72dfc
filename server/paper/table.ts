import { setImmediate } from 'node:timers/promises'
import type { Block, Paragraph } from '../../lib/record/paper'
import { draw, type Line, STYLES } from './lines'
import { type Element, PAGE, RULE, type Sheet, WIDTH } from './sheet'

type Table = Extract<Block, { is: 'table' }>
type Cell = { x: number; paragraphs: Line[][] }

const PAD = 6
/** What is said takes most of the sheet. */
const SHARES = [0.44, 0.2, 0.15, 0.21]

/** A table whose rows stand on one sheet each, unless one alone is longer; where it goes on, its heads are repeated for the eye. */
export async function writeTable(sheet: Sheet, root: Element, { columns, rows }: Table): Promise<void> {
  const element = sheet.doc.struct('Table')
  root.add(element)
  const headed = cells(
    sheet,
    columns.map(text => [{ look: 'meta', runs: [{ text, bold: true }] }]),
  )
  row(sheet, element, headed, true)
  for (const one of rows) {
    const all = cells(sheet, one)
    const { page } = sheet.at()
    sheet.room(Math.min(height(all), sheet.full))
    if (sheet.at().page !== page) again(sheet, headed)
    row(sheet, element, all, false)
    await setImmediate()
  }
  element.end()
}

function cells(sheet: Sheet, row: readonly (readonly Paragraph[])[]): Cell[] {
  let x: number = PAGE.left
  return row.map((paragraphs, i) => {
    const width = (SHARES[i] ?? 0) * WIDTH
    const cell = { x, paragraphs: paragraphs.map(one => sheet.lines(one, STYLES[one.look], width - 10)) }
    x += width
    return cell
  })
}

const height = (cells: readonly Cell[]) =>
  2 * PAD +
  Math.max(...cells.map(({ paragraphs }) => paragraphs.flat().reduce((sum, { style }) => sum + style.lead, 0)))

/** Each cell from the top of its row; the next row under the longest of them. */
function row(sheet: Sheet, table: Element, cells: readonly Cell[], head: boolean): void {
  const { doc } = sheet
  const tr = doc.struct('TR')
  table.add(tr)
  sheet.down(PAD)
  const start = sheet.at()
  let end = start
  for (const { x, paragraphs } of cells) {
    sheet.go(start)
    const cell = doc.struct(head ? 'TH' : 'TD', head ? { scope: 'Column' } : {})
    tr.add(cell)
    for (const lines of paragraphs) cell.add(doc.struct('P', {}, () => sheet.write(lines, x)))
    cell.end()
    const here = sheet.at()
    if (here.page > end.page || (here.page === end.page && here.y > end.y)) end = here
  }
  tr.end()
  sheet.go(end)
  sheet.down(PAD)
  line(sheet)
}

function again(sheet: Sheet, heads: readonly Cell[]): void {
  const { page, y } = sheet.at()
  sheet.beside(page, () => {
    for (const { x, paragraphs } of heads)
      for (const [i, one] of paragraphs.flat().entries()) draw(sheet.doc, one, x, y + i * one.style.lead)
  })
  sheet.down(height(heads) - PAD)
  line(sheet)
}

function line({ doc, beside, at }: Sheet): void {
  const { page, y } = at()
  beside(page, () =>
    doc
      .moveTo(PAGE.left, y)
      .lineTo(PAGE.left + WIDTH, y)
      .lineWidth(0.5)
      .stroke(RULE),
  )
}
