import { setImmediate } from 'node:timers/promises'
import decodeQR from 'qr/decode.js'
import { renderToStaticMarkup } from 'react-dom/server'
import { getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import type { ApprovedView } from '../../../../lib/protocol/record'
import type { Entrance, RecordView } from '../../../../lib/protocol/views'
import { keptOf, NOTE, ROOT, recordView } from '../../../../lib/record/paper.test-data'
import { sealCode } from '../../../../lib/record/seal'
import { approvedSheets, draftSheets, footOf } from '../../../../lib/record/sheets'
import { summaryPage } from '../../../../lib/text/circulation'
import { recordPage, versionPage } from '../../../../lib/text/record'
import { makePdf } from '../../../../server/paper/pdf'
import { Approved } from './Approved'
import { Draft } from './Paper'

const ENTRANCE: Entrance = {
  id: '00000000-0000-4000-8000-000000000009',
  title: 'Test',
  type: 'initial_child_protection_conference',
  status: 'concluded',
  approved: false,
  startsAt: '2026-11-22T14:00:00.000000Z',
  endsAt: '2026-11-22T16:00:00.000000Z',
  place: 'Room 4',
  chair: 'Siân Ŵyn Test',
  children: [{ name: 'Ella Test', dateOfBirth: '2018-04-01' }, { name: 'Noah Test' }],
  agencies: [],
  me: { person: 'p', name: 'Siân Ŵyn Test', agency: 'Unit', role: 'chair', admitted: true },
}

const pdfOf = (view: RecordView) => makePdf(draftSheets(ENTRANCE, view))
const open = async (view: RecordView) => getDocumentProxy((await pdfOf(view)).slice())
type Pdf = Awaited<ReturnType<typeof open>>

/** What is to be read on each sheet in order, and what is on it besides. */
async function sheetsOf(pdf: Pdf): Promise<{ said: string; beside: string }[]> {
  const sheets = []
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const { items } = await (await pdf.getPage(n)).getTextContent({ includeMarkedContent: true })
    const sheet = { said: '', beside: '' }
    const tags: string[] = []
    for (const item of items)
      if ('str' in item) sheet[tags.includes('Artifact') ? 'beside' : 'said'] += item.str
      else if (item.type === 'endMarkedContent') tags.pop()
      else tags.push('tag' in item ? String(item.tag) : '')
    sheets.push(sheet)
  }
  return sheets
}
/** Letters alone: where lines end is the page's own business. */
const letters = (text: string) => text.replace(/\s/g, '')
const saidIn = async (view: RecordView) => letters((await sheetsOf(await open(view))).map(({ said }) => said).join(''))

const pageOf = (view: RecordView) => wordsOf(renderToStaticMarkup(<Draft entrance={ENTRANCE} view={view} />))

/** The words of a page from where its paper begins, without what is not printed. */
function wordsOf(html: string): string {
  const paper = html.slice(html.indexOf(recordPage.sensitive))
  return letters(
    paper
      .replace(/<section[^>]*aria-labelledby="see".*?<\/section>/s, '')
      .replace(/<figure.*?<\/figure>/gs, '')
      .replace(/<span[^>]*aria-hidden="true"><svg.*?<\/svg><b>.*?<\/b><\/span>/gs, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? ''),
  )
}
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }

test('V70 the record’s PDF says every word of its page in the same order, and nothing else', async () => {
  const nothing = {
    voices: [],
    decisions: [],
    actions: [],
    headings: [],
    annex: [],
    late: [],
    family: [],
    attended: [],
  }
  for (const view of [recordView(), recordView({ ...nothing, apologies: [], absent: [], setAside: 0 })])
    expect(await saidIn(view)).toBe(pageOf(view))
  expect(await saidIn(recordView())).not.toContain(letters(recordPage.see.title))
  expect(await saidIn(recordView())).not.toContain('Neverintheannex')
})

/** What a child has of a record, approved. */
function approvedView(): ApprovedView {
  const { record, agencies } = recordView()
  const children = [{ name: 'Ella Test', dateOfBirth: '2018-04-01', unborn: false }]
  return {
    form: 'record',
    receipt: null,
    sealed: null,
    number: 1,
    latest: 2,
    approved: { n: 29, at: ENTRANCE.endsAt, by: 'Siân Ŵyn Test', until: '2026-12-01', changed: null },
    fingerprint: '0123456789abcdef'.repeat(4),
    asApproved: false,
    version: {
      v: 1,
      recipient: { kind: 'child', id: 'c1', name: 'Ella Test' },
      setting: { type: ENTRANCE.type, startsAt: ENTRANCE.startsAt, place: 'Room 4', children },
      agencies,
      record: {
        ...record,
        headings: [],
        actions: [],
        family: [],
        attended: [],
        apologies: [],
        absent: [],
        setAside: 0,
      },
      corrections: [{ asked: 'Her name is Ela.', by: 'Wyn Test', accepted: true, answer: 'It was put right.' }],
    },
    asked: [],
    mayAsk: false,
  }
}

