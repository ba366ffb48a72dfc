import * as encoding from 'lib0/encoding'
import { unreadable } from '../../lib/text/unreadable'
import type { ByteReader } from './bytes'

/** What a statement or a stamp may hold: plain JSON whose numbers are safe integers. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject
export type JsonObject = { [key: string]: JsonValue }

export type ValueLimits = {
  /** Bytes of one value on the wire. */
  value: number
  /** Objects and arrays inside one another, the outermost included. */
  depth: number
  /** Keys of one object. */
  keys: number
  /** Bytes of one key. */
  key: number
}

const TAG = {
  null: 126,
  integer: 125,
  float32: 124,
  float64: 123,
  false: 121,
  true: 120,
  string: 119,
  object: 118,
  array: 117,
} as const

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])
/** JavaScript moves such keys to the front of an object, so their order on the wire could not be kept. */
const INDEX_LIKE = /^(0|[1-9][0-9]*)$/

/** NUL, or half of a surrogate pair. */
const ILL_FORMED = /\0|\p{Surrogate}/u

const keyAllowed = (key: string) => key !== '' && !FORBIDDEN_KEYS.has(key) && !INDEX_LIKE.test(key)

/** Reads one plain-JSON object; its keys come out in canonical (RFC 8785) order. Refuses everything `JsonValue` excludes. */
export const readObject = (reader: ByteReader, limits: ValueLimits): JsonObject => {
  const from = reader.position
  if (reader.byte() !== TAG.object) reader.fail(unreadable.object)
  const object = readFields(reader, limits, 1)
  if (reader.position - from > limits.value) reader.fail(unreadable.statementTooLong, 'too_large')
  return object
}

/** Reads one plain-JSON value of any kind; `depth` is how deep it already stands. */
export const readValue = (reader: ByteReader, limits: ValueLimits, depth: number): JsonValue => {
  const tag = reader.byte()
  if (tag === TAG.string) return reader.text(limits.value)
  if (tag === TAG.null) return null
  if (tag === TAG.true) return true
  if (tag === TAG.false) return false
  if (tag === TAG.integer) return reader.int()
  if (tag === TAG.object) return readFields(reader, limits, depth)
  if (tag === TAG.array) return readElements(reader, limits, depth)
  if (tag === TAG.float32) return reader.largeInt(32)
  if (tag === TAG.float64) return reader.largeInt(64)
  return reader.fail(unreadable.value)
}

const readFields = (reader: ByteReader, limits: ValueLimits, depth: number): JsonObject => {
  if (depth > limits.depth) reader.fail(unreadable.nested)
  const count = reader.count(2)
  if (count > limits.keys) reader.fail(unreadable.fields, 'too_large')
  const fields = new Map<string, JsonValue>()
  for (let i = 0; i < count; i++) {
    const key = reader.text(limits.key)
    if (!keyAllowed(key)) reader.fail(unreadable.fieldName)
    if (fields.has(key)) reader.fail(unreadable.fieldTwice)
    fields.set(key, readValue(reader, limits, depth + 1))
  }
  return Object.fromEntries([...fields.keys()].sort().map(key => [key, fields.get(key) ?? null]))
}

const readElements = (reader: ByteReader, limits: ValueLimits, depth: number): JsonValue[] => {
  if (depth > limits.depth) reader.fail(unreadable.nested)
  const count = reader.count(1)
  const elements: JsonValue[] = []
  for (let i = 0; i < count; i++) elements.push(readValue(reader, limits, depth + 1))
  return elements
}

/** Writes a value as Yjs would, with keys in canonical (RFC 8785) order. Throws on what no reader would accept: a fault of ours. */
export const writeValue = (encoder: encoding.Encoder, value: JsonValue): void => {
  if (Array.isArray(value)) {
    encoding.writeUint8(encoder, TAG.array)
    encoding.writeVarUint(encoder, value.length)
    for (const element of value) writeValue(encoder, element)
    return
  }
  if (typeof value === 'object' && value !== null) {
    writeFields(encoder, value)
    return
  }
  if (typeof value === 'number' && (!Number.isSafeInteger(value) || Object.is(value, -0))) {
    throw new TypeError('gate: only safe integers can be written')
  }
  if (typeof value === 'string') assertText(value)
  else if (value !== null && typeof value !== 'boolean' && typeof value !== 'number') {
    throw new TypeError(`gate: ${typeof value} cannot be written`)
  }
  encoding.writeAny(encoder, value)
}

const writeFields = (encoder: encoding.Encoder, object: JsonObject): void => {
  const keys = Object.keys(object).sort()
  encoding.writeUint8(encoder, TAG.object)
  encoding.writeVarUint(encoder, keys.length)
  for (const key of keys) {
    const value = object[key]
    if (!keyAllowed(key) || value === undefined) throw new TypeError('gate: a field cannot be written')
    assertText(key)
    encoding.writeVarString(encoder, key)
    writeValue(encoder, value)
  }
}

const assertText = (text: string): void => {
  if (ILL_FORMED.test(text)) throw new TypeError('gate: ill-formed text cannot be written')
}
