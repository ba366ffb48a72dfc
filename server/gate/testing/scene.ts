import * as Y from 'yjs'
import type { Refusal } from '../../../lib/protocol/codes'
import { uuid } from './random'
import { assertSettled, Room } from './room'

/** A board on which a victim has shared two statements (the first since removed) and an attacker one. */
export type Scene = {
  room: Room
  victim: { person: string; doc: Y.Doc; client: number }
  attacker: { person: string; doc: Y.Doc; client: number }
  /** Ids: the victim's that stands, the victim's that was removed, the attacker's own. */
  ids: { victims: string; removed: string; attackers: string }
}

export const share = (
  doc: Y.Doc,
  id: string,
  value: object = { kind: 'note', v: 1, body: 'Seen at school.' },
): Uint8Array => {
  const before = Y.encodeStateVector(doc)
  doc.getMap('statements').set(id, value)
  return Y.encodeStateAsUpdate(doc, before)
}

export const scene = (): Scene => {
  const room = new Room()
  const victim = room.join()
  const ids = { removed: uuid(1), victims: uuid(2), attackers: uuid(3) }
  take(room, victim, share(victim.doc, ids.removed))
  take(room, victim, share(victim.doc, ids.victims))
  const attacker = room.join()
  take(room, attacker, share(attacker.doc, ids.attackers))
  room.takeDown(ids.removed)
  for (const { doc } of [victim, attacker]) Y.applyUpdate(doc, room.board.encode())
  return { room, victim, attacker, ids }
}

const take = (room: Room, who: Scene['victim'], bytes: Uint8Array): void => {
  const result = room.receive(bytes, who.person, who.client)
  if (!result.ok || !result.value) throw new Error(`an honest statement was not taken: ${JSON.stringify(result)}`)
}

/**
 * Sends `bytes` as the attacker and proves that nothing came of it: refused, every byte of the board as before, and
 * the victim's next statement still reaches everyone. Returns the refusal.
 */
export const provesNothing = (at: Scene, bytes: Uint8Array): Refusal => {
  const before = Buffer.from(at.room.board.encode())
  const result = at.room.receive(bytes, at.attacker.person, at.attacker.client)
  if (result.ok) throw new Error('it was accepted')
  if (!before.equals(at.room.board.encode())) throw new Error('the board changed')
  if (!before.equals(Y.encodeStateAsUpdate(at.room.live))) throw new Error('the document changed')
  const id = uuid(0xffff)
  take(at.room, at.victim, share(at.victim.doc, id))
  if (!at.room.live.getMap('statements').has(id)) throw new Error('the victim can no longer write')
  assertSettled(at.room.live, at.room.board.stateVector())
  return result.refusal
}
