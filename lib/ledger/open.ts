import { z } from 'zod'
import { type Item, nameCommit, type Opening, openingSchema, parseHeader } from './entry'
import { audienceFits, type EntryFields, fieldSchemas, NAMES, type Name } from './fields'
import type { Hashes } from './hashes'
import type { Json } from './jcs'

/** How much of an entry is withheld: names and content fields, and recipients one by one. */
export type Withheld = { fields: number; people: number }

/** What an entry's opening discloses. A name that is absent is withheld; null means that it has no value. */
export type OpenEntry = { ok: true; fields: Partial<EntryFields>; withheld: Withheld }

/**
 * Why an opening was refused: `schema` (not the shape of an opening), `header` (not a header), `opening` (a value or salt is
 * not what the header commits to), `value` (it is, but no entry may say this). `part` is the name concerned.
 */
export type EntryFailure = { ok: false; failure: 'schema' | 'header' | 'opening' | 'value'; part: string }

const failed = (failure: EntryFailure['failure'], part: string): EntryFailure => ({ ok: false, failure, part })

const field = z.strictObject({ name: z.string().min(1), value: z.unknown() })

/** The disclosed values of a list; an absent list is null. */
const valuesOf = (list: Item[] | null): Json[] | null =>
  list === null ? null : list.flatMap(each => ('value' in each ? [each.value] : []))

const contentOf = (values: Json[] | null): unknown => {
  if (values === null) return null
  const pairs = values.map(value => field.safeParse(value))
  const named = pairs.flatMap(({ data }) => (data === undefined ? [] : [[data.name, data.value] as const]))
  const distinct = new Set(named.map(([name]) => name)).size
  return distinct === values.length ? Object.fromEntries(named) : undefined
}

const openedValue = (opening: Opening, name: Name): unknown => {
  const part = opening[name]
  if (part === null) return undefined
  if ('value' in part) return part.value
  return name === 'content' ? contentOf(valuesOf(part.list)) : valuesOf(part.list)
}

const hidden = (list: Item[] | null | undefined): number => (list ?? []).filter(each => 'commit' in each).length

const withheldOf = (opening: Opening): Withheld => ({
  fields: NAMES.filter(name => opening[name] === null).length + hidden(opening.content?.list),
  people: hidden(opening.recipients?.list),
})

const partialSchema = z.strictObject(fieldSchemas).partial()

/** Checks an opening of a known shape against its header. See `openEntry`. */
export const checkOpening = (header: string, opening: Opening, hashes: Hashes): OpenEntry | EntryFailure => {
  const commits = parseHeader(header)
  if (commits === null) return failed('header', 'header')
  for (const name of NAMES) {
    const found = nameCommit(opening, name, hashes)
    if (found !== null && found !== commits.get(name)) return failed('opening', name)
  }
  const present = NAMES.filter(name => opening[name] !== null)
  const values = Object.fromEntries(present.map(name => [name, openedValue(opening, name)]))
  const wrong = present.find(name => values[name] === undefined || !fieldSchemas[name].safeParse(values[name]).success)
  if (wrong !== undefined) return failed('value', wrong)
  const fields = partialSchema.parse(values)
  return audienceFits(fields) ? { ok: true, fields, withheld: withheldOf(opening) } : failed('value', 'audience')
}

/** Checks an opening, whole or in part, against its header, and gives what it discloses or the first thing wrong with it. */
export const openEntry = (header: string, opening: unknown, hashes: Hashes): OpenEntry | EntryFailure => {
  const parsed = openingSchema.safeParse(opening)
  return parsed.success
    ? checkOpening(header, parsed.data, hashes)
    : failed('schema', parsed.error.issues[0]?.path.join('.') ?? '')
}
