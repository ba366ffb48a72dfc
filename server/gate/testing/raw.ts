import * as encoding from 'lib0/encoding'

/** Writes Yjs V1 updates that Yjs itself would not: for attacks and fuzz. Nothing is checked. */
export type Id = readonly [client: number, clock: number]
export type RawSection = {
  client: number
  clock: number
  structs: readonly Uint8Array[]
  /** The number announced, where it lies. */
  count?: number
}
export type RawUpdate = {
  sections?: readonly RawSection[]
  deletes?: readonly { client: number; ranges: readonly (readonly [clock: number, len: number])[] }[]
}

const write = encoding.encode

export const raw = ({ sections = [], deletes = [] }: RawUpdate): Uint8Array =>
  write(e => {
    encoding.writeVarUint(e, sections.length)
    for (const { client, clock, structs, count } of sections) {
      encoding.writeVarUint(e, count ?? structs.length)
      encoding.writeVarUint(e, client)
      encoding.writeVarUint(e, clock)
      for (const struct of structs) encoding.writeUint8Array(e, struct)
    }
    encoding.writeVarUint(e, deletes.length)
    for (const { client, ranges } of deletes) {
      encoding.writeVarUint(e, client)
      encoding.writeVarUint(e, ranges.length)
      for (const [clock, len] of ranges) {
        encoding.writeVarUint(e, clock)
        encoding.writeVarUint(e, len)
      }
    }
  })

export type RawItem = {
  root?: string
  key?: string
  parent?: Id
  origin?: Id
  rightOrigin?: Id
  content?: RawContent
  /** Bits to flip in the info byte. */
  flip?: number
}
export type RawContent = { ref: number; body: Uint8Array }

const writeId = (e: encoding.Encoder, [client, clock]: Id) => {
  encoding.writeVarUint(e, client)
  encoding.writeVarUint(e, clock)
}

export const item = ({
  root = 'statements',
  key,
  parent,
  origin,
  rightOrigin,
  content,
  flip = 0,
}: RawItem): Uint8Array =>
  write(e => {
    const { ref, body } = content ?? any({ kind: 'note', v: 1 })
    const info = ref | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20)
    encoding.writeUint8(e, info ^ flip)
    if (origin) writeId(e, origin)
    if (rightOrigin) writeId(e, rightOrigin)
    if (!origin && !rightOrigin) {
      encoding.writeVarUint(e, parent ? 0 : 1)
      if (parent) writeId(e, parent)
      else encoding.writeVarString(e, root)
      if (key !== undefined) encoding.writeVarString(e, key)
    }
    encoding.writeUint8Array(e, body)
  })

export const gc = (len: number): Uint8Array =>
  write(e => {
    encoding.writeUint8(e, 0)
    encoding.writeVarUint(e, len)
  })

export const skip = (len: number): Uint8Array =>
  write(e => {
    encoding.writeUint8(e, 10)
    encoding.writeVarUint(e, len)
  })

const content = (ref: number, body: (e: encoding.Encoder) => void): RawContent => ({ ref, body: write(body) })

/** One value, or several, as lib0 writes anything at all. */
export const any = (...values: readonly unknown[]): RawContent =>
  content(8, e => {
    encoding.writeVarUint(e, values.length)
    for (const value of values) encoding.writeAny(e, value as never)
  })

/** One value whose bytes are given. */
export const anyBytes = (...bytes: readonly number[]): RawContent => ({ ref: 8, body: Uint8Array.of(1, ...bytes) })
export const deleted = (len: number): RawContent => content(1, e => encoding.writeVarUint(e, len))
export const json = (value: unknown): RawContent =>
  content(2, e => {
    encoding.writeVarUint(e, 1)
    encoding.writeVarString(e, JSON.stringify(value))
  })
export const binary = (bytes: Uint8Array): RawContent => content(3, e => encoding.writeVarUint8Array(e, bytes))
export const text = (value: string): RawContent => content(4, e => encoding.writeVarString(e, value))
export const embed = (value: unknown): RawContent => content(5, e => encoding.writeVarString(e, JSON.stringify(value)))
export const format = (key: string, value: unknown): RawContent =>
  content(6, e => {
    encoding.writeVarString(e, key)
    encoding.writeVarString(e, JSON.stringify(value))
  })
/** 0 array, 1 map, 2 text, 3 xml element (with a name), 4 xml fragment, 5 xml hook (with a name), 6 xml text. */
export const type = (ref: number): RawContent =>
  content(7, e => {
    encoding.writeVarUint(e, ref)
    if (ref === 3 || ref === 5) encoding.writeVarString(e, 'script')
  })
export const subdocument = (guid: string): RawContent =>
  content(9, e => {
    encoding.writeVarString(e, guid)
    encoding.writeAny(e, { autoLoad: true })
  })
export const concat = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))
