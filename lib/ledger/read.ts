const MAX_NESTING = 64
const WHOLE = /^(0|-?[1-9][0-9]*)$/
const QUOTE = 34
const MINUS = 45
const ZERO = 48
const NINE = 57
const COLON = 58
const OPEN_LIST = 91
const BACKSLASH = 92
const CLOSE_LIST = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

const isWhole = (digits: string): boolean => WHOLE.test(digits) && Number.isSafeInteger(Number(digits))

/** Where the text that opens at `start` ends: after the first quote with an even number of backslashes before it. */
const endOfText = (json: string, start: number): number => {
  for (let quote = json.indexOf('"', start + 1); ; quote = json.indexOf('"', quote + 1)) {
    let first = quote
    while (json.charCodeAt(first - 1) === BACKSLASH) first -= 1
    if ((quote - first) % 2 === 0) return quote + 1
  }
}

const endOfNumber = (json: string, start: number): number => {
  let at = start + 1
  while ('0123456789.eE+-'.includes(json.charAt(at)) && at < json.length) at += 1
  return at
}

/** How many members the objects of this well-formed JSON are given; NaN where a number is not plain or a nest too deep. */
const membersWritten = (json: string): number => {
  let members = 0
  let depth = 0
  for (let at = 0; at < json.length; ) {
    const char = json.charCodeAt(at)
    let end = at + 1
    if (char === QUOTE) end = endOfText(json, at)
    else if (char === COLON) members += 1
    else if (char === OPEN_OBJECT || char === OPEN_LIST) depth += 1
    else if (char === CLOSE_OBJECT || char === CLOSE_LIST) depth -= 1
    else if (char === MINUS || (char >= ZERO && char <= NINE)) {
      end = endOfNumber(json, at)
      if (!isWhole(json.slice(at, end))) return Number.NaN
    }
    if (depth > MAX_NESTING) return Number.NaN
    at = end
  }
  return members
}

/** How many members the objects of a value have; NaN where one is called `__proto__`. */
const membersOf = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + membersOf(item), 0)
  let members = 0
  for (const [key, item] of Object.entries(value)) members += key === '__proto__' ? Number.NaN : 1 + membersOf(item)
  return members
}

/**
 * JSON that means the same in every language, or undefined: UTF-8 without a byte order mark, no key twice in an object and none
 * called `__proto__`, numbers written as whole numbers of at most 2^53 - 1 either way, without sign on zero, fraction or
 * exponent, lists and objects at most 64 deep.
 */
export const readJson = (file: Uint8Array): unknown => {
  try {
    const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file)
    const value: unknown = JSON.parse(json)
    // A key given twice is written more often than the value has it.
    return membersWritten(json) === membersOf(value) ? value : undefined
  } catch {
    return undefined
  }
}
