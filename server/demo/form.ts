import { z } from 'zod'
import { HEADINGS, MEETING_TYPES, type MeetingType, ROLES } from '../../lib/meeting/names'
import { PROPORTIONALITY, RELEVANCE, REQUESTS } from '../../lib/statements/mark'
import { HEADING_NAMES } from '../../lib/text/headings'

const oneOf = <const T extends readonly string[]>(list: T) =>
  z.enum(list, { error: `must be one of: ${list.join(', ')}` })
const words = z.string({ error: 'must be text' }).regex(/\S/, 'must not be blank')
/** Blank counts as absent. */
const maybe = z
  .string({ error: 'must be text or null' })
  .nullish()
  .transform(value => (value && /\S/.test(value) ? value : undefined))
const moment = z.iso.datetime({ offset: true, error: 'must be a time such as 2026-11-19T10:00:00Z' })
const day = z.iso.date({ error: 'must be a date such as 2026-11-19' })
/** A day, or only the month or year that is known. */
const loosely = z
  .string({ error: 'must be a date such as 2026-11-19' })
  .transform(value => (/^\d{4}$/.test(value) ? `${value}-01-01` : /^\d{4}-\d{2}$/.test(value) ? `${value}-01` : value))
  .pipe(day)
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item, { error: 'must be a list' })
    .nullish()
    .transform(value => value ?? [])
const oneOrMore = <T extends z.ZodType>(item: T) =>
  z
    .union([z.array(item), item], { error: 'must be one or a list of them' })
    .nullish()
    .transform((value): z.output<T>[] =>
      value === null || value === undefined ? [] : Array.isArray(value) ? value : [value],
    )
const flag = z.boolean({ error: 'must be true or false' }).nullish()

/** A heading by its name or its id; a straight apostrophe will do. */
const heading = z.string({ error: 'must be a heading' }).transform((value, context) => {
  const plain = (text: string) => text.toLowerCase().replace(/’/g, "'").trim()
  const found = HEADINGS.find(id => id === value || plain(HEADING_NAMES[id]) === plain(value))
  if (found) return found
  context.addIssue({ code: 'custom', message: `must be one of: ${Object.values(HEADING_NAMES).join(', ')}` })
  return z.NEVER
})

/** Some kinds of conference are named by how they begin: `review_`, `pre_birth_`, `transfer_in_`. */
const meetingType = z.string({ error: 'must be a kind of meeting' }).transform((value, context): MeetingType => {
  const start = /^(review|pre_birth|transfer_in)_/.exec(value)?.[0]
  const found =
    MEETING_TYPES.find(type => type === value) ?? MEETING_TYPES.find(type => start && type.startsWith(start))
  if (found) return found
  context.addIssue({ code: 'custom', message: `must be one of: ${MEETING_TYPES.join(', ')}` })
  return z.NEVER
})

const SEATS = [...ROLES, 'young_person', 'advocate', 'agency_admin', 'system_admin'] as const
const OTHER_NAMES = { young_person: 'child', advocate: 'supporter' } as const
const role = oneOf(SEATS).transform(value =>
  value === 'young_person' || value === 'advocate' ? OTHER_NAMES[value] : value,
)

const attendee = z.looseObject({ name: words, role, jobTitle: maybe })
const agency = z.looseObject({ name: words, attendees: list(attendee) })

const child = z.looseObject({
  id: words,
  name: words,
  dateOfBirth: day.nullish(),
  unborn: flag,
  legalStatus: maybe,
  consistentIdentifier: maybe,
})
const familyPerson = z.looseObject({ name: words, relationship: words, parentalResponsibility: flag, attends: maybe })
const apology = z.looseObject({ agency: words, name: words, reportSent: flag })
const protectedTerm = z.looseObject({ label: maybe, value: words, hideFrom: list(words) })
const concern = z.union([words, z.looseObject({ id: words, text: words })])

const meeting = z.looseObject({
  id: words,
  title: words,
  type: meetingType,
  purpose: maybe,
  legalContext: maybe,
  strategyDiscussionDate: z.unknown().optional(),
  start: moment,
  end: moment.nullish(),
  place: maybe,
  reportsDue: z.unknown().optional(),
  closedPart: z.unknown().optional(),
  quorum: z.union([words, z.looseObject({ rule: maybe, met: flag })]).nullish(),
  children: z.array(child, { error: 'must be a list' }).min(1, 'must name at least one child'),
  concerns: list(concern),
  people: list(familyPerson),
  protectedTerms: list(protectedTerm),
  agencies: z.array(agency, { error: 'must be a list' }).min(1, 'must name at least one agency'),
  apologies: list(apology),
})

export const BARRIERS = ['transport', 'literacy', 'interpreter', 'shift_work', 'fear', 'agency_made', 'other'] as const
export const INVESTIGATIONS = ['police', 'nrm', 'family_court', 'health_review', 'lado', 'other_agency'] as const

