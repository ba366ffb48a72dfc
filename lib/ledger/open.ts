import * as z from 'zod/mini'
import { isClosed } from './closed'
import { type Commits, type Item, nameCommit, type Opening, openingSchema, parseHeader } from './entry'
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

const isField = (value: Json): value is { name: string; value: Json } =>
  isClosed(value, ['name', 'value']) && typeof value.name === 'string' && value.name !== ''

/** The disclosed values of a list; an absent list is null. */
const valuesOf = (list: Item[] | null): Json[] | null =>
  list === null ? null : list.flatMap(each => ('value' in each ? [each.value] : []))

/** The fields by name; what is not a field, or one there twice, leaves a list, which content never is. */
const contentOf = (values: Json[] | null): unknown => {
  if (values === null) return null
  const named = values.flatMap(value => (isField(value) ? [[value.name, value.value] as const] : []))
  const distinct = new Set(named.map(([name]) => name)).size
  return distinct === values.length ? Object.fromEntries(named) : values
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

const valuesOfOpening = (opening: Opening): Partial<Record<Name, unknown>> =>
  Object.fromEntries(NAMES.filter(name => opening[name] !== null).map(name => [name, openedValue(opening, name)]))

const partialSchema = z.partial(z.strictObject(fieldSchemas))

/** What an opening says, not held against its header; null where no entry may say that. For openings whose bytes are vouched for. */
export const disclosed = (opening: Opening): Partial<EntryFields> | null => {
  const { data } = partialSchema.safeParse(valuesOfOpening(opening))
  return data !== undefined && audienceFits(data) ? data : null
}

/** Checks an opening of a known shape against the commitments of its header. See `openEntry`. */
export const checkOpening = (commits: Commits, opening: Opening, hashes: Hashes): OpenEntry | EntryFailure => {
  for (const name of NAMES) {
    const found = nameCommit(opening, name, hashes)
    if (found !== null && found !== commits.get(name)) return failed('opening', name)
  }
  const { data: fields, error } = partialSchema.safeParse(valuesOfOpening(opening))
  if (error) return failed('value', String(error.issues[0]?.path[0]))
  return audienceFits(fields) ? { ok: true, fields, withheld: withheldOf(opening) } : failed('value', 'audience')
}

/** Checks an opening, whole or in part, against its header, and gives what it discloses or the first thing wrong with it. */
export const openEntry = (header: string, opening: unknown, hashes: Hashes): OpenEntry | EntryFailure => {
  const parsed = openingSchema.safeParse(opening)
  if (!parsed.success) return failed('schema', parsed.error.issues[0]?.path.join('.') ?? '')
  const commits = parseHeader(header)
  return commits === null ? failed('header', 'header') : checkOpening(commits, parsed.data, hashes)
}