test('V70 an approved version says every word of its page, to its recipient, by the fingerprint of their copy', async () => {
  const view = approvedView()
  const pdf = await getDocumentProxy((await makePdf(approvedSheets(ENTRANCE.id, view))).slice())
  const sheets = await sheetsOf(pdf)
  const page = renderToStaticMarkup(<Approved entrance={ENTRANCE} view={view} />)
  expect(letters(sheets.map(({ said }) => said).join(''))).toBe(wordsOf(page))
  for (const { beside } of sheets) {
    for (const words of [versionPage.number(1), 'Ella Test (child)', ENTRANCE.id, view.fingerprint])
      expect(letters(beside)).toContain(letters(words))
    expect(beside).not.toContain(ROOT)
  }
  const { info } = await pdf.getMetadata()
  expect(JSON.stringify(info)).not.toContain('Ella')
})

test('V89 the summary of the decisions is a page, a print and a PDF of the same words, and says whose it is on every sheet', async () => {
  const whole = approvedView()
  const version = { ...whole.version, summary: true as const, corrections: [] }
  const { record } = recordView()
  const decisions = record.decisions.map(one => ({ ...one, coreGroup: '2026-12-04', reliesOn: [], told: [] }))
  const own = { ...version.record, voices: [], annex: [], late: [], decisions, actions: record.actions }
  for (const view of [
    { ...whole, form: 'summary' as const, version: { ...version, record: own } },
    { ...whole, form: 'summary' as const, version: { ...version, record: { ...own, decisions: [], actions: [] } } },
  ]) {
    const sheets = await sheetsOf(await getDocumentProxy((await makePdf(approvedSheets(ENTRANCE.id, view))).slice()))
    const page = renderToStaticMarkup(<Approved entrance={ENTRANCE} view={view} />)
    expect(letters(sheets.map(({ said }) => said).join(''))).toBe(wordsOf(page))
    expect(page).toContain(summaryPage.next)
    for (const { beside } of sheets)
      for (const words of [summaryPage.number(1), 'Ella Test (child)', view.fingerprint])
        expect(letters(beside)).toContain(letters(words))
    expect(page).not.toContain(recordPage.shared.title)
  }
})

test('V92 what a browser prints at the foot of each sheet says how far it got, whose copy it is and its fingerprint', () => {
  const view = approvedView()
  const foot = footOf(approvedSheets(ENTRANCE.id, view).head)
  for (const words of [versionPage.number(1), 'Ella Test (child)', '0123 4567 89ab']) expect(foot).toContain(words)
  expect(footOf(draftSheets(ENTRANCE, recordView()).head)).toContain(ROOT)
})

test('V71 it is tagged: one tree in reading order with heads, lists and a table’s heads, in British English', async () => {
  const pdf = await open(recordView())
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
  const roles: string[] = []
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n)
    const walk = (node: { role?: string; children?: unknown[]; alt?: string }) => {
      if (node.role) roles.push(node.role)
      for (const child of node.children ?? []) if (typeof child === 'object' && child) walk(child)
    }
    walk(await page.getStructTree())
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    let open = 0
    for (const item of items)
      if (!('str' in item)) open += item.type === 'endMarkedContent' ? -1 : 1
      else if (item.str.trim()) expect(open, item.str).toBeGreaterThan(0)
  }
  for (const role of [
    'Document',
    'H1',
    'H2',
    'H3',
    'P',
    'L',
    'LI',
    'Lbl',
    'LBody',
    'Table',
    'TR',
    'TH',
    'TD',
    'Figure',
  ])
    expect(roles, role).toContain(role)
  expect(roles.indexOf('H1')).toBeLessThan(roles.indexOf('H2'))
  expect(roles.filter(role => role === 'TH')).toHaveLength(4)
  const raw = Buffer.from(await pdfOf(recordView())).toString('latin1')
  expect(raw).toContain('/Lang (en-GB)')
  expect(raw).toContain('/Scope /Column')
  expect(raw).toContain('/DisplayDocTitle true')
})

test('V72 at the foot of every sheet: how far the record got, whose copy, which meeting, which sheet, the close’s fingerprint', async () => {
  const many = Array.from({ length: 60 }, (_, i) => keptOf(`M-${i}`, { body: 'A sentence of some length. '.repeat(8) }))
  const sheets = await sheetsOf(await open(recordView({ headings: [{ heading: 'accurate', kept: many }] })))
  expect(sheets.length).toBeGreaterThan(4)
  for (const [i, { beside }] of sheets.entries())
    for (const words of [recordPage.runs, ENTRANCE.id, recordPage.pdf.sheet(i + 1, sheets.length), ROOT])
      expect(letters(beside)).toContain(letters(words))
})

