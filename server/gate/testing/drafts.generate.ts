import * as Y from 'yjs'
import { DRAFTS } from '../../../lib/board/draft-fields'
import { beginDraft, next, type Scene, textAt } from './drafts'
import { type Random, uuid } from './random'
import * as write from './raw'

const EXTREMES = [0, 1, 2, 127, 128, 2 ** 31, 2 ** 32 - 1, Number.MAX_SAFE_INTEGER]
const LETTERS = ['x', 'seen', '😀', 'é', ' ', '\n', 'x'.repeat(50)]
const KEYS = ['body', 'impact', 'heading', 'when', 'nature', 'made', 'children', 'base']
const ODD_KEYS = ['secret', '__proto__', 'constructor', '', '10', 'Body']
const VALUES = [null, true, 'fact', 7, [], ['c1'], { day: '1' }, '']
const ODD_VALUES = [undefined, 0.5, -0, Number.NaN, 5n, Uint8Array.of(1), 'x\0'].map(odd => ({ odd }))

/** A whole update, mostly well-formed and mostly by the attacker, each part wrong now and then. */
export const textUpdate = (dice: Random, at: Scene): Uint8Array => {
  const clock = dice.chance(0.9) ? next(at) : dice.pick([0, next(at) + 1, next(at) - 1, ...EXTREMES])
  const structs = Array.from({ length: dice.pick([0, 1, 1, 1, 1, 2, 3]) }, () => struct(dice, at))
  const client = dice.chance(0.97) ? at.attacker.client : dice.pick([at.victim.client, 1, 0, 77])
  return write.raw({
    sections: structs.length > 0 || dice.chance(0.1) ? [{ client, clock, structs }] : [],
    deletes: Array.from({ length: dice.pick([0, 0, 1, 1, 2]) }, () => removals(dice, at)),
  })
}

/** Any place there is: of the victim's and the attacker's items, the deleted ones too, now and then none. */
const place = (dice: Random, at: Scene): write.Id => {
  if (dice.chance(0.05)) return [dice.pick([77, 0, at.victim.client]), dice.pick(EXTREMES)]
  const client = dice.pick([at.victim.client, at.victim.client, at.attacker.client])
  return [client, dice.below(at.desk.document.clocks.get(client) + 1)]
}

const typePlaces = (at: Scene): write.Id[] => {
  const places: write.Id[] = []
  for (const id of [at.ids.victims, at.ids.attackers]) {
    const item = at.attacker.doc.getMap(DRAFTS)._map.get(id)
    if (item) places.push([item.id.client, item.id.clock])
    const draft = at.attacker.doc.getMap(DRAFTS).get(id)
    if (draft instanceof Y.Map)
      for (const field of ['body', 'impact', 'toldWhy']) {
        const text = draft._map.get(field)
        if (text) places.push([text.id.client, text.id.clock])
      }
  }
  return places
}

const struct = (dice: Random, at: Scene): Uint8Array => {
  if (dice.chance(0.3)) return write.item({ origin: place(dice, at), content: write.text(dice.pick(LETTERS)) })
  if (dice.chance(0.02)) return dice.pick([write.gc, write.skip])(dice.pick(EXTREMES))
  const made = write.item({ root: dice.chance(0.97) ? DRAFTS : 'evil', ...placed(dice, at), content: content(dice) })
  return made
}

const placed = (dice: Random, at: Scene): write.RawItem => {
  const roll = dice.below(10)
  const key = dice.chance(0.5) ? { key: dice.pick(dice.chance(0.9) ? KEYS : ODD_KEYS) } : {}
  if (roll < 1)
    return { key: dice.chance(0.7) ? uuid(0x500 + dice.below(50)) : dice.pick([...Object.values(at.ids), ...ODD_KEYS]) }
  if (roll < 4) return { parent: dice.chance(0.8) ? dice.pick(typePlaces(at)) : place(dice, at), ...key }
  const origin = dice.chance(0.8) ? { origin: place(dice, at) } : {}
  const rightOrigin = dice.chance(0.5) ? { rightOrigin: beside(dice, at, origin.origin) } : {}
  return { ...origin, ...rightOrigin, ...(dice.chance(0.15) ? key : {}) }
}

/** Often the very next letter, as an honest page says it. */
const beside = (dice: Random, at: Scene, origin: write.Id | undefined): write.Id =>
  origin && dice.chance(0.6) ? [origin[0], origin[1] + 1] : place(dice, at)

const content = (dice: Random): write.RawContent =>
  dice.pick([
    () => write.text(dice.pick(LETTERS)),
    () => write.text(dice.pick(LETTERS)),
    () => write.text(dice.pick(LETTERS)),
    () => write.any(dice.pick(VALUES)),
    () => write.any(dice.pick(VALUES)),
    () => write.any(dice.pick(ODD_VALUES).odd),
    () => write.type(1),
    () => write.type(2),
    () => write.type(dice.below(9)),
    () => write.deleted(dice.pick([1, 3, 2 ** 31])),
    () => write.format('bold', true),
    () => write.embed({}),
    () => write.binary(Uint8Array.of(1)),
    () => write.json({ a: 1 }),
    () => write.subdocument('x'),
    () => ({ ref: dice.below(32), body: Uint8Array.of(1, 1) }),
  ])()

const removals = (dice: Random, at: Scene): { client: number; ranges: [number, number][] } => {
  const [client] = place(dice, at)
  const range = (): [number, number] => [place(dice, at)[1], dice.pick([1, 1, 1, 2, 5, ...EXTREMES])]
  return { client, ranges: Array.from({ length: dice.pick([1, 1, 1, 2, 0]) }, range) }
}

/** What real documents say of these drafts, to be damaged. */
export const textCorpus = (at: Scene): Uint8Array[] => {
  const doc = new Y.Doc({ gc: false })
  for (const bytes of at.desk.sent) Y.applyUpdate(doc, bytes)
  doc.clientID = at.attacker.client
  const sent: Uint8Array[] = []
  doc.on('update', (bytes: Uint8Array) => sent.push(bytes))
  const before = Y.encodeStateVector(doc)
  textAt(doc, at.ids.victims).insert(3, 'more 😀')
  textAt(doc, at.ids.victims).delete(1, 2)
  beginDraft(doc, uuid(0x700), { body: 'New.' })
  doc.getMap(DRAFTS).delete(at.ids.attackers)
  return [...sent, Y.encodeStateAsUpdate(doc, before), Y.encodeStateAsUpdate(doc), before, Uint8Array.of(0, 0)]
}
