import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { admit, type NewItem } from './admit'
import { encodeBoardUpdate, encodeStateVector } from './encode'
import { parseFrame } from './frames'
import { readBoardUpdate, readStateVector } from './read'
import { corpus, damage, update } from './testing/generate'
import { type Random, random } from './testing/random'
import { assertSettled, stampFor } from './testing/room'
import { type Scene, scene } from './testing/scene'

export type FuzzReport = {
  seed: number
  cases: number
  admitted: number
  nothing: number
  refused: number
  worstMs: number
}

/**
 * Sends generated and damaged messages as an attacker to a board that others have written on, until `more` says no.
 * Throws, with the seed, the case and its bytes, when anything escapes the gate; when what was admitted does not apply
 * cleanly to a real Yjs document, changes a foreign place or reads differently to Yjs; or when what was admitted is
 * not written and read again as the same.
 */
export const fuzz = (seed: number, more: (cases: number) => boolean): FuzzReport => {
  const dice = random(seed)
  const board = new Board(scene())
  const seeds = corpus(board.at)
  const report: FuzzReport = { seed, cases: 0, admitted: 0, nothing: 0, refused: 0, worstMs: 0 }
  for (; more(report.cases); report.cases++) {
    const bytes = message(dice, board.at, seeds)
    try {
      const { outcome, ms } = board.timed(bytes)
      report.worstMs = Math.max(report.worstMs, ms)
      report[outcome.kind]++
      if (outcome.kind === 'admitted') board.prove(bytes, outcome.items)
    } catch (cause) {
      const hex = Buffer.from(bytes).toString('hex')
      throw new Error(`gate fuzz failed: seed ${seed}, case ${report.cases}, bytes ${hex}`, { cause })
    }
  }
  return report
}

const message = (dice: Random, at: Scene, seeds: readonly Uint8Array[]): Uint8Array => {
  const roll = dice.below(10)
  if (roll < 5) return update(dice, at)
  if (roll < 6) return damage(dice, [update(dice, at)])
  return damage(dice, seeds)
}

const SEEMS_SLOW_MS = 2

type Outcome = { kind: 'admitted'; items: NewItem[] } | { kind: 'nothing' } | { kind: 'refused' }

/** One board, never changed: each case meets the same state, so one seed and case always give the same. */
class Board {
  private readonly before: Uint8Array
  private readonly statements: Record<string, unknown>
  private readonly stamps: Record<string, unknown>

  constructor(readonly at: Scene) {
    this.before = at.room.board.encode()
    this.statements = at.room.live.getMap('statements').toJSON()
    this.stamps = at.room.live.getMap('stamps').toJSON()
  }

  /** All that may meet these bytes before anything is stored. None of it may throw. */
  receive(bytes: Uint8Array): Outcome {
    parseFrame(bytes)
    readStateVector(bytes)
    const read = readBoardUpdate(bytes)
    if (!read.ok) return { kind: 'refused' }
    const { person, client } = this.at.attacker
    const admitted = admit(read.value, person, client, this.at.room.board)
    if (!admitted.ok) return { kind: 'refused' }
    return admitted.value.kind === 'nothing' ? { kind: 'nothing' } : { kind: 'admitted', items: admitted.value.items }
  }

  /** The best of three where it seemed slow: a busy machine is not the message's doing. */
  timed(bytes: Uint8Array): { outcome: Outcome; ms: number } {
    const started = performance.now()
    const outcome = this.receive(bytes)
    let ms = performance.now() - started
    for (let again = 0; again < 2 && ms > SEEMS_SLOW_MS; again++) {
      const from = performance.now()
      this.receive(bytes)
      ms = Math.min(ms, performance.now() - from)
    }
    return { outcome, ms }
  }

  prove(bytes: Uint8Array, items: NewItem[]): void {
    const size = this.at.room.board.size
    const rows = items.map((item, i) => ({ ...item, n: size + i + 1, person: 'x', stamp: stampFor(size + i + 1, 'x') }))
    const change = encodeBoardUpdate({ placed: rows, stamps: rows, deletes: [] })
    const doc = this.copy()
    Y.applyUpdate(doc, change)
    const next = new Map(this.at.room.board.clocks)
    next.set(1, size + rows.length)
    next.set(this.at.attacker.client, (items.at(-1)?.clock ?? 0) + 1)
    this.unchangedBut(doc, items, rows)
    this.readsAlike(bytes, items)
    this.readsBack(items, next, doc)
  }

  private copy(): Y.Doc {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, this.before)
    return doc
  }

  private unchangedBut(doc: Y.Doc, items: NewItem[], rows: { id: string; stamp: object }[]): void {
    const statements = { ...this.statements, ...Object.fromEntries(items.map(item => [item.id, item.value])) }
    const stamps = { ...this.stamps, ...Object.fromEntries(rows.map(row => [row.id, row.stamp])) }
    if (!isDeepStrictEqual(doc.getMap('statements').toJSON(), statements)) throw new Error('a foreign place changed')
    if (!isDeepStrictEqual(doc.getMap('stamps').toJSON(), stamps)) throw new Error('a stamp changed')
    if ([...doc.share.keys()].some(root => root !== 'statements' && root !== 'stamps'))
      throw new Error('a root appeared')
  }

  /** The sender's own document took these very bytes: it must hold what everyone else will. */
  private readsAlike(bytes: Uint8Array, items: NewItem[]): void {
    const doc = this.copy()
    Y.applyUpdate(doc, bytes)
    if (doc.store.pendingStructs ?? doc.store.pendingDs) throw new Error('Yjs finds something missing')
    const statements = { ...this.statements, ...Object.fromEntries(items.map(item => [item.id, item.value])) }
    if (!isDeepStrictEqual(doc.getMap('statements').toJSON(), statements)) throw new Error('Yjs reads it differently')
  }

  private readsBack(items: NewItem[], clocks: ReadonlyMap<number, number>, doc: Y.Doc): void {
    const again = readBoardUpdate(encodeBoardUpdate({ placed: items, stamps: [], deletes: [] }))
    const expected = items.map(({ clock, id, value }) => ({ clock, id, value }))
    if (!again.ok || !isDeepStrictEqual(again.value.items, expected)) throw new Error('it does not read back')
    assertSettled(doc, encodeStateVector(clocks))
  }
}
