import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Refusal } from '../../lib/protocol/codes'
import {
  KEEP_ALIVE_FRAME,
  MAX_FRAME_BYTES,
  parseFrame,
  refusalFrame,
  step1Frame,
  step2Frame,
  updateFrame,
} from './frames'
import { STEP2_LIMITS } from './read'
import { random } from './testing/random'
import { scene } from './testing/scene'

const frame = (write: (encoder: encoding.Encoder) => void) =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 0)
    write(encoder)
  })

describe('frames from the stock provider', () => {
  test('G21 takes apart the three sync messages as y-protocols writes them', () => {
    const { attacker, room } = scene()
    const update = Y.encodeStateAsUpdate(attacker.doc)
    expect(parseFrame(frame(e => syncProtocol.writeSyncStep1(e, attacker.doc)))).toEqual({
      ok: true,
      value: { kind: 'step1', body: Y.encodeStateVector(attacker.doc) },
    })
    expect(parseFrame(frame(e => syncProtocol.writeSyncStep2(e, attacker.doc, Uint8Array.of(0))))).toEqual({
      ok: true,
      value: { kind: 'step2', body: update },
    })
    expect(parseFrame(frame(e => syncProtocol.writeUpdate(e, update)))).toEqual({
      ok: true,
      value: { kind: 'update', body: update },
    })
    expect(room.board.size).toBe(3)
  })

  test('G21 takes awareness apart and leaves it unread', () => {
    const awareness = new Awareness(new Y.Doc())
    awareness.setLocalState({ name: 'anyone' })
    const body = encodeAwarenessUpdate(awareness, [awareness.clientID])
    awareness.destroy()
    const bytes = encoding.encode(e => {
      encoding.writeVarUint(e, 1)
      encoding.writeVarUint8Array(e, body)
    })
    expect(parseFrame(bytes)).toEqual({ ok: true, value: { kind: 'awareness', body } })
  })

  test.each<[string, number[]]>([
    ['nothing', []],
    ['a sync message without a step', [0]],
    ['an unknown sync step', [0, 3, 0]],
    ['a sync step far away', [0, 0xff, 0x7f, 0]],
    ['a body that is cut off', [0, 2, 5, 1]],
    ['a body that claims 2^40 bytes', [0, 2, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20]],
    ['a trailing byte', [0, 2, 2, 0, 0, 0]],
    ['a trailing byte behind awareness', [1, 1, 0, 0]],
    ['a message of the auth kind', [2, 0, 0]],
    ['a query for awareness', [3]],
    ['our own refusal sent back', [4, 2, 0x7b, 0x7d]],
    ['an unknown kind', [99, 0]],
    ['a kind longer than it needs', [0x80, 0, 2, 2, 0, 0]],
    ['a length longer than it needs', [0, 2, 0x82, 0, 0, 0]],
    ['a number that never ends', [0x80, 0x80, 0x80]],
  ])('G21 refuses a frame with %s', (_, bytes) => {
    expect(parseFrame(Uint8Array.from(bytes))).toMatchObject({ ok: false, refusal: { code: 'shape' } })
  })

  test('G21 refuses a frame of 60 MiB as too large', () => {
    const bytes = new Uint8Array(60 * 1024 * 1024)
    expect(parseFrame(bytes)).toMatchObject({ ok: false, refusal: { code: 'too_large' } })
  })

  test('G21 takes the largest sync step 2 that is allowed, and not a byte more', () => {
    const body = new Uint8Array(STEP2_LIMITS.update)
    expect(step2Frame(body).length).toBeLessThanOrEqual(MAX_FRAME_BYTES)
    expect(parseFrame(step2Frame(body)).ok).toBe(true)
    expect(parseFrame(new Uint8Array(MAX_FRAME_BYTES + 1))).toMatchObject({ refusal: { code: 'too_large' } })
  })

  test('G21 never throws on random bytes', () => {
    const dice = random(21)
    for (let i = 0; i < 20_000; i++) {
      parseFrame(
        Uint8Array.from({ length: dice.below(10) }, () => dice.pick([0, 1, 2, 3, 4, 0x80, 0xff, dice.below(256)])),
      )
    }
  })
})

describe('frames to the stock provider', () => {
  test('G22 writes sync frames that y-protocols applies', () => {
    const { room } = scene()
    const doc = new Y.Doc()
    for (const bytes of [step2Frame(room.board.encode()), updateFrame(Uint8Array.of(0, 0))]) {
      const decoder = decoding.createDecoder(bytes)
      expect(decoding.readVarUint(decoder)).toBe(0)
      syncProtocol.readSyncMessage(decoder, encoding.createEncoder(), doc, null)
      expect(decoding.hasContent(decoder)).toBe(false)
    }
    expect(Y.encodeStateAsUpdate(doc)).toEqual(room.board.encode())
  })

  test('G22 writes a sync step 1 that asks for exactly what the server lacks', () => {
    const { room, attacker } = scene()
    attacker.doc.getMap('statements').set('00000000-0000-4000-8000-0000000000aa', { v: 1 })
    const decoder = decoding.createDecoder(step1Frame(room.board.stateVector()))
    const answer = encoding.createEncoder()
    encoding.writeVarUint(answer, decoding.readVarUint(decoder))
    syncProtocol.readSyncMessage(decoder, answer, attacker.doc, null)
    const parsed = parseFrame(encoding.toUint8Array(answer))
    expect(parsed).toEqual({
      ok: true,
      value: { kind: 'step2', body: Y.encodeStateAsUpdate(attacker.doc, room.board.stateVector()) },
    })
  })

  test('G22 keeps a quiet connection alive with the three bytes 01 01 00', () => {
    expect([...KEEP_ALIVE_FRAME]).toEqual([1, 1, 0])
  })

  test('G22 writes a refusal as message type 4 with its JSON', () => {
    const refusal: Refusal = { code: 'schema', ids: ['00000000-0000-4000-8000-000000000001'], reason: 'Né – 😀' }
    const decoder = decoding.createDecoder(refusalFrame(refusal))
    expect(decoding.readVarUint(decoder)).toBe(4)
    expect(JSON.parse(decoding.readVarString(decoder))).toEqual(refusal)
    expect(decoding.hasContent(decoder)).toBe(false)
  })
})
