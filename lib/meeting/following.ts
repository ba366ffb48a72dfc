import { addDays, type Day, isWorkingDay } from './calendar'
import { type Due, dueTimes } from './clocks'
import type { MeetingType } from './names'
import type { Recording } from './recording'

/** What follows a meeting by a day: sent out, or set by a decision. */
export const FOLLOWS = ['summary', 'coreGroup', 'record', 'nextReview'] as const
export type Follow = (typeof FOLLOWS)[number]

/**
 * One thing that follows, and when it is due. `done`: the day it went out, or the day that was set for it. `days`: working days left until
 * it is due, or by which it is, or was, later than that; 0 on the day itself.
 */
export type Clock = { what: Follow; due: Day; done: Day | null; late: boolean; days: number }

/** Working days after the one and up to the other; 0 where the other is not later. */
export function workingDaysTo(from: Day, to: Day, closed: readonly Day[] = []): number {
  let count = 0
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) if (isWorkingDay(on, closed)) count += 1
  return count
}

/** When each of these was first sent or handed to somebody. */
export function sentOn(
  { sent }: Pick<Recording, 'sent'>,
  dayOf: (at: string) => Day,
): Record<'summary' | 'record', Day | null> {
  const first = (form: 'summary' | 'record') =>
    [...sent.values()]
      .filter(one => one.form === form)
      .flatMap(one => [...(one.sent ? [dayOf(one.sent.at)] : []), ...(one.handed ? [one.handed.on] : [])])
      .sort()[0] ?? null
  return { summary: first('summary'), record: first('record') }
}

type Held = { type: MeetingType; on: Day; due?: readonly Due[] | undefined; closed?: readonly Day[] | undefined }

/** What is due after a meeting, as its set-up says, else as most procedures do, and how far it is on this day. */
export const followsOf = (
  { type, on, due, closed = [] }: Held,
  done: Record<Follow, Day | null>,
  today: Day,
): Clock[] => {
  const all = due?.length ? due : dueTimes({ type, on })
  return FOLLOWS.flatMap(what => {
    const found = all.find(one => one.what === what)
    if (!found) return []
    const until = done[what] ?? today
    const late = until > found.on
    const days = late
      ? workingDaysTo(found.on, until, closed)
      : done[what] === null
        ? workingDaysTo(today, found.on, closed)
        : 0
    return [{ what, due: found.on, done: done[what], late, days }]
  })
}
