import * as encoding from 'lib0/encoding'
import { ITEM, SERVER_CLIENT, STAMPS, STATEMENTS, type StateVector } from './read'
import { type JsonObject, writeValue } from './values'

/** A statement at its place; `value` is null once its words have left the document. */
export type Placed = { client: number; clock: number; id: string; value: JsonObject | null }
/** The server's receipt: `n` counts from 1 in its audience and is item `n - 1` of the server's client id. */
export type Stamped = { n: number; id: string; stamp: JsonObject }
export type Place = { client: number; clock: number }
export type BoardChange = { placed: readonly Placed[]; stamps: readonly Stamped[]; deletes: readonly Place[] }

type Struct = { clock: number; root: string; key: string; value: JsonObject | null }

/**
 * The bytes of a change, canonical: the only bytes that are ever applied or sent. Sections and delete ranges in Yjs'
 * own order, keys in RFC 8785 order. `deletes` names places whose words go now; a placed null is deleted by itself.
 * Throws on a hole between a client's clocks and on values no reader would take: faults of ours.
 */
export const encodeBoardUpdate = ({ placed, stamps, deletes }: BoardChange): Uint8Array => {
  const clients = new Map<number, Struct[]>()
  for (const { client, clock, id, value } of placed) {
    push(clients, client, { clock, root: STATEMENTS, key: id, value })
  }
  for (const { n, id, stamp } of stamps) {
    push(clients, SERVER_CLIENT, { clock: n - 1, root: STAMPS, key: id, value: stamp })
  }
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, clients.size)
    for (const [client, structs] of descending(clients)) writeSection(encoder, client, structs)
    writeDeleteSet(encoder, [...deletes, ...placed.filter(item => item.value === null)])
  })
}

/** One ledger row as the document knows it. */
export type BoardRow = Placed & Stamped

/**
 * The whole document from its ledger rows: byte for byte what `Y.encodeStateAsUpdate` gives for a document that lived
 * through the same history with `gc: true`, so a snapshot need never be stored.
 */
export const encodeDocument = (rows: readonly BoardRow[]): Uint8Array => diffFor(rows, new Map())

/** What a document at `theirs` lacks, with the whole delete set: `Y.encodeStateAsUpdate(doc, theirs)`, byte for byte. */
export const diffFor = (rows: readonly BoardRow[], theirs: StateVector): Uint8Array => {
  const stamped = theirs.get(SERVER_CLIENT) ?? 0
  return encodeBoardUpdate({
    placed: rows.filter(row => row.clock >= (theirs.get(row.client) ?? 0)),
    stamps: rows.filter(row => row.n > stamped),
    deletes: rows.filter(row => row.value === null),
  })
}

export const encodeStateVector = (clocks: StateVector): Uint8Array =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, clocks.size)
    for (const [client, clock] of descending(clocks)) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
  })

const push = <T>(lists: Map<number, T[]>, client: number, entry: T): void => {
  const list = lists.get(client)
  if (list) list.push(entry)
  else lists.set(client, [entry])
}

const descending = <T>(map: ReadonlyMap<number, T>): [number, T][] => [...map].sort(([a], [b]) => b - a)

const writeSection = (encoder: encoding.Encoder, client: number, structs: Struct[]): void => {
  structs.sort((a, b) => a.clock - b.clock)
  const first = structs[0]?.clock ?? 0
  encoding.writeVarUint(encoder, structs.length)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, first)
  structs.forEach(({ clock, root, key, value }, index) => {
    if (clock !== first + index) throw new RangeError('gate: a client has a hole between its clocks')
    encoding.writeUint8(encoder, value === null ? ITEM.deleted : ITEM.any)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, root)
    encoding.writeVarString(encoder, key)
    encoding.writeVarUint(encoder, 1)
    if (value !== null) writeValue(encoder, value)
  })
}

const writeDeleteSet = (encoder: encoding.Encoder, places: readonly Place[]): void => {
  const clients = new Map<number, number[]>()
  for (const { client, clock } of places) push(clients, client, clock)
  encoding.writeVarUint(encoder, clients.size)
  for (const [client, clocks] of descending(clients)) {
    const ranges = rangesOf(clocks)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, len)
    }
  }
}

const rangesOf = (clocks: number[]): { clock: number; len: number }[] => {
  const ranges: { clock: number; len: number }[] = []
  for (const clock of [...new Set(clocks)].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && last.clock + last.len === clock) last.len++
    else ranges.push({ clock, len: 1 })
  }
  return ranges
}
