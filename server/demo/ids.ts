import { createHash } from 'node:crypto'

const NAMESPACE = 'roundtable-demo/1'

/** The demo meeting's id, as the contract names it. */
export const DEMO_MEETING = '00000000-0000-4000-8000-000000000001'

/** The same UUID (version 5 in form) for the same parts, in every run and on every machine. */
export function stableId(...parts: readonly string[]): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([NAMESPACE, ...parts]))
    .digest()
    .subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
