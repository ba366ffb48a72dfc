import * as encoding from 'lib0/encoding'
import { MESSAGE, type Refusal, type Result } from '../../lib/protocol/codes'
import { unreadable } from '../../lib/text/unreadable'
import { reading } from './bytes'
import { STEP2_LIMITS } from './read'

/** The y-websocket protocol: `[type]`, for sync also `[step]`, then one body with its length. */
const STEPS = ['step1', 'step2', 'update'] as const
/** Bytes around a body: two numbers and a length. */
const ENVELOPE = 8

/** `body` is a state vector (step1), an update (step2, update) or awareness, each still to be read. */
export type Frame = { kind: (typeof STEPS)[number] | 'awareness'; body: Uint8Array }

/** Largest frame worth receiving: for the socket's own limit. */
export const MAX_FRAME_BYTES = STEP2_LIMITS.update + ENVELOPE

/** Takes a client's frame apart. Unknown types, unknown steps, trailing bytes are refused. Never throws. */
export const parseFrame = (bytes: Uint8Array): Result<Frame> =>
  reading(bytes, MAX_FRAME_BYTES, reader => {
    const type = reader.uint()
    if (type === MESSAGE.awareness) return { kind: 'awareness', body: reader.bytes() }
    if (type !== MESSAGE.sync) reader.fail(unreadable.unknownKind)
    const kind = STEPS[reader.uint()] ?? reader.fail(unreadable.unknownKind)
    return { kind, body: reader.bytes() }
  })

const sync = (step: number, body: Uint8Array): Uint8Array =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, body)
  })

export const step1Frame = (stateVector: Uint8Array): Uint8Array => sync(0, stateVector)
export const step2Frame = (update: Uint8Array): Uint8Array => sync(1, update)
export const updateFrame = (update: Uint8Array): Uint8Array => sync(2, update)

/** Awareness of nobody: the provider drops a connection that received nothing for 30 s. */
export const KEEP_ALIVE_FRAME: Uint8Array = Uint8Array.of(MESSAGE.awareness, 1, 0)

/** What this connection has sent so far is kept: `count` updates since its sync step 2. */
export const keptFrame = (count: number, at: string): Uint8Array =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.kept)
    encoding.writeVarUint(encoder, count)
    encoding.writeVarString(encoder, at)
  })

/** Presence, as the server tells it: one client's, or that it has none. */
export const awarenessFrame = (states: readonly { client: number; clock: number; state: unknown }[]): Uint8Array =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    const body = encoding.encode(inner => {
      encoding.writeVarUint(inner, states.length)
      for (const { client, clock, state } of states) {
        encoding.writeVarUint(inner, client)
        encoding.writeVarUint(inner, clock)
        encoding.writeVarString(inner, JSON.stringify(state))
      }
    })
    encoding.writeVarUint8Array(encoder, body)
  })

export const refusalFrame = (refusal: Refusal): Uint8Array =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.refused)
    encoding.writeVarString(encoder, JSON.stringify(refusal))
  })
