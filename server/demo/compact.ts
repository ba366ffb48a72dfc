/** Without the fields that are undefined: an absent field is not there at all. */
export function compact<T extends object>(value: T): T {
  const kept = { ...value }
  for (const key of Object.keys(kept)) if (Reflect.get(kept, key) === undefined) Reflect.deleteProperty(kept, key)
  return kept
}
