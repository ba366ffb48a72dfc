import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Result } from '../../lib/protocol/codes'
import { type ByteReader, reading } from './bytes'
import { readBoardUpdate } from './read'
import { uuid } from './testing/random'
import { any, item, raw } from './testing/raw'

const read = <T>(bytes: number[], take: (reader: ByteReader) => T): Result<T> =>
  reading(Uint8Array.from(bytes), 100, take)

test('G4 reads two of the 256 forms a struct can announce, a value and a placeholder, and refuses the others', () => {
  const forms = (content: number[]) =>
    Array.from({ length: 256 }, (_, form) => form).filter(form => {
      const struct = item({ key: uuid(1), content: { ref: 0, body: Uint8Array.from(content) } }).with(0, form)
      return readBoardUpdate(raw({ sections: [{ client: 5, clock: 0, structs: [struct, item({ key: uuid(2) })] }] })).ok
    })
  expect(forms([1, 118, 0])).toEqual([0x28])
  expect(forms([1])).toEqual([0x21])
})

test('G15 reads fields in canonical order, in whatever order they were written', () => {
  const doc = new Y.Doc()
  doc.getMap('statements').set(uuid(1), { b: { d: 1, c: 2 }, a: 3 })
  const update = readBoardUpdate(Y.encodeStateAsUpdate(doc))
  expect(update.ok && JSON.stringify(update.value.items[0]?.value)).toBe('{"a":3,"b":{"c":2,"d":1}}')
})

test('G13 text is read as it was written, to the last code unit', () => {
  const texts = ['\uFEFFmark', 'e\u0301 and \u00e9', '😀', 'replaced \uFFFD', '\u202eturned', ' blank \t\r\n', '']
  for (const text of texts) {
    const doc = new Y.Doc()
    doc.getMap('statements').set(uuid(1), { body: text })
    const update = readBoardUpdate(Y.encodeStateAsUpdate(doc))
    expect(update.ok && update.value.items[0]?.value).toEqual({ body: text })
  }
})

test('G8 refuses clocks that run past the safe integers', () => {
  const structs = [item({ key: uuid(1) }), item({ key: uuid(2) })]
  const clocks = [Number.MAX_SAFE_INTEGER - 2, Number.MAX_SAFE_INTEGER - 1]
  const results = clocks.map(clock => readBoardUpdate(raw({ sections: [{ client: 5, clock, structs }] })).ok)
  expect(results).toEqual([true, false])
})

test('G11 refuses a range that ends past the safe integers', () => {
  const at = (clock: number) => readBoardUpdate(raw({ deletes: [{ client: 5, ranges: [[clock, 10]] }] })).ok
  expect([at(Number.MAX_SAFE_INTEGER - 10), at(Number.MAX_SAFE_INTEGER - 9)]).toEqual([true, false])
})

test('G6 takes a value, a name, a depth and a number of fields at their limits', () => {
  const value = (content: object) =>
    readBoardUpdate(
      raw({ sections: [{ client: 5, clock: 0, structs: [item({ key: uuid(1), content: any(content) })] }] }),
    ).ok
  expect(value({ ['k'.repeat(64)]: 1 })).toBe(true)
  expect(value({ a: { a: { a: { a: { a: {} } } } } })).toBe(true)
  expect(value(Object.fromEntries(Array.from({ length: 128 }, (_, i) => [`f${i}`, 0])))).toBe(true)
  expect(value({ a: 'x'.repeat(24 * 1024 - 8) })).toBe(true)
  expect(value({ a: 'x'.repeat(24 * 1024 - 7) })).toBe(false)
})

test('G14 refuses every kind of read beyond the end', () => {
  expect(read([], reader => reader.byte()).ok).toBe(false)
  expect(read([], reader => reader.int()).ok).toBe(false)
  expect(read([], reader => reader.uint()).ok).toBe(false)
  expect(read([3, 0x61, 0x61], reader => reader.text(10)).ok).toBe(false)
  expect(read([3, 0x61, 0x61], reader => reader.bytes()).ok).toBe(false)
  expect(read([0, 0, 0], reader => reader.largeInt(32)).ok).toBe(false)
  expect(read([1], reader => reader.uint()).ok).toBe(true)
})
