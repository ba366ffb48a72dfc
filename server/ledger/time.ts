/** Microseconds since 1970 as the ledger writes a time: `2026-11-22T14:03:22.123456Z`. */
export function formatMicros(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000)
  const rest = String(micros - seconds * 1_000_000).padStart(6, '0')
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${rest}Z`
}

/** The next moment a log may carry: the clock's, or just after the newest entry where the clock has been set back. */
export const nextMicros = (clock: number, last: number | null) => (last !== null && last >= clock ? last + 1 : clock)

/** The first moment after a time that the ledger wrote: no later entry can be older. */
export const momentAfter = (at: string) =>
  formatMicros(Date.parse(`${at.slice(0, 19)}Z`) * 1000 + Number(at.slice(20, 26)) + 1)
