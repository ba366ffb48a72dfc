import { ROLES } from '../../lib/meeting/names'
import type { Face } from '../../lib/protocol/live'
import type { TrailAsked, TrailFilters, TrailPart, TrailView } from '../../lib/protocol/views'
import type { Content } from '../acts/act'
import type { Session } from '../identity/sessions'
import { agencyRows, readAudiences, toAgency } from '../rooms/people'
import type { ReadDeps } from './deps'
import { type Line, type Lines, linesOf } from './lines'
import { type Entered, enterToRead, logReading } from './meetings'
import type { Reading } from './refused'

/** Entries on one page of the trail. */
export const PAGE = 50

/** A page of the ledger as people read it, filtered; logged as a reading. Null where this person may not read the trail. */
export async function readTrail(
  deps: ReadDeps,
  session: Session,
  meetingId: string,
  { page, ...filters }: TrailFilters & { page?: number },
): Promise<TrailView | null> {
  const opened = await openTrail(deps, session, meetingId, 'trail')
  if (!opened) return null
  const { lines, entered, agencies, checkpoint } = opened
  const { all } = lines
  const closed = all.findLast(({ type }) => type === 'act.close')
  return {
    ...partOf(
      lines,
      all.filter(line => lines.passes(line, filters, agencies)),
      page,
    ),
    total: all.length,
    people: uniquePeople(all),
    agencies,
    types: [...new Set(all.map(({ type }) => type))].sort(),
    audiences: [...new Set(all.flatMap(({ entry }) => entry.audience ?? []))],
    children: entered.facts.setup.children.map(({ id, name }) => ({ id, name })),
    // The signed count of everything, for those alone who read everything.
    checkpoint: lines.whole ? (checkpoint ?? '') : '',
    closedAt: entered.facts.status === 'in_progress' ? null : (closed?.at ?? null),
  }
}

/**
 * What the page asks for once it is open: the entries that hold some words, or who could see one entry (by its fingerprint). Only
 * what this reader may read is looked through; that somebody searched is logged, the words are not. Null as for the page.
 */
export async function askTrail(deps: ReadDeps, session: Session, meetingId: string, asked: TrailAsked) {
  if ('entry' in asked) {
    const opened = await openTrail(deps, session, meetingId, 'trail', { entry: asked.entry })
    const line = opened?.lines.all.find(({ entry }) => Buffer.from(entry.leaf).toString('hex') === asked.entry)
    return opened && { readers: line?.entry.fields?.recipients?.map(face) ?? [] }
  }
  const opened = await openTrail(deps, session, meetingId, 'search')
  if (!opened) return null
  const { lines, agencies } = opened
  const holds = holding(asked.words)
  const found = lines.all.filter(line => lines.passes(line, asked.filters, agencies) && holds(lines, line))
  return partOf(lines, found, asked.page)
}

type Opened = {
  entered: Entered
  lines: Lines
  agencies: TrailView['agencies']
  checkpoint: string | null
}

/** Rights are asked and the reading is entered before anything is read, however much of the log is in memory already. */
export async function openTrail(
  deps: ReadDeps,
  session: Session,
  meetingId: string,
  reading: Reading,
  content: Content = {},
): Promise<Opened | null> {
  const entered = await enterToRead(deps, session, meetingId, reading)
  if (!entered) return null
  await logReading(deps, session, reading, entered, content)
  const log = await deps.ledger.page(meetingId)
  const audiences = await readAudiences(deps.db, meetingId)
  const lines = linesOf(log.entries, entered, audiences, deps.backupDays ?? 30)
  const agencies = (await agencyRows(deps.db, meetingId)).map(row => ({ ...toAgency(row), id: row.id }))
  return { entered, lines, agencies, checkpoint: log.checkpoint }
}

/** Page 1 is the newest; on each the older entries stand first. A page that is not there is the last one that is. */
function partOf(lines: Lines, found: readonly Line[], asked = 1): TrailPart {
  const pages = Math.max(1, Math.ceil(found.length / PAGE))
  const page = Math.min(Math.max(1, Math.trunc(asked) || 1), pages)
  const end = found.length - (page - 1) * PAGE
  return { rows: found.slice(Math.max(0, end - PAGE), end).map(lines.row), found: found.length, page, pages }
}

/** Whether a line, as this reader is shown it, has every one of these words somewhere. */
function holding(words: string) {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  return ({ row }: Lines, line: Line) => {
    const { by, sentence, ref, words, reason } = row(line)
    const text = plain([by?.name, by?.agency, sentence, ref, words, reason].filter(Boolean).join('\n'))
    return wanted.every(word => text.includes(word))
  }
}

const plain = (text: string) => text.normalize('NFKC').toLocaleLowerCase('en-GB')

const uniquePeople = (lines: readonly Line[]) =>
  [
    ...new Map(
      lines.flatMap(({ by }) => (by ? [[by.person, { person: by.person, name: by.name }] as const] : [])),
    ).values(),
  ].sort((a, b) => a.name.localeCompare(b.name))

export const face = (recipient: { person: string; name: string; agency: string | null; role: string }): Face => ({
  person: recipient.person,
  name: recipient.name,
  agency: recipient.agency ?? '',
  role: ROLES.find(role => role === recipient.role) ?? 'observer',
})
