const encoder = new TextEncoder()

/** UTF-8. The ledger's texts are well formed, so nothing is ever replaced. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text)

export const concat = (...parts: Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

/** No more arguments than any engine takes in one call. */
const CHUNK = 4096

/** Standard base64 with padding (RFC 4648, section 4). */
export const toBase64 = (bytes: Uint8Array): string => {
  if (bytes.length <= CHUNK) return btoa(String.fromCharCode(...bytes))
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(binary)
}

/** The bytes of a text that is known to be base64. */
export const knownBase64 = (text: string): Uint8Array => {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i)
  return bytes
}

/** The bytes of a base64 text, or null unless it is exactly what `toBase64` would have written. */
export const fromBase64 = (text: string): Uint8Array | null => {
  try {
    const bytes = knownBase64(text)
    return toBase64(bytes) === text ? bytes : null
  } catch {
    return null
  }
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

/** Does each value come after the one before, texts by UTF-16 code unit? So none is there twice. */
export const isAscending = <T extends string | number>(values: readonly T[]): boolean =>
  values.every((value, i) => i === 0 || values[i - 1]! < value)
