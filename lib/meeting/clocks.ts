import * as z from 'zod/mini'
import { addMonths, addWorkingDays, type Day, isDay, workingDayBy } from './calendar'
import type { MeetingType } from './names'

const days = z.int().check(z.minimum(0), z.maximum(260))
const months = z.int().check(z.minimum(1), z.maximum(24))

/** A telephone number, with words that say whose it is where somebody likes. */
export const LOCAL_NUMBER = /^[\p{L}\p{N} ,.()+-]{3,120}$/u

/** How long an authority gives each thing: working days, but for the months to the next review. `closed`: days it does not work besides bank holidays. */
export const localClocks = z.strictObject({
  conference: days,
  reportsInitial: days,
  reportsReview: days,
  summary: days,
  coreGroup: days,
  record: days,
  firstReviewMonths: months,
  reviewMonths: months,
  /** From a formal dissent to its answer; an authority that said its clocks before there was this one has the usual. */
  dissent: z.optional(days),
  closed: z.array(z.string().check(z.refine(isDay))).check(z.maxLength(60)),
  /** Whom to ring here when a child may be in danger. */
  number: z.optional(z.string().check(z.regex(LOCAL_NUMBER))),
})
export type LocalClocks = z.infer<typeof localClocks>

/** What most local procedures say; an authority that says nothing else has these. */
export const USUAL_CLOCKS: LocalClocks = {
  conference: 15,
  reportsInitial: 3,
  reportsReview: 5,
  summary: 1,
  coreGroup: 10,
  record: 20,
  firstReviewMonths: 3,
  reviewMonths: 6,
  dissent: 3,
  closed: [],
}

/** What falls due around a meeting, in the order in which it does. */
export const DUE_NAMES = ['conference', 'reports', 'summary', 'coreGroup', 'record', 'nextReview'] as const
export type DueName = (typeof DUE_NAMES)[number]
export type Due = { what: DueName; on: Day }

const INITIAL: readonly MeetingType[] = [
  'initial_child_protection_conference',
  'pre_birth_child_protection_conference',
  'transfer_in_child_protection_conference',
]
const REVIEW: MeetingType = 'review_child_protection_conference'
export const isInitial = (type: MeetingType | '') => INITIAL.some(one => one === type)

/** What falls due around a meeting of this type on this day. `strategy` is the day of the strategy discussion that led to it. */
export function dueTimes(
  { type, on, strategy }: { type: MeetingType; on: Day; strategy?: Day },
  clocks: LocalClocks = USUAL_CLOCKS,
): Due[] {
  const initial = isInitial(type)
  const conference = initial || type === REVIEW
  const after = (from: Day, count: number) => addWorkingDays(from, count, clocks.closed)
  const found: Record<DueName, Day | false | undefined> = {
    conference: initial && strategy !== undefined && after(strategy, clocks.conference),
    reports: conference && after(on, -(initial ? clocks.reportsInitial : clocks.reportsReview)),
    summary: conference && after(on, clocks.summary),
    coreGroup: initial && after(on, clocks.coreGroup),
    record: after(on, clocks.record),
    nextReview:
      conference &&
      workingDayBy(addMonths(on, initial ? clocks.firstReviewMonths : clocks.reviewMonths), clocks.closed),
  }
  return DUE_NAMES.flatMap(what => (found[what] ? [{ what, on: found[what] }] : []))
}

/** Where children's authorities differ, each thing is due when the first of them says. */
export const strictest = (all: readonly (readonly Due[])[]): Due[] =>
  DUE_NAMES.flatMap(what => {
    const said = all.flatMap(list => list.filter(due => due.what === what).map(due => due.on)).sort()
    return said[0] ? [{ what, on: said[0] }] : []
  })

/** Working days in which corrections of an approved record can be asked for, as most local procedures say. */
const CORRECTION_DAYS = 10
/** The last day on which they can be, of a record approved on this day. */
export const correctionsBy = (on: Day, closed: readonly Day[] = []): Day => addWorkingDays(on, CORRECTION_DAYS, closed)

/** How long there is to answer a formal dissent, in working days of an authority. */
export type DissentClock = { days: number; closed: readonly Day[] }
export const dissentClock = ({ dissent, closed }: LocalClocks = USUAL_CLOCKS): DissentClock => ({
  days: dissent ?? USUAL_CLOCKS.dissent ?? 0,
  closed,
})

/** The day by which a formal dissent of this day is answered. */
export const answerBy = (on: Day, { days, closed }: DissentClock): Day => addWorkingDays(on, days, closed)
