import { professionalsOf } from '../meeting/state'
import type { AudienceInfo } from '../protocol/live'
import { innerFields } from '../statements/fields'
import type { Statement } from '../statements/index'
import type { Inner, Particulars } from '../statements/particulars'

/** A share in two statements: what everyone in the audience reads, and what the professionals among them (`to`) read beside it. */
export type Beside = { to: string; open: Statement; particulars: Particulars }

/** Whether family read an audience, as far as a professional's browser is told. */
export const withFamily = ({ kind, among }: AudienceInfo): boolean =>
  kind === 'meeting' || kind === 'own' || (kind === 'named' && among !== undefined)

/** Words as family may have them, and what stays with the professionals; null where nothing does. */
export function parted<T extends object>(words: T): { open: T; inner: Inner } | null {
  const names = Object.keys(innerFields)
  const entries = Object.entries(words)
  const inner = entries.filter(([name]) => names.includes(name))
  if (inner.length === 0) return null
  // The one place where the words are taken apart: each half keeps its fields' types.
  const [open, kept] = [entries.filter(([name]) => !names.includes(name)), inner].map(half => Object.fromEntries(half))
  return { open: open as T, inner: kept as Inner }
}

/** The two statements of a share that family will read and that holds what they never read; null where it is one. */
export function besideOf(id: string, statement: Statement, audience: AudienceInfo): Beside | null {
  if (statement.kind !== 'contribution' && statement.kind !== 'correction') return null
  const halves = withFamily(audience) ? parted(statement) : null
  if (!halves) return null
  const contribution = statement.kind === 'correction' ? statement.contribution : id
  const particulars: Particulars = { kind: 'particulars', v: 1, seen: 0, contribution, version: id, ...halves.inner }
  return { to: professionalsOf(audience), open: halves.open, particulars }
}
