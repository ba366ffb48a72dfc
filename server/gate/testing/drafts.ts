import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { DRAFTS, PROSE } from '../../../lib/board/draft-fields'
import { ok, type Refusal, type RefusalCode, type Result, refuse } from '../../../lib/protocol/codes'
import { admitClient } from '../admit'
import type { Limits } from '../read'
import { readTextUpdate, TEXT_LIMITS } from '../text'
import { type Taken, TextDocument } from '../text-document'
import { uuid } from './random'
import { item, type RawItem, raw } from './raw'

/** A room of drafts as the gate sees it: whose client ids are whose, and what is written so far. */
export class Desk {
  readonly document = new TextDocument([])
  readonly sent: Uint8Array[] = []
  private readonly owners = new Map<number, string>()

  receive(bytes: Uint8Array, person: string, client: number, limits: Limits = TEXT_LIMITS): Result<Taken> | 'again' {
    const read = readTextUpdate(bytes, limits)
    if (!read.ok) return read
    const bound = admitClient(client, person, { owner: id => this.owners.get(id) })
    if (!bound.ok) return bound
    if (read.value.client !== null && read.value.client !== client) return refuse('client_taken', 'not yours')
    const taken = this.document.take(read.value)
    if (taken === 'again' || !taken.ok) return taken
    if (taken.value.bytes) {
      this.sent.push(taken.value.bytes)
      if (read.value.client !== null) this.owners.set(client, person)
    }
    return ok(taken.value)
  }

  /** What every colleague's replica holds. */
  replica(): Y.Doc {
    const doc = new Y.Doc()
    for (const bytes of this.sent) Y.applyUpdate(doc, bytes)
    return doc
  }
}

