import type { Agency } from '../meeting/setup'
import type { RecordView } from '../protocol/views'
import { board, NATURE_WORDS, SOURCE_WORDS } from '../text/board'
import { checkpointFacts } from '../text/checkpoint'
import { summaryPage } from '../text/circulation'
import { dayWords, eventWords } from '../text/dates'
import { CATEGORY_WORDS, decide, THRESHOLD_WORDS, VIEW_WORDS } from '../text/decide'
import { headingTitle } from '../text/headings'
import { listed } from '../text/names'
import { OUTCOME_WORDS } from '../text/outcomes'
import { LOOK_WORDS, recordPage as words } from '../text/record'
import type { Analysed } from './analysis'
import { attendanceLines } from './attendance'
import type { Decided, Kept, MeetingRecord, Planned, Stood } from './record'
import { nextIn } from './summary'

/** Words in one look; `bold` where they name what follows. */
export type Run = { text: string; bold?: true }
export type Look = 'plain' | 'meta' | 'small' | 'said' | 'strong' | 'mono'
export type Paragraph = { look: Look; runs: Run[] }
/** What stands on a sheet, in the order it is read. A list's `label` stands beside its words; `voice`: a child's. */
export type Block =
  | { is: 'heading'; level: 2 | 3; text: string; bookmark?: string }
  | { is: 'paragraph'; paragraph: Paragraph }
  | { is: 'list'; items: Item[]; voice?: true }
  | { is: 'table'; columns: string[]; rows: Paragraph[][][] }
  | { is: 'seal'; note: string }
export type Item = { label: string | null; body: Paragraph[] }

/** What is at the foot of every sheet: how far the record got, whose copy it is, of which meeting, and what it can be checked by. */
export type Head = {
  version: string
  recipient: string
  sensitive: string
  meeting: string
  fingerprint: string | null
}

/** A record as sheets of paper. `copy`: whose it is, at the top; `lead`: what is said of it first; `facts`: of the meeting itself. */
export type Sheets = {
  head: Head
  title: string
  copy: string
  lead: Paragraph[]
  facts: (readonly [string, string])[]
  blocks: Block[]
}

type Nothing = { decisions: string; plan: string; family: string; shared: string }
type Source = {
  record: MeetingRecord
  agencies: readonly Agency[]
  /** What the children are called. */
  names: string[]
  apart?: boolean
  /** The decisions and what follows from them alone. */
  summary?: boolean
  /** What is said where there is nothing. */
  none?: Nothing
}
const NONE: Nothing = {
  decisions: words.decisions.none,
  plan: words.plan.none,
  family: words.family.none,
  shared: words.shared.none,
}

export const text = (look: Look, ...runs: (Run | string)[]): Paragraph => ({
  look,
  runs: runs.map(run => (typeof run === 'string' ? { text: run } : run)),
})
export const bold = (words: string): Run => ({ text: words, bold: true })
export const alone = (look: Look, words: string): Block => ({ is: 'paragraph', paragraph: text(look, words) })
export const heading = (level: 2 | 3, words: string, bookmark?: string): Block => ({
  is: 'heading',
  level,
  text: words,
  ...(bookmark ? { bookmark } : {}),
})
const named = (look: Look, lines: readonly (readonly [string, string | null | undefined])[]): Paragraph[] =>
  lines.flatMap(([name, said]) => (said ? [text(look, bold(name), said)] : []))
const joined = (parts: readonly (string | null | undefined)[], by = '. ') => parts.filter(Boolean).join(by)

