import { disclosed } from '../../lib/ledger/open'
import type { Opened } from '../../lib/protocol/item'
import type { Session } from '../identity/sessions'
import { aboutMeeting } from '../ledger/access'
import { ACCESS_LOG } from '../ledger/ledger'
import type { ReadDeps } from './deps'
import type { Line, Lines } from './lines'
import type { Entered } from './meetings'
import { openTrail } from './trail'

/** Readings that open everything a meeting holds, whatever is asked for. */
const WHOLE = ['act.read-trail', 'act.read-replay', 'act.read-record', 'act.export', 'act.emergency-read']
const OTHERS = ['act.search-trail', 'act.export', 'act.emergency-read']

/** Who opened what of a meeting, by the access log. `refused`: they were turned away. */
type Looked = {
  at: string
  name: string
  agency: string
  type: string
  refused: boolean
  /** The item, or the fingerprint of the entry, where it was one. */
  of: string | null
}

/** Whoever read a meeting, in order. What was asked about an item that this reader may not know of is left out, as the item is. */
async function readings({ ledger }: ReadDeps, { facts }: Entered, lines: Lines): Promise<Looked[]> {
  const found = await ledger.lines(ACCESS_LOG, aboutMeeting(facts.id, ''))
  const known = new Set(lines.all.flatMap(({ entry }) => [entry.once, printOf(entry.leaf)]))
  return (found?.entries ?? []).flatMap(({ opening }) => {
    const { type, at, actor, agency, content } = disclosed(opening) ?? {}
    const name = /^(.*?)(-refused)?$/.exec(type ?? '')
    const is = name?.[1] ?? ''
    if (!at || !content || !(is.startsWith('act.read-') || OTHERS.includes(is))) return []
    const of =
      is === 'act.emergency-read' ? undefined : [content.of, content.entry].find(one => typeof one === 'string')
    if (of !== undefined && !lines.whole && !known.has(String(of))) return []
    const who = { name: actor?.name ?? '', agency: agency ?? '' }
    return [{ at, ...who, type: is, refused: name?.[2] !== undefined, of: of === undefined ? null : String(of) }]
  })
}

const printOf = (leaf: Uint8Array) => Buffer.from(leaf).toString('hex')

/** With whose sign-in an item was opened since it was shared: by itself, or with all that the meeting holds. */
export async function readingsOf(
  deps: ReadDeps,
  entered: Entered,
  lines: Lines,
  about: readonly Line[],
): Promise<Opened[]> {
  const ids = new Set(about.flatMap(({ entry }) => [entry.once, printOf(entry.leaf)]))
  const since = about[0]?.at ?? ''
  const all = await readings(deps, entered, lines)
  return together(
    all.filter(
      one => one.at >= since && (one.of === null ? WHOLE.includes(one.type) && !one.refused : ids.has(one.of)),
    ),
  )
}

/** Everybody who read this meeting's log, record or items, or was turned away. Null for whoever may not read the trail; logged itself. */
export async function readReadings(deps: ReadDeps, session: Session, meetingId: string): Promise<Opened[] | null> {
  const opened = await openTrail(deps, session, meetingId, 'readings')
  if (!opened) return null
  return together(await readings(deps, opened.entered, opened.lines))
}

/** One line for each person and what they opened, whoever did so last first. */
function together(all: readonly Looked[]): Opened[] {
  const lines = new Map<string, Opened>()
  for (const { at, name, agency, type, refused } of all) {
    const key = [name, agency, type, refused].join('\n')
    const line = lines.get(key)
    if (line) Object.assign(line, { times: line.times + 1, last: at })
    else lines.set(key, { name, agency, type, refused, times: 1, first: at, last: at })
  }
  return [...lines.values()].sort((a, b) => (a.last < b.last ? 1 : -1))
}