test('V73 the close’s signed note is on the last sheet as text and as a code, in the PDF and on paper', async () => {
  const { size, path } = sealCode(NOTE)
  expect(dark(path, size)).toBe(NOTE)
  expect(renderToStaticMarkup(<Draft entrance={ENTRANCE} view={recordView()} />)).toContain(path)
  const sheets = await sheetsOf(await open(recordView()))
  expect(letters(sheets.at(-1)?.said ?? '')).toContain(ROOT)
  expect(letters(sheets.at(-1)?.beside ?? '')).toContain(letters(recordPage.log.code))
  for (const name of ['Ella', 'Noah', 'Test']) expect(NOTE).not.toContain(name)
})

test('V73 the professionals’ approved copy has it too, on its page, in print and in its PDF alike; nobody else’s has', async () => {
  const whole = approvedView()
  const recipient = { kind: 'professionals', id: 'professionals', name: '' } as const
  const view = { ...whole, sealed: { note: NOTE, since: 3 }, version: { ...whole.version, recipient } }
  const sheets = await sheetsOf(await getDocumentProxy((await makePdf(approvedSheets(ENTRANCE.id, view))).slice()))
  const page = renderToStaticMarkup(<Approved entrance={ENTRANCE} view={view} />)
  expect(letters(sheets.map(({ said }) => said).join(''))).toBe(wordsOf(page))
  expect(letters(sheets.at(-1)?.said ?? '')).toContain(ROOT)
  expect(page).toContain(sealCode(NOTE).path)
  expect(renderToStaticMarkup(<Approved entrance={ENTRANCE} view={whole} />)).not.toContain(sealCode(NOTE).path)
})

/** What a camera reads. */
function dark(path: string, size: number): string {
  const scale = 4
  const width = size * scale
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h/g))
    for (let dy = 0; dy < scale; dy += 1) {
      const from = ((Number(y) * scale + dy) * width + Number(x) * scale) * 4
      for (let at = from; at < from + scale * 4; at += 1) data[at] = at % 4 === 3 ? 255 : 0
    }
  return decodeQR({ width, height: width, data })
}

test('V74 its properties and table of contents name no child, nothing is hidden in it, and its fonts are', async () => {
  const pdf = await open(recordView())
  const outline = await pdf.getOutline()
  expect(outline.map(({ title }) => title)).toContain(recordPage.pdf.voices)
  const { info, metadata } = await pdf.getMetadata()
  const told = JSON.stringify([info, [...(metadata ?? [])], outline])
  expect(told).toContain(recordPage.title(''))
  for (const name of ['Ella', 'Noah', 'Test']) expect(told).not.toContain(name)
  expect([await pdf.getAttachments(), await pdf.getJSActions()]).toEqual([null, null])
  const raw = Buffer.from(await pdfOf(recordView())).toString('latin1')
  expect(raw.match(/\/FontFile2/g)?.length).toBe(2)
  expect(raw).not.toContain('Helvetica')
})

test('V75 no words are too odd to be put on paper: what cannot be drawn is written as its code, and nothing is lost', async () => {
  const odd = [
    ['Ŵyn Łucja Żółć Đặng Ștefan Çağrı Ōtani', 'ŴynŁucjaŻółćĐặngȘtefanÇağrıŌtani'],
    ['Αθηνά Київ', 'ΑθηνάКиїв'],
    ['left \u202eright\u202c \u200fmark', 'left[U+202E]right[U+202C][U+200F]mark'],
    ['bell \u0007 null-like \u0085', 'bell[U+0007]null-like'],
    ['happy 😀 phone 📞', 'happy😀phone[U+1F4DE]'],
    ['name 張', 'name[U+5F35]'],
    ['x'.repeat(6000), 'x'.repeat(6000)],
    ['efficient affluent', 'efficientaffluent'],
    ['', ''],
  ] as const
  for (const [words, drawn] of odd) {
    const view = recordView({ headings: [{ heading: 'accurate', kept: [keptOf('S-1', { body: words })] }] })
    expect(await saidIn(view)).toContain(drawn)
  }
  const everywhere = '\u202e💀\u0000'.repeat(50)
  const chair = [everywhere.repeat(9)]
  expect(await saidIn(recordView({ chair, purpose: everywhere, family: [] }))).toContain('[U+202E][U+1F480][U+0000]')
})

test('V76 a record of 500 contributions is made between turns: others are served meanwhile', async () => {
  const kept = Array.from({ length: 500 }, (_, i) =>
    keptOf(`M-${i}`, { body: 'A sentence of some length. '.repeat(8) }),
  )
  let done = false
  const made = pdfOf(recordView({ headings: [{ heading: 'accurate', kept }] })).finally(() => {
    done = true
  })
  let turns = 0
  while (!done) {
    await setImmediate()
    turns += 1
  }
  expect(turns).toBeGreaterThan(500)
  expect((await getDocumentProxy(await made)).numPages).toBeGreaterThan(30)
})
