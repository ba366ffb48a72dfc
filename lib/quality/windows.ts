import { addMonths, type Day } from '../meeting/calendar'
import type { MeetingType } from '../meeting/names'
import { FEWEST } from './show'

/** How many months are looked at. */
export const SPANS = [3, 6, 12] as const
export type Span = (typeof SPANS)[number]
/** A `type` of meeting alone is shown for twelve months. */
export type QualityAsked = { months: Span; type: MeetingType | null }

/** The first day that counts, and the first that does not any more. */
export type Window = { from: Day; to: Day }

/** So many whole months up to the end of last month, and as many before them: numbers that stand still until the month is over. */
export function windowsOf(months: Span, today: Day): { now: Window; before: Window } {
  const to = `${today.slice(0, 7)}-01`
  const from = addMonths(to, -months)
  return { now: { from, to }, before: { from: addMonths(from, -months), to: from } }
}

export const within = (on: Day, { from, to }: Window) => from <= on && on < to

type Counted = { on: Day; type: MeetingType }
/** What may be shown at all: which spans, which of them beside the one before, and which types. */
export type Open = { months: Span[]; compared: Span[]; types: MeetingType[]; typesCompared: MeetingType[] }

const enough = (count: number) => count >= FEWEST
/** What is left when one is taken from the other is nothing, or enough. */
const apart = (whole: number, part: number) => whole === part || enough(whole - part)

/**
 * Spans lie in one another and types make up the whole: none is shown that leaves fewer than five meetings between itself and another.
 */
export function openTo(meetings: readonly Counted[], today: Day): Open {
  const count = (months: Span, which: 'now' | 'before') =>
    meetings.filter(({ on }) => within(on, windowsOf(months, today)[which])).length
  const months: Span[] = []
  for (const span of [12, 6, 3] as const) {
    const last = months.at(-1)
    if (enough(count(span, 'now')) && (last === undefined || apart(count(last, 'now'), count(span, 'now'))))
      months.push(span)
  }
  // Three months and those before them are six, six and those before them twelve.
  const compared = months.filter(
    span => enough(count(span, 'before')) && (span === 12 || months.includes(span === 3 ? 6 : 12)),
  )
  const { now, before } = windowsOf(12, today)
  const types = months.includes(12) ? typesIn(meetings.filter(({ on }) => within(on, now))) : []
  const earlier = compared.includes(12) ? typesIn(meetings.filter(({ on }) => within(on, before))) : []
  return { months, compared, types, typesCompared: types.filter(type => earlier.includes(type)) }
}

/** The types with enough meetings, such that those left over are none or enough too. */
function typesIn(meetings: readonly Counted[]): MeetingType[] {
  const counts = new Map<MeetingType, number>()
  for (const { type } of meetings) counts.set(type, (counts.get(type) ?? 0) + 1)
  const all = [...counts].filter(([, count]) => enough(count)).sort(([, a], [, b]) => b - a)
  const left = () => meetings.length - all.reduce((sum, [, count]) => sum + count, 0)
  while (all.length > 0 && left() > 0 && !enough(left())) all.pop()
  return all.map(([type]) => type).sort()
}

/** Whether what is asked for may be shown, and beside what came before. */
export const mayShow = ({ months, type }: QualityAsked, open: Open): { now: boolean; before: boolean } =>
  type
    ? { now: open.types.includes(type), before: open.typesCompared.includes(type) }
    : { now: open.months.includes(months), before: open.compared.includes(months) }
