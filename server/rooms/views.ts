import { fromNowOn, readsOne } from '../../lib/meeting/came'
import { chairIsAway, standIns } from '../../lib/meeting/chair'
import { type DueName, dissentClock, dueTimes } from '../../lib/meeting/clocks'
import { agencyFaces, type Faces, facedAs } from '../../lib/meeting/faces'
import { isThere } from '../../lib/meeting/flow'
import { heldFor } from '../../lib/meeting/held'
import type { Heading } from '../../lib/meeting/names'
import type { Agency, Setup } from '../../lib/meeting/setup'
import type { Aside, Audience, Confirmed, MeetingState, Member } from '../../lib/meeting/state'
import { can, canRead, canWait, isFamily, isProfessional } from '../../lib/policy/can'
import type { AudienceInfo, Face, Reached, Roster, State } from '../../lib/protocol/live'
import { londonDate } from '../../lib/text/dates'
import { agendaFor, attendanceFor, finishedFor, floorFor, placeFor, presenceOf, quorumFor } from './floor'

/** What a meeting is, apart from what is said in it. `faces`: what family call agencies and professionals. */
export type MeetingFacts = {
  id: string
  setup: Setup
  agencies: Agency[]
  faces: Faces | null
  /** Which of its agencies are social care. */
  socialCare: ReadonlySet<string>
  startsAt: string
  endsAt: string
}

/** Everyone who may read an audience now. Each share names exactly these, its writer excluded. */
export const readersOf = (meeting: MeetingState, audience: Audience): Member[] =>
  [...meeting.members.values()].filter(member => canRead(member, audience))

const face = ({ person, name, agency, role, jobTitle }: Member): Face => ({
  person,
  name,
  agency,
  role,
  ...(jobTitle ? { jobTitle } : {}),
})

/** With whoever shares their seat, for professionals. */
const withOthers = ({ beside }: MeetingState, member: Member): Face => {
  const others = beside.get(member.person)
  return { ...face(member), ...(others ? { beside: others } : {}) }
}

/** Those a session of their own was made for, let in or not. */
const whoseOf = ({ members }: MeetingState, { people }: Audience): Member[] =>
  [...members.values()].filter(member => isFamily(member) && people?.has(member.person))

const audiencesFor = (meeting: MeetingState, me: Member): AudienceInfo[] =>
  [...meeting.audiences.values()]
    .filter(audience => canRead(me, audience))
    .map(audience => ({
      id: audience.id,
      // Family are not told that a session is theirs alone, or that others do not see what they see.
      kind: isFamily(me) && audience.kind !== 'professionals' ? 'meeting' : audience.kind,
      version: audience.version,
      ...(isProfessional(me) && audience.among ? { among: audience.among } : {}),
      ...(isProfessional(me) ? { readers: readersOf(meeting, audience).map(one => withOthers(meeting, one)) } : {}),
      ...(isProfessional(me) && audience.kind === 'own' ? { whose: whoseOf(meeting, audience).map(face) } : {}),
    }))

/** When something last happened that this person may know of. */
export const lastFor = (times: ReadonlyMap<string, string>, meeting: MeetingState, me: Member | undefined): string =>
  [...times]
    .filter(([audience]) => audience === '' || canRead(me, meeting.audiences.get(audience)))
    .map(([, at]) => at)
    .sort()
    .at(-1) ?? ''

/** Whether this person may know that the other is there: family know of the family they share a session with, and of no others. */
const mayKnow = (meeting: MeetingState, me: Member, other: Member | undefined) =>
  !isFamily(me) ||
  !isFamily(other) ||
  [...meeting.audiences.values()].some(audience => canRead(me, audience) && canRead(other, audience))

/** The one audience that somebody of a family reads: how it calls people is how they hear of them. */
const homeOf = (meeting: MeetingState, me: Member): Audience | undefined =>
  [...meeting.audiences.values()].find(({ kind, id }) => kind !== 'named' && canRead(me, meeting.audiences.get(id)))

