/**
 * Why a connection or a request was turned away: the closed lists that server and browser share.
 * WebSocket close codes 4400 to 4499 are terminal for the stock y-websocket provider; 1011, 1012 and 1013 mean "try again".
 */
export const CLOSE = {
  signedOut: 4401,
  notAllowed: 4403,
  noSuchRoom: 4404,
  refused: 4409,
  ended: 4410,
  tooLarge: 4413,
  reload: 4426,
  tooFast: 4429,
  fault: 1011,
  restart: 1012,
  busy: 1013,
} as const

/**
 * Message types on the y-websocket wire. A refusal: `[varUint 4][varString JSON of Refusal]`. In rooms of drafts, a receipt:
 * `[varUint 5][varUint count][varString at]`: this connection's sync step 2 and the `count` updates after it are kept,
 * the newest of what was stored since `at` (UTC; empty where nothing had to be).
 */
export const MESSAGE = { sync: 0, awareness: 1, refused: 4, kept: 5 } as const

export const REFUSAL_CODES = [
  'shape', // bytes that are not the one shape a board admits
  'too_large',
  'schema', // not a statement or act of a kind we know
  'not_allowed',
  'closed', // the meeting takes no more of this
  'not_started',
  'audience_grew', // someone joined the audience since the author was shown it
  'already_shared', // that id is on the board: shown as success
  'superseded', // points at a version that is no longer the current one
  'withdrawn',
  'reference', // points at something this audience cannot read
  'wrong_audience',
  'inner', // notes for professionals, where family read
  'childs_words', // a child's words go to family only once two people said that it is safe
  'protected', // holds words that are kept from one of its readers
  'client_taken', // the Yjs client id belongs to somebody else
  'rolled_back', // the server was restored from an older copy
  'too_fast',
  'too_many', // the meeting has as many of these as it can have
  'step-up',
  'taken', // somebody or something else has that name, code or address
  'link', // a link that was used, replaced, ran out, or is for somebody else
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** A refusal is a value: what was refused (statement ids, where known), and a sentence for the person. Never holds what they wrote, but for `protected`, which gives the writer their own words back. */
export type Refusal = { code: RefusalCode; ids: string[]; reason: string }

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const refuse = (code: RefusalCode, reason: string, ids: string[] = []): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, ids, reason },
})
