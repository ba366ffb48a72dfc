import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoardDocument, type LedgerRow } from './document'
import { encodeBoardUpdate, encodeStateVector, type Placed, type Stamped } from './encode'
import { step2Frame } from './frames'
import { readBoardUpdate, readStateVector } from './read'
import { uuid } from './testing/random'
import { assertSettled, stampFor } from './testing/room'
import type { JsonObject, JsonValue } from './values'

const CLIENTS = [2, 127, 128, 70_000, 4_294_967_295]
const key = fc
  .stringMatching(/^[a-zA-Z_é😀-][a-zA-Z0-9_é😀]{0,8}$/u)
  .filter(k => !['constructor', 'prototype', '__proto__'].includes(k))
const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.maxSafeInteger().map(n => n + 0),
  fc.integer().map(n => n + 0),
  fc.string({ unit: 'grapheme' }).map(s => s.replaceAll('\0', '')),
  fc.constantFrom(
    '\uFEFF',
    '\uFFFD',
    '\u2028',
    '😀'.repeat(40),
    'x'.repeat(300),
    2 ** 31,
    -(2 ** 31),
    2 ** 31 - 1,
    2 ** 40,
  ),
)
const { value: anyObject } = fc.letrec<{ value: JsonObject; inner: JsonValue }>(tie => ({
  inner: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('inner'), { maxLength: 4 }),
    fc.dictionary(key, tie('inner'), { maxKeys: 4, noNullPrototype: true }),
  ),
  value: fc.dictionary(key, tie('inner'), { maxKeys: 6, noNullPrototype: true }),
}))

/** A history: each step shares one value under a client, then removes the words of some earlier ones. */
const history = fc.array(
  fc.record({ client: fc.constantFrom(...CLIENTS), value: anyObject, removes: fc.array(fc.nat(30), { maxLength: 3 }) }),
  { maxLength: 30 },
)
type History = typeof history extends fc.Arbitrary<infer T> ? T : never

/** Lives through a history twice at once: as ledger rows, and as a real Yjs document with `gc: true`. */
const live = (steps: History, perTransaction = 1) => {
  const board = new BoardDocument()
  const doc = new Y.Doc()
  const rows: LedgerRow[] = []
  const states: Uint8Array[] = [Y.encodeStateVector(doc)]
  for (let from = 0; from < steps.length; from += perTransaction) {
    const deletes = []
    const fresh: LedgerRow[] = []
    for (const [index, { client, value, removes }] of steps.slice(from, from + perTransaction).entries()) {
      const n = from + index + 1
      const person = uuid(client)
      const row = {
        n,
        client,
        clock: board.clocks.get(client) ?? 0,
        id: uuid(n),
        value,
        person,
        stamp: stampFor(n, person),
      }
      board.add(row)
      fresh.push(row)
      for (const remove of removes) {
        const place = remove < from ? board.remove(uuid(remove + 1)) : undefined
        if (place) deletes.push(place)
      }
    }
    Y.applyUpdate(doc, encodeBoardUpdate({ placed: fresh, stamps: fresh, deletes }))
    assertSettled(doc, board.stateVector())
    expect(Buffer.from(board.encode()).equals(Y.encodeStateAsUpdate(doc))).toBe(true)
    rows.push(...fresh)
    states.push(Y.encodeStateVector(doc))
  }
  const kept = rows.map(row => ({ ...row, value: board.get(row.id)?.value ?? null }))
  return { board, doc, rows: kept, states }
}

