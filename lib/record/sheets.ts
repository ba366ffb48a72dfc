import type { ApprovedView } from '../protocol/record'
import type { Entrance, RecordView } from '../protocol/views'
import { checkpointFacts, shortPrint } from '../text/checkpoint'
import { summaryPage } from '../text/circulation'
import { childrenLine, clockMinutes, dayLong } from '../text/dates'
import { MEETING_TYPE_WORDS } from '../text/meetings'
import { callNames, listed } from '../text/names'
import { versionName, versionPage, recordPage as words } from '../text/record'
import { alone, type Block, bold, drafted, heading, partsOf, type Sheets, text } from './paper'
import type { MeetingRecord } from './record'
import type { RecordVersion } from './version'

type Setting = Pick<Entrance, 'type' | 'startsAt' | 'place' | 'children'>
const { sensitive } = words.pdf

/** The draft as the sheets it is printed on. What the chair has still to see to is no part of them. */
export function draftSheets(setting: Setting & { id: string }, view: Omit<RecordView, 'versions' | 'clocks'>): Sheets {
  const { record, agencies, apart, sealed } = view
  const { version, recipient, entries } = words.pdf
  const signed = sealed && checkpointFacts(sealed.note)
  return {
    head: {
      version,
      recipient,
      sensitive,
      meeting: setting.id,
      fingerprint: signed && entries(signed.size, signed.root),
    },
    title: words.title(MEETING_TYPE_WORDS[setting.type]),
    copy: words.copy,
    lead: [],
    facts: factsOf(setting, record),
    blocks: [...partsOf({ record, agencies, names: callNames(setting.children), apart }), ...drafted(sealed)],
  }
}

/** An approved version as its recipient prints it, by the fingerprint of their own copy: the log’s, which says how much was said elsewhere, is on the professionals’ alone. */
export function approvedSheets(meeting: string, view: ApprovedView): Sheets {
  const { version, number, latest, approved, fingerprint } = view
  const say = wordsOf(version)
  const { record, agencies, recipient, setting } = version
  const children = setting.children.map(({ name, dateOfBirth, unborn }) => ({
    name,
    ...(dateOfBirth ? { dateOfBirth } : {}),
    ...(unborn ? { unborn } : {}),
  }))
  const when = `${dayLong(approved.at)}, ${clockMinutes(approved.at)}`
  const print = `${versionPage.printOf} ${shortPrint(fingerprint, 64)}`
  const none = recipient.kind === 'professionals' ? {} : { none: versionPage.empty }
  return {
    head: {
      version: say.number(number),
      recipient: versionPage.title(versionName(recipient)),
      sensitive,
      meeting,
      fingerprint: print,
    },
    title: say.title(MEETING_TYPE_WORDS[setting.type]),
    copy: versionPage.copy(versionName(recipient)),
    lead: [
      text('small', `${say.number(number)} ${versionPage.approvedAt(approved.by, when)}`),
      ...(number < latest ? [text('strong', say.newer(latest))] : []),
      ...(view.asApproved ? [] : [text('strong', versionPage.lessThanApproved)]),
    ],
    facts: factsOf(
      { type: setting.type, startsAt: setting.startsAt, children, ...(setting.place ? { place: setting.place } : {}) },
      record,
    ),
    blocks: [
      ...corrected(version),
      ...partsOf({ record, agencies, names: callNames(setting.children), summary: version.summary === true, ...none }),
      heading(2, versionPage.print),
      alone('small', print),
      ...(view.sealed ? drafted(view.sealed) : []),
    ],
  }
}

/** What an approved version is called: the record, or the summary of it. */
export const wordsOf = ({ summary }: Pick<RecordVersion, 'summary'>) =>
  summary
    ? { number: summaryPage.number, newer: summaryPage.newer, title: summaryPage.title }
    : { number: versionPage.number, newer: versionPage.newer, title: (type: string) => type }

/** What stands at the foot of every printed sheet. */
export const footOf = ({ version, recipient, sensitive, fingerprint }: Sheets['head']): string =>
  [version, recipient, sensitive, fingerprint].filter(Boolean).join('. ')

function factsOf({ children, startsAt, place }: Setting, record: MeetingRecord): Sheets['facts'] {
  const { facts } = words
  const rows: [string, string | null][] = [
    [facts.children, children.length ? childrenLine(children, startsAt) : null],
    [facts.held, words.held(record.begun ?? startsAt, record.closedAt)],
    [facts.where, place ?? null],
    [facts.chair, listed(record.chair) || facts.nobody],
    [facts.minutes, listed(record.minutes) || facts.nobody],
    [facts.purpose, record.purpose],
    [facts.concerns, record.concerns.join('\n') || null],
  ]
  return rows.flatMap(([name, value]) => (value ? [[name, value] as const] : []))
}

function corrected({ corrections }: RecordVersion): Block[] {
  const say = versionPage.corrections
  if (corrections.length === 0) return []
  const items = corrections.map(({ asked, by, accepted, answer }) => ({
    label: accepted ? say.accepted : say.refused,
    body: [text('plain', bold(say.asked(by)), ` ${asked}`), text('plain', bold(say.answer), ` ${answer}`)],
  }))
  return [heading(2, say.title), { is: 'list', items }]
}
