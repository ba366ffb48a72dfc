import * as z from 'zod/mini'
import { CHECKS } from '../checks/names'
import { HEADINGS } from '../meeting/names'
import { WHOLE_ID } from '../protocol/ids'

export const id = z.string().check(z.regex(WHOLE_ID))
/** One character that can be seen: neither white space nor anything that only steers what is around it. */
export const SEEN = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u
/** Whether there is anything here that a person could see. */
export const hasWords = (text: string) => SEEN.test(text)
/** The issue of a text in which nothing can be seen. */
export const UNSEEN = 'unseen'
/** Something a person wrote: not blank, at most `max` UTF-16 units. Never trimmed: what is stored is what was sent. */
export const words = (max: number) => z.string().check(z.regex(SEEN, UNSEEN), z.maxLength(max))
export const day = z.iso.date()
export const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const LONG = 6000
const SHORT = 1500
const LINE = 300

/** What every statement carries: the audience version its author was shown. */
export const envelope = { v: z.literal(1), seen: z.int().check(z.nonnegative()) }

const source = z.strictObject({
  kind: z.optional(z.enum(['seen', 'record', 'told', 'professional_assessment'])),
  ref: z.optional(words(SHORT)),
  asAt: z.optional(day),
})

/** When it happened, as exactly as it is known. A date is needed unless the precision is `unknown`; months and years give their first day. */
const event = z
  .strictObject({
    precision: z.enum(['minute', 'day', 'month', 'year', 'period', 'unknown']),
    date: z.optional(day),
    time: z.optional(time),
    end: z.optional(day),
  })
  .check(
    z.refine(e => (e.precision === 'unknown') !== (e.date !== undefined), { path: ['date'] }),
    z.refine(e => (e.precision === 'minute') === (e.time !== undefined), { path: ['time'] }),
    z.refine(e => e.end === undefined || (e.precision === 'period' && e.date !== undefined && e.end >= e.date), {
      path: ['end'],
    }),
  )

const parentsEngagement = z.strictObject({
  person: z.optional(words(LINE)),
  how: z.optional(words(SHORT)),
  benefitToChild: z.optional(words(SHORT)),
  evidence: z.optional(words(SHORT)),
  barriers: z.optional(
    z
      .array(
        z.strictObject({
          kind: z.enum(['transport', 'literacy', 'interpreter', 'shift_work', 'fear', 'agency_made', 'other']),
          note: z.optional(words(SHORT)),
        }),
      )
      .check(z.maxLength(10)),
  ),
})

const otherInvestigation = z.strictObject({
  kind: z.enum(['police', 'nrm', 'family_court', 'health_review', 'lado', 'other_agency']),
  status: z.optional(words(SHORT)),
  handling: z.optional(words(SHORT)),
})

/** A child's own voice. `exactWords` are never altered by software. */
const childView = z.strictObject({
  exactWords: z.optional(words(SHORT)),
  language: z.optional(words(LINE)),
  wishesAndFeelings: z.optional(words(SHORT)),
  circumstances: z.optional(words(SHORT)),
  prompt: z.optional(words(SHORT)),
  howDisclosed: z.optional(words(SHORT)),
  toldTo: z.optional(words(LINE)),
  observed: z.optional(words(SHORT)),
  childContentToTell: z.optional(z.array(words(LINE)).check(z.maxLength(20))),
})

/** What professionals say beside the words, and family never read: how it is handled, whom it may betray, who else is in it. */
export const innerFields = {
  familyTold: z.optional(z.strictObject({ told: z.enum(['yes', 'no', 'n_a']), why: z.optional(words(SHORT)) })),
  peopleMentioned: z.optional(z.array(words(LINE)).check(z.maxLength(30))),
  handlingNote: z.optional(words(SHORT)),
  protectSource: z.optional(z.boolean()),
  roomWording: z.optional(words(SHORT)),
}

/**
 * The content of a contribution: `domain.md` 5.3 as data. Only heading, body, nature and children are required;
 * whatever else is missing is for a later check to ask about, never a refusal.
 */
export const openFields = {
  heading: z.enum(HEADINGS),
  body: words(LONG),
  nature: z.enum(['fact', 'reported', 'opinion']),
  children: z.array(id).check(
    z.minLength(1),
    z.maxLength(20),
    z.refine(list => new Set(list).size === list.length),
  ),
  headline: z.optional(words(120)),
  concerns: z.optional(z.array(id).check(z.maxLength(20))),
  reportedBy: z.optional(words(LINE)),
  opinionBasis: z.optional(words(SHORT)),
  source: z.optional(source),
  event: z.optional(event),
  knownToAgencyAt: z.optional(day),
  historic: z.optional(z.boolean()),
  whyNow: z.optional(words(SHORT)),
  impact: z.optional(words(SHORT)),
  valence: z.optional(z.enum(['worry', 'strength', 'neutral'])),
  parentsEngagement: z.optional(z.array(parentsEngagement).check(z.maxLength(6))),
  otherInvestigations: z.optional(z.array(otherInvestigation).check(z.maxLength(10))),
  childView: z.optional(childView),
  /** Shared after the meeting was closed. */
  late: z.optional(z.literal(true)),
  /**
   * Spoken by somebody else here, typed by its author: for whom, and whether it was read back to them and confirmed aloud. Or
   * taken from the written report of somebody who is not here: `report` is that report's date.
   */
  onBehalf: z.optional(z.strictObject({ person: id, readBack: z.boolean(), report: z.optional(day) })),
  /** The prompts its author was shown and shared past: advice, never a condition. */
  openChecks: z.optional(
    z.array(z.enum(CHECKS)).check(
      z.minLength(1),
      z.refine(list => new Set(list).size === list.length),
    ),
  ),
}

/** All of it, for those who may read all of it. */
export const contributionFields = { ...openFields, ...innerFields }
