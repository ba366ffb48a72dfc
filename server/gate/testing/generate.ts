import * as Y from 'yjs'
import { type Random, uuid } from './random'
import * as write from './raw'
import type { Scene } from './scene'

const EXTREMES = [0, 1, 2, 127, 128, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER]
const TEXTS = [
  '',
  'x',
  'déjà vu',
  '😀😀',
  '\uFFFD',
  '\uFEFF',
  'x\0y',
  'x'.repeat(300),
  '\ud83d',
  '__proto__',
  '10',
  'body',
]
const ODD_VALUES = [undefined, 0.5, -0, Number.NaN, 5n, Uint8Array.of(1), 2 ** 53, 1e300, new Date(0)].map(odd => ({
  odd,
}))
const SOUND_VALUES = [null, true, false, 0, 1, -1, 2 ** 31, -(2 ** 40), 'Seen at school.', '😀', '', 'x'.repeat(300)]

/** A whole update, mostly well-formed and mostly by the attacker, each part wrong now and then. */
export const update = (dice: Random, at: Scene): Uint8Array =>
  write.raw({
    sections: Array.from({ length: dice.pick([0, 1, 1, 1, 1, 1, 1, 2]) }, () => section(dice, at)),
    deletes: Array.from({ length: dice.pick([0, 0, 0, 1, 1, 2]) }, () => removals(dice, at)),
  })

const client = (dice: Random, { attacker, victim }: Scene): number =>
  dice.chance(0.85) ? attacker.client : dice.pick([victim.client, 1, 0, dice.below(2 ** 32), ...EXTREMES])

const section = (dice: Random, at: Scene): write.RawSection => {
  const structs = Array.from({ length: dice.pick([0, 1, 1, 1, 2, 3]) }, () => struct(dice, at))
  const lies = dice.chance(0.03) ? { count: dice.pick([...EXTREMES, structs.length + 1]) } : {}
  const clock = dice.chance(0.8) ? 1 : dice.pick([0, 2, ...EXTREMES])
  return { client: client(dice, at), clock, structs, ...lies }
}

const struct = (dice: Random, at: Scene): Uint8Array => {
  if (dice.chance(0.03)) return dice.pick([write.gc, write.skip])(dice.pick(EXTREMES))
  return write.item({
    key: dice.chance(0.02) ? undefined : key(dice, at),
    content: dice.chance(0.85) ? write.any(object(dice)) : content(dice),
    ...(dice.chance(0.04) ? { origin: place(dice, at) } : {}),
    ...(dice.chance(0.04) ? { rightOrigin: place(dice, at) } : {}),
    ...(dice.chance(0.04) ? { parent: place(dice, at) } : {}),
    ...(dice.chance(0.04) ? { root: dice.pick(['stamps', 'evil', '', ...TEXTS]) } : {}),
    ...(dice.chance(0.02) ? { flip: 1 << dice.below(8) } : {}),
  })
}

const key = (dice: Random, { ids }: Scene): string =>
  dice.chance(0.85)
    ? uuid(0x1000 + dice.below(40))
    : dice.pick([ids.victims, ids.removed, ids.attackers, uuid(0xabcdef).toUpperCase(), ...TEXTS])

const place = (dice: Random, at: Scene): write.Id => [client(dice, at), dice.pick([0, 1, 2, ...EXTREMES])]

const object = (dice: Random): unknown => {
  const fields = Array.from({ length: dice.below(4) }, () => [
    dice.chance(0.97) ? dice.pick(['v', 'a', 'é', 'kind']) : dice.pick(TEXTS),
    anything(dice, 1),
  ])
  return Object.fromEntries(fields)
}

const anything = (dice: Random, depth: number): unknown => {
  if (dice.chance(0.015)) return dice.chance(0.5) ? dice.pick(ODD_VALUES).odd : dice.pick(TEXTS)
  if (depth < 8 && dice.chance(0.15)) return Array.from({ length: dice.below(3) }, () => anything(dice, depth + 1))
  if (depth < 8 && dice.chance(0.15)) return { a: anything(dice, depth + 1) }
  return dice.pick(SOUND_VALUES)
}

