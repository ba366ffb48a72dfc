import * as z from 'zod/mini'
import { isAscending, toBase64, utf8 } from './bytes'
import { isClosed } from './closed'
import { audienceFits, type EntryFields, fieldSchemas, NAMES, type Name } from './fields'
import type { Hashes } from './hashes'
import { canonical, isJson, type Json, jcs } from './jcs'
import { leafHash } from './merkle'

const SALT_BYTES = 32
/** Standard base64 of exactly 32 bytes: one spelling only. */
const BASE64_32 = '[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]='
const SPELLING = new RegExp(`^${BASE64_32}$`)
export const base64of32 = z.string().check(z.regex(SPELLING))
const isBase64of32 = (value: unknown): value is string => typeof value === 'string' && SPELLING.test(value)

type Opened = { salt: string; value: Json }
const isOpened = (value: unknown): value is Opened =>
  isClosed(value, ['salt', 'value']) && isBase64of32(value.salt) && isJson(value.value)

/** One content field or one recipient: disclosed with its salt, or its commitment alone. */
export type Item = Opened | { commit: string }
const isItem = (value: unknown): value is Item =>
  isOpened(value) || (isClosed(value, ['commit']) && isBase64of32(value.commit))

const opened = z.custom<Opened>(isOpened)
const item = z.custom<Item>(isItem)
const listed = z.strictObject({ salt: base64of32, list: z.nullable(z.array(item)) })

/** The exact shape of an opening: unknown or missing names are refused. */
export const openingSchema = z.strictObject({
  actor: z.nullable(opened),
  agency: z.nullable(opened),
  at: z.nullable(opened),
  audience: z.nullable(opened),
  content: z.nullable(listed),
  recipients: z.nullable(listed),
  role: z.nullable(opened),
  seq: z.nullable(opened),
  type: z.nullable(opened),
})

/**
 * The salts and values behind a header's commitments. A name that is null is withheld. In `content` each item's value is
 * `{name, value}`, in `recipients` a `Recipient`; items stand in ascending order of their commitments, disclosed or not.
 */
export type Opening = z.infer<typeof openingSchema>

export type Entry = {
  /** Canonical JSON of the nine commitments: all that is public about an entry. */
  header: string
  /** Its leaf in every Merkle tree it belongs to: 32 bytes. */
  leaf: Uint8Array
  /** Everything, disclosed. To be kept sealed. */
  opening: Opening
}

/** HMAC-SHA-256 with the salt as key over the name, a zero byte and the canonical JSON of the value; in base64. */
export const commit = (salt: Uint8Array, name: Name | 'field' | 'person', value: unknown, hashes: Hashes): string =>
  hashes.hmacSha256(toBase64(salt), `${name}\0${jcs(value)}`)

/** The same where the salt is text and the value known to be JSON. */
const commitOf = (each: { salt: string; value: Json }, name: Name | 'field' | 'person', hashes: Hashes): string =>
  hashes.hmacSha256(each.salt, `${name}\0${canonical(each.value)}`)

/** The commitment of one content field (`field`) or recipient (`person`). */
export const itemCommit = (each: Item, name: 'field' | 'person', hashes: Hashes): string =>
  'commit' in each ? each.commit : commitOf(each, name, hashes)

/** The commitments of a list's items, in its order; null when there is no list. */
const listCommits = (list: Item[] | null, name: 'content' | 'recipients', hashes: Hashes): string[] | null =>
  list?.map(each => itemCommit(each, name === 'content' ? 'field' : 'person', hashes)) ?? null

/** The commitment that this name's opening leads to; null while it is withheld. A list out of order leads nowhere: ''. */
export const nameCommit = (opening: Opening, name: Name, hashes: Hashes): string | null => {
  if (name !== 'content' && name !== 'recipients') return opening[name] && commitOf(opening[name], name, hashes)
  const part = opening[name]
  if (part === null) return null
  const value = listCommits(part.list, name, hashes)
  return isAscending(value ?? []) ? commitOf({ salt: part.salt, value }, name, hashes) : ''
}

