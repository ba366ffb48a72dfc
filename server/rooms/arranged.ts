import type { MeetingState } from '../../lib/meeting/state'
import type { Refusal } from '../../lib/protocol/codes'
import type { NewEntry, Transaction } from '../ledger/ledger'

/**
 * Something that is done to a meeting over HTTP by somebody who need not have a place in it: decided in the meeting's own queue, alone
 * in its round, and entered in its log in the transaction that does it.
 */
export type Arranged = {
  /** Why not, against exactly the state it would be entered after; null where it can be. */
  refuses(meeting: MeetingState): Refusal | null
  entry: NewEntry
  /** What the access log says of it, in the same transaction. */
  line?: NewEntry
  /** Changes the store. Throws where what it was decided on is another by now: then nothing of it stays. */
  work(tx: Transaction): Promise<void>
}
