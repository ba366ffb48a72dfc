/** What a spreadsheet would take for a formula where a cell begins with it. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** A cell shows what was written and does nothing: an apostrophe stands before what could be a formula, and every cell is quoted. */
const cell = (text: string) =>
  `"${(FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** A table as spreadsheets open it (RFC 4180, with the mark by which they know it is UTF-8). */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')}`
