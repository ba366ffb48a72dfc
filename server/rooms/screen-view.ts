import { readsOne } from '../../lib/meeting/came'
import { agencyFace, agencyFaces, facedAs } from '../../lib/meeting/faces'
import { isThere } from '../../lib/meeting/flow'
import { keptFrom, quotesChild } from '../../lib/meeting/guard'
import type { Agency } from '../../lib/meeting/setup'
import type { Audience, MeetingState, Member } from '../../lib/meeting/state'
import { can, canRead, isFamily } from '../../lib/policy/can'
import type { State } from '../../lib/protocol/live'
import type { OpenView, ScreenSpeaker, ScreenView } from '../../lib/protocol/room-screen'
import { parseStatement } from '../../lib/statements/index'
import type { Inner } from '../../lib/statements/particulars'
import { innerOf } from '../../lib/statements/particulars'
import { unsafeFor } from '../../lib/statements/safe'
import { eventWords } from '../../lib/text/dates'
import { initialsOf, withInitials } from '../../lib/text/initials'
import { listed } from '../../lib/text/names'
import type { BoardDocument } from '../gate/document'
import { agendaFor, floorFor } from './floor'
import type { MeetingFacts } from './views'

type Documents = ReadonlyMap<string, BoardDocument>

/** The room as it is now: who is in it, the audience they share, and whether somebody in it is kept apart from that. */
type InRoom = { here: readonly Member[]; common: Audience | undefined; apart: boolean }

function inRoom(meeting: MeetingState): InRoom {
  const here = [...meeting.members.values()].filter(one => one.admitted && isThere(meeting, one.person))
  const common = [...meeting.audiences.values()].find(({ kind }) => kind === 'meeting')
  return { here, common, apart: here.some(one => isFamily(one) && !canRead(one, common)) }
}

/**
 * What everybody in the room may see at this moment, and nothing else: this is all a room screen is ever sent. Whatever is not
 * certain is left out, and looks as if it were not there.
 */
export function screenFor(facts: MeetingFacts, meeting: MeetingState, documents: Documents): ScreenView {
  if (meeting.closed) return { is: 'private', since: meeting.closed.since }
  if (meeting.status === 'adjourned') return { is: 'adjourned' }
  if (meeting.status !== 'in_progress') return { is: 'not-started' }
  const room = inRoom(meeting)
  const place = placeOf(meeting, room)
  const { parts, now: part } = agendaFor(meeting, facts.setup)
  return {
    is: 'open',
    parts,
    part,
    heading: place?.heading ?? null,
    shown: place?.contribution ? (readOut(facts, meeting, documents, room, place.contribution) ?? null) : null,
    ...floorOf(facts, meeting, room),
  }
}

/** The room screens, for whoever can connect one: since when, whether a code waits, and what they show. */
export function roomFor(
  facts: MeetingFacts,
  meeting: MeetingState,
  documents: Documents,
  me: Member,
): Pick<State, 'room'> {
  if (can(me, 'pair-room', meeting)) return {}
  const { code, paired } = meeting.screens
  const screens = [...paired].map(([screen, { since }]) => ({ screen, since }))
  const shows = screens.length ? shownNow(facts, meeting, documents) : null
  return { room: { screens, shows, asked: code?.at ?? null } }
}

/** The contribution on the room screen now, for whoever moves it; null where nothing is. */
export function shownNow(facts: MeetingFacts, meeting: MeetingState, documents: Documents): string | null {
  const view = screenFor(facts, meeting, documents)
  return view.is === 'open' && view.shown ? (placeOf(meeting, inRoom(meeting))?.contribution ?? null) : null
}

/** Where the chair last was that all who are in the room may know of: what one of them cannot read does not move the screen. */
const placeOf = (meeting: MeetingState, { here, common }: InRoom) =>
  meeting.flow.places.findLast(
    ({ audience, contribution }) =>
      audience === null ||
      (audience === common?.id &&
        (contribution === null ||
          here.every(one => one.role === 'auditor' || readsOne(meeting, one, contribution, audience)))),
  )

