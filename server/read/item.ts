import { foldBoard } from '../../lib/board/fold'
import type { Member } from '../../lib/meeting/state'
import { isId } from '../../lib/protocol/ids'
import type { InApproved, InRecord, ItemLife, Wording } from '../../lib/protocol/item'
import { draftRecord, type MeetingRecord } from '../../lib/record/record'
import { versionFor } from '../../lib/record/version'
import { versionName } from '../../lib/text/record'
import type { Session } from '../identity/sessions'
import { recordLog } from '../record/at'
import { loadMeeting } from '../rooms/load'
import { placeDetails, readAudiences } from '../rooms/people'
import type { ReadDeps } from './deps'
import type { Line, Lines } from './lines'
import type { Entered } from './meetings'
import { readingsOf } from './readings'
import { pastOf } from './replay'
import { followed, isWording } from './sight'
import { openTrail } from './trail'
import { wordingIn } from './versions'
import { windowsOf } from './windows'

/**
 * All that the log holds of one contribution or matter, asked for by its statement or any that is about it. As much as this person's trail
 * shows; entered in the access log before it is read. Null for whoever may not read the trail, and where they know of no such item.
 */
export async function readItem(
  deps: ReadDeps,
  session: Session,
  meetingId: string,
  of: string,
): Promise<ItemLife | null> {
  if (!isId(of)) return null
  const opened = await openTrail(deps, session, meetingId, 'item', { of })
  if (!opened) return null
  const { lines, entered, agencies } = opened
  const item = lines.all.find(({ entry }) => entry.once === of)?.item
  if (!item) return null
  const audiences = await readAudiences(deps.db, meetingId)
  const past = pastOf(entered, lines, { audiences, details: await placeDetails(deps.db, meetingId) })
  const about = lines.all.filter(line => line.item === item)
  const first = about[0]
  const wordings = wordingsOf(about, lines)
  const worded = new Set(wordings.map(({ row }) => row.seq))
  const audience = first?.entry.audience ?? ''
  const { picks, widenings, keeping, contributions, said, members } = past.past.to(lines.all.length).meeting
  const again = [...keeping.restored].map(
    ([of, as]) => [as, { contribution: said.get(of)?.contribution ?? of }] as const,
  )
  const same = [...picks, ...widenings, ...again].flatMap(([as, { contribution }]) =>
    contribution === item ? [as] : as === item ? [contribution] : [],
  )
  const here = contributions.get(item)
  const known = new Map(lines.all.flatMap(line => (line.entry.once === line.item ? [[line.item, line] as const] : [])))
  return {
    item,
    stands: here && !here.withdrawn ? here.current : null,
    speaker: faceOf(members.get(here?.spokenBy ?? '')),
    ref: first ? lines.row(first).ref : null,
    agencies,
    children: entered.facts.setup.children.map(({ id, name }) => ({ id, name })),
    wordings,
    about: about.map(lines.row).filter(row => !worded.has(row.seq)),
    ...followed({ lines, item, about, past: past.past }),
    opened: await readingsOf(deps, entered, lines, about),
    record: await recordOf(deps, entered, item, audiences.get(audience)?.kind === 'named'),
    approved: lines.all.some(({ type }) => type === 'act.approve-record') ? await approvedOf(deps, entered, item) : [],
    copies: [...new Set(same)].flatMap(copy => {
      const line = known.get(copy)
      return line ? [{ item: copy, ref: lines.row(line).ref }] : []
    }),
  }
}

const faceOf = (member: Member | undefined) => (member ? { name: member.name, agency: member.agency } : null)

/** The words of each, as far as the trail shows them to this reader: it leaves out what was taken down and what is not theirs. */
function wordingsOf(about: readonly Line[], lines: Lines): Wording[] {
  const [first] = about
  return about
    .filter(line => first && isWording(line, first))
    .map(line => {
      const row = lines.row(line)
      return { row, content: row.words === null ? null : (wordingIn(line.entry)[0]?.content ?? null) }
    })
}

/** Where the record's draft has it; nothing of its words. */
async function recordOf(deps: ReadDeps, { facts }: Entered, item: string, named: boolean): Promise<InRecord> {
  if (named) return { is: 'apart' }
  const loaded = await loadMeeting(deps.db, deps.ledger, facts)
  if (!loaded.meeting.closedAt) return { is: 'not-closed' }
  const board = foldBoard(windowsOf(loaded), agency => facts.agencies.find(({ name }) => name === agency)?.code ?? '')
  const view = board.contributions.find(({ id }) => id === item)
  const { voices, headings, annex, late, toTrim, decisions, actions, family } = draftRecord({
    board,
    setup: facts.setup,
    meeting: loaded.meeting,
  })
  const has = ({ id }: { id: string }) => id === item
  const kept = [...voices, ...headings].flatMap(part => part.kept).find(has)
  if (kept) return { is: 'body', heading: kept.heading }
  if (annex.some(has)) return { is: 'annex' }
  if (late.some(has)) return { is: 'late' }
  if (!view) return { is: [...decisions, ...actions, ...family].some(has) ? 'elsewhere' : 'off' }
  if (toTrim.includes(view.ref)) return { is: 'to-trim' }
  return { is: view.mark?.relevance === 'not-relevant' ? 'set-aside' : 'off' }
}

/** In whose copies of each approved record it is, as they were made then. */
async function approvedOf(deps: ReadDeps, { facts }: Entered, item: string): Promise<InApproved[]> {
  const log = await recordLog(deps, facts)
  const { approved } = log.at(log.size).meeting.recording
  return approved.map(({ n, at, recipients }, i) => {
    const { record, source, recipients: known } = log.at(n)
    const copies = known
      .filter(({ id }) => recipients.some(one => one.id === id))
      .map(one => ({ name: versionName(one), has: isIn(versionFor(record, one, source).version.record, item) }))
    return { number: i + 1, at, copies }
  })
}

const isIn = ({ voices, headings, annex, late, decisions, actions, family }: MeetingRecord, item: string) =>
  [...[...voices, ...headings].flatMap(part => part.kept), ...annex, ...late, ...decisions, ...actions, ...family].some(
    ({ id }) => id === item,
  )