/** A header from its nine commitments: canonical JSON, since the names are in order and base64 needs no escapes. */
const headerOf = (commits: readonly string[]): string =>
  `{"commits":{${NAMES.map((name, i) => `"${name}":"${commits[i]}"`).join(',')}},"v":1}`

const HEADER = new RegExp(`^\\{"commits":\\{${NAMES.map(name => `"${name}":"(${BASE64_32})"`).join(',')}\\},"v":1\\}$`)

/** The nine commitments of a header. */
export type Commits = ReadonlyMap<Name, string>

/** The commitments in a header, or null unless it is canonical to the byte. */
export const parseHeader = (header: string): Commits | null => {
  const match = HEADER.exec(header)
  return match && new Map(NAMES.map((name, i) => [name, match[i + 1] ?? '']))
}

/** The leaf of an entry's header. */
export const headerLeaf = (header: string, hashes: Hashes): Uint8Array => leafHash(utf8(header), hashes)

/** How many random bytes `makeEntry` needs for these fields: 32 a commitment. */
export const saltBytes = ({ content, recipients }: Pick<EntryFields, 'content' | 'recipients'>): number =>
  SALT_BYTES * (NAMES.length + Object.keys(content ?? {}).length + (recipients ?? []).length)

type Committed = { item: Item; commit: string }

/** A list's items with their commitments, in the order of those. */
const inOrder = (values: Json[], name: 'field' | 'person', salt: () => string, hashes: Hashes): Committed[] =>
  values
    .map(value => {
      const item = { salt: salt(), value }
      return { item, commit: commitOf(item, name, hashes) }
    })
    .sort((a, b) => (a.commit < b.commit ? -1 : 1))

const fieldsOf = (content: Record<string, Json>): Json[] =>
  Object.keys(content)
    .sort()
    .map(name => ({ name, value: content[name] ?? null }))

const entrySchema = z.strictObject(fieldSchemas).check(z.refine(audienceFits))

/**
 * Makes an entry. `salts` is one run of `saltBytes(fields)` fresh random bytes: never used before, never used again.
 * Throws a TypeError, without the values, on fields outside their schema, and a RangeError on the wrong number of salts.
 */
export const makeEntry = (fields: EntryFields, salts: Uint8Array, hashes: Hashes): Entry => {
  const checked = entrySchema.safeParse(fields)
  if (checked.success && !isJson(fields)) throw new TypeError('Not an entry: a text or number that no log can hold')
  if (!checked.success)
    throw new TypeError(`Not an entry: ${checked.error.issues[0]?.path.join('.') || 'its audience'}`)
  if (salts.length !== saltBytes(fields)) throw new RangeError('Not the number of salts these fields need')
  let taken = 0
  const salt = (): string => toBase64(salts.subarray(taken, (taken += SALT_BYTES)))
  const { actor, agency, at, audience, content, recipients, role, seq, type } = fields
  const opening: Opening = {
    actor: { salt: salt(), value: actor },
    agency: { salt: salt(), value: agency },
    at: { salt: salt(), value: at },
    audience: { salt: salt(), value: audience },
    content: { salt: salt(), list: null },
    recipients: { salt: salt(), list: null },
    role: { salt: salt(), value: role },
    seq: { salt: salt(), value: seq },
    type: { salt: salt(), value: type },
  }
  const said = content && inOrder(fieldsOf(content), 'field', salt, hashes)
  const told = recipients && inOrder(recipients, 'person', salt, hashes)
  const commits = NAMES.map(name => {
    const part = opening[name]!
    if ('value' in part) return commitOf(part, name, hashes)
    const items = name === 'content' ? said : told
    part.list = items?.map(({ item }) => item) ?? null
    return commitOf({ salt: part.salt, value: items?.map(({ commit }) => commit) ?? null }, name, hashes)
  })
  const header = headerOf(commits)
  return { header, leaf: headerLeaf(header, hashes), opening }
}
