/**
 * Is this an object with exactly these keys? The closed shapes that an entry holds dozens of are checked by hand: a schema
 * library takes longer over each than the hashing does.
 */
export const isClosed = <K extends string>(value: unknown, keys: readonly K[]): value is Record<K, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === keys.length &&
  keys.every(key => Object.hasOwn(value, key))
