import type { Transaction } from '../ledger/ledger'

/** Plain JSON, as the access log commits to it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

export type Actor = { person: string; name: string }

/** One line for the access log. `actor` is who did it, null when nobody proved who they are; `agency` is the agency's name. */
export type AccessEntry = {
  type:
    | 'act.sign-in'
    | 'act.sign-in-refused'
    | 'act.sign-out'
    | 'act.step-up'
    | 'act.step-up-refused'
    | 'act.second-factor-set'
    | 'act.recovery-codes-made'
    | 'act.passphrase-changed'
    | 'act.account-linked'
  actor: Actor | null
  agency: string | null
  role: string | null
  content: Record<string, Json> | null
}

/** Something done in the transaction that enters a line: both happen, or neither. */
export type Within = (tx: Transaction) => Promise<void>

/** Resolves when the entry, and what is done with it, is durable; rejects when it is not. */
export type AccessLog = (entry: AccessEntry, within?: Within) => Promise<void>

/** Does something together with its line in the log. */
export type Logged = (work: Within) => Promise<void>
