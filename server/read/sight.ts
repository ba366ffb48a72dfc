import { isThere } from '../../lib/meeting/flow'
import { isOld } from '../../lib/meeting/screens'
import type { MeetingState } from '../../lib/meeting/state'
import { canRead } from '../../lib/policy/can'
import type { ItemLife, OnScreen, Pointed, Reached, Sight } from '../../lib/protocol/item'
import type { Face } from '../../lib/protocol/live'
import { type Delivered, deliveredIn } from '../rooms/deliveries'
import type { Fold } from '../rooms/fold'
import { before } from '../rooms/part'
import type { Past } from '../rooms/past'
import { shownNow } from '../rooms/screen-view'
import type { MeetingFacts } from '../rooms/views'
import type { Line, Lines } from './lines'

type Followed = { lines: Lines; item: string; about: readonly Line[]; past: Past }

/** What stands of an item: the entry of its newest wording, by its kind and place. */
type Stands = { once: string; n: number; audience: string; author: string }

/** A wording that somebody could see, on the board as it stood after `from` entries of the log, and after each up to `to`. */
type Stood = Delivered & { wording: number }

/**
 * An item followed through the log by the fold that the room and the replay use: who could see it from which entry on, who of them was
 * entered as here while it stood, whose browser had it, and when the chair's place was on it. Claims nothing of what anybody looked at.
 */
export function followed({
  lines,
  item,
  about,
  past,
}: Followed): Pick<ItemLife, 'sights' | 'reached' | 'pointed' | 'onScreen'> {
  const [first] = about
  if (!first) return { sights: [], reached: [], pointed: [], onScreen: [] }
  const sights: Sight[] = []
  const faces = new Map<string, Face>()
  const here = new Map<string, string>()
  const stood: Stood[] = []
  const pointed: Pointed[] = []
  const onScreen: OnScreen[] = []
  let stands: Stands | null = null
  let wording = 0
  let could: Face[] = []
  for (const line of lines.all) {
    if (line.seq < first.seq) continue
    const fold = past.to(line.seq)
    screen(onScreen, line, past.facts, fold, item)
    const fresh = standsIn(line, first)
    if (fresh) {
      stands = fresh
      wording++
    }
    if (!fresh && line.entry.audience !== null && line.item !== item) continue
    const now = stands ? readersOf(fold, item, stands) : []
    if (stands) stand(stood, now, { wording, audience: stands.audience, after: line.entry.seq })
    for (const face of now) {
      faces.set(face.person, face)
      if (fold.meeting.present.has(face.person) && !here.has(face.person)) here.set(face.person, line.at)
    }
    const came = missing(now, could)
    const went = missing(could, now)
    if (fresh || came.length > 0 || went.length > 0)
      sights.push({ row: lines.row(line), wording, could: now, came, went })
    could = now
    point(pointed, line, fold, item)
  }
  const delivered = lines.all.flatMap(({ entry }) => deliveredIn(entry.fields?.content))
  const reached = [...faces.values()].map((face): Reached => {
    const had = hadBy(face, stood, delivered)
    return { face, here: here.get(face.person) ?? null, had, said: saidBy(face, about, lines) }
  })
  return { sights, reached, pointed, onScreen }
}

/** Whether a line gave an item its words, or others; further decisions and answers about a matter do not. */
export const isWording = ({ entry, item, type, kept }: Line, first: Line): boolean =>
  item === first.item &&
  (entry.once === first.entry.once || type === 'statement.correction' || kept?.left.kind === 'correction')

function standsIn(line: Line, first: Line): Stands | null {
  const { entry } = line
  if (!isWording(line, first) || entry.audience === null || entry.n === null) return null
  return { once: entry.once, n: entry.n, audience: entry.audience, author: first.by?.person ?? '' }
}

function readersOf({ meeting, removed }: Fold, item: string, { once, n, audience, author }: Stands): Face[] {
  if (removed.has(once) || meeting.contributions.get(item)?.withdrawn) return []
  return [...meeting.members.values()].flatMap(member => {
    const { person, name, agency, role } = member
    const reads = canRead(member, meeting.audiences.get(audience)) && n > before(meeting, member, audience)
    return reads && person !== author ? [{ person, name, agency, role }] : []
  })
}

/** Who can see a wording from here on, and who no longer. */
function stand(
  stood: Stood[],
  now: readonly Face[],
  { wording, audience, after }: { wording: number; audience: string; after: number },
) {
  const isNow = (one: Stood) => one.wording === wording && now.some(({ person }) => person === one.person)
  for (const one of stood) if (one.to === Infinity && !isNow(one)) one.to = after - 1
  const open = new Set(stood.filter(({ to }) => to === Infinity).map(({ person }) => person))
  for (const { person } of now)
    if (!open.has(person)) stood.push({ person, wording, audience, from: after, to: Infinity })
}

/** The wordings that their browser had while they could see them. */
const hadBy = ({ person }: Face, stood: readonly Stood[], delivered: readonly Delivered[]): number[] => {
  const isHad = ({ audience, from, to }: Stood) =>
    delivered.some(one => one.person === person && one.audience === audience && one.from <= to && one.to >= from)
  return [...new Set(stood.filter(one => one.person === person && isHad(one)).map(({ wording }) => wording))]
}

const missing = (these: readonly Face[], those: readonly Face[]) =>
  these.filter(({ person }) => !those.some(one => one.person === person))

/** What they said of it: their machine had it by then. */
function saidBy({ person }: Face, about: readonly Line[], lines: Lines): Reached['said'] {
  const line = about.find(one => one.by?.person === person && one.entry.audience !== null)
  if (!line) return null
  const { at, sentence } = lines.row(line)
  return { at, sentence }
}

/** Begins and ends the times at which the chair's place was on it. */
function point(pointed: Pointed[], { at, by, type }: Line, { meeting }: Fold, item: string) {
  const open = pointed.at(-1)
  if (open?.to === null) open.here.push(...missing(presentIn(meeting), open.here))
  if (type !== 'act.focus' && type !== 'act.close') return
  const on = type === 'act.focus' && meeting.flow.places.some(({ contribution }) => contribution === item)
  if (open?.to === null && !on) open.to = at
  if (!on || open?.to === null) return
  pointed.push({ from: at, to: null, by: by?.name ?? '', here: presentIn(meeting) })
}

/** Who is there, on a screen or marked as present without one. */
const presentIn = (meeting: MeetingState): Face[] =>
  [...meeting.members.values()].flatMap(({ person, name, agency, role }) =>
    isThere(meeting, person) ? [{ person, name, agency, role }] : [],
  )

/** Begins and ends the times at which a room screen had its words. */
function screen(shown: OnScreen[], { at }: Line, facts: MeetingFacts, { meeting, documents }: Fold, item: string) {
  const screens = [...meeting.screens.paired.values()].some(one => !isOld(one, Date.parse(at)))
  const on = screens && shownNow(facts, meeting, documents) === item
  const open = shown.at(-1)
  if (open?.to === null && on) open.here.push(...missing(presentIn(meeting), open.here))
  if (open?.to === null && !on) open.to = at
  if (on && open?.to !== null) shown.push({ from: at, to: null, here: presentIn(meeting) })
}
