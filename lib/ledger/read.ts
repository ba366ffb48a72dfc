const SPACE = new Set([' ', '\t', '\n', '\r'])
const MAX_NESTING = 64
const WHOLE = /^(0|-?[1-9][0-9]*)$/

const isWhole = (digits: string): boolean => WHOLE.test(digits) && Number.isSafeInteger(Number(digits))

/** Where the text that opens at `start` ends: after the first quote with an even number of backslashes before it. */
const endOfText = (json: string, start: number): number => {
  for (let quote = json.indexOf('"', start + 1); ; quote = json.indexOf('"', quote + 1)) {
    let first = quote
    while (json[first - 1] === '\\') first -= 1
    if ((quote - first) % 2 === 0) return quote + 1
  }
}

const endOfWord = (json: string, start: number): number => {
  let at = start
  while (at < json.length && !'{}[],:"'.includes(json[at] ?? '') && !SPACE.has(json[at] ?? '')) at += 1
  return at
}

/** In JSON that is known to be well formed: is no key given twice, no number other than a plain whole one, no nest too deep? */
const isUnambiguous = (json: string): boolean => {
  const open: (Set<string> | null)[] = []
  let before = ''
  for (let at = 0; at < json.length; ) {
    const char = json[at] ?? ''
    const keys = open.at(-1)
    if (SPACE.has(char)) {
      at += 1
      continue
    }
    let end = at + 1
    if (char === '{' || char === '[') open.push(char === '{' ? new Set() : null)
    else if (char === '}' || char === ']') open.pop()
    else if (char === '"') {
      end = endOfText(json, at)
      if (keys && before !== ':') {
        const key: unknown = JSON.parse(json.slice(at, end))
        if (typeof key !== 'string' || key === '__proto__' || keys.has(key)) return false
        keys.add(key)
      }
    } else if (char !== ',' && char !== ':') {
      end = endOfWord(json, at)
      if ((char === '-' || (char >= '0' && char <= '9')) && !isWhole(json.slice(at, end))) return false
    }
    if (open.length > MAX_NESTING) return false
    before = char
    at = end
  }
  return true
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
    return isUnambiguous(json) ? value : undefined
  } catch {
    return undefined
  }
}
