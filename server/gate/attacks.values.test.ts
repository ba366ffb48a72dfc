import { describe } from 'vitest'
import { LIMITS } from './read'
import { field, prove, textOf, value, withContent } from './testing/attacks'
import { anyBytes } from './testing/raw'

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) })
const objectWithKey = (key: string) =>
  withContent(anyBytes(118, 1, key.length, ...Buffer.from(key), 118, 1, 1, 0x61, 120))

describe('values that are no plain JSON', () => {
  prove('G12 refuses NaN; nothing is stored', 'shape', value({ a: Number.NaN }))
  prove('G12 refuses Infinity; nothing is stored', 'shape', value({ a: Number.POSITIVE_INFINITY }))
  prove('G12 refuses a fraction; nothing is stored', 'shape', value({ a: 0.5 }))
  prove('G12 refuses a double-width fraction; nothing is stored', 'shape', value({ a: 0.1 }))
  prove('G12 refuses minus zero; nothing is stored', 'shape', field(125, 0x40))
  prove('G12 refuses minus zero as a float; nothing is stored', 'shape', field(124, 0x80, 0, 0, 0))
  prove('G12 refuses an integer beyond 2^53; nothing is stored', 'shape', value({ a: 2 ** 53 }))
  prove('G12 refuses a small integer written as a float; nothing is stored', 'shape', field(124, 0x3f, 0x80, 0, 0))
  prove(
    'G12 refuses a float in more bytes than it needs; nothing is stored',
    'shape',
    field(123, 0x41, 0xe0, 0, 0, 0, 0, 0, 0),
  )
  prove(
    'G12 refuses an integer of more than 31 bits written as a small one; nothing is stored',
    'shape',
    field(125, 0x80, 0x80, 0x80, 0x80, 0x20),
  )
  prove('G12 refuses a bigint; nothing is stored', 'shape', value({ a: 5n }))
  prove('G12 refuses undefined; nothing is stored', 'shape', value({ a: undefined }))
  prove('G12 refuses raw bytes; nothing is stored', 'shape', value({ a: Uint8Array.of(1) }))
  prove('G12 refuses an unknown tag; nothing is stored', 'shape', field(115))
  prove('G12 refuses tag zero; nothing is stored', 'shape', field(0))
  prove('G12 refuses tag 255; nothing is stored', 'shape', field(255))
  prove('G12 refuses a list at the top; nothing is stored', 'shape', value([{ v: 1 }]))
  prove('G12 refuses a text at the top; nothing is stored', 'shape', value('note'))
  prove('G12 refuses null at the top; nothing is stored', 'shape', value(null))
  prove('G12 refuses a field named __proto__; nothing is stored', 'shape', objectWithKey('__proto__'))
  prove('G12 refuses a field named constructor; nothing is stored', 'shape', objectWithKey('constructor'))
  prove('G12 refuses a field named prototype; nothing is stored', 'shape', objectWithKey('prototype'))
  prove(
    'G12 refuses __proto__ deep inside; nothing is stored',
    'shape',
    value({ a: [{ b: JSON.parse('{"__proto__":{"admin":true}}') }] }),
  )
  prove('G12 refuses a field without a name; nothing is stored', 'shape', value({ '': 1 }))
  prove('G12 refuses a field whose order cannot be kept; nothing is stored', 'shape', value({ 10: 1 }))
  prove(
    'G12 refuses the same field twice; nothing is stored',
    'shape',
    withContent(anyBytes(118, 2, 1, 0x61, 120, 1, 0x61, 121)),
  )
  prove('G12 refuses seven levels; nothing is stored', 'shape', value(nested(7)))
  prove('G12 refuses seven levels of lists; nothing is stored', 'shape', value({ a: [[[[[[1]]]]]] }))
  prove(
    'G6 refuses 20,000 levels; nothing is stored',
    'shape',
    withContent(anyBytes(118, 1, 1, 0x61, ...Array(20_000).fill([117, 1]).flat())),
  )
  prove(
    'G6 refuses a list of 2^40 in a few bytes; nothing is stored',
    'shape',
    field(117, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20),
  )
  prove(
    'G6 refuses an object of 2^40 fields in a few bytes; nothing is stored',
    'shape',
    field(118, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20),
  )
  prove('G6 refuses a text longer than its message; nothing is stored', 'shape', field(119, 0xff, 0x7f, 0x61))
  prove(
    'G6 refuses too many fields; nothing is stored',
    'too_large',
    value(Object.fromEntries(Array.from({ length: 129 }, (_, i) => [`f${i}`, 0]))),
  )
  prove('G6 refuses too long a field name; nothing is stored', 'too_large', value({ ['k'.repeat(65)]: 1 }))
  prove(
    'G6 refuses a statement of more than 24 KiB; nothing is stored',
    'too_large',
    value({ a: 'x'.repeat(LIMITS.value / 2), b: 'x'.repeat(LIMITS.value / 2) }),
  )
  prove(
    'G6 refuses one text of more than 24 KiB; nothing is stored',
    'too_large',
    value({ a: 'x'.repeat(LIMITS.value + 1) }),
  )
  prove(
    'G6 refuses an update of more than 64 KiB; nothing is stored',
    'too_large',
    () => new Uint8Array(LIMITS.update + 1),
  )
  prove('G6 refuses an update of 60 MiB; nothing is stored', 'too_large', () => new Uint8Array(60 * 1024 * 1024))
})

describe('text', () => {
  prove('G13 refuses NUL; nothing is stored', 'shape', value({ a: 'x\0y' }))
  prove('G13 refuses NUL in a field name; nothing is stored', 'shape', value({ 'a\0': 1 }))
  prove('G13 refuses a stray continuation byte; nothing is stored', 'shape', textOf(0x80))
  prove('G13 refuses a cut-off character; nothing is stored', 'shape', textOf(0xe2, 0x82))
  prove('G13 refuses an overlong character; nothing is stored', 'shape', textOf(0xc0, 0xaf))
  prove('G13 refuses an overlong NUL; nothing is stored', 'shape', textOf(0xc0, 0x80))
  prove('G13 refuses half a surrogate pair in bytes; nothing is stored', 'shape', textOf(0xed, 0xa0, 0x80))
  prove('G13 refuses a surrogate pair in bytes; nothing is stored', 'shape', textOf(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80))
  prove('G13 refuses a character beyond Unicode; nothing is stored', 'shape', textOf(0xf4, 0x90, 0x80, 0x80))
  prove('G13 refuses byte 0xff; nothing is stored', 'shape', textOf(0xff))
  prove(
    'G13 refuses ill-formed text in a field name; nothing is stored',
    'shape',
    withContent(anyBytes(118, 1, 1, 0xff, 120)),
  )
})
