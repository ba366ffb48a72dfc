import { isAscending } from './bytes'

/** What the ledger can commit to: JSON whose every value has one spelling in every language. See `isJson`. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** How deep lists and objects may nest, so that a reader with a small stack can read every entry. */
export const MAX_DEPTH = 32

/** Text with no NUL (PostgreSQL and C cannot hold it) and no lone surrogate (UTF-8 cannot). */
export const isText = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\0') && value.isWellFormed()

const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value)
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null
  return plain && Object.getOwnPropertySymbols(value).length === 0
}

/**
 * Is this value the ledger's JSON? Admitted: null, booleans, whole numbers of at most 2^53 - 1 either way (never -0), text
 * (see `isText`), lists without holes, plain objects. Refused: fractions, NaN, undefined, the key `__proto__`, any other object,
 * and nesting deeper than `MAX_DEPTH`.
 */
export const isJson = (value: unknown, depth = 0): value is Json => {
  if (value === null || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0)
  if (typeof value === 'string') return isText(value)
  if (typeof value !== 'object' || depth >= MAX_DEPTH) return false
  return Array.isArray(value) ? isList(value, depth) : isPlain(value) && isObject(value, depth)
}

/** A hole reads as undefined, which is no JSON. */
const isList = (list: readonly unknown[], depth: number): boolean => {
  for (let i = 0; i < list.length; i += 1) if (!isJson(list[i], depth + 1)) return false
  return true
}

const isObject = (object: object, depth: number): boolean => {
  const items: unknown[] = Object.values(object)
  return Object.keys(object).every((key, i) => isText(key) && key !== '__proto__' && isJson(items[i], depth + 1))
}

/** Canonical JSON (RFC 8785). Throws a TypeError, without the value, on what `isJson` refuses. */
export const jcs = (value: unknown): string => {
  if (!isJson(value))
    throw new TypeError('Not canonical JSON: only whole numbers, well-formed text, lists and plain objects')
  return canonical(value)
}

/**
 * Canonical JSON of what is known to be the ledger's JSON. RFC 8785 takes the spelling of texts and numbers from ECMAScript's
 * `JSON.stringify`, and the order of keys from its `sort`: what is left is to put them together.
 */
export const canonical = (value: Json): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  let out = ''
  if (Array.isArray(value)) {
    for (const item of value) out += `${out && ','}${canonical(item)}`
    return `[${out}]`
  }
  const names = Object.keys(value)
  for (const name of isAscending(names) ? names : names.sort())
    out += `${out && ','}${JSON.stringify(name)}:${canonical(value[name] ?? null)}`
  return `{${out}}`
}
