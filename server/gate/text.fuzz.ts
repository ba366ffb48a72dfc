import * as Y from 'yjs'
import { DRAFTS, formOf } from '../../lib/board/draft-fields'
import { parseFrame } from './frames'
import { readStateVector } from './read'
import { type Scene, scene, spelt, state, textAt } from './testing/drafts'
import { textCorpus, textUpdate } from './testing/drafts.generate'
import { damage } from './testing/generate'
import { type Random, random } from './testing/random'

export type TextFuzzReport = { seed: number; cases: number; admitted: number; nothing: number; refused: number }

/** After so many messages the attacker starts on drafts as they were. */
const FRESH = 100

/**
 * Sends generated and damaged messages as somebody of the agency to drafts that a colleague has written, until `more` says
 * no. Throws, with the seed, the case and its bytes, when anything escapes the gate; when what is refused changed something;
 * when what was taken does not apply cleanly to every kind of replica, reads differently to Yjs, or leaves drafts with
 * anything in them that no draft has; or when the colleague cannot write on.
 */
export const fuzzText = (seed: number, more: (cases: number) => boolean): TextFuzzReport => {
  const dice = random(seed)
  const report: TextFuzzReport = { seed, cases: 0, admitted: 0, nothing: 0, refused: 0 }
  let at = scene()
  let seeds = textCorpus(at)
  for (; more(report.cases); report.cases++) {
    const bytes = message(dice, at, seeds)
    try {
      report[tried(at, bytes)]++
      if (report.cases % FRESH !== FRESH - 1) continue
      writesOn(at)
      at = scene()
      seeds = textCorpus(at)
    } catch (cause) {
      const hex = Buffer.from(bytes).toString('hex')
      throw new Error(`text fuzz failed: seed ${seed}, case ${report.cases}, bytes ${hex}`, { cause })
    }
  }
  return report
}

const message = (dice: Random, at: Scene, seeds: readonly Uint8Array[]): Uint8Array => {
  const roll = dice.below(10)
  if (roll < 6) return textUpdate(dice, at)
  if (roll < 7) return damage(dice, [textUpdate(dice, at)])
  return damage(dice, seeds)
}

function tried(at: Scene, bytes: Uint8Array): 'admitted' | 'nothing' | 'refused' {
  parseFrame(bytes)
  readStateVector(bytes)
  const before = state(at.desk)
  const sent = at.desk.sent.length
  const result = at.desk.receive(bytes, at.attacker.person, at.attacker.client)
  if (result === 'again' || !result.ok || !result.value.bytes) {
    if (state(at.desk) !== before) throw new Error('the drafts changed')
    if (at.desk.sent.length !== sent) throw new Error('something was sent')
    return result === 'again' || !result.ok ? 'refused' : 'nothing'
  }
  const now = new Y.Doc()
  Y.applyUpdate(now, at.desk.document.since(Uint8Array.of(0)))
  for (const gc of [true, false]) {
    const replica = new Y.Doc({ gc })
    for (const taken of at.desk.sent) Y.applyUpdate(replica, taken)
    sound(replica, now)
    if (gc) continue
    const sender = new Y.Doc({ gc: false })
    for (const taken of at.desk.sent.slice(0, -1)) Y.applyUpdate(sender, taken)
    Y.applyUpdate(sender, bytes)
    sound(sender, now)
  }
  return 'admitted'
}

function sound(replica: Y.Doc, server: Y.Doc) {
  if (replica.store.pendingStructs ?? replica.store.pendingDs) throw new Error('Yjs finds something missing')
  if (spelt(replica) !== spelt(server)) throw new Error('a replica differs')
  if ([...replica.share.keys()].some(root => root !== DRAFTS)) throw new Error('a root appeared')
  for (const [, draft] of replica.getMap(DRAFTS).entries()) {
    if (!(draft instanceof Y.Map)) throw new Error('something is no draft')
    for (const [field, value] of draft.entries()) {
      const form = value instanceof Y.Text ? 'prose' : 'choice'
      if (formOf(field) !== form || value instanceof Y.Map) throw new Error(`${field} is in another form`)
      if (value instanceof Y.Text && !whole(value)) throw new Error('a character is torn')
    }
  }
}

/** Letters alone, and whole ones. */
const whole = (text: Y.Text) =>
  text
    .toDelta()
    .every((part: { insert: unknown; attributes?: unknown }) => typeof part.insert === 'string' && !part.attributes) &&
  text.toString().isWellFormed() &&
  !text.toString().includes('\uFFFD')

/** The colleague, who has seen all that was taken, writes where their draft still is. */
function writesOn(at: Scene) {
  for (const taken of at.desk.sent) Y.applyUpdate(at.victim.doc, taken)
  if (!at.victim.doc.getMap(DRAFTS).has(at.ids.victims)) return
  const sent: Uint8Array[] = []
  at.victim.doc.on('update', (bytes: Uint8Array) => sent.push(bytes))
  textAt(at.victim.doc, at.ids.victims).insert(0, 'still here ')
  for (const bytes of sent) {
    const result = at.desk.receive(bytes, at.victim.person, at.victim.client)
    if (result === 'again' || !result.ok) throw new Error('the colleague can no longer write')
  }
}
