import type { AgencyView, AlertView, ContributionView, FamilyWords, QuestionView } from '../../lib/board/draft'
import type { MattersView } from '../../lib/board/matters'
import type { Refusal } from '../../lib/protocol/codes'
import type { ActReply, Notice, Reached, Roster, State } from '../../lib/protocol/live'
import type { Statement } from '../../lib/statements/index'

/** `waiting`: trying for the first time; `live`: every room is in step, and nothing was lost since; `offline`: not connected since `since`; `over`: ended for this person, `reason` says why. */
export type Connection =
  | { is: 'waiting' }
  | { is: 'live' }
  | { is: 'offline'; since: string }
  | {
      is: 'over'
      reason: 'signed-out' | 'not-allowed' | 'no-such-meeting' | 'ended' | 'reload' | 'too-fast' | 'rolled-back'
    }

/** A statement of mine that the server has not confirmed yet. */
export type Sending = { id: string; audience: string; statement: Statement }
/** A statement of mine that was turned down: the words are still here. */
export type Returned = Sending & { refusal: Refusal }

/** The whole browser side of one meeting, as screens use it. */
export type Live = {
  connection: Connection
  state: State | null
  roster: Roster | null
  /** How many statements this browser holds of each audience. */
  reached: Reached
  board: ContributionView[]
  /** What agencies said of their own looking; only professionals have any. */
  agencies: AgencyView[]
  /** What cannot wait; only professionals have any. */
  alerts: AlertView[]
  /** What was asked of agencies; only professionals have any. */
  questions: QuestionView[]
  /** The family's own words, as far as this person can read them. */
  family: FamilyWords[]
  /** What is decided, to be done and in conflict, as far as this person can read it. */
  matters: MattersView
  /** The page can be reached and live connections cannot: the network between blocks them. */
  blocked: boolean
  /** How far the server's clock is ahead of this machine's, ms. */
  ahead: number
  sending: Sending[]
  returned: Returned[]
  /** Server time of the newest statement this browser holds; null before the first. */
  loggedAt: string | null
  /** Whether this browser's own count of the log agrees with the signed checkpoint. */
  witness: 'checking' | 'agrees' | 'disagrees'
  /** How many were shared while we were not connected, at the last reconnection. */
  missed: number
  /** The newest line this person should hear about. */
  notice?: Notice
  /** Puts a statement on the wire and returns its id. Pass the id of a returned one to share it again. `statement.seen` is filled in by the caller from `state.audiences`. */
  share(audience: string, statement: Statement, id?: string): string
  act(verb: string, input: Record<string, unknown>): Promise<ActReply>
  /** Takes a returned statement off the list once its words are kept elsewhere. */
  dismiss(id: string): void
}