/** A contribution as the room may read it; null where it may not be read out, whatever the reason. */
function readOut(
  facts: MeetingFacts,
  meeting: MeetingState,
  documents: Documents,
  { common, apart }: InRoom,
  id: string,
): OpenView['shown'] {
  const known = meeting.contributions.get(id)
  if (!known || !common || apart || known.withdrawn || known.audience !== common.id) return null
  const said = statementAt(documents, common.id, known.current)
  if (said?.kind !== 'contribution' && said?.kind !== 'correction') return null
  // Asked again, as it would be if it were shared now: what is kept from somebody may have been said since.
  if (unsafeFor(known.current, said, common, meeting)) return null
  const beside = besideOf(meeting, documents, id, known.current)
  if (beside === 'unsure') return null
  const { protectSource, roomWording } = beside
  // Corrected words are in doubt until words for the room are given for them too; what was destroyed may have protected somebody.
  if (!roomWording && (protectSource || meeting.roomWary.has(id) || besideDestroyed(meeting, id))) return null
  const quotes = quotesChild(said, meeting)
  // Words for the room that stand for a child's were confirmed by nobody but their author.
  if (roomWording && (quotes || keptFrom({ roomWording }, common, meeting) !== null)) return null
  const names = namesOf(facts, meeting)
  const quote = roomWording ? undefined : said.childView?.exactWords
  return {
    agency: agencyFace(facts.faces, common, known.agency),
    look: lookOf(facts, common, agencyFace(facts.faces, common, known.agency)),
    heading: known.heading,
    nature: said.nature,
    body: withInitials(roomWording ?? said.body, names),
    ...(said.event && !roomWording ? { when: eventWords(said.event) } : {}),
    ...(quote ? { quote: withInitials(quote, names), of: childrenOf(facts, said.children) } : {}),
  }
}

function statementAt(documents: Documents, audience: string, id: string) {
  const parsed = parseStatement(documents.get(audience)?.get(id)?.value)
  return parsed.ok ? parsed.statement : null
}

/** What professionals say beside it of the room and its source. Of another version, or unreadable: nobody can be sure what holds now. */
function besideOf(meeting: MeetingState, documents: Documents, id: string, version: string): Inner | 'unsure' {
  const known = meeting.particulars.get(id)
  if (!known) return {}
  const said = statementAt(documents, 'professionals', known.id)
  if (said?.kind !== 'particulars') return 'unsure'
  const inner = innerOf(said)
  return (inner.protectSource || inner.roomWording) && known.version !== version ? 'unsure' : inner
}

const besideDestroyed = ({ said }: MeetingState, id: string) =>
  [...said.values()].some(one => one.kind === 'particulars' && one.contribution === id && one.destroyed)

/** Whose words they are: the children they are about, by their initials. */
const childrenOf = ({ setup }: MeetingFacts, about: readonly string[]): string =>
  listed(setup.children.filter(({ id }) => about.includes(id)).map(({ name }) => initialsOf(name)))

/** Everybody of the family, by name: in the set-up, invited, let in or not. */
const namesOf = ({ setup }: MeetingFacts, meeting: MeetingState): string[] => [
  ...meeting.childNames,
  ...setup.people.map(({ name }) => name),
  ...[...meeting.members.values()].filter(({ role }) => role === 'family' || role === 'child').map(({ name }) => name),
]

function lookOf({ agencies, faces }: MeetingFacts, common: Audience | undefined, name: string) {
  const look: Agency | undefined = agencyFaces(faces, common, agencies).find(one => one.name === name)
  return look ? { code: look.code, shape: look.shape, colour: look.colour } : null
}

/** Who speaks and who waits to, as family hear of it. Where somebody is kept apart, no family are named at all. */
function floorOf(
  facts: MeetingFacts,
  meeting: MeetingState,
  { here, common, apart }: InRoom,
): Pick<OpenView, 'speaking' | 'queue'> {
  const shown = here.filter(one => one.role !== 'auditor' && !(isFamily(one) && (apart || !canRead(one, common))))
  const known = new Map(shown.map(one => [one.person, one]))
  const [anybody] = shown
  if (!anybody) return { speaking: null, queue: [] }
  const floor = floorFor(meeting, anybody, new Set(known.keys()))
  const called = (person: string | undefined): ScreenSpeaker[] => {
    const member = known.get(person ?? '')
    if (!member) return []
    if (isFamily(member) && member.role !== 'guest')
      return [{ name: initialsOf(member.name), agency: null, look: null }]
    const { name, agency, role } = member
    const by = facedAs(facts.faces, common, { person: member.person, name, agency, role })
    return [{ name: by.name, agency: by.agency, look: lookOf(facts, common, by.agency) }]
  }
  return {
    speaking: called(floor?.speaking?.person)[0] ?? null,
    queue: (floor?.queue ?? []).flatMap(({ person }) => called(person)),
  }
}
