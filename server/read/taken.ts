import { actOf } from '../acts/index'
import type { ReadEntry } from '../ledger/ledger'

const acts = (entries: readonly ReadEntry[]) =>
  entries.flatMap(({ fields }) =>
    fields?.type.startsWith('act.') ? [{ ...fields, content: fields.content ?? {} }] : [],
  )

/** The statements whose words were taken down, or back, whatever became of them since. */
const wentOff = (entries: readonly ReadEntry[]) =>
  new Set(acts(entries).flatMap(({ type, content }) => actOf(type.slice('act.'.length))?.takes?.(content) ?? []))

/**
 * The statements whose words were taken down, or back: held for whoever reviews it, and shown to nobody else. Not those that a review
 * had stand again before the same people, as long as they do.
 */
export function takenOff(entries: readonly ReadEntry[]): ReadonlySet<string> {
  const off = wentOff(entries)
  const stood = new Map(entries.map(({ once, audience }) => [once, audience]))
  // What was restored last first: it may have been restored before.
  for (const { type, content } of acts(entries).reverse()) {
    const { of, as, audience } = content
    if (type === 'act.restore' && !off.has(String(as)) && stood.get(String(of)) === audience) off.delete(String(of))
  }
  return off
}

/** The contributions that are on no board any more, because the words they had last were taken down: no reference counts them. */
export function offBoard(entries: readonly ReadEntry[]): ReadonlySet<string> {
  const taken = wentOff(entries)
  const current = new Map<string, string>()
  for (const { fields, once } of entries) {
    if (fields?.type === 'statement.contribution') current.set(once, once)
    if (fields?.type === 'statement.correction') current.set(String(fields.content?.contribution), once)
  }
  return new Set([...current].flatMap(([contribution, version]) => (taken.has(version) ? contribution : [])))
}
