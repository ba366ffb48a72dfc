/** A record of what is left once blanks are out; undefined when nothing is. */
export function some<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } | undefined {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '' && value !== false)
  // The one place where blanks are dropped: entries keep their types, only fewer of them.
  return kept.length ? (Object.fromEntries(kept) as { [K in keyof T]?: NonNullable<T[K]> }) : undefined
}
