import * as z from 'zod/mini'
import { isText } from '../../ledger/jcs'
import { id } from '../../statements/fields'
import { DUE_NAMES } from '../clocks'
import { MEETING_TYPES, type MeetingType, type Role } from '../names'
import { AGENDA_PARTS, type AgendaPart } from './index'

/** Whatever was typed so far, blank included. */
const typed = (max: number) => z.string().check(z.maxLength(max), z.refine(isText))
const list = <T extends z.ZodMiniType>(item: T, max: number) => z.array(item).check(z.maxLength(max))
/** Rows that are pointed at by their ids: each id stands once, or what points at it would be of two. */
const rows = <T extends z.ZodMiniType<{ id: string }>>(row: T, max: number) =>
  list(row, max).check(z.refine(all => new Set(all.map(({ id }) => id)).size === all.length))
const chosen = z.union([z.literal(''), id])
const LINE = 200
const LONG = 1500

/** Roles that people of agencies come in; `FAMILY_SEATS` are those of the family and who comes with them. */
export const SEATS = [
  'chair',
  'acting_chair',
  'minute_taker',
  'practitioner',
  'observer',
  'legal_adviser',
  'guest',
  'auditor',
] as const satisfies readonly Role[]
export const FAMILY_SEATS = ['family', 'child', 'supporter', 'interpreter'] as const satisfies readonly Role[]

/** How someone means to be there. */
export const EXPECTED = ['room', 'video', 'phone', 'apologies'] as const
export type Expected = (typeof EXPECTED)[number]

const child = z.strictObject({
  id,
  name: typed(LINE),
  dateOfBirth: typed(10),
  unborn: z.boolean(),
  legalStatus: typed(LINE),
  consistentIdentifier: typed(60),
  authority: chosen,
})
const person = z.strictObject({
  id,
  name: typed(LINE),
  relationship: typed(LINE),
  parentalResponsibility: z.boolean(),
  seat: z.enum(['', ...FAMILY_SEATS]),
  email: typed(254),
  comesWith: chosen,
  expected: z.enum(EXPECTED),
})
const attendee = z.strictObject({
  person: id,
  agency: id,
  role: z.enum(SEATS),
  expected: z.enum(EXPECTED),
  deputy: chosen,
  shownAs: typed(LINE),
  hideFrom: list(id, 30),
  /** The day after which an auditor reads no more; the meeting's own where none is given. */
  until: z.optional(typed(10)),
})

/**
 * The form in which a meeting is set up, as it stands: nothing in it need be complete or right, so that it can be saved at any
 * time. What must hold before a meeting comes of it is in `read.ts`.
 */
export const setupDraft = z.strictObject({
  v: z.literal(1),
  copiedFrom: chosen,
  type: z.enum(['', ...MEETING_TYPES]),
  title: typed(LINE),
  date: typed(10),
  from: typed(5),
  to: typed(5),
  place: typed(LINE),
  purpose: typed(LONG),
  legalContext: typed(LONG),
  strategyDiscussion: typed(10),
  concerns: rows(z.strictObject({ id, text: typed(LONG) }), 20),
  children: rows(child, 20),
  people: rows(person, 30),
  terms: rows(z.strictObject({ id, label: typed(LINE), value: typed(LINE), hideFrom: list(id, 30) }), 60),
  apart: rows(z.strictObject({ id, one: chosen, other: chosen }), 20),
  agencies: list(z.strictObject({ agency: id, shownAs: typed(LINE), hideFrom: list(id, 30) }), 60),
  attendees: list(attendee, 80),
  apologies: rows(z.strictObject({ id, agency: typed(LINE), name: typed(LINE), reportSent: z.boolean() }), 30),
  quorum: typed(LONG),
  quorumAgencies: typed(2),
  due: list(z.strictObject({ what: z.enum(DUE_NAMES), on: typed(10) }), DUE_NAMES.length),
  agenda: list(z.strictObject({ part: z.enum(AGENDA_PARTS), minutes: typed(3) }), AGENDA_PARTS.length),
  accessDays: typed(3),
})
export type SetupDraft = z.infer<typeof setupDraft>
export type DraftChild = SetupDraft['children'][number]
export type DraftPerson = SetupDraft['people'][number]
export type DraftAttendee = SetupDraft['attendees'][number]

export const newChild = (newId: string, authority = ''): DraftChild => ({
  id: newId,
  name: '',
  dateOfBirth: '',
  unborn: false,
  legalStatus: '',
  consistentIdentifier: '',
  authority,
})

/** Minutes most conferences give each part; an hour and a half together. */
const USUAL_MINUTES: Record<AgendaPart, number> = {
  introductions: 10,
  necessary: 10,
  adequate: 10,
  accurate: 15,
  timely: 5,
  secure: 5,
  'childs-views': 15,
  decision: 10,
  plan: 10,
}
export const USUAL_AGENDA = AGENDA_PARTS.map(part => ({ part, minutes: USUAL_MINUTES[part] }))

/** A form in which nothing is filled in but what is nearly always so. `newId` makes a fresh uuid. */
export const emptyDraft = (newId: () => string): SetupDraft => ({
  v: 1,
  copiedFrom: '',
  type: '',
  title: '',
  date: '',
  from: '',
  to: '',
  place: '',
  purpose: '',
  legalContext: '',
  strategyDiscussion: '',
  concerns: [{ id: newId(), text: '' }],
  children: [newChild(newId())],
  people: [],
  terms: [],
  apart: [],
  agencies: [],
  attendees: [],
  apologies: [],
  quorum: '',
  quorumAgencies: '2',
  due: [],
  agenda: USUAL_AGENDA.map(({ part, minutes }) => ({ part, minutes: String(minutes) })),
  accessDays: '28',
})

/** The meeting that follows one of this type: an initial conference leads to a review. */
export const following = (type: MeetingType): MeetingType =>
  /^(initial|pre_birth|transfer_in)_/.test(type) ? 'review_child_protection_conference' : type