/** Every word of a record’s parts as its page shows them, in the same order. */
export function partsOf({ record, agencies, names, apart, summary = false, none = NONE }: Source): Block[] {
  if (summary) return summaryBlocks(record, none)
  const short = (one: Kept) => agencies.find(({ name }) => name === one.agency)?.shortName ?? one.agency
  const kept = (all: readonly Kept[]): Block[] =>
    all.length ? [{ is: 'list', items: all.map(one => ({ label: short(one), body: contribution(one) })) }] : []
  const left = joined([record.setAside ? words.setAside(record.setAside) : '', apart ? words.apart : ''], ' ')
  return [
    ...(record.voices.length ? [heading(2, words.voices.title(names), words.pdf.voices)] : []),
    ...record.voices.flatMap(({ child, kept }): Block[] => [
      heading(3, words.voices.about(child)),
      kept.length
        ? { is: 'list', voice: true, items: kept.map(one => ({ label: short(one), body: voice(one) })) }
        : alone('plain', words.voices.none),
    ]),
    ...(record.analysis ? [heading(2, words.analysis.title), ...record.analysis.flatMap(written)] : []),
    ...decided(record, none),
    heading(2, words.family.title),
    family(record, none.family),
    heading(2, words.shared.title),
    ...(record.headings.length ? [] : [alone('plain', none.shared)]),
    ...record.headings.flatMap(one => [heading(3, headingTitle(one.heading)), ...kept(one.kept)]),
    ...(left ? [alone('small', left)] : []),
    ...(record.annex.length
      ? [heading(2, words.annex.title), alone('small', words.annex.lead), annex(record.annex)]
      : []),
    ...(record.late.length
      ? [heading(2, words.late.title), alone('small', words.late.lead), ...kept(record.late)]
      : []),
    ...there(record),
  ]
}

function written(one: Analysed): Block[] {
  const { title, body } = one
  const whose = analysedFor(one)
  return [...(title ? [heading(3, title)] : []), alone('plain', body), ...(whose ? [alone('meta', whose)] : [])]
}

/** Whom a paragraph is about, and for whom, where it is not about all and for all. */
export const analysedFor = ({ about, only }: Analysed): string =>
  joined([about.length ? words.analysis.about(about) : null, only ? words.analysis.only : null])

const decided = ({ decisions, actions }: MeetingRecord, none: Nothing): Block[] => [
  heading(2, words.decisions.title),
  ...(decisions.length ? decisions.flatMap(decision) : [alone('plain', none.decisions)]),
  heading(2, words.plan.title),
  plan(actions, none.plan),
]

function summaryBlocks(record: MeetingRecord, none: Nothing): Block[] {
  const next = nextIn(record)
  const items = next.map(({ what, on }) => ({
    label: null,
    body: [text('plain', bold(`${summaryPage.nextOf[what]} `), dayWords(on))],
  }))
  return [
    ...decided(record, none),
    heading(2, summaryPage.next),
    items.length ? { is: 'list', items } : alone('plain', summaryPage.noNext),
  ]
}

function contribution(one: Kept): Paragraph[] {
  const { content, added } = one
  return [
    ...(content.headline ? [text('strong', content.headline)] : []),
    text('plain', content.body),
    ...because(content, added),
    meta(one),
  ]
}

function voice(one: Kept): Paragraph[] {
  const { content, added } = one
  const { exactWords, toldTo, circumstances, wishesAndFeelings, observed } = content.childView ?? {}
  const said = exactWords
    ? [
        text('said', `“${exactWords}”`),
        text('meta', joined([words.voices.said, toldTo ? words.voices.to(toldTo) : null, circumstances])),
      ]
    : []
  return [
    ...said,
    ...(content.body ? [text('plain', content.body)] : []),
    ...named('plain', [
      [words.voices.wishes, wishesAndFeelings],
      [words.voices.observed, observed],
    ]),
    ...because(content, added),
    meta(one),
  ]
}

const because = (content: Kept['content'], added: readonly string[]) =>
  named('plain', [
    [board.basis, content.opinionBasis],
    [board.whyNow, content.whyNow],
    [board.impact, content.impact],
    ...added.map(body => [words.shared.added, body] as const),
  ])

function meta({ content, about, ref, looks }: Kept): Paragraph {
  const { nature, reportedBy, event, source, historic } = content
  const facts = joined([
    `${NATURE_WORDS[nature]}${reportedBy ? `, ${board.reportedBy(reportedBy)}` : ''}`,
    eventWords(event),
    source?.kind ? SOURCE_WORDS[source.kind] : null,
    source?.ref,
    historic ? board.historic : null,
    listed(about),
    ref,
  ])
  return text('meta', facts, ...looks.map(look => bold(`  ${LOOK_WORDS[look]}`)))
}

