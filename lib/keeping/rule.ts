import { addMonths, type Day } from '../meeting/calendar'
import type { MeetingType } from '../meeting/names'
import type { Setup } from '../meeting/setup'
import type { MeetingState } from '../meeting/state'
import { londonDate } from '../text/dates'

/** `birth`: so many years from the youngest child's day of birth; `closing`: from the day on which the meeting was closed last. */
export type Rule = { years: number; from: 'birth' | 'closing' }

const CHILD: Rule = { years: 25, from: 'birth' }
/** Whatever a rule says, no meeting is up for review sooner after it was closed: claims can be brought until then. */
export const LEAST_YEARS = 6

/**
 * How long each type of meeting is kept before somebody reviews it. No law gives one rule for all: these are the usual periods, and
 * whoever reviews a meeting sets another day where their own schedule, a court or an inquiry asks for it.
 */
export const RULES: Record<MeetingType, Rule> = {
  strategy_meeting: CHILD,
  initial_child_protection_conference: CHILD,
  review_child_protection_conference: CHILD,
  pre_birth_child_protection_conference: CHILD,
  transfer_in_child_protection_conference: CHILD,
  core_group: CHILD,
  child_in_need: CHILD,
  team_around_family: CHILD,
  professionals_meeting: CHILD,
  complex_strategy: CHILD,
  mace: CHILD,
  discharge_planning: CHILD,
  rapid_review: CHILD,
  // A looked-after child's record is kept until their 75th birthday (Care Planning Regulations 2010, regulation 50).
  child_looked_after_review: { years: 75, from: 'birth' },
  // About somebody who works with children: ten years from the allegation, as statutory guidance for schools has it.
  allegations: { years: 10, from: 'closing' },
  marac: { years: 7, from: 'closing' },
  mappa: { years: 10, from: 'closing' },
  other: { years: LEAST_YEARS, from: 'closing' },
}

/** When a meeting is up for review, and what decided the day: `unknown`: a child's day of birth is not known, so it counts from the close. */
export type ReviewDay = { day: Day; years: number; from: 'birth' | 'closing' | 'unknown' | 'least' }

const addYears = (day: Day, years: number) => addMonths(day, years * 12)

/** By the rule of its type. `closedAt`: a moment. */
export function reviewDay(
  type: MeetingType,
  children: readonly { dateOfBirth?: string; unborn?: boolean }[],
  closedAt: string,
): ReviewDay {
  const { years, from } = RULES[type]
  const closed = londonDate(closedAt)
  if (from === 'closing') return { day: addYears(closed, years), years, from }
  const births = children.flatMap(child => (child.dateOfBirth && !child.unborn ? [child.dateOfBirth] : []))
  if (births.length < Math.max(children.length, 1)) return { day: addYears(closed, years), years, from: 'unknown' }
  const birthday = addYears(births.sort().at(-1) ?? closed, years)
  const least = addYears(closed, LEAST_YEARS)
  return birthday >= least ? { day: birthday, years, from } : { day: least, years: LEAST_YEARS, from: 'least' }
}

/** The day that holds: that of the newest review, or the rule's. Null until the meeting is closed. */
export function dayFor(
  { type, children }: Pick<Setup, 'type' | 'children'>,
  { closedAt, keeping }: Pick<MeetingState, 'closedAt' | 'keeping'>,
): Day | null {
  return closedAt === null ? null : (keeping.until?.day ?? reviewDay(type, children, closedAt).day)
}

/** How a review stands: under hold, awaiting a second person, due, due within three months, or not yet. */
export type Standing = 'held' | 'proposed' | 'due' | 'soon' | 'kept'

export function standingOf(day: Day, today: Day, { held, proposed }: { held: boolean; proposed: boolean }): Standing {
  if (held) return 'held'
  if (proposed) return 'proposed'
  if (day <= today) return 'due'
  return day <= addMonths(today, 3) ? 'soon' : 'kept'
}
