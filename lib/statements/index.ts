import * as z from 'zod/mini'
import { acknowledgement } from './acknowledgement'
import { action } from './action'
import { addition } from './addition'
import { alert } from './alert'
import { answer } from './answer'
import { confirmation } from './confirmation'
import { conflict } from './conflict'
import { contribution } from './contribution'
import { correction } from './correction'
import { decision } from './decision'
import { declaration } from './declaration'
import { familyView } from './family-view'
import { UNSEEN } from './fields'
import type { Kind } from './kind'
import { mark } from './mark'
import { notShared } from './not-shared'
import { particulars } from './particulars'
import { question } from './question'
import { reply } from './reply'
import { stance } from './stance'
import { told } from './told'
import { widening } from './widening'
import { withdrawal } from './withdrawal'

/** The one table of statement kinds. Gate, fold, trail, `/api/schema` and the tests work from it. */
export const KINDS = {
  contribution,
  correction,
  withdrawal,
  mark,
  reply,
  declaration,
  'not-shared': notShared,
  told,
  decision,
  stance,
  action,
  conflict,
  particulars,
  widening,
  alert,
  acknowledgement,
  confirmation,
  addition,
  question,
  answer,
  'family-view': familyView,
} as const
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
  declaration.schema,
  notShared.schema,
  told.schema,
  decision.schema,
  stance.schema,
  action.schema,
  conflict.schema,
  particulars.schema,
  widening.schema,
  alert.schema,
  acknowledgement.schema,
  confirmation.schema,
  addition.schema,
  question.schema,
  answer.schema,
  familyView.schema,
])
export type Statement = z.infer<typeof schema>

export type Parsed = { ok: true; statement: Statement } | { ok: false; path: string; unseen: boolean }

/** Parses without changing anything. Otherwise the field it fails at ('' for the whole), and whether nothing in it can be seen. */
export function parseStatement(value: unknown): Parsed {
  const result = schema.safeParse(value)
  if (result.success) return { ok: true, statement: result.data }
  const [issue] = result.error.issues
  return { ok: false, path: issue?.path.join('.') ?? '', unseen: issue?.message === UNSEEN }
}
