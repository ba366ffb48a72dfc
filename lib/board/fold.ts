import { kindOf, parseStatement, type Statement } from '../statements/index'
import type { By, Stamp } from '../statements/kind'
import { BoardDraft, type BoardView } from './draft'

/** One audience's document, read out: its statements and the server's receipts, by statement id. */
export type Window = { audience: string; statements: ReadonlyMap<string, unknown>; stamps: ReadonlyMap<string, Stamp> }

/** The board a person sees (`lists`: which audiences are named lists; `people`: who is in the meeting, as they know them): every stamped statement of their audiences, in the order of time. Statements without a receipt are not on the board yet. */
export function foldBoard(
  windows: readonly Window[],
  codeOf: (agency: string) => string,
  lists: ReadonlySet<string> = new Set(),
  people: readonly By[] = [],
): BoardView {
  const stampOf = (id: string) => windows.find(w => w.stamps.has(id))?.stamps.get(id)
  const stamped = windows.flatMap(({ audience, statements, stamps }) =>
    [...statements].flatMap(([id, value]) => {
      const stamp = stamps.get(id)
      const statement = stamp && statementIn(value)
      return stamp && statement ? [{ id, audience, statement, stamp }] : []
    }),
  )
  stamped.sort((a, b) => (a.stamp.at < b.stamp.at ? -1 : 1))
  const board = new BoardDraft(stampOf)
  for (const item of stamped) kindOf(item.statement).fold(board, item)
  return board.finish(codeOf, lists, people)
}

const read = new WeakMap<object, Statement | null>()

/** A statement in a document never changes, so each is parsed once; null where it is none we know. */
function statementIn(value: unknown): Statement | null {
  if (typeof value !== 'object' || value === null) return null
  const known = read.get(value)
  if (known !== undefined) return known
  const parsed = parseStatement(value)
  const statement = parsed.ok ? parsed.statement : null
  read.set(value, statement)
  return statement
}