function decision(one: Decided): Block[] {
  const { outcome, summary, threshold, category, coreGroup, review } = one
  const facts = joined([
    threshold ? THRESHOLD_WORDS[threshold] : null,
    category ? CATEGORY_WORDS[category] : null,
    coreGroup ? decide.coreGroup(coreGroup) : null,
    review ? decide.review(review) : null,
  ])
  const whys = named('plain', [
    [decide.because, one.reasons],
    [decide.withoutFamily, one.withoutFamily],
    [decide.override, one.override],
    [`${decide.reliesOn}: `, joined([...one.reliesOn, ...one.told.map(words.decisions.told)], ', ')],
  ])
  return [
    heading(3, decide.for(one.child)),
    alone('strong', outcome === 'other' ? (summary ?? '') : OUTCOME_WORDS[outcome]),
    ...(summary && outcome !== 'other' ? [alone('plain', summary)] : []),
    ...(facts ? [alone('meta', facts)] : []),
    ...whys.map((paragraph): Block => ({ is: 'paragraph', paragraph })),
    ...views(
      words.decisions.disagree,
      one.views.filter(({ view }) => view === 'disagrees'),
    ),
    ...views(
      words.decisions.views,
      one.views.filter(({ view }) => view !== 'disagrees'),
    ),
  ]
}

function views(title: string, stood: readonly Stood[]): Block[] {
  if (stood.length === 0) return []
  const items = stood.map(({ agency, view, reason, formal }) => {
    const says = joined([VIEW_WORDS[view].says, formal ? decide.formal : null, reason])
    return { label: null, body: [text('plain', bold(agency), `: ${says}`)] }
  })
  return [
    { is: 'paragraph', paragraph: text('plain', bold(title)) },
    { is: 'list', items },
  ]
}

function plan(actions: readonly Planned[], none: string): Block {
  const { columns, different, otherwise, safety, unsaid } = words.plan
  if (actions.length === 0) return alone('plain', none)
  const rows = actions.map(one => [
    [
      text('plain', one.what),
      text('meta', joined([one.safety ? safety : null, words.plan.for(one.about)])),
      ...named('plain', [
        [different, one.outcome],
        [otherwise, one.contingency],
      ]),
    ],
    [text('plain', one.who || unsaid)],
    [text('plain', one.due ? dayWords(one.due) : unsaid)],
    [text('plain', one.measure ?? unsaid)],
  ])
  return { is: 'table', columns: Object.values(columns), rows }
}

function family({ family }: MeetingRecord, none: string): Block {
  if (family.length === 0) return alone('plain', none)
  const items = family.map(({ name, body, about }) => ({
    label: name,
    body: [text('plain', body), ...(about ? [text('meta', words.family.about(about))] : [])],
  }))
  return { is: 'list', items }
}

/** One line each: by what its author called it, or how it begins. */
function annex(kept: readonly Kept[]): Block {
  const items = kept.map(({ content, ref, agency }) => {
    const [first = ''] = content.body.split(/(?<=[.!?])\s/)
    return { label: null, body: [text('plain', bold(ref), ` ${content.headline ?? first} `, agency)] }
  })
  return { is: 'list', items }
}

function there(record: MeetingRecord): Block[] {
  const lines = attendanceLines(record)
  if (lines.length === 0) return []
  return [
    heading(2, words.attendance.title),
    ...(record.attended.length ? [] : [alone('plain', words.attendance.none)]),
    ...named(
      'plain',
      lines.map(([name, people]) => [`${name}: `, `${listed(people)}.`]),
    ).map((paragraph): Block => ({ is: 'paragraph', paragraph })),
  ]
}

/** From which entries of the log, and by what they can be checked. */
export function drafted(sealed: RecordView['sealed']): Block[] {
  const facts = sealed && checkpointFacts(sealed.note)
  const title = heading(2, words.log.title)
  if (!facts) return [title, alone('plain', words.log.none)]
  return [
    title,
    alone('small', words.log.range(facts.size)),
    alone('mono', facts.root),
    ...(sealed.since > 0 ? [alone('small', words.log.since(sealed.since))] : []),
    { is: 'seal', note: sealed.note },
  ]
}