/** Who else was invited is not told to family: they know the agencies that are here, and those whose words they read. */
const agenciesFor = ({ agencies, faces }: MeetingFacts, meeting: MeetingState, me: Member): Agency[] => {
  if (!isFamily(me)) return agencies
  const present = [...meeting.members.values()].filter(({ person }) => isThere(meeting, person))
  const here = present.filter(other => mayKnow(meeting, me, other)).map(other => other.agency)
  const read = [...meeting.contributions].filter(([id, { audience }]) => readsOne(meeting, me, id, audience))
  const known = new Set([me.agency, ...here, ...read.map(([, { agency }]) => agency)])
  return agencyFaces(
    faces,
    homeOf(meeting, me),
    agencies.filter(agency => known.has(agency.name)),
  )
}

/** Everyone who said something, under their own names: stamps that family read call them otherwise. */
const spokeOf = (meeting: MeetingState): State['spoke'] => {
  const by = [...meeting.said.values()].flatMap(({ receipt }) => receipt?.by ?? [])
  return [...new Map(by.map(({ person, name, agency }) => [person, { person, name, agency }])).values()]
}

/** A child as the family's screens know them: not the statuses and numbers of professionals' systems. */
const openly = ({ id, name, dateOfBirth, unborn }: Setup['children'][number]) => ({ id, name, dateOfBirth, unborn })

/** What the set-up says of clocks, or what is usual where it says nothing. */
const clocksOf = ({ setup, startsAt }: MeetingFacts): State['meeting']['clocks'] => {
  const { type, strategyDiscussion: strategy } = setup
  const due = setup.due ?? dueTimes({ type, on: londonDate(startsAt), ...(strategy ? { strategy } : {}) })
  const on = (what: DueName) => due.find(one => one.what === what)?.on
  const { days, closed } = setup.dissent ?? dissentClock()
  const dissent = { days, closed: [...closed] }
  return { coreGroup: on('coreGroup'), review: on('nextReview'), dissent }
}

/** Marks that wait, to those who are shown them, and whether authors hear first. */
function waiting(meeting: MeetingState, me: Member): Pick<State, 'held' | 'authorFirst'> {
  if (!isProfessional(me)) return {}
  const held = heldFor(meeting, me)
  return { ...(held.length ? { held } : {}), ...(meeting.authorFirst ? { authorFirst: true } : {}) }
}

/** Whether the professionals are among themselves, for them alone. */
const partFor = ({ closed }: MeetingState, me: Member): Pick<State['meeting'], 'part' | 'closed'> =>
  isProfessional(me) ? { part: closed ? 'closed' : 'open', ...(closed ? { closed } : {}) } : {}

/** Event `state` for one person. */
export const stateFor = (
  facts: MeetingFacts,
  meeting: MeetingState,
  me: Member,
  at: string,
  build: string,
  reached: Reached,
  closing: string | null = null,
): State => ({
  meeting: {
    id: facts.id,
    status: meeting.status,
    startsAt: facts.startsAt,
    endsAt: facts.endsAt,
    title: facts.setup.title,
    type: facts.setup.type,
    ...(facts.setup.place ? { place: facts.setup.place } : {}),
    children: isProfessional(me) ? facts.setup.children : facts.setup.children.map(openly),
    agencies: agenciesFor(facts, meeting, me),
    ...(isProfessional(me)
      ? { people: facts.setup.people.map(({ name, relationship }) => ({ name, relationship })) }
      : {}),
    ...(isProfessional(me) ? { clocks: clocksOf(facts) } : {}),
    ...(isProfessional(me) && facts.setup.numbers ? { numbers: facts.setup.numbers } : {}),
    ...(closing && meeting.closedAt && can(me, 'export', meeting) === null
      ? { sealed: { note: closing, at: meeting.closedAt, ...(meeting.keptClosed ? { kept: meeting.keptClosed } : {}) } }
      : {}),
    ...partFor(meeting, me),
    // Written at set-up among professionals, for professionals.
    concerns: isProfessional(me) ? facts.setup.concerns : [],
  },
  me: {
    ...face(me),
    admitted: me.admitted,
    ...(me.agencyId && can(me, 'draft', meeting) === null ? { agencyId: me.agencyId } : {}),
  },
  since: meeting.left.get(me.person) ?? null,
  ...(isProfessional(me) && meeting.asked.has(me.agency) ? { asked: meeting.asked.get(me.agency)! } : {}),
  audiences: audiencesFor(meeting, me),
  ...waiting(meeting, me),
  ...(facts.faces && isProfessional(me) ? { spoke: spokeOf(meeting) } : {}),
  place: placeFor(meeting, me),
  agenda: agendaFor(meeting, facts.setup),
  ...finishedFor(meeting, me),
  at,
  build,
  reached: only(reached, meeting, me),
})

