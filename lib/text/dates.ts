import type { Content } from '../statements/contribution'
import { callNames, listed } from './names'

export type Event = NonNullable<Content['event']>

const ZONE = 'Europe/London'
const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const LONG = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const parts = (date: string) => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day }
}

/** "Nov", of a calendar date. */
export const monthShort = (date: string) => SHORT[parts(date).month - 1] ?? ''

/** A calendar date, as written: "2 Nov 2026". */
export function dayWords(date: string): string {
  const { year, month, day } = parts(date)
  return `${day} ${SHORT[month - 1]} ${year}`
}

function periodWords(from: string, to: string | undefined): string {
  if (!to) return `From ${dayWords(from)}`
  const a = parts(from)
  const b = parts(to)
  if (from === to) return dayWords(from)
  if (a.year !== b.year) return `${dayWords(from)} to ${dayWords(to)}`
  if (a.month !== b.month) return `${a.day} ${SHORT[a.month - 1]} to ${dayWords(to)}`
  return `${a.day} to ${dayWords(to)}`
}

/** When something happened, exactly as precisely as it is known and no more. */
export function eventWords(event: Event | undefined): string {
  if (!event) return 'No date given'
  if (event.precision === 'unknown' || !event.date) return 'Date not known'
  const { year, month } = parts(event.date)
  switch (event.precision) {
    case 'minute':
      return `${dayWords(event.date)}, ${event.time}`
    case 'day':
      return dayWords(event.date)
    case 'month':
      return `${LONG[month - 1]} ${year}`
    case 'year':
      return String(year)
    case 'period':
      return periodWords(event.date, event.end)
  }
}

/** Made when it is first asked for: to make one takes a browser longer than to use it a thousand times. */
let london: Intl.DateTimeFormat | null = null

/** What calendar and clock say in London at an instant. */
function wall(at: string) {
  london ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    hourCycle: 'h23',
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const found = new Map(london.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? ''
  return {
    weekday: part('weekday'),
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minutes: `${part('hour')}:${part('minute')}`,
    seconds: part('second'),
  }
}

/** Server time on the wall in London: "14:03:22". */
export function clock(at: string): string {
  const { minutes, seconds } = wall(at)
  return `${minutes}:${seconds}`
}
/** "14:03". */
export const clockMinutes = (at: string) => wall(at).minutes

/** "Friday", of a calendar date. */
export const weekdayOf = (date: string) => wall(`${date}T12:00:00Z`).weekday

/** The London calendar date of an instant: "2026-11-22". */
export const londonDate = (at: string) => wall(at).date
/** "Sunday 22 November 2026". */
export function dayLong(at: string): string {
  const { weekday, date } = wall(at)
  const { year, month, day } = parts(date)
  return `${weekday} ${day} ${LONG[month - 1]} ${year}`
}
/** "Sun 22 Nov". */
export function dayShort(at: string): string {
  const { weekday, date } = wall(at)
  const { month, day } = parts(date)
  return `${weekday.slice(0, 3)} ${day} ${SHORT[month - 1]}`
}

/** A London wall-clock time (`2026-11-22T14:00`, from a form) as UTC; null when it is no time. */
export function londonToUtc(local: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return null
  const guess = Date.parse(`${local}:00Z`)
  if (Number.isNaN(guess)) return null
  const shown = new Date(guess).toISOString()
  const wall = Date.parse(`${londonDate(shown)}T${clock(shown)}Z`)
  return new Date(guess - (wall - guess)).toISOString()
}

/** Whole months from a date of birth; negative before it. */
function monthsOld(dateOfBirth: string, at: string): number {
  const born = parts(dateOfBirth)
  const now = parts(londonDate(at))
  return (now.year - born.year) * 12 + (now.month - born.month) - (now.day < born.day ? 1 : 0)
}

/** What fits a child's age where we have not heard from them: what is observed of the unborn and of babies, how small children seem, older ones' own words. */
export type Stage = 'unborn' | 'baby' | 'small' | 'older'

/** Under seven, what a child does and how they seem is said beside what they say. Null where no date of birth is known. */
export function stageOf(child: { dateOfBirth?: string; unborn?: boolean }, at: string): Stage | null {
  if (child.unborn) return 'unborn'
  if (!child.dateOfBirth) return null
  const months = monthsOld(child.dateOfBirth, at)
  if (months < 0) return 'unborn'
  return months < 12 ? 'baby' : months < 7 * 12 ? 'small' : 'older'
}

/** How old on a date, in the unit that says most: "7", "7 months", "3 weeks", "unborn". */
export function ageWords(child: { dateOfBirth?: string; unborn?: boolean }, at: string): string {
  if (child.unborn) return 'unborn'
  if (!child.dateOfBirth) return ''
  const months = monthsOld(child.dateOfBirth, at)
  if (months >= 24) return String(Math.floor(months / 12))
  if (months >= 2) return `${months} months`
  const days = Math.round((Date.parse(londonDate(at)) - Date.parse(child.dateOfBirth)) / 86_400_000)
  if (days < 0) return 'unborn'
  return days < 14 ? `${days} ${days === 1 ? 'day' : 'days'}` : `${Math.floor(days / 7)} weeks`
}

/** "Ella, 7 and Noah, 3". */
export function childrenLine(
  children: readonly { name: string; dateOfBirth?: string; unborn?: boolean }[],
  at: string,
): string {
  const names = callNames(children)
  return listed(children.map((child, i) => [names[i], ageWords(child, at)].filter(Boolean).join(', ')))
}
