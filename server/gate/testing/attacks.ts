import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { RefusalCode } from '../../../lib/protocol/codes'
import { uuid } from './random'
import { any, anyBytes, item, type RawContent, type RawItem, raw } from './raw'
import { provesNothing, type Scene, scene } from './scene'

/** One attack: what its bytes do to a board must be nothing but this refusal, and the victim can still write. */
export const prove = (name: string, code: RefusalCode, bytes: (at: Scene) => Uint8Array): void => {
  test(name, () => {
    const at = scene()
    expect(provesNothing(at, bytes(at)).code).toBe(code)
  })
}

/** An id that nobody has used. */
export const NEW = uuid(0x99)
export const good = (key = NEW): Uint8Array => item({ key })
/** A good statement of some length behind an attack, so that the attack is not refused merely for its few bytes. */
const filler = item({ key: uuid(0x9a), content: any({ kind: 'note', v: 1, body: 'x'.repeat(200) }) })

/** What real Yjs sends after `change` in the attacker's own document, which held everything. */
export const yjs =
  (change: (statements: Y.Map<unknown>, ids: Scene['ids']) => void) =>
  ({ attacker: { doc }, ids }: Scene): Uint8Array => {
    const sent: Uint8Array[] = []
    doc.on('update', (bytes: Uint8Array) => sent.push(bytes))
    doc.transact(() => {
      change(doc.getMap('statements'), ids)
      doc.getMap('statements').set(uuid(0x9a), { kind: 'note', v: 1, body: 'x'.repeat(200) })
    })
    return sent[0] ?? new Uint8Array()
  }

/** Structs under a client id and from a clock on, with a good statement behind them. */
export const under = (client: number, clock: number, ...structs: Uint8Array[]): Uint8Array =>
  raw({ sections: [{ client, clock, structs: [...structs, filler] }] })
/** The same at the attacker's own next place. */
export const own =
  (...structs: Uint8Array[]) =>
  ({ attacker }: Scene): Uint8Array =>
    under(attacker.client, 1, ...structs)
export const ownItem = (itemOf: (scene: Scene) => RawItem) => (scene: Scene) => own(item(itemOf(scene)))(scene)
export const forged =
  (clock: number, ...structs: Uint8Array[]) =>
  ({ victim }: Scene): Uint8Array =>
    under(victim.client, clock, ...structs)

export const withContent = (content: RawContent) => own(item({ key: NEW, content }))
export const value = (content: unknown) => withContent(any(content))
/** `{a: …}` with the bytes of the value given. */
export const field = (...bytes: number[]) => withContent(anyBytes(118, 1, 1, 0x61, ...bytes))
/** `{a: text}` with the bytes of the text given. */
export const textOf = (...bytes: number[]) => field(119, bytes.length, ...bytes)

type Ranges = readonly [client: number, ...ranges: (readonly [clock: number, len: number])[]]
export const removes = (listOf: (scene: Scene) => readonly Ranges[]) => (scene: Scene) =>
  raw({ deletes: listOf(scene).map(([client, ...ranges]) => ({ client, ranges })) })