/** Event `roster` for one person: family see who is here in the open part; nobody else's connection is shown to them beyond that. */
export const rosterFor = (
  { faces }: Pick<MeetingFacts, 'faces'>,
  meeting: MeetingState,
  me: Member,
  reached: Reached,
  knocking: { has(person: string): boolean },
  writing: Writing = new Map(),
): Roster => {
  const may = can(me, 'admit', meeting) === null
  const called = (member: Member): Face => {
    if (!isFamily(me)) return withOthers(meeting, member)
    if (!faces) return face(member)
    const { jobTitle: _their, ...one } = face(member)
    return facedAs(faces, homeOf(meeting, me), one)
  }
  const shown = [...meeting.members.values()]
    .filter(member => member.role !== 'auditor' && (!isFamily(me) || isThere(meeting, member.person)))
    .filter(member => mayKnow(meeting, me, member))
  return {
    people: shown.map(member => ({
      ...called(member),
      ...presenceOf(meeting, member),
      ...(isProfessional(me) ? { attendance: attendanceFor(meeting, member) } : {}),
      ...(may ? confirmedOf(meeting, member) : {}),
    })),
    floor: floorFor(meeting, me, new Set(shown.map(({ person }) => person))),
    ...(isProfessional(me) ? { quorum: quorumFor(meeting) } : {}),
    ...chairFor(meeting, me),
    ...(may ? { door: doorOf(meeting, knocking) } : {}),
    ...(isProfessional(me) ? { writing: writersFor(meeting, me, writing) } : {}),
    reached: only(reached, meeting, me),
  }
}

const confirmedOf = (
  { confirmed, asides }: MeetingState,
  { person }: Member,
): { confirmed?: Confirmed; aside?: Aside } => {
  const known = confirmed.get(person)
  const said = asides.get(person)
  return { ...(known ? { confirmed: known } : {}), ...(said ? { aside: said } : {}) }
}

/** Agencies that have just been writing, by name, and under which heading. */
type Writing = ReadonlyMap<string, { heading: Heading }>

/** Of one's own agency nothing is said: its drafts are there to be seen. Of one that has no place any more, nothing either. */
function writersFor(meeting: MeetingState, me: Member, writing: Writing) {
  const here = new Set([...meeting.members.values()].map(member => member.agency))
  const others = [...writing].filter(([agency]) => agency !== me.agency && here.has(agency))
  return others.map(([agency, { heading }]) => ({ agency, heading }))
}

/** Whether whoever chairs is here, once the meeting has begun. Who may stand in, and how the chair changed hands, is for professionals. */
const chairFor = (meeting: MeetingState, me: Member): Pick<Roster, 'chair'> => {
  if (can(me, 'join', meeting) !== null || meeting.status === 'open') return {}
  const away = chairIsAway(meeting)
  if (!isProfessional(me)) return { chair: { here: !away } }
  const offered = away ? standIns(meeting).map(({ person }) => person) : []
  return { chair: { here: !away, offered, ...(meeting.chairMove ? { moved: meeting.chairMove } : {}) } }
}

/** Everyone who is invited and not admitted. */
const doorOf = (meeting: MeetingState, knocking: { has(person: string): boolean }): Roster['door'] =>
  [...meeting.members.values()]
    .filter(member => canWait(member, meeting))
    .map(member => ({
      ...face(member),
      waiting: knocking.has(member.person),
      // Of the common session somebody who comes for one item reads nothing that is there.
      opens: audiencesOpenedTo(member, meeting).filter(id => !fromNowOn(member, meeting, id)),
      ...(meeting.sentOut.has(member.person) ? { sentOut: true as const } : {}),
    }))

/** The audiences that somebody reads once they are admitted. */
export const audiencesOpenedTo = (member: Member, { audiences }: MeetingState): string[] =>
  [...audiences.values()]
    .filter(audience => canRead({ ...member, admitted: true }, audience))
    .map(audience => audience.id)

/** How far the audiences this person reads have got; the others are nobody's business. */
export const only = (reached: Reached, meeting: MeetingState, me: Member): Reached =>
  Object.fromEntries(Object.entries(reached).filter(([id]) => canRead(me, meeting.audiences.get(id))))