const source = z.looseObject({
  kind: oneOf(['seen', 'record', 'told', 'professional_assessment']).nullish(),
  ref: maybe,
  asAt: day.nullish(),
})
const parentsEngagement = z.looseObject({
  person: maybe,
  how: maybe,
  howWorkedTogether: maybe,
  benefitToChild: maybe,
  evidenceOfBenefitToChild: maybe,
  evidence: maybe,
  barriers: oneOrMore(z.union([words, z.looseObject({ kind: oneOf(BARRIERS), note: maybe })])),
})
const investigation = z.union([words, z.looseObject({ kind: oneOf(INVESTIGATIONS), status: maybe, handling: maybe })])
const childView = z.looseObject({
  exactWords: maybe,
  language: maybe,
  wishesAndFeelings: maybe,
  circumstances: maybe,
  prompt: maybe,
  howDisclosed: maybe,
  toldTo: maybe,
  observed: maybe,
  observedBehaviour: maybe,
  childContentToTell: oneOrMore(words),
})
const TOLD = ['yes', 'no', 'n_a'] as const
const chairMark = z.looseObject({
  relevance: oneOf(RELEVANCE).nullish(),
  proportionality: oneOf(PROPORTIONALITY).nullish(),
  reason: maybe,
  request: oneOf(REQUESTS).nullish(),
})

const contribution = z.looseObject({
  id: words,
  agency: words,
  author: words,
  heading,
  headline: maybe,
  body: words,
  concerns: list(words),
  nature: oneOf(['fact', 'reported', 'opinion']),
  reportedBy: maybe,
  opinionBasis: maybe,
  source: z.union([words, source]).nullish(),
  eventDate: loosely.nullish(),
  eventTime: z
    .string({ error: 'must be a time such as 09:05' })
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:05')
    .nullish(),
  eventEndDate: loosely.nullish(),
  eventDatePrecision: oneOf(['minute', 'day', 'month', 'year', 'period', 'unknown']).nullish(),
  knownToAgencyAt: z.union([day, moment.transform(value => value.slice(0, 10))]).nullish(),
  historic: flag,
  whyNow: maybe,
  child: oneOrMore(words),
  impactOnChild: maybe,
  valence: oneOf(['worry', 'strength', 'neutral']).nullish(),
  parentsEngagement: oneOrMore(parentsEngagement),
  otherInvestigations: oneOrMore(investigation),
  childView: childView.nullish(),
  familyTold: z
    .union([
      oneOf(TOLD).transform(told => ({ told, why: undefined })),
      z.looseObject({ told: oneOf(TOLD), why: maybe }),
    ])
    .nullish(),
  peopleMentioned: list(words),
  handlingNote: maybe,
  protectSource: flag,
  roomWording: maybe,
  visibility: oneOf(['meeting', 'professionals', 'restricted']),
  hideFrom: list(words),
  audience: list(words),
  phase: oneOf(['before', 'during', 'open', 'closed', 'after']),
  sharedAt: moment.nullish(),
  revises: maybe,
  chairMark: chairMark.nullish(),
  testTags: z.unknown().optional(),
})

const unique = (values: string[]) => new Set(values).size === values.length

export const scenario = z
  .looseObject({
    schema: z.literal('safeguarding-scenario/1', { error: 'must be "safeguarding-scenario/1"' }),
    fictional: z.literal(true, { error: 'must be true: a demo plays invented people only' }),
    notice: z.unknown().optional(),
    split: z.unknown().optional(),
    meeting,
    contributions: z.array(contribution, { error: 'must be a list' }),
    notShared: list(z.unknown()),
    conflicts: list(z.unknown()),
    agencyViews: list(z.unknown()),
    decisions: list(z.unknown()),
    actions: list(z.unknown()),
    dates: z.unknown().optional(),
    corrections: list(z.unknown()),
  })
  .superRefine(({ meeting: { children, agencies }, contributions }, context) => {
    const wrong = (message: string, ...path: (string | number)[]) => context.addIssue({ code: 'custom', message, path })
    if (!unique(children.map(one => one.id))) wrong('names a child twice', 'meeting', 'children')
    if (!unique(agencies.map(one => one.name))) wrong('names an agency twice', 'meeting', 'agencies')
    if (!unique(contributions.map(one => one.id))) wrong('uses an id twice', 'contributions')
    if (!agencies.some(one => one.attendees.some(a => a.role === 'chair' || a.role === 'acting_chair')))
      wrong('has nobody who chairs the meeting', 'meeting', 'agencies')
    agencies.forEach((one, i) => {
      if (!unique(one.attendees.map(a => a.name))) wrong('names a person twice', 'meeting', 'agencies', i, 'attendees')
    })
    const known = new Set(['all', ...children.map(one => one.id)])
    contributions.forEach((one, i) => {
      if (one.child.length === 0 || one.child.some(id => !known.has(id)))
        wrong('must be "all" or children of this meeting', 'contributions', i, 'child')
    })
  })

/** A conference as a file tells it, read out: form "safeguarding-scenario/1", every value of the domain allowed. Blank and null count as absent. */
export type Scenario = z.output<typeof scenario>
export type ScenarioContribution = Scenario['contributions'][number]

/** The fields of this form, by where they stand; anything else in a file is kept aside and reported. */
export const KNOWN = {
  file: Object.keys(scenario.shape),
  meeting: Object.keys(meeting.shape),
  agency: Object.keys(agency.shape),
  attendee: Object.keys(attendee.shape),
  child: Object.keys(child.shape),
  person: Object.keys(familyPerson.shape),
  contribution: Object.keys(contribution.shape),
  childView: Object.keys(childView.shape),
  engagement: Object.keys(parentsEngagement.shape),
  mark: Object.keys(chairMark.shape),
}
