const LONE_SURROGATES = /\p{Surrogate}/gu

const cleanText = (text: string) => text.replaceAll('\0', '').replace(LONE_SURROGATES, '\uFFFD')

/**
 * What a person typed, made fit for the wire, so that the server never has to refuse or change it: without NUL, with
 * half characters (left by some input methods) replaced, without absent fields. Anything else stays as it is.
 */
export function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  const present = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(present.map(([name, field]) => [name, clean(field)]))
}
