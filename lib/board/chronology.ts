import type { Event } from '../text/dates'
import type { ContributionView } from './draft'
import { isSetAside } from './queue'

/** From the first to the last moment at which it can have happened, as days since 1970 with their part; `exact`: a day or a time of day. */
export type Span = { from: number; to: number; exact: boolean; open: boolean }
export type Dated = { view: ContributionView; event: Event & { date: string }; span: Span }

/** A stretch in which nothing dated stands, between what ended on `from` and what began on `to` (days since 1970). */
export type Gap = { from: number; to: number; months: number; agency: null }
export type Entry = { is: 'dated'; dated: Dated; number: number } | { is: 'gap'; gap: Gap }
export type Chosen = { child: string | null; agency: string | null; relevant: boolean }
export type Chronology = {
  entries: Entry[]
  dated: Dated[]
  undated: ContributionView[]
  agencies: string[]
  gaps: Gap[]
}

const DAY = 86_400_000
/** A stretch without anything dated is asked about from this many days on. */
const ASKED_FROM = 92
/** Only where things were known before and after, and not further back than this, is silence worth a question. */
const LOOKS_BACK = 5 * 366

const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY
/** Days since 1970 as a calendar date. */
export const dateOf = (day: number) => new Date(Math.floor(day) * DAY).toISOString().slice(0, 10)

const lastOfMonth = (date: string) => {
  const [year = 0, month = 1] = date.split('-').map(Number)
  return Date.UTC(year, month, 1) / DAY
}

/** What is known of when: a day is a point, a month as long as it is, and a beginning without an end ends nowhere. */
export function spanOf({ precision, date, time, end }: Event & { date: string }): Span {
  const from = dayOf(date)
  switch (precision) {
    case 'minute': {
      const [hours = 0, minutes = 0] = (time ?? '').split(':').map(Number)
      const at = from + (hours * 60 + minutes) / 1440
      return { from: at, to: at, exact: true, open: false }
    }
    case 'day':
      return { from, to: from, exact: true, open: false }
    case 'month':
      return { from, to: lastOfMonth(date), exact: false, open: false }
    case 'year':
      return { from, to: Date.UTC(Number(date.slice(0, 4)) + 1, 0, 1) / DAY, exact: false, open: false }
    case 'period':
      return end
        ? { from, to: dayOf(end) + 1, exact: false, open: false }
        : { from, to: from, exact: false, open: true }
    case 'unknown':
      throw new Error('Nothing is known of when it was.')
  }
}

const hasDate = (event: Event | undefined): event is Event & { date: string } =>
  event?.date !== undefined && event.precision !== 'unknown'

/** Whether it is shown: of this child, this agency, and not set aside or, where only that is wanted, marked relevant. */
const wanted = (view: ContributionView, { child, agency, relevant }: Chosen): boolean =>
  view.content !== null &&
  !isSetAside(view) &&
  (child === null || view.content.children.includes(child)) &&
  (agency === null || view.by.agency === agency) &&
  (!relevant || view.mark?.relevance === 'relevant')

/** Earliest first; what began on one day in the order it was shared. */
const inOrder = (a: Dated, b: Dated) =>
  a.span.from - b.span.from || a.span.to - b.span.to || (a.view.stamp.at < b.view.stamp.at ? -1 : 1)

/**
 * All that is dated on a board, in the order things happened, with the stretches in which nothing is: those are questions, and
 * nothing is concluded from them. What has no date stands apart.
 */
export function chronology(board: readonly ContributionView[], chosen: Chosen): Chronology {
  const shown = board.filter(view => wanted(view, chosen))
  const dated = shown
    .flatMap(view => {
      const event = view.content?.event
      return hasDate(event) ? [{ view, event, span: spanOf(event) }] : []
    })
    .sort(inOrder)
  const gaps = gapsIn(dated)
  const entries: Entry[] = []
  for (const [i, one] of dated.entries()) {
    const gap = gaps.find(({ to }) => to === one.span.from && !entries.some(e => e.is === 'gap' && e.gap.to === to))
    if (gap) entries.push({ is: 'gap', gap })
    entries.push({ is: 'dated', dated: one, number: i + 1 })
  }
  return {
    entries,
    dated,
    undated: shown.filter(view => !hasDate(view.content?.event)),
    agencies: [...new Set(board.filter(view => view.content).map(view => view.by.agency))],
    gaps,
  }
}

/** Stretches between what is dated. Something of which only the beginning is known fills none. */
function gapsIn(dated: readonly Dated[]): Gap[] {
  const last = dated.at(-1)?.span.from ?? 0
  const gaps: Gap[] = []
  let reached: number | null = null
  for (const { span } of dated) {
    const known = reached !== null && last - reached < LOOKS_BACK
    if (reached !== null && known && span.from - reached >= ASKED_FROM)
      gaps.push({ from: reached, to: span.from, months: Math.floor((span.from - reached) / 30.4), agency: null })
    reached = Math.max(reached ?? span.to, span.to)
  }
  return gaps
}

/** A stretch of the axis: from day to day, at this share (0 to 1) of its whole length. */
export type Tick = { day: number; at: number; label: 'year' | 'month' }
export type Scale = { at(day: number): number; ticks: Tick[]; bent: boolean }

/** Days before the end that are drawn wide; all before them are drawn four times as close, or closer: no wider than `OLD` of the whole. */
const RECENT = 366
const CLOSER = 4
const OLD = 0.4

/** The axis: the last year as wide as there is room, what was before drawn closer together, and `bent` says so. */
export function scaleOf(dated: readonly Dated[], today: string): Scale {
  const now = dayOf(today) + 1
  const first = Math.min(...dated.map(({ span }) => span.from), now - 31)
  const last = Math.max(...dated.map(({ span }) => span.to), now)
  const start = startOfMonth(first)
  const bend = Math.max(start, last - RECENT)
  const [old, recent] = [bend - start, last - bend]
  const share = Math.min(OLD, old / CLOSER / (old / CLOSER + recent))
  const part = (day: number, from: number, length: number) => Math.min(Math.max((day - from) / (length || 1), 0), 1)
  const at = (day: number) => share * part(day, start, old) + (1 - share) * part(day, bend, recent)
  return { at, ticks: ticksOf(start, bend, last, at), bent: bend > start }
}

const startOfMonth = (day: number) => dayOf(`${dateOf(day).slice(0, 7)}-01`)

/** Years where they are close, months where there is room for them. */
function ticksOf(start: number, bend: number, last: number, at: Scale['at']): Tick[] {
  const ticks: Tick[] = []
  for (let day = start; day <= last; day = lastOfMonth(dateOf(day))) {
    const january = dateOf(day).slice(5, 7) === '01'
    const wide = day >= bend
    if (january || wide || day === start)
      ticks.push({ day, at: at(day), label: january || day === start ? 'year' : 'month' })
  }
  return ticks
}