const content = (dice: Random): write.RawContent =>
  dice.pick([
    () => write.any(),
    () => write.any(object(dice), object(dice)),
    () => write.any(dice.pick(ODD_VALUES).odd),
    () => write.any(dice.pick(['x', null, []])),
    () => write.deleted(dice.pick(EXTREMES)),
    () => write.deleted(1),
    () => write.json({ a: 1 }),
    () => write.binary(Uint8Array.of(1)),
    () => write.text(dice.pick(TEXTS)),
    () => write.embed({}),
    () => write.format('bold', true),
    () => write.type(dice.below(9)),
    () => write.subdocument('x'),
    () => ({ ref: dice.below(32), body: Uint8Array.of(1, 1) }),
  ])()

const removals = (dice: Random, at: Scene): { client: number; ranges: [number, number][] } => {
  if (dice.chance(0.5)) return { client: at.victim.client, ranges: [[0, 1]] }
  const range = (): [number, number] => [dice.pick([0, 1, 2, ...EXTREMES]), dice.pick([1, 1, 1, ...EXTREMES])]
  return { client: client(dice, at), ranges: Array.from({ length: dice.below(3) }, range) }
}

/** What real documents say on this board, to be damaged: new work, resends, whole documents, state vectors. */
export const corpus = (at: Scene): Uint8Array[] => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, at.room.board.encode())
  doc.clientID = at.attacker.client
  const before = Y.encodeStateVector(doc)
  doc
    .getMap('statements')
    .set(uuid(0x50), { kind: 'note', v: 1, body: 'Seen at school. 😀', n: [1, -1, 2 ** 40, null, true] })
  const one = Y.encodeStateAsUpdate(doc, before)
  doc.transact(() => {
    for (let i = 1; i < 4; i++)
      doc.getMap('statements').set(uuid(0x50 + i), { kind: 'note', v: 1, of: { a: { b: [i] } } })
  })
  const four = Y.encodeStateAsUpdate(doc, before)
  return [one, four, Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdateV2(doc, before), before, Uint8Array.of(0, 0)]
}

/** One to four small damages: bits, bytes, insertions, cuts, copies of a stretch, halves of two messages. */
export const damage = (dice: Random, seeds: readonly Uint8Array[]): Uint8Array => {
  let bytes: Uint8Array = dice.pick(seeds)
  for (let i = 1 + dice.below(4); i > 0; i--) bytes = damageOnce(dice, bytes, seeds)
  return bytes
}

const damageOnce = (dice: Random, bytes: Uint8Array, seeds: readonly Uint8Array[]): Uint8Array => {
  const at = dice.below(bytes.length + 1)
  const to = Math.min(bytes.length, at + 1 + dice.below(8))
  const roll = dice.below(7)
  if (bytes.length === 0) return Uint8Array.of(dice.below(256))
  if (roll === 0) return bytes.with(Math.min(at, bytes.length - 1), dice.below(256))
  if (roll === 1)
    return write.concat(
      bytes.subarray(0, at),
      Uint8Array.of(dice.pick([0, 1, 0x7f, 0x80, 0xff, dice.below(256)])),
      bytes.subarray(at),
    )
  if (roll === 2) return write.concat(bytes.subarray(0, at), bytes.subarray(to))
  if (roll === 3) return bytes.slice(0, at)
  if (roll === 4) return write.concat(bytes.subarray(0, to), bytes.subarray(at))
  if (roll === 5) {
    const other = dice.pick(seeds)
    return write.concat(bytes.subarray(0, at), other.subarray(dice.below(other.length + 1)))
  }
  const bit = Math.min(at, bytes.length - 1)
  return bytes.with(bit, (bytes[bit] ?? 0) ^ (1 << dice.below(8)))
}
