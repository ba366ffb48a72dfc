import type { Window } from '../../lib/board/fold'
import type { Stamp } from '../../lib/statements/kind'
import type { Loaded } from '../rooms/load'

/** What every professional reads of a meeting as it was loaded, under everyone's own name: nothing that is on a named list. */
export function windowsOf({ meeting, documents }: Pick<Loaded, 'meeting' | 'documents'>): Window[] {
  const open = [...meeting.audiences.values()].filter(({ kind }) => kind !== 'named')
  const windows = new Map(
    open.map(({ id }) => [id, { statements: new Map<string, unknown>(), stamps: new Map<string, Stamp>() }]),
  )
  for (const [id, { audience, receipt }] of meeting.said) {
    const row = documents.get(audience)?.get(id)
    const window = windows.get(audience)
    if (!row || !window || !receipt) continue
    const { at, by, leaf } = receipt
    window.stamps.set(id, { n: row.n, at, by, leaf })
    if (row.value !== null) window.statements.set(id, row.value)
  }
  return [...windows].map(([audience, window]) => ({ audience, ...window }))
}
