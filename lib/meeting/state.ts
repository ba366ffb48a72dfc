import type { Requests } from '../evidence/request'
import type { ClosedPart } from './closed'
import type { Flow, How } from './flow'
import type { Guard, Widened } from './guard'
import type { Held } from './held'
import type { Decided, Keeping } from './keeping'
import type { AudienceKind, Heading, MeetingStatus, Role } from './names'
import type { Recording } from './recording'
import type { RoomScreens } from './screens'

/** A person as one meeting knows them. `agency` is its name, unique within the meeting. */
export type Member = {
  person: string
  name: string
  agency: string
  /** Known of those who have a place now; not of an entry's author. */
  agencyId?: string
  role: Role
  jobTitle?: string
  admitted: boolean
  /** Let in only until the meeting begins. */
  early?: true
  /** How they mean to be there, where that is not in the room; known of those who have a place now. */
  expected?: How
  /** Who stands in for them, named in advance. */
  deputy?: string
  /** The role they were given, where handing over the chair made another of it. */
  seat?: Role
}

/** `people` are on a named list, or those whose own session it is; `without` are kept out of `meeting`, each having their own. */
export type Audience = {
  id: string
  kind: AudienceKind
  version: number
  people?: ReadonlySet<string>
  without?: ReadonlySet<string>
  /** Of a list with family on it: the list of its professionals, made with it. */
  among?: string
}

/** Where the chair is: a heading, perhaps a contribution under it. */
export type Place = { heading: Heading; contribution: string | null; audience: string | null }

/** What rules need to know of a contribution; its words are in the board document. */
export type ContributionState = {
  audience: string
  heading: Heading
  person: string
  agency: string
  current: string
  versions: Set<string>
  withdrawn: boolean
  /** Whose words they are, where its author only typed them. */
  spokenBy: string | null
  /** It was not read back to them yet. */
  unconfirmed: boolean
  /** The children it is about, and whether it carries their views. */
  children: readonly string[]
  voice: boolean
  /** The chair asks something about it that is not answered. */
  asked: boolean
  /** The newest mark statement, if any. */
  mark: string | null
  /** Whether that mark says anything: a mark taken back does not. */
  marked: boolean
  /** What its agency added to its current words since, by statement. */
  additions: string[]
}

/** Something asked of an agency: its answers, and what set it aside, by statement. `gone`: its words were taken down. */
export type QuestionState = { agency: string; person: string; answers: string[]; aside: string | null; gone: boolean }

/** What is decided, to be done, or in conflict: its newest words by their statement, and each agency's stance on a decision. */
export type Matter = {
  kind: 'decision' | 'action' | 'conflict'
  audience: string
  /** The child a decision is about. */
  child: string | null
  current: string
  versions: Set<string>
  /** Agency -> its newest stance. */
  stances: Map<string, string>
  /** Its newest words were taken down. */
  gone: boolean
}

/** The server's receipt for a statement, with its place in the whole log; `leaf` is base64. */
export type Receipt = {
  seq: number
  at: string
  by: { person: string; name: string; agency: string; role: string }
  leaf: string
}

/** What is kept of a statement whatever becomes of its words: where it stands, and how far it was taken off. */
export type Said = {
  kind: string
  /** The contribution or matter it is, or is about. */
  contribution: string
  heading: Heading | null
  /** A mark that says something. */
  marked: boolean
  audience: string
  person: string
  /** Null until it is stored. */
  receipt: Receipt | null
  /** Who first decided that its words should go, and why. */
  takenDown: { person: string; reason: string } | null
  destroyed: boolean
}

/** Whether they are who they say, and whether they accepted the confidentiality statement. */
export type Confirmed = { identity: boolean; confidentiality: boolean }

/** What somebody answered in private: whether they can talk freely where they are, and the word that stops everything. */
export type Aside = { free: boolean; stopWord?: string }

/** One contribution, as it read then, for one audience more: whose to bring there, under whose id. */
export type Picked = { person: string; contribution: string; version: string; audience: string }

/** How the chair last changed hands: from whom, to whom. */
export type ChairMove = { how: 'hand-over' | 'take-over'; at: string; from: readonly string[]; to: string }

/**
 * What a meeting's entries add up to, as far as rules need it: who may do what is decided against exactly this.
 * Kept by the room, brought up to date by each entry in order.
 */
