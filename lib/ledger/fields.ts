import * as z from 'zod/mini'
import { isClosed } from './closed'
import { isJson, type Json } from './jcs'

/** What every entry commits to, in the order of its header. Closed: an entry always has all nine. */
export const NAMES = ['actor', 'agency', 'at', 'audience', 'content', 'recipients', 'role', 'seq', 'type'] as const
export type Name = (typeof NAMES)[number]

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const daysIn = (year: number, month: number): number => {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0)
}

/** A server time: `2026-11-22T14:03:22.123456Z`, a day and time that exist. Such times sort as text. */
export const isTime = (text: string): boolean => {
  const parts = /^([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.[0-9]{6}Z$/.exec(text)
  if (parts === null) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number)
  return day >= 1 && day <= daysIn(year, month) && hour <= 23 && minute <= 59 && second <= 59
}

const text = z.string().check(z.minLength(1))
const isRecord = (value: unknown): boolean =>
  isJson(value) && typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.hasOwn(value, '')
const isFilled = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isRecipient = (value: unknown): value is Recipient =>
  isClosed(value, ['person', 'name', 'agency', 'role']) &&
  isFilled(value.person) &&
  isFilled(value.name) &&
  (value.agency === null || isFilled(value.agency)) &&
  isFilled(value.role)
const distinct = (people: Recipient[]): boolean => new Set(people.map(p => p.person)).size === people.length

/** One schema for each name: what its value may be, once opened. */
export const fieldSchemas = {
  actor: z.nullable(z.strictObject({ person: text, name: text })),
  agency: z.nullable(text),
  at: z.string().check(z.refine(isTime)),
  audience: z.nullable(z.string().check(z.regex(/^[a-z0-9-]{1,64}$/))),
  content: z.nullable(z.custom<Record<string, Json>>(isRecord)),
  recipients: z.nullable(z.array(z.custom<Recipient>(isRecipient)).check(z.refine(distinct))),
  role: z.nullable(text),
  seq: z.int().check(z.minimum(1)),
  type: z.string().check(z.regex(/^(statement|act)\.[A-Za-z][A-Za-z0-9_-]*$/)),
}

/** Someone who could see a statement from the moment it was entered. */
export type Recipient = { person: string; name: string; agency: string | null; role: string }

/** What one entry says. */
export type EntryFields = {
  /** Its place in the log, from 1: the size of the log once it is in. */
  seq: number
  /** `statement.<kind>` or `act.<verb>`. */
  type: string
  /** Server time in UTC with microseconds; later than that of the entry before. */
  at: string
  /** Who did it; null for the server itself. */
  actor: { person: string; name: string } | null
  /** The name of the agency they spoke for. */
  agency: string | null
  /** Their role in the meeting. */
  role: string | null
  /** Who may read it: the audience's id. Statements have one, acts never. */
  audience: string | null
  /** Everyone who could see it at that instant, the writer excluded. */
  recipients: Recipient[] | null
  /** The words and facts themselves, field by field. */
  content: Record<string, Json> | null
}

/** Statements have an audience and acts have none. Not judged while either is withheld. */
export const audienceFits = ({ type, audience }: Partial<EntryFields>): boolean =>
  type === undefined || audience === undefined || type.startsWith('statement.') === (audience !== null)
