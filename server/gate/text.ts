import { DRAFTS, isChoice, isProse, MADE } from '../../lib/board/draft-fields'
import type { Result } from '../../lib/protocol/codes'
import { isId } from '../../lib/protocol/ids'
import { unreadable } from '../../lib/text/unreadable'
import { type ByteReader, reading } from './bytes'
import { type DeletedRange, type Limits, MAX_CLIENT, readDeleteSet } from './read'
import { readValue } from './values'

/** What people type comes in small pieces; what a form begins with, or what came back, in one of this size. */
export const TEXT_LIMITS: Limits = { update: 128 * 1024, value: 24 * 1024, depth: 6, keys: 128, key: 64 }
/** The answer to our sync step 1: all that was typed while offline, with every removal there ever was. */
export const TEXT_STEP2_LIMITS: Limits = { ...TEXT_LIMITS, update: 512 * 1024 }

/** Content kinds of the format, and the two shared types a draft is made of. */
const REF = { string: 4, type: 7, any: 8 } as const
const TYPE = { map: 1, text: 2 } as const
const BIT = { key: 0x20, right: 0x40, left: 0x80 } as const

export type Spot = { client: number; clock: number }
/** `draft`: the map of a new draft; `prose`: the text of one of its fields; `choice`: a field's value; `text`: letters. */
export type TextContent = 'draft' | 'prose' | 'choice' | 'text'

/**
 * One struct as it stands on the wire. Where it is put: under a parent, or beside others (`left`, `right`), never both.
 * `keyed`: it is a map's value; `key` is only there under a parent. `bytes` are its own.
 */
export type TextStruct = {
  clock: number
  length: number
  left: Spot | null
  right: Spot | null
  parent: 'root' | Spot | null
  keyed: boolean
  key: string | null
  content: TextContent
  bytes: Uint8Array
}
/** `client` is null where there are no structs; their clocks are contiguous. `removals` are the bytes of `deletes`. */
export type TextUpdate = {
  client: number | null
  structs: TextStruct[]
  deletes: DeletedRange[]
  removals: Uint8Array
}

/** info, an origin, and one letter. */
const MIN_STRUCT_BYTES = 4

/**
 * Reads the text grammar (Yjs update format V1): what one client added, each a new draft, a prose field, a plain-JSON
 * choice or letters, and a well-formed delete set. Collected and skipped structs, subdocuments, formats, embeds, every
 * other type and whatever is no field of a draft are refused whole. Knows nothing of any document: `TextDocument` does.
 * Never throws.
 */
export const readTextUpdate = (bytes: Uint8Array, limits: Limits = TEXT_LIMITS): Result<TextUpdate> =>
  reading(bytes, limits.update, reader => {
    const section = readSection(reader, bytes, limits)
    const from = reader.position
    const deletes = readDeleteSet(reader)
    return { ...section, deletes, removals: bytes.subarray(from, reader.position) }
  })

const readSection = (reader: ByteReader, bytes: Uint8Array, limits: Limits): Pick<TextUpdate, 'client' | 'structs'> => {
  const sections = reader.uint()
  if (sections === 0) return { client: null, structs: [] }
  if (sections > 1) reader.fail(unreadable.severalWriters)
  const count = reader.count(MIN_STRUCT_BYTES)
  if (count === 0) reader.fail(unreadable.emptyPart)
  const client = reader.uint(MAX_CLIENT)
  let clock = reader.uint(Number.MAX_SAFE_INTEGER - limits.update)
  const structs: TextStruct[] = []
  for (let i = 0; i < count; i++) {
    const struct = readStruct(reader, bytes, clock, limits)
    structs.push(struct)
    clock += struct.length
  }
  return { client, structs }
}

const readStruct = (reader: ByteReader, bytes: Uint8Array, clock: number, limits: Limits): TextStruct => {
  const from = reader.position
  const info = reader.byte()
  const keyed = (info & BIT.key) !== 0
  const left = info & BIT.left ? readSpot(reader) : null
  const right = info & BIT.right ? readSpot(reader) : null
  const placed = left || right ? null : readParent(reader)
  const key = placed && keyed ? reader.text(limits.key) : null
  const { content, length } = readContent(reader, info & 0x1f, limits)
  if (!fits(content, placed, keyed, key)) reader.fail(unreadable.notADraft)
  return {
    clock,
    length,
    left,
    right,
    parent: placed,
    keyed,
    key,
    content,
    bytes: bytes.subarray(from, reader.position),
  }
}

const readSpot = (reader: ByteReader): Spot => ({ client: reader.uint(MAX_CLIENT), clock: reader.uint() })

const readParent = (reader: ByteReader): 'root' | Spot => {
  const form = reader.byte()
  if (form === 0) return readSpot(reader)
  if (form !== 1) reader.fail(unreadable.damaged)
  return reader.text(64) === DRAFTS ? 'root' : reader.fail(unreadable.notADraft)
}

const readContent = (reader: ByteReader, ref: number, limits: Limits): { content: TextContent; length: number } => {
  if (ref === REF.string) {
    const { length } = reader.text(limits.update)
    return length > 0 ? { content: 'text', length } : reader.fail(unreadable.emptyPart)
  }
  if (ref === REF.any) {
    // Several where one choice was made again and again offline: Yjs keeps what follows on one another as one.
    const count = reader.count(1)
    for (let i = 0; i < count; i++) {
      const from = reader.position
      readValue(reader, limits, 1)
      if (reader.position - from > limits.value) reader.fail(unreadable.textTooLong, 'too_large')
    }
    return count > 0 ? { content: 'choice', length: count } : reader.fail(unreadable.emptyPart)
  }
  if (ref !== REF.type) reader.fail(unreadable.notADraft)
  const type = reader.uint()
  if (type === TYPE.map) return { content: 'draft', length: 1 }
  if (type === TYPE.text) return { content: 'prose', length: 1 }
  return reader.fail(unreadable.notADraft)
}

/** Whether such a thing can stand at such a place at all; what is beside others is looked up in the document. */
const fits = (content: TextContent, parent: TextStruct['parent'], keyed: boolean, key: string | null): boolean => {
  if (content === 'draft') return parent === 'root' && key !== null && isId(key)
  if (parent === 'root') return false
  if (content === 'text') return !keyed
  if (content === 'prose') return parent !== null && key !== null && isProse(key)
  return keyed && (key === null || isChoice(key) || key === MADE)
}