describe('the document is a function of its ledger', { timeout: 120_000 }, () => {
  test('G16 gives byte for byte the state of the document that lived through it', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 5 }), (steps, perTransaction) => {
        const { board, doc } = live(steps, perTransaction)
        expect(Buffer.from(board.encode()).equals(Y.encodeStateAsUpdate(doc))).toBe(true)
        expect(board.step2(new Map())).toEqual(step2Frame(board.encode()))
        expect(Buffer.from(board.stateVector()).equals(Y.encodeStateVector(doc))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('G16 gives the same bytes when it is rebuilt from its rows, removed ones replayed as placeholders', () => {
    fc.assert(
      fc.property(history, steps => {
        const { board, doc, rows } = live(steps)
        const rebuilt = new BoardDocument(rows)
        expect(Buffer.from(rebuilt.encode()).equals(board.encode())).toBe(true)
        const fresh = new Y.Doc()
        Y.applyUpdate(fresh, rebuilt.encode())
        assertSettled(fresh, board.stateVector())
        expect(fresh.getMap('statements').toJSON()).toEqual(doc.getMap('statements').toJSON())
        expect(Buffer.from(Y.encodeStateAsUpdate(fresh)).equals(Y.encodeStateAsUpdate(doc))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('G17 gives a reader at any earlier state byte for byte what Yjs would', () => {
    fc.assert(
      fc.property(history, fc.nat(), (steps, pick) => {
        const { board, doc, states } = live(steps)
        const then = states[pick % states.length] ?? Uint8Array.of(0)
        const theirs = readStateVector(then)
        if (!theirs.ok) throw new Error(theirs.refusal.reason)
        expect(Buffer.from(board.since(theirs.value)).equals(Y.encodeStateAsUpdate(doc, then))).toBe(true)
        expect(board.step2(theirs.value)).toEqual(step2Frame(board.since(theirs.value)))
      }),
      { numRuns: 300 },
    )
  })

  test('G17 gives a reader who is ahead, or knows strangers, byte for byte what Yjs would', () => {
    const { board, doc } = live([
      { client: 2, value: { v: 1 }, removes: [] },
      { client: 127, value: { v: 1 }, removes: [0] },
    ])
    const theirs = new Map([
      [2, 5],
      [999, 3],
      [127, 0],
    ])
    expect(board.since(theirs)).toEqual(Y.encodeStateAsUpdate(doc, encodeStateVector(theirs)))
  })

  test('G15 writes the same value in one form whatever order its fields came in, and reads back what it wrote', () => {
    fc.assert(
      fc.property(anyObject, fc.constantFrom(...CLIENTS), (value, client) => {
        const write = (given: JsonObject) =>
          encodeBoardUpdate({ placed: [{ client, clock: 7, id: uuid(1), value: given }], stamps: [], deletes: [] })
        const bytes = write(value)
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(Buffer.from(write(turned)).equals(bytes)).toBe(true)
        expect(readBoardUpdate(bytes)).toStrictEqual({
          ok: true,
          value: { client, items: [{ clock: 7, id: uuid(1), value }], deletes: [] },
        })
      }),
      { numRuns: 500 },
    )
  })

  test('G15 reads what real Yjs wrote, for every value it takes, and changes nothing', () => {
    fc.assert(
      fc.property(anyObject, value => {
        const doc = new Y.Doc()
        doc.getMap('statements').set(uuid(1), value)
        const read = readBoardUpdate(Y.encodeStateAsUpdate(doc))
        expect(read.ok && read.value.items[0]?.value).toStrictEqual(value)
      }),
      { numRuns: 500 },
    )
  })

  test('G15 orders fields by UTF-16 code units, as RFC 8785 does', () => {
    const value = { '\ufb33': 1, '😀': 2, ö: 3, b: 4, A: 5 }
    const bytes = encodeBoardUpdate({ placed: [{ client: 2, clock: 0, id: uuid(1), value }], stamps: [], deletes: [] })
    const read = readBoardUpdate(bytes)
    expect(read.ok && Object.keys(read.value.items[0]?.value ?? {})).toEqual(['A', 'b', 'ö', '😀', '\ufb33'])
  })

  test('G18 makes stamp n item n - 1 of client id 1', () => {
    const { doc } = live([
      { client: 2, value: { v: 1 }, removes: [] },
      { client: 127, value: { v: 1 }, removes: [] },
    ])
    const places = (doc.store.clients.get(1) ?? []).map(struct => [
      struct.id.clock,
      struct instanceof Y.Item && struct.parentSub,
    ])
    expect(places).toEqual([
      [0, uuid(1)],
      [1, uuid(2)],
    ])
    expect(doc.getMap('stamps').get(uuid(2))).toEqual(stampFor(2, uuid(127)))
  })

  test('G16 takes words that go in the change they came in from their sender’s document too', () => {
    const [sender, reader] = [new Y.Doc(), new Y.Doc()]
    sender.clientID = 127
    sender.getMap('statements').set(uuid(1), { v: 1 })
    const placed: Placed[] = [{ client: 127, clock: 0, id: uuid(1), value: null }]
    const stamps: Stamped[] = [{ n: 1, id: uuid(1), stamp: { n: 1 } }]
    const change = encodeBoardUpdate({ placed, stamps, deletes: [] })
    for (const doc of [sender, reader]) {
      Y.applyUpdate(doc, change)
      expect(doc.getMap('statements').toJSON()).toEqual({})
      expect(Buffer.from(Y.encodeStateAsUpdate(doc)).equals(change)).toBe(true)
    }
  })

  test('G16 removing words leaves their stamp, and twice is once', () => {
    const { board, doc } = live([{ client: 2, value: { v: 1 }, removes: [] }])
    const place = board.remove(uuid(1))
    expect(place).toEqual({ client: 2, clock: 0 })
    expect(board.remove(uuid(1))).toBeUndefined()
    expect(board.remove(uuid(9))).toBeUndefined()
    Y.applyUpdate(doc, encodeBoardUpdate({ placed: [], stamps: [], deletes: [{ client: 2, clock: 0 }] }))
    expect(doc.getMap('statements').has(uuid(1))).toBe(false)
    expect(doc.getMap('stamps').has(uuid(1))).toBe(true)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(board.encode())
  })
})

describe('faults of ours throw and are never written', () => {
  const row = (over: Partial<LedgerRow>): LedgerRow => ({
    n: 1,
    client: 2,
    clock: 0,
    id: uuid(1),
    value: { v: 1 },
    person: uuid(2),
    stamp: { n: 1 },
    ...over,
  })
  const board = () => new BoardDocument([row({})])

  test.each<[string, Partial<LedgerRow>]>([
    ['a position that does not follow', { n: 3, clock: 1, id: uuid(3) }],
    ['a hole in the clocks', { n: 2, clock: 2, id: uuid(2) }],
    ['a known place', { n: 2, clock: 0, id: uuid(2) }],
    ['a known id', { n: 2, clock: 1, id: uuid(1) }],
    ['another person\u2019s client id', { n: 2, clock: 1, id: uuid(2), person: uuid(3) }],
    ['the server\u2019s client id', { n: 2, client: 1, clock: 0, id: uuid(2) }],
    ['a client id of more than 32 bits', { n: 2, client: 2 ** 32, clock: 0, id: uuid(2) }],
  ])('G16 throws on a row with %s', (_what, over) => {
    expect(() => board().add(row(over))).toThrow(RangeError)
  })

  test('G15 throws on a hole between the clocks of a change', () => {
    const placed: Placed[] = [0, 2].map(clock => ({ client: 2, clock, id: uuid(clock), value: {} }))
    expect(() => encodeBoardUpdate({ placed, stamps: [], deletes: [] })).toThrow(RangeError)
    const stamps: Stamped[] = [1, 3].map(n => ({ n, id: uuid(n), stamp: {} }))
    expect(() => encodeBoardUpdate({ placed: [], stamps, deletes: [] })).toThrow(RangeError)
  })

  test.each<[string, JsonObject]>([
    ['a fraction', { a: 0.5 }],
    ['minus zero', { a: [-0] }],
    ['NaN', { a: Number.NaN }],
    ['an unsafe integer', { a: 2 ** 53 }],
    ['NUL', { a: 'x\0' }],
    ['half a surrogate pair', { a: '\ud83d' }],
    ['half a surrogate pair in a name', { '\ude00': 1 }],
    ['a forbidden name', JSON.parse('{"__proto__":1}')],
    ['a name whose order cannot be kept', { 7: 1 }],
    ['undefined', { a: JSON.parse('{}').missing }],
  ])('G15 throws on a value with %s', (_what, stamp) => {
    expect(() => encodeBoardUpdate({ placed: [], stamps: [{ n: 1, id: uuid(1), stamp }], deletes: [] })).toThrow(
      TypeError,
    )
  })
})
