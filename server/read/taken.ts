import { actOf } from '../acts/index'
import type { ReadEntry } from '../ledger/ledger'

/** The statements whose words were taken down, or back: held for whoever reviews it, and shown to nobody else. */
export const takenOff = (entries: readonly ReadEntry[]): ReadonlySet<string> =>
  new Set(
    entries.flatMap(({ fields }) =>
      fields?.type.startsWith('act.') ? (actOf(fields.type.slice(4))?.takes?.(fields.content ?? {}) ?? []) : [],
    ),
  )

/** The contributions that are on no board any more, because the words they had last were taken down: no reference counts them. */
export function offBoard(entries: readonly ReadEntry[], taken: ReadonlySet<string>): ReadonlySet<string> {
  const current = new Map<string, string>()
  for (const { fields, once } of entries) {
    if (fields?.type === 'statement.contribution') current.set(once, once)
    if (fields?.type === 'statement.correction') current.set(String(fields.content?.contribution), once)
  }
  return new Set([...current].flatMap(([contribution, version]) => (taken.has(version) ? contribution : [])))
}
