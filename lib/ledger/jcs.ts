import canonicalize from 'canonicalize'

/** What the ledger can commit to: JSON whose every value has one spelling in every language. See `isJson`. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** How deep lists and objects may nest, so that a reader with a small stack can read every entry. */
export const MAX_DEPTH = 32

/** Text with no NUL (PostgreSQL and C cannot hold it) and no lone surrogate (UTF-8 cannot). */
export const isText = (value: unknown): value is string => typeof value === 'string' && !/\0|\p{Surrogate}/u.test(value)

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
  if (Array.isArray(value)) return Array.from(value).every(item => isJson(item, depth + 1))
  if (!isPlain(value)) return false
  for (const [key, item] of Object.entries(value))
    if (!isText(key) || key === '__proto__' || !isJson(item, depth + 1)) return false
  return true
}

/** Canonical JSON (RFC 8785). Throws a TypeError, without the value, on what `isJson` refuses. */
export const jcs = (value: unknown): string => {
  if (!isJson(value))
    throw new TypeError('Not canonical JSON: only whole numbers, well-formed text, lists and plain objects')
  return canonical(value)
}

/** Canonical JSON of what is known to be the ledger's JSON. */
export const canonical = (value: Json): string => canonicalize(value) ?? ''
