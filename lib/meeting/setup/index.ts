import type { DissentClock, Due } from '../clocks'
import type { AgencyShape, Heading, MeetingType } from '../names'

/** What a meeting is about, as set up before it starts. Sealed at rest: all of it can identify a family. */
export type Setup = {
  title: string
  type: MeetingType
  place?: string
  purpose?: string
  legalContext?: string
  /** The day of the strategy discussion that led to it. */
  strategyDiscussion?: string
  children: Child[]
  people: FamilyPerson[]
  concerns: { id: string; text: string }[]
  apologies: { agency: string; name: string; reportSent: boolean }[]
  quorum?: string
  /** How many agencies besides social care make it quorate. */
  quorumAgencies?: number
  /** Child -> the agency whose clocks and closed days hold for them. */
  authorities?: Record<string, string>
  due?: Due[]
  /** How long there is to answer a formal dissent here. */
  dissent?: DissentClock
  /** Whom the children's authorities say to ring when a child may be in danger. */
  numbers?: string[]
  agenda?: { part: AgendaPart; minutes: number }[]
  /** The meeting this was copied from. */
  copiedFrom?: string
  guarded?: Guarded
}
export type Child = {
  id: string
  name: string
  dateOfBirth?: string
  unborn?: boolean
  legalStatus?: string
  consistentIdentifier?: string
}
/** Someone in the family or beside it. `id` and `account` (who signs in) are there for people of a meeting that was set up on screen. */
export type FamilyPerson = {
  name: string
  relationship: string
  parentalResponsibility?: boolean
  id?: string
  account?: string
  /** Whom a supporter, advocate or interpreter comes with: another of these people. */
  comesWith?: string
}

/**
 * What protects people from one another. It stays on the server, apart from the organisers' form: not in a state, a roster, the
 * ledger or an export. `hideFrom` and `apart` name people of the family by their ids.
 */
export type Guarded = {
  terms: { label?: string; value: string; hideFrom: string[] }[]
  /** Pairs who never share an audience. */
  apart: [string, string][]
  /** How agencies and professionals are called on family screens; people in `hideFrom` see the general name. */
  faces?: { agencies: Record<string, FaceName>; people: Record<string, FaceName> }
}
export type FaceName = { shownAs: string; hideFrom: string[] }

/** An agenda's parts: the headings between a beginning and an end. */
export const AGENDA_PARTS = [
  'introductions',
  'necessary',
  'adequate',
  'accurate',
  'timely',
  'secure',
  'childs-views',
  'decision',
  'plan',
] as const satisfies readonly (Heading | 'introductions' | 'decision' | 'plan')[]
export type AgendaPart = (typeof AGENDA_PARTS)[number]

/** How an agency looks everywhere: shape, code and name first, colour last. `colour` is a token name of the design's set. */
export type Agency = { name: string; shortName: string; code: string; shape: AgencyShape; colour: string }
