import * as z from 'zod/mini'
import { contribution } from './contribution'
import { correction } from './correction'
import type { Kind } from './kind'
import { mark } from './mark'
import { reply } from './reply'
import { withdrawal } from './withdrawal'

/** The one table of statement kinds. Gate, fold, trail, `/api/schema` and the tests work from it. */
export const KINDS = { contribution, correction, withdrawal, mark, reply } as const
export type KindName = keyof typeof KINDS
const table: Record<KindName, Kind> = KINDS

/** Everything the product knows about a statement's kind. */
export const kindOf = (statement: { kind: KindName }): Kind => table[statement.kind]
export const KIND_NAMES = Object.keys(KINDS) as KindName[]

const schema = z.discriminatedUnion('kind', [
  contribution.schema,
  correction.schema,
  withdrawal.schema,
  mark.schema,
  reply.schema,
])
export type Statement = z.infer<typeof schema>

/** Parses without changing anything; null where it is no statement we know. */
export function parseStatement(value: unknown): { ok: true; statement: Statement } | { ok: false; path: string } {
  const result = schema.safeParse(value)
  if (result.success) return { ok: true, statement: result.data }
  return { ok: false, path: result.error.issues[0]?.path.join('.') ?? '' }
}
