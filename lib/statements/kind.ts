import type * as z from 'zod/mini'
import type { BoardDraft } from '../board/draft'
import type { MeetingState, Member } from '../meeting/state'
import type { Refusal } from '../protocol/codes'

/** The server's receipt for a statement. `at` is UTC with microseconds and strictly increases within a meeting; `n` counts from 1 within an audience; `leaf` is base64. */
export type Stamp = { n: number; at: string; by: By; leaf: string }
export type By = { person: string; name: string; agency: string; role: string }

/** A statement in its place: what `fold` and `sentence` are given. */
export type Stamped<S> = { id: string; audience: string; statement: S; stamp: Stamp }

/**
 * One kind of statement: everything the product knows about it, in one file.
 * The roles and meeting statuses that may make it stand in the policy table; `may` adds what only its content can tell.
 */
export type Kind<Name extends string = string, Schema extends z.ZodMiniType = z.ZodMiniType> = {
  name: Name
  v: 1
  schema: Schema
  /**
   * Where it lives: in the audience its author chose, in that of what it is about, with the professionals (among those readers, where it
   * is about something), or, `judged`, with whichever professionals its author chose.
   */
  audience: 'chosen' | 'same' | 'professionals' | 'judged'
  /** Refuses what points at nothing the audience can read, at another's words, or at words that are gone. Null means yes. */
  may(actor: Member, statement: z.infer<Schema>, meeting: MeetingState, audience: string): Refusal | null
  /** Brings the meeting's state up to date, and names the statements whose words now leave the document. */
  settle(
    meeting: MeetingState,
    placed: { id: string; audience: string; by: Member; statement: z.infer<Schema> },
  ): string[]
  fold(board: BoardDraft, stamped: Stamped<z.infer<Schema>>): void
  /** The trail's sentence after the person's name: "shared this under Accurate". */
  sentence(statement: z.infer<Schema>): string
  /** Statements the server accepts. Ids of other statements are left to the caller. */
  examples: z.infer<Schema>[]
}

export const kind = <const Name extends string, Schema extends z.ZodMiniType>(
  definition: Kind<Name, Schema>,
): Kind<Name, Schema> => definition
