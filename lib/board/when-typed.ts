import { dayWords, type Event, eventWords, weekdayOf } from '../text/dates'
import { noWhen, type When, whenToEvent } from './when'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const DAY = 86_400_000

/** As much of one date as the words give. `time` only with a whole day. */
type Found = { year: number; month?: number; day?: number; time?: string }

/** What no calendar holds, so that the form asks about it. */
const UNREAD: When = { ...noWhen, year: '?' }

const dateOf = (today: string, daysAgo: number): Found => {
  const [year = 0, month, day] = new Date(Date.parse(today) - daysAgo * DAY)
    .toISOString()
    .slice(0, 10)
    .split('-')
    .map(Number)
  return { year, month, day }
}

const monthOf = (word: string): number | null => {
  const at = MONTHS.findIndex(name => word.startsWith(name))
  return at < 0 ? null : at + 1
}

const fullYear = (digits: string) => (digits.length === 2 ? 2000 + Number(digits) : Number(digits))

/** A day or month without its year is the last one there was: nobody writes here of what is to come. */
function lastOf(today: string, month: number, day?: number): Found {
  const year = Number(today.slice(0, 4))
  const start = `${year}-${String(month).padStart(2, '0')}-${String(day ?? 1).padStart(2, '0')}`
  return { year: start > today ? year - 1 : year, month, ...(day === undefined ? {} : { day }) }
}

const YEAR = '((?:19|20)\\d\\d)'
const SHORT_YEAR = '((?:19|20)?\\d\\d)'
const WORD = '([a-z]{3,9})\\.?'
const NTH = '(\\d{1,2})(?:st|nd|rd|th)?'

type Reader = (match: RegExpExecArray, today: string) => Found | null
/** The ways in which people write one date, tried in turn. */
const WAYS: readonly (readonly [RegExp, Reader])[] = [
  [/^today$/, (_m, today) => dateOf(today, 0)],
  [/^yesterday$/, (_m, today) => dateOf(today, 1)],
  [/^(\d{1,3}|a) days? ago$/, (m, today) => dateOf(today, m[1] === 'a' ? 1 : Number(m[1]))],
  [/^(\d{1,2}|a) weeks? ago$/, (m, today) => dateOf(today, 7 * (m[1] === 'a' ? 1 : Number(m[1])))],
  [
    /^(?:on )?(?:last )?(sunday|monday|tuesday|wednesday|thursday|friday|saturday)$/,
    (m, today) => {
      const back = (new Date(today).getUTCDay() - DAYS.indexOf(m[1] ?? '') + 7) % 7
      return dateOf(today, back || 7)
    },
  ],
  [
    new RegExp(`^${YEAR}-(\\d{1,2})-(\\d{1,2})$`),
    m => ({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) }),
  ],
  [
    new RegExp(`^(\\d{1,2})[/.](\\d{1,2})[/.]${SHORT_YEAR}$`),
    m => ({ year: fullYear(m[3] ?? ''), month: Number(m[2]), day: Number(m[1]) }),
  ],
  [new RegExp(`^(\\d{1,2})[/.]${YEAR}$`), m => ({ year: Number(m[2]), month: Number(m[1]) })],
  [
    new RegExp(`^(?:[a-z]+day,? )?${NTH} (?:of )?${WORD}(?:,? ${YEAR})?$`),
    (m, today) => {
      const month = monthOf(m[2] ?? '')
      if (!month) return null
      return m[3] ? { year: Number(m[3]), month, day: Number(m[1]) } : lastOf(today, month, Number(m[1]))
    },
  ],
  [
    new RegExp(`^(?:early |mid |late |in )?${WORD}(?:,? ${YEAR})?$`),
    (m, today) => {
      const month = monthOf(m[1] ?? '')
      if (!month) return null
      return m[2] ? { year: Number(m[2]), month } : lastOf(today, month)
    },
  ],
  [new RegExp(`^(?:early |mid |late |in )?${YEAR}$`), m => ({ year: Number(m[1]) })],
]

const TIME = /(?:,| at)? ?\b(\d{1,2})[:.](\d{2}) ?(am|pm)?$|(?:,| at)? (\d{1,2}) ?(am|pm)$/
const ABOUT = /^(?:about|around|approx\.?|approximately|circa|c\.|some time in|sometime in) /

function timeIn(match: RegExpExecArray): string {
  const hour = Number(match[1] ?? match[4])
  const half = match[3] ?? match[5]
  const full = half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour
  return `${full}:${match[2] ?? '00'}`
}

