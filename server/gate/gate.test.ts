import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { admit } from './admit'
import { BoardDocument } from './document'
import { encodeBoardUpdate } from './encode'
import { readBoardUpdate, readStateVector } from './read'

const uuid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
const stampFor = (n: number) => ({
  n,
  at: '2026-11-22T14:03:22.123456Z',
  by: { person: uuid(900), name: 'A' },
  leaf: 'AA==',
})

describe('honest round trip', () => {
  test('basic', () => {
    const doc = new Y.Doc()
    doc.transact(() => {
      doc.getMap('statements').set(uuid(1), {
        kind: 'x',
        v: 1,
        b: [1, 'é😀', null, true, 2 ** 40, -(2 ** 31), -7, 2 ** 53 - 1],
        a: { z: 1, y: 2 },
      })
      doc.getMap('statements').set(uuid(2), { kind: 'x', v: 1 })
    })
    const read = readBoardUpdate(Y.encodeStateAsUpdate(doc))
    if (!read.ok) throw new Error(JSON.stringify(read))
    const board = new BoardDocument()
    const admitted = admit(read.value, 'me', doc.clientID, board)
    if (!admitted.ok || admitted.value.kind !== 'new') throw new Error('x')
    admitted.value.items.forEach((item, i) => {
      board.add({ ...item, n: i + 1, person: 'me', stamp: stampFor(i + 1) })
    })
    const bytes = encodeBoardUpdate({
      placed: admitted.value.items,
      stamps: admitted.value.items.map((item, i) => ({ n: i + 1, id: item.id, stamp: stampFor(i + 1) })),
      deletes: [],
    })
    const live = new Y.Doc()
    Y.applyUpdate(live, bytes)
    expect(live.store.pendingStructs).toBeNull()
    expect(live.getMap('statements').toJSON()).toEqual(doc.getMap('statements').toJSON())
    expect(Y.encodeStateAsUpdate(live)).toEqual(board.encode())
    expect(Y.encodeStateVector(live)).toEqual(board.stateVector())
    Y.applyUpdate(doc, bytes)
    const again = readBoardUpdate(Y.encodeStateAsUpdate(doc, board.stateVector()))
    expect(again).toEqual({ ok: true, value: { client: null, items: [], deletes: [] } })
    live.transact(() => live.getMap('statements').delete(uuid(1)))
    const place = board.remove(uuid(1))
    expect(Y.encodeStateAsUpdate(live)).toEqual(board.encode())
    Y.applyUpdate(doc, encodeBoardUpdate({ placed: [], stamps: [], deletes: place ? [place] : [] }))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(board.encode())
    const step2 = readBoardUpdate(Y.encodeStateAsUpdate(doc, board.stateVector()))
    if (!step2.ok) throw new Error('step2')
    expect(admit(step2.value, 'me', doc.clientID, board)).toEqual({ ok: true, value: { kind: 'nothing' } })
    expect(readStateVector(Y.encodeStateVector(doc)).ok).toBe(true)
  })
})