export type MeetingState = {
  id: string
  status: MeetingStatus
  children: ReadonlySet<string>
  childNames: readonly string[]
  /** Words kept from people; on the server alone. */
  guards: readonly Guard[]
  members: Map<string, Member>
  audiences: Map<string, Audience>
  contributions: Map<string, ContributionState>
  /** By their first statement. */
  matters: Map<string, Matter>
  /** Person -> time they joined. */
  present: Map<string, string>
  /** Person -> time they went last. */
  left: Map<string, string>
  /** Where the meeting is, who speaks, who is there. */
  flow: Flow
  /** What whoever lets people in has confirmed of each of them. */
  confirmed: Map<string, Confirmed>
  /** The professionals' part, as long as it lasts. */
  closed: ClosedPart | null
  /** Who was sent out for it, and was not let in again; whether they were there. */
  sentOut: Map<string, boolean>
  /** Private answers, by person: on the screens of those who let people in, and nowhere else. */
  asides: Map<string, Aside>
  /** What the chair picked for another session, by the id under which it will stand there. */
  picks: Map<string, Picked>
  /** Who else sits in somebody's seat, by name. */
  beside: Map<string, string[]>
  /** Whoever comes for one item -> how many statements the common session held when they were let in, and when that was. */
  cameIn: Map<string, { n: number; at: string }>
  /** Null as long as whoever was to chair does. */
  chairMove: ChairMove | null
  /** Every statement by its id. */
  said: Map<string, Said>
  /** Agency -> when the chair last asked it, because it had not been heard from. */
  asked: Map<string, string>
  /** Marks that are on no board yet, by contribution; and the ids of those that waited once. */
  held: ReadonlyMap<string, Held>
  heldNoMore: ReadonlySet<string>
  /** Less favourable marks are shown to the author's agency before the rest. */
  authorFirst: boolean
  /** When it was closed, as long as it is. */
  closedAt: string | null
  /** When the chair last said that what came in late does not need the meeting again. */
  keptClosed: string | null
  /** Contribution -> the statement in which its professionals' particulars stand, and the version they belong to. */
  particulars: Map<string, { id: string; version: string }>
  /** Contributions whose source was ever to be protected, or that ever had words for the room: whatever was corrected since. */
  roomWary: Set<string>
  /** What cannot wait, by its statement's id. */
  alerts: Map<string, { by: Member; answered: boolean; escalated: boolean }>
  /** What was asked of agencies, by its statement's id. */
  questions: Map<string, QuestionState>
  /** What was said of words that would go wider, by the id they would have there. */
  widenings: Map<string, Widened>
  /** The screens in the room, and the code that waits for one. */
  screens: RoomScreens
  /** Who proposed to destroy all that was said here, and why. */
  disposal: Decided | null
  /** What was decided about keeping it. */
  keeping: Keeping
  /** Requests for what it holds, by their ids: on the server alone. */
  requests: Requests
  /** What was done with its record. */
  recording: Recording
  /** Whether everyone who reads audience `inner` also reads `outer`. */
  within(inner: string, outer: string): boolean
  /** How many statements an audience has: the `n` of its newest. */
  reached(audience: string): number
  /** What its readers can read there now, with whose it is. */
  standing(audience: string): readonly { id: string; person: string; value: unknown }[]
}

/** A named list about to be made: its id, and who is on it. */
export type NewList = { id: string; people: string[] }

/** What becomes of one person's place in a meeting. */
export type PlaceChange = { person: string; become: Become }
export type Become = 'admitted' | 'removed' | 'chairing' | 'not-chairing' | 'here' | 'waiting' | 'sent-out'

const withProfessionals = (audience: Audience | undefined) => audience?.kind === 'meeting' || audience?.kind === 'own'

/** All professionals read `meeting` and every session of one's own, and those of a list read the list; otherwise an audience is only within itself. */
export const withinOf = (audiences: MeetingState['audiences']) => (inner: string, outer: string) =>
  inner === outer ||
  (inner === 'professionals' && withProfessionals(audiences.get(outer))) ||
  audiences.get(outer)?.among === inner

/** The audience that marks and replies on something live in: the professionals among its readers. */
export const professionalsOf = (audience: { id: string; kind: AudienceKind; among?: string } | undefined): string =>
  audience?.kind === 'named' ? (audience.among ?? audience.id) : 'professionals'