/** One date. "About" a day is only as exact as its month. */
function oneDate(text: string, today: string): Found | null {
  const about = ABOUT.test(text)
  const words = text.replace(ABOUT, '').trim()
  const read = (of: string) => {
    for (const [pattern, reader] of WAYS) {
      const match = pattern.exec(of)
      const found = match && reader(match, today)
      if (found) return found
    }
    return null
  }
  const whole = read(words)
  if (whole) return about && whole.day !== undefined ? { year: whole.year, month: whole.month } : whole
  const time = TIME.exec(words)
  const found = time && read(words.slice(0, time.index).trim())
  return found && time && !about ? { ...found, time: timeIn(time) } : null
}

const text = (n: number | undefined) => (n === undefined ? '' : String(n))
const starting = (from: Found): When => ({
  ...noWhen,
  year: text(from.year),
  month: text(from.month),
  day: text(from.day),
  time: from.time ?? '',
})

function period(from: Found | null, to: Found | null): When {
  if (!from || !to || from.time || to.time) return UNREAD
  return {
    ...starting(from),
    period: true,
    endYear: text(to.year),
    endMonth: text(to.month),
    endDay: text(to.day),
  }
}

/** "2 to 5 October 2026" and "August to September 2026": the first takes from the second what it leaves out. */
function between(first: string, second: string, today: string): When {
  const to = oneDate(second, today)
  const day = /^\d{1,2}(?:st|nd|rd|th)?$/.test(first) && to?.month ? Number.parseInt(first, 10) : null
  const bare = oneDate(first, today)
  if (day !== null && to) return period({ year: to.year, month: to.month, day }, to)
  const undatedYear = bare && to && !/(?:19|20)\d\d/.test(first) && /(?:19|20)\d\d/.test(second)
  if (!undatedYear || bare.month === undefined) return period(bare, to)
  const sameYear = bare.month <= (to.month ?? 12)
  return period({ ...bare, year: sameYear ? to.year : to.year - 1 }, to)
}

/**
 * A date as people write it: "30 Oct 2026, 09:10", "about March", "Friday", "13 days ago", "August to September 2026",
 * "since 2024", "not known". Counted from `today` (`YYYY-MM-DD`) once, when it is typed: what was "yesterday" then does
 * not move with the draft. What cannot be read is asked about, never guessed.
 */
export function whenTyped(typed: string, today: string): When {
  const words = typed
    .toLowerCase()
    .replace(/[–—]/g, ' to ')
    .replace(/\s+-\s+/g, ' to ')
    .replace(/\s+/g, ' ')
    .replace(/[.,;]+$/, '')
    .trim()
  if (!words) return noWhen
  if (/^(?:\?+|(?:date )?(?:not known|unknown)|(?:i |we )?(?:do not|don[’']t) know|not sure)$/.test(words))
    return { ...noWhen, unknown: true }
  const since = /^(?:since|from) (?!.* (?:to|until|till) )(.+)$/.exec(words)
  if (since) {
    const from = oneDate(since[1] ?? '', today)
    return from && !from.time ? { ...starting(from), period: true } : UNREAD
  }
  const range = /^(?:from |between )?(.+?) (?:to|until|till|and) (.+)$/.exec(words)
  if (range) return between(range[1] ?? '', range[2] ?? '', today)
  const found = oneDate(words, today)
  return found ? starting(found) : UNREAD
}

/** The words for a date that is known, such that they read back as the same date. */
export const typedFor = (event: Event | undefined): string => (event ? eventWords(event) : '')

function ago(days: number): string {
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days < 0) return 'still to come'
  if (days < 60) return `${days} days ago`
  const months = Math.round(days / 30.44)
  return months < 24 ? `${months} months ago` : `${Math.floor(days / 365.25)} years ago`
}

const daysTo = (date: string, today: string) => Math.round((Date.parse(today) - Date.parse(date)) / DAY)

/** What was understood, to read back beside the field: "Friday 30 Oct 2026, 09:10, 13 days ago". Empty while nothing is. */
export function readBack(when: When, today: string): string {
  const read = whenToEvent(when)
  if (!read.ok || !read.event) return ''
  const { event } = read
  if (event.precision === 'unknown' || !event.date) return eventWords(event)
  if (event.precision === 'minute' || event.precision === 'day') {
    const at = event.time ? `${dayWords(event.date)}, ${event.time}` : dayWords(event.date)
    return `${weekdayOf(event.date)} ${at}, ${ago(daysTo(event.date, today))}`
  }
  if (event.precision === 'period') return eventWords(event)
  const days = daysTo(event.date, today)
  return days < 60 ? eventWords(event) : `${eventWords(event)}, ${ago(days)}`
}

/** Whether what it tells of ended over a year ago. */
export function isLongAgo(when: When, today: string): boolean {
  const read = whenToEvent(when)
  const date = read.ok
    ? (read.event?.end ?? (read.event?.precision === 'period' ? undefined : read.event?.date))
    : undefined
  return date !== undefined && daysTo(date, today) > 365
}
