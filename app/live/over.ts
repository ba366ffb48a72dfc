import { CLOSE, type Refusal, type RefusalCode } from '../../lib/protocol/codes'
import { live as text } from '../../lib/text/live'
import type { Connection } from './types'

/** Why a connection is over for good. */
export type Over = Extract<Connection, { is: 'over' }>['reason']

const REASONS: Partial<Record<number, Over>> = {
  [CLOSE.signedOut]: 'signed-out',
  [CLOSE.notAllowed]: 'not-allowed',
  [CLOSE.noSuchRoom]: 'no-such-meeting',
  [CLOSE.ended]: 'ended',
  [CLOSE.tooLarge]: 'reload',
  [CLOSE.reload]: 'reload',
  [CLOSE.tooFast]: 'too-fast',
}

/** What a terminal close code (4400 to 4499, but for 4409) means to the person; one we do not know comes from a newer build. */
export const overBy = (code: number): Over => REASONS[code] ?? 'reload'

const CODES: Record<Over, RefusalCode> = {
  'signed-out': 'not_allowed',
  'not-allowed': 'not_allowed',
  'no-such-meeting': 'not_allowed',
  ended: 'closed',
  reload: 'shape',
  'too-fast': 'too_fast',
  'rolled-back': 'rolled_back',
}

/** The refusal that unconfirmed words are handed back with when the connection ends: nobody can say whether they arrived. */
export const undelivered = (over: Over): Refusal => ({ code: CODES[over], ids: [], reason: text.ended })
