import * as decoding from 'lib0/decoding'
import { ok, type Refusal, type Result, refuse } from '../../lib/protocol/codes'
import { refusals } from '../../lib/text/refusals'
import { unreadable } from '../../lib/text/unreadable'

/** Bytes that are not what they should be. Never leaves this folder: `reading` turns it into a refusal. */
class Malformed extends Error {
  readonly code: Refusal['code']
  readonly ids: string[]
  constructor(code: Refusal['code'], reason: string, ids: string[]) {
    super(reason)
    this.code = code
    this.ids = ids
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const BITS31 = 0x7fffffff

/**
 * lib0's decoder, made strict: every read is checked against what is left, numbers must be in range and written in
 * their shortest form, text must be well-formed UTF-8 without NUL. A U+FFFD that arrives as such is text like any
 * other (people paste it); it cannot be told from a lone surrogate that the sender's encoder replaced, and then only
 * the sender's own unsaved copy differs.
 */
export class ByteReader {
  private readonly decoder: decoding.Decoder
  /** The statement being read, so that a refusal can name it. */
  about: string[] = []

  constructor(bytes: Uint8Array) {
    this.decoder = decoding.createDecoder(bytes)
  }

  get position(): number {
    return this.decoder.pos
  }

  get left(): number {
    return this.decoder.arr.length - this.decoder.pos
  }

  fail(reason: string, code: Refusal['code'] = 'shape'): never {
    throw new Malformed(code, reason, this.about)
  }

  byte(): number {
    if (this.left < 1) this.fail(unreadable.damaged)
    return decoding.readUint8(this.decoder)
  }

  uint(max = Number.MAX_SAFE_INTEGER): number {
    const from = this.position
    const number = decoding.readVarUint(this.decoder)
    if (!(number <= max)) this.fail(unreadable.outOfRange)
    this.shortest(from)
    return number
  }

  /** A signed integer of at most 31 bits: larger ones travel as floats. */
  int(): number {
    if (this.left < 1) this.fail(unreadable.damaged)
    const from = this.position
    const number = decoding.readVarInt(this.decoder)
    if (!(Math.abs(number) <= BITS31) || Object.is(number, -0)) this.fail(unreadable.outOfRange)
    this.shortest(from)
    return number
  }

  /** A float that stands for an integer too large for `int`, in the width Yjs would have chosen. */
  largeInt(bits: 32 | 64): number {
    const number = bits === 32 ? decoding.readFloat32(this.decoder) : decoding.readFloat64(this.decoder)
    if (!Number.isSafeInteger(number) || Math.abs(number) <= BITS31) this.fail(unreadable.notWhole)
    if ((Math.fround(number) === number) !== (bits === 32)) this.fail(unreadable.outOfRange)
    return number
  }

  text(maxBytes: number): string {
    const length = this.uint()
    if (length > this.left) this.fail(unreadable.damaged)
    if (length > maxBytes) this.fail(unreadable.textTooLong, 'too_large')
    const text = utf8.decode(decoding.readUint8Array(this.decoder, length))
    if (text.includes('\0')) this.fail(unreadable.character)
    return text
  }

  bytes(): Uint8Array {
    const length = this.uint()
    if (length > this.left) this.fail(unreadable.damaged)
    return decoding.readUint8Array(this.decoder, length)
  }

  /** How many of something follow, refused when what is left cannot hold them: no loop costs more than its bytes. */
  count(minBytesEach: number): number {
    const count = this.uint()
    if (count > Math.floor(this.left / minBytesEach)) this.fail(unreadable.damaged)
    return count
  }

  end(): void {
    if (this.left > 0) this.fail(unreadable.trailing)
  }

  private shortest(from: number): void {
    if (this.position - from > 1 && this.decoder.arr[this.position - 1] === 0) this.fail(unreadable.damaged)
  }
}

/** Reads all of `bytes`, at most `max` of them. Never throws: whatever is wrong becomes a refusal. */
export const reading = <T>(bytes: Uint8Array, max: number, read: (reader: ByteReader) => T): Result<T> => {
  if (bytes.length > max) return refuse('too_large', refusals.tooLarge)
  const reader = new ByteReader(bytes)
  try {
    const value = read(reader)
    reader.end()
    return ok(value)
  } catch (error) {
    if (error instanceof Malformed) return refuse(error.code, error.message, error.ids)
    return refuse('shape', unreadable.damaged, reader.about)
  }
}
