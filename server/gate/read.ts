import type { Result } from '../../lib/protocol/codes'
import { isId } from '../../lib/protocol/ids'
import { unreadable } from '../../lib/text/unreadable'
import { type ByteReader, reading } from './bytes'
import { type JsonObject, readObject, type ValueLimits } from './values'

export type Limits = ValueLimits & {
  /** Bytes of one update. */
  update: number
}

/** A board takes small updates while people are connected. */
export const LIMITS: Limits = { update: 64 * 1024, value: 24 * 1024, depth: 6, keys: 128, key: 64 }
/** The answer to our sync step 1 holds all that was written while offline, in one piece that the client cannot split. */
export const STEP2_LIMITS: Limits = { ...LIMITS, update: 512 * 1024 }

/** Roots, client ids and the two item forms of a board document. */
export const STATEMENTS = 'statements'
export const STAMPS = 'stamps'
export const SERVER_CLIENT = 1
export const MAX_CLIENT = 0xffffffff
/** Item with a key and neither origin: bit 6, and the content's number. */
export const ITEM = { deleted: 0x21, any: 0x28 } as const

/** `value` is null where the writer's own browser has already dropped the words (it lost a race for that id). */
export type BoardItem = { clock: number; id: string; value: JsonObject | null }
export type DeletedRange = { client: number; clock: number; len: number }
/** `client` is null where there are no items. Item clocks are contiguous and rising. */
export type BoardUpdate = { client: number | null; items: BoardItem[]; deletes: DeletedRange[] }
/** Client id to the next clock it will use. */
export type StateVector = ReadonlyMap<number, number>

/** info, parent form, root's name, key, count, and an empty deleted content. */
const MIN_ITEM_BYTES = 1 + 1 + 1 + STATEMENTS.length + 1 + 36 + 1

/**
 * Reads the one shape a board admits (Yjs update format V1): at most one client's items, each a new plain-JSON value
 * under a uuid key of `statements`, and a well-formed delete set. Everything else is refused whole (`shape`,
 * `too_large`), naming the statement where it is known. Knows nothing of any document: `admit` does. Never throws.
 */
export const readBoardUpdate = (bytes: Uint8Array, limits: Limits = LIMITS): Result<BoardUpdate> =>
  reading(bytes, limits.update, reader => {
    const section = readSections(reader, limits)
    reader.about = []
    return { ...section, deletes: readDeleteSet(reader) }
  })

/** Reads a state vector, as in a sync step 1. Each client once, each with at least one struct. Never throws. */
export const readStateVector = (bytes: Uint8Array, limits: Limits = LIMITS): Result<StateVector> =>
  reading(bytes, limits.update, reader => {
    const clocks = new Map<number, number>()
    const count = reader.count(2)
    for (let i = 0; i < count; i++) {
      const client = reader.uint(MAX_CLIENT)
      if (clocks.has(client)) reader.fail(unreadable.writerTwice)
      clocks.set(client, positive(reader))
    }
    return clocks
  })

const positive = (reader: ByteReader): number => {
  const number = reader.uint()
  return number > 0 ? number : reader.fail(unreadable.emptyPart)
}

const readSections = (reader: ByteReader, limits: Limits): Pick<BoardUpdate, 'client' | 'items'> => {
  const sections = reader.uint()
  if (sections === 0) return { client: null, items: [] }
  if (sections > 1) reader.fail(unreadable.severalWriters)
  const count = reader.count(MIN_ITEM_BYTES)
  if (count === 0) reader.fail(unreadable.emptyPart)
  const client = reader.uint(MAX_CLIENT)
  const first = reader.uint(Number.MAX_SAFE_INTEGER - count)
  const items: BoardItem[] = []
  for (let i = 0; i < count; i++) items.push(readItem(reader, first + i, limits))
  return { client, items }
}

const readItem = (reader: ByteReader, clock: number, limits: Limits): BoardItem => {
  reader.about = []
  const form = reader.byte()
  if (form !== ITEM.any && form !== ITEM.deleted) reader.fail(unreadable.onlyAdded)
  if (reader.byte() !== 1 || reader.text(64) !== STATEMENTS) reader.fail(unreadable.onlyStatements)
  const id = reader.text(64)
  if (!isId(id)) reader.fail(unreadable.id)
  reader.about = [id]
  if (reader.uint() !== 1) reader.fail(unreadable.alone)
  return { clock, id, value: form === ITEM.any ? readObject(reader, limits) : null }
}

/** The delete set that ends every update. */
export const readDeleteSet = (reader: ByteReader): DeletedRange[] => {
  const deletes: DeletedRange[] = []
  const seen = new Set<number>()
  const clients = reader.count(4)
  for (let i = 0; i < clients; i++) {
    const client = reader.uint(MAX_CLIENT)
    if (seen.has(client)) reader.fail(unreadable.writerTwice)
    seen.add(client)
    readRanges(reader, client, deletes)
  }
  return deletes
}

/** Rising and apart, as Yjs writes them: so that checking them all never costs more than the document holds. */
const readRanges = (reader: ByteReader, client: number, into: DeletedRange[]): void => {
  const ranges = reader.count(2)
  if (ranges === 0) reader.fail(unreadable.emptyPart)
  let end = -1
  for (let i = 0; i < ranges; i++) {
    const clock = reader.uint()
    if (clock <= end) reader.fail(unreadable.order)
    const len = positive(reader)
    end = clock + len
    if (!Number.isSafeInteger(end)) reader.fail(unreadable.outOfRange)
    into.push({ client, clock, len })
  }
}
