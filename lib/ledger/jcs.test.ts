import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isJson, jcs, MAX_DEPTH } from './jcs'

const RFC_KEYS =
  '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}'

test('L5 the published key order of RFC 8785, 3.2.3, is ours', () => {
  const names = [...jcs(JSON.parse(RFC_KEYS)).matchAll(/:"([^"]*)"/g)].map(match => match[1])
  expect(names).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ])
})

test('L5 the published text and literals of RFC 8785, 3.2.2, are written as it says', () => {
  const text = JSON.parse(
    '{"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  )
  expect(jcs(text)).toBe('{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
})

test('L5 keys in any order, spaces and escapes all give one spelling', () => {
  const one = JSON.parse('{ "b" : [ 1, -2, 9007199254740991 ], "a": "\\u00e9\\t" }')
  expect(jcs(one)).toBe('{"a":"é\\t","b":[1,-2,9007199254740991]}')
  expect(jcs(JSON.parse(jcs(one)))).toBe(jcs(one))
})

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])
const holed = new Array(1)
test.each<[string, unknown]>([
  ['a fraction', 0.5],
  ['minus zero', -0],
  ['a number past 2^53 - 1', 2 ** 53],
  ['not a number', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['undefined', { a: undefined }],
  ['a hole', holed],
  ['a lone surrogate', 'a\ud800'],
  ['a lone surrogate in a key', { '\udc00': 1 }],
  ['NUL', 'a\0b'],
  ['NUL in a key', { 'a\0': 1 }],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['a boxed text', Object('a')],
  ['a big integer', 1n],
  ['a function', { toJSON: () => 1 }],
  ['a symbol key', { [Symbol('a')]: 1 }],
  ['__proto__ as a key', JSON.parse('{"__proto__":1}')],
  ['too deep a nest', nested(MAX_DEPTH + 1)],
])('L5 refuses %s', (_, value) => {
  expect(isJson(value)).toBe(false)
  expect(() => jcs(value)).toThrow(TypeError)
})

test('L5 admits a nest of exactly the allowed depth, and objects without a prototype', () => {
  expect(isJson(nested(MAX_DEPTH))).toBe(true)
  expect(jcs(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}')
})

test('L5 whatever is admitted reads back as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      fc.pre(isJson(value))
      expect(JSON.parse(jcs(value))).toEqual(value)
    }),
  )
})

test('L5 another implementation of RFC 8785 writes the same', () => {
  const texts = fc.string({ unit: 'binary' }).filter(isJson)
  const values = fc.jsonValue({ noUnicodeString: false }).filter(isJson)
  const keyed = fc.dictionary(texts, fc.oneof(texts, fc.maxSafeInteger(), values))
  const both = fc.oneof(values, keyed).filter(isJson)
  fc.assert(
    fc.property(both, value => {
      expect(jcs(value)).toBe(canonicalize(value))
    }),
    { numRuns: 500 },
  )
})
