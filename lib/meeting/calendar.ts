/** A calendar day, `2026-11-22`: no time and no zone. */
export type Day = string

const LENGTH = 86_400_000
const momentOf = (day: Day) => Date.parse(`${day}T00:00:00Z`)
const dayAt = (moment: number): Day => new Date(moment).toISOString().slice(0, 10)
const weekday = (day: Day) => new Date(momentOf(day)).getUTCDay()
const pad = (n: number, width = 2) => String(n).padStart(width, '0')
const day = (year: number, month: number, date: number): Day => `${pad(year, 4)}-${pad(month)}-${pad(date)}`

/** Whether a text names a day that exists. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(momentOf(text)) && dayAt(momentOf(text)) === text

export const addDays = (from: Day, days: number): Day => dayAt(momentOf(from) + days * LENGTH)

/** How many days the second is after the first. */
export const daysBetween = (from: Day, to: Day): number => Math.round((momentOf(to) - momentOf(from)) / LENGTH)

/** The same date so many months on; the month's last day where it has no such date. */
export function addMonths(from: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number)
  const first = Date.UTC(year, month - 1 + months, 1)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayAt(first + (Math.min(date, last) - 1) * LENGTH)
}

/** Easter Sunday, by the Gregorian rule (Meeus, Jones, Butcher). */
function easter(year: number): Day {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return day(year, Math.floor(sum / 31), (sum % 31) + 1)
}

const firstMonday = (year: number, month: number) =>
  addDays(day(year, month, 1), (8 - weekday(day(year, month, 1))) % 7)
const lastMonday = (year: number, month: number) => addDays(firstMonday(year, month + 1), -7)

/** Days proclaimed or moved for one year alone. Nobody can work these out: a new one is added here, or as a closed day of the authority. */
const PROCLAIMED: Record<number, { added: Day[]; gone: Day[] }> = {
  2020: { added: ['2020-05-08'], gone: ['2020-05-04'] },
  2022: { added: ['2022-06-02', '2022-06-03', '2022-09-19'], gone: ['2022-05-30'] },
  2023: { added: ['2023-05-08'], gone: [] },
}

/** The days off for 1 January, 25 and 26 December: on a weekend, the next days that are neither weekend nor taken. */
function instead(dates: readonly Day[]): Day[] {
  const taken: Day[] = []
  for (const wanted of dates) {
    let found = wanted
    while ([0, 6].includes(weekday(found)) || taken.includes(found) || (found !== wanted && dates.includes(found)))
      found = addDays(found, 1)
    taken.push(found)
  }
  return taken
}

/** The bank holidays of England and Wales in one year, in order. */
export function bankHolidays(year: number): Day[] {
  const { added, gone } = PROCLAIMED[year] ?? { added: [], gone: [] }
  const found = [
    ...instead([day(year, 1, 1)]),
    addDays(easter(year), -2),
    addDays(easter(year), 1),
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
    ...instead([day(year, 12, 25), day(year, 12, 26)]),
    ...added,
  ]
  return found.filter(one => !gone.includes(one)).sort()
}

/** Monday to Friday, no bank holiday, and none of the days on which the authority is closed. */
export const isWorkingDay = (on: Day, closed: readonly Day[] = []): boolean =>
  ![0, 6].includes(weekday(on)) && !closed.includes(on) && !bankHolidays(Number(on.slice(0, 4))).includes(on)

/** So many working days after a day; before it where the number is negative. The day itself does not count. */
export function addWorkingDays(from: Day, days: number, closed: readonly Day[] = []): Day {
  const step = Math.sign(days)
  let on = from
  for (let left = Math.abs(days); left > 0; ) {
    on = addDays(on, step)
    if (isWorkingDay(on, closed)) left -= 1
  }
  return on
}

/** The day itself where it is a working day, else the last one before it: for what must be done by then. */
export const workingDayBy = (on: Day, closed: readonly Day[] = []): Day =>
  isWorkingDay(on, closed) ? on : addWorkingDays(on, -1, closed)
