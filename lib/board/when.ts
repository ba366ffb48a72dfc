import type { Event } from '../text/dates'

/** A date as typed: as much of it as is known. */
export type When = {
  day: string
  month: string
  year: string
  time: string
  period: boolean
  endDay: string
  endMonth: string
  endYear: string
  unknown: boolean
}
export type WhenProblem = 'date' | 'time' | 'order' | 'end'

export const noWhen: When = {
  day: '',
  month: '',
  year: '',
  time: '',
  period: false,
  endDay: '',
  endMonth: '',
  endYear: '',
  unknown: false,
}

const pad = (n: number, width = 2) => String(n).padStart(width, '0')
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

type Typed = { year: number; month: number | null; day: number | null }

function typed(day: string, month: string, year: string): Typed | null {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()]
  if (!/^\d{4}$/.test(y) || (m === '' && d !== '')) return null
  if (![d, m].every(part => /^\d{0,2}$/.test(part))) return null
  const date = { year: Number(y), month: m === '' ? null : Number(m), day: d === '' ? null : Number(d) }
  if (date.year < 1900 || date.year > 2199) return null
  if (date.month !== null && (date.month < 1 || date.month > 12)) return null
  if (date.day !== null && (date.day < 1 || date.day > lastDay(date.year, date.month ?? 12))) return null
  return date
}

const first = (d: Typed) => `${pad(d.year, 4)}-${pad(d.month ?? 1)}-${pad(d.day ?? 1)}`
const last = (d: Typed) => {
  const month = d.month ?? 12
  return `${pad(d.year, 4)}-${pad(month)}-${pad(d.day ?? lastDay(d.year, month))}`
}

function clockTime(text: string): string | null {
  const match = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim())
  const [hours, minutes] = [Number(match?.[1] ?? 99), Number(match?.[2] ?? 99)]
  return hours < 24 && minutes < 60 ? `${pad(hours)}:${pad(minutes)}` : null
}

/** Reads what was typed; the precision is what was filled in. No event where nothing was. */
export function whenToEvent(when: When): { ok: true; event: Event | undefined } | { ok: false; problem: WhenProblem } {
  if (when.unknown) return { ok: true, event: { precision: 'unknown' } }
  if (![when.day, when.month, when.year, when.time, when.endYear].some(part => part.trim())) {
    return { ok: true, event: undefined }
  }
  const from = typed(when.day, when.month, when.year)
  if (!from) return { ok: false, problem: 'date' }
  if (when.period) return period(when, from)
  if (!when.time.trim()) {
    const precision = from.day !== null ? 'day' : from.month !== null ? 'month' : 'year'
    return { ok: true, event: { precision, date: first(from) } }
  }
  const time = clockTime(when.time)
  if (!time || from.day === null) return { ok: false, problem: 'time' }
  return { ok: true, event: { precision: 'minute', date: first(from), time } }
}

function period(when: When, from: Typed): ReturnType<typeof whenToEvent> {
  const date = first(from)
  if (![when.endDay, when.endMonth, when.endYear].some(part => part.trim())) {
    return { ok: true, event: { precision: 'period', date } }
  }
  const to = typed(when.endDay, when.endMonth, when.endYear)
  if (!to) return { ok: false, problem: 'end' }
  const end = last(to)
  return end < date ? { ok: false, problem: 'order' } : { ok: true, event: { precision: 'period', date, end } }
}

/** Back into the fields, for a correction. */
export function eventToWhen(event: Event | undefined): When {
  if (!event) return noWhen
  if (event.precision === 'unknown') return { ...noWhen, unknown: true }
  const [year = '', month = '', day = ''] = event.date?.split('-') ?? []
  const [endYear = '', endMonth = '', endDay = ''] = event.end?.split('-') ?? []
  const plain = (part: string) => part.replace(/^0/, '')
  return {
    ...noWhen,
    year,
    month: event.precision === 'year' ? '' : plain(month),
    day: event.precision === 'year' || event.precision === 'month' ? '' : plain(day),
    time: event.time ?? '',
    period: event.precision === 'period',
    endYear,
    endMonth: plain(endMonth),
    endDay: plain(endDay),
  }
}
