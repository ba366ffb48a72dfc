import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import * as Y from 'yjs'
import { ok, type Result } from '../../../lib/protocol/codes'
import { admit, type NewItem } from '../admit'
import { BoardDocument, type LedgerRow } from '../document'
import { encodeBoardUpdate, encodeStateVector, type Place } from '../encode'
import { LIMITS, type Limits, readBoardUpdate } from '../read'
import { uuid } from './random'

/** The same text, the same hash: how replicas are compared. A state vector alone would not show a fork. */
export const contentHash = (doc: Y.Doc): string =>
  createHash('sha256')
    .update(
      canonicalize({ statements: doc.getMap('statements').toJSON(), stamps: doc.getMap('stamps').toJSON() }) ?? '',
    )
    .digest('hex')

/** Throws unless the document took everything: nothing pending, state vector as computed. */
export const assertSettled = (doc: Y.Doc, stateVector: Uint8Array): void => {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error('something is pending')
  if (!Buffer.from(Y.encodeStateVector(doc)).equals(stateVector)) throw new Error('state vector differs')
}

export const stampFor = (n: number, person: string) => ({
  n,
  at: `2026-11-22T14:03:22.${String(n % 1_000_000).padStart(6, '0')}Z`,
  by: { person, name: 'Robin Example', agency: 'Police', role: 'practitioner' },
  leaf: Buffer.from(n.toString().padStart(32, '0')).toString('base64'),
})

/** A document under a given client id, so that a seed always gives the same run. */
export const documentFor = (client: number): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = client
  return doc
}

/**
 * The gate with the least around it: one board without a database, and beside it a real Yjs document that every
 * accepted change is applied to and compared with. A statement with `of` removes the words it replaces.
 */
export class Room {
  readonly board = new BoardDocument()
  readonly live = new Y.Doc()
  private people = 0

  /** A new person with a client id and a document of their own, joined now. */
  join(): { person: string; doc: Y.Doc; client: number } {
    const person = uuid(0xa000 + ++this.people)
    const doc = documentFor(0x10000000 + this.people)
    Y.applyUpdate(doc, this.board.encode())
    return { person, doc, client: doc.clientID }
  }

  /** Returns the bytes to broadcast, undefined where there was nothing new. */
  receive(bytes: Uint8Array, person: string, client: number, limits: Limits = LIMITS): Result<Uint8Array | undefined> {
    const update = readBoardUpdate(bytes, limits)
    if (!update.ok) return update
    const admitted = admit(update.value, person, client, this.board)
    if (!admitted.ok) return admitted
    return ok(admitted.value.kind === 'nothing' ? undefined : this.append(admitted.value.items, person))
  }

  takeDown(id: string): Uint8Array | undefined {
    const place = this.board.remove(id)
    return place && this.apply(encodeBoardUpdate({ placed: [], stamps: [], deletes: [place] }))
  }

  private append(items: NewItem[], person: string): Uint8Array {
    const rows: LedgerRow[] = items.map((item, index) => {
      const n = this.board.size + 1 + index
      return { ...item, n, person, stamp: stampFor(n, person) }
    })
    const deletes: Place[] = []
    for (const row of rows) {
      this.board.add(row)
      const of = row.value?.of
      const place = typeof of === 'string' ? this.board.remove(of) : undefined
      if (place) deletes.push(place)
    }
    return this.apply(encodeBoardUpdate({ placed: rows, stamps: rows, deletes }))
  }

  private apply(change: Uint8Array): Uint8Array {
    Y.applyUpdate(this.live, change)
    assertSettled(this.live, encodeStateVector(this.board.clocks))
    return change
  }
}