/** What the drafts say, the same for the same words: replicas keep their maps in orders of their own. */
export const spelt = (doc: Y.Doc) =>
  JSON.stringify(doc.getMap(DRAFTS).toJSON(), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
/** What a newcomer has. Where Yjs cuts what is left of deleted things is not part of it: a room that read its drafts again cuts it otherwise. */
export const state = (desk: Desk) => {
  const newcomer = new Y.Doc()
  Y.applyUpdate(newcomer, desk.document.since(Uint8Array.of(0)))
  return Buffer.from(Y.encodeStateAsUpdate(newcomer)).toString('hex')
}

export const beginDraft = (doc: Y.Doc, id: string, words: Record<string, string> = {}) =>
  doc.transact(() => {
    const draft = new Y.Map<unknown>()
    for (const field of PROSE) draft.set(field, new Y.Text(words[field]))
    draft.set('heading', 'accurate')
    doc.getMap(DRAFTS).set(id, draft)
  })
export const textAt = (doc: Y.Doc, id: string, field = 'body'): Y.Text => {
  const draft = doc.getMap(DRAFTS).get(id)
  const text = draft instanceof Y.Map ? draft.get(field) : null
  if (!(text instanceof Y.Text)) throw new Error('no such text')
  return text
}

/** Two colleagues: the one's draft has words with a character outside the basic plane, the other has one and has deleted one. */
export type Scene = {
  desk: Desk
  victim: { person: string; doc: Y.Doc; client: number }
  attacker: { person: string; doc: Y.Doc; client: number }
  ids: { victims: string; attackers: string; deleted: string }
}
export const WORDS = 'Seen at school 😀 today.'

export const scene = (): Scene => {
  const desk = new Desk()
  const join = (n: number) => {
    const doc = new Y.Doc({ gc: false })
    doc.clientID = 1000 + n
    return { person: uuid(0xa000 + n), doc, client: doc.clientID }
  }
  const [victim, attacker] = [join(1), join(2)]
  const ids = { victims: uuid(1), attackers: uuid(2), deleted: uuid(3) }
  const honest = (who: Scene['victim'], work: () => void) => {
    const sent: Uint8Array[] = []
    const listen = (bytes: Uint8Array) => sent.push(bytes)
    who.doc.on('update', listen)
    work()
    who.doc.off('update', listen)
    for (const bytes of sent) {
      const result = desk.receive(bytes, who.person, who.client)
      if (result === 'again' || !result.ok) throw new Error(`honest words were not taken: ${JSON.stringify(result)}`)
      for (const other of [victim, attacker])
        if (other !== who && result.value.bytes) Y.applyUpdate(other.doc, result.value.bytes)
    }
  }
  honest(victim, () => beginDraft(victim.doc, ids.victims, { body: WORDS, impact: 'x' }))
  honest(victim, () => textAt(victim.doc, ids.victims).insert(4, ' again'))
  honest(attacker, () => beginDraft(attacker.doc, ids.attackers, { body: 'Mine.' }))
  honest(attacker, () => beginDraft(attacker.doc, ids.deleted, { body: 'Gone.' }))
  honest(attacker, () => attacker.doc.getMap(DRAFTS).delete(ids.deleted))
  return { desk, victim, attacker, ids }
}

/** Where things of a draft stand: its map, a field's text, a field's value, and the letters of its body from the first. */
export const placeOf = (doc: Y.Doc, id: string, field?: string): [number, number] => {
  const item = field ? mapOf(doc, id)._map.get(field) : doc.getMap(DRAFTS)._map.get(id)
  if (!item) throw new Error('no such place')
  return [item.id.client, item.id.clock]
}
const mapOf = (doc: Y.Doc, id: string): Y.Map<unknown> => {
  const map = doc.getMap(DRAFTS).get(id)
  if (map instanceof Y.Map) return map
  throw new Error('no such draft')
}
/** Every item of a field's text in order. */
export const lettersOf = (doc: Y.Doc, id: string, field = 'body'): Y.Item[] => {
  const items: Y.Item[] = []
  for (let at = textAt(doc, id, field)._start; at; at = at.right) items.push(at)
  return items
}

/** Sends `bytes` as the attacker: refused, nothing of the drafts changed, and the victim writes on. Returns the refusal. */
export const provesNothing = (at: Scene, bytes: Uint8Array, limits?: Limits): Refusal => {
  const before = state(at.desk)
  const started = performance.now()
  const result = at.desk.receive(bytes, at.attacker.person, at.attacker.client, limits)
  if (performance.now() - started > 2000) throw new Error('it took seconds')
  if (result === 'again' || result.ok) throw new Error(`it was accepted: ${JSON.stringify(result)}`)
  if (state(at.desk) !== before) throw new Error('the drafts changed')
  const sent: Uint8Array[] = []
  at.victim.doc.on('update', (more: Uint8Array) => sent.push(more))
  textAt(at.victim.doc, at.ids.victims).insert(2, 'still here')
  for (const more of sent) {
    const taken = at.desk.receive(more, at.victim.person, at.victim.client)
    if (taken === 'again' || !taken.ok) throw new Error('the victim can no longer write')
  }
  if (spelt(at.desk.replica()) !== spelt(at.victim.doc)) throw new Error('the replicas differ')
  return result.refusal
}

export const prove = (name: string, code: RefusalCode, bytes: (at: Scene) => Uint8Array, limits?: Limits): void => {
  test(name, () => {
    const at = scene()
    expect(provesNothing(at, bytes(at), limits).code).toBe(code)
  })
}

export const next = ({ desk, attacker }: Scene) => desk.document.clocks.get(attacker.client)
/** Structs at the attacker's own next place. */
export const own =
  (...items: ((at: Scene) => RawItem | Uint8Array)[]) =>
  (at: Scene): Uint8Array => {
    const structs = items.map(make => {
      const made = make(at)
      return made instanceof Uint8Array ? made : item({ root: DRAFTS, ...made })
    })
    return raw({ sections: [{ client: at.attacker.client, clock: next(at), structs }] })
  }
