import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { admit, admitClient, admitStateVector } from './admit'
import { LIMITS, readBoardUpdate, readStateVector, STEP2_LIMITS } from './read'
import { random, uuid } from './testing/random'
import { contentHash, Room } from './testing/room'
import { scene, share } from './testing/scene'
import { honestSession } from './testing/session'

const note = (body: string) => ({ kind: 'note', v: 1, body })
const vectorOf = (doc: Y.Doc) => {
  const read = readStateVector(Y.encodeStateVector(doc))
  if (!read.ok) throw new Error(read.refusal.reason)
  return read.value
}

describe('honest people', () => {
  test('G1 admits several statements made in one transaction; every replica has the same content hash', () => {
    const room = new Room()
    const [writer, reader] = [room.join(), room.join()]
    writer.doc.transact(() => {
      for (let i = 1; i <= 5; i++) writer.doc.getMap('statements').set(uuid(i), note(`${i} é 😀 \uFFFD`))
    })
    const result = room.receive(Y.encodeStateAsUpdate(writer.doc), writer.person, writer.client)
    if (!result.ok || !result.value) throw new Error('refused')
    for (const { doc } of [writer, reader]) Y.applyUpdate(doc, result.value)
    expect(contentHash(writer.doc)).toBe(contentHash(room.live))
    expect(contentHash(reader.doc)).toBe(contentHash(room.live))
    expect(room.board.size).toBe(5)
  })

  test('G2 admits offline work in the next sync step 2, though it carries every removal there ever was', () => {
    const { room, victim } = scene()
    for (let i = 0; i < 3; i++) share(victim.doc, uuid(0x20 + i))
    const step2 = Y.encodeStateAsUpdate(victim.doc, room.board.stateVector())
    const update = readBoardUpdate(step2)
    expect(update.ok && update.value.deletes).toEqual([{ client: victim.client, clock: 0, len: 1 }])
    expect(room.receive(step2, victim.person, victim.client).ok).toBe(true)
    expect(room.board.size).toBe(6)
  })

  test('G2 admits offline work larger than a frame in the next sync step 2, where statements keep their size', () => {
    const { room, victim } = scene()
    for (let i = 0; i < 15; i++) share(victim.doc, uuid(0x20 + i), note('x'.repeat(20_000)))
    const step2 = Y.encodeStateAsUpdate(victim.doc, room.board.stateVector())
    expect(step2.length).toBeGreaterThan(LIMITS.update)
    expect(room.receive(step2, victim.person, victim.client)).toMatchObject({
      ok: false,
      refusal: { code: 'too_large' },
    })
    expect(room.receive(step2, victim.person, victim.client, STEP2_LIMITS).ok).toBe(true)
  })

  test('G3 takes an empty update, a resend and a sync step 2 with nothing new as nothing', () => {
    const { room, attacker, victim } = scene()
    const before = room.board.encode()
    const resend = share(victim.doc, uuid(0x20))
    expect(room.receive(resend, victim.person, victim.client)).toMatchObject({ ok: true })
    const after = room.board.encode()
    expect(after).not.toEqual(before)
    for (const bytes of [
      Uint8Array.of(0, 0),
      resend,
      Y.encodeStateAsUpdate(attacker.doc, room.board.stateVector()),
      Y.encodeStateAsUpdate(victim.doc, room.board.stateVector()),
    ]) {
      expect(room.receive(bytes, victim.person, victim.client)).toEqual({ ok: true, value: undefined })
    }
    expect(room.board.encode()).toEqual(after)
  })

  test('G3 admits only what is new of a resend that overlaps', () => {
    const { room, victim } = scene()
    const start = Y.encodeStateVector(victim.doc)
    expect(room.receive(share(victim.doc, uuid(0x20)), victim.person, victim.client).ok).toBe(true)
    share(victim.doc, uuid(0x21))
    const both = readBoardUpdate(Y.encodeStateAsUpdate(victim.doc, start))
    if (!both.ok) throw new Error(both.refusal.reason)
    const admitted = admit(both.value, victim.person, victim.client, room.board)
    expect(admitted.ok && admitted.value).toMatchObject({ kind: 'new', items: [{ id: uuid(0x21), clock: 3 }] })
  })

  test.each([
    ['wins', 0xfffffff0, 100],
    ['loses', 100, 0xfffffff0],
  ])('G10 names an id two people shared at once, when the second client id %s the place', (_, late, early) => {
    const room = new Room()
    const [first, second] = [room.join(), room.join()]
    first.doc.clientID = early
    second.doc.clientID = late
    const change = room.receive(share(first.doc, uuid(1)), first.person, early)
    if (!change.ok || !change.value) throw new Error('refused')
    share(second.doc, uuid(1))
    Y.applyUpdate(second.doc, change.value)
    const step2 = Y.encodeStateAsUpdate(second.doc, room.board.stateVector())
    expect(room.receive(step2, second.person, late)).toEqual({
      ok: false,
      refusal: { code: 'already_shared', ids: [uuid(1)], reason: expect.any(String) },
    })
  })

  test('G1 G2 G3 never refuses 250 simulated honest sessions, which all converge by content hash', {
    timeout: 120_000,
  }, () => {
    const seed = Date.now() >>> 0
    const totals = { statements: 0, refusals: 0, removals: 0, connections: 0 }
    for (let i = 0; i < 250; i++) {
      const report = inSession(seed + i)
      totals.statements += report.statements
      totals.refusals += report.refusals
      totals.removals += report.removals
      totals.connections += report.connections
    }
    console.log(`honest sessions, seed ${seed}: ${JSON.stringify(totals)}`)
    expect(totals.statements).toBeGreaterThan(1000)
    expect(totals.refusals).toBeGreaterThan(0)
    expect(totals.removals).toBeGreaterThan(0)
  })
})

const inSession = (seed: number) => {
  try {
    return honestSession(seed)
  } catch (cause) {
    throw new Error(`honest session with seed ${seed}`, { cause })
  }
}

describe('client ids', () => {
  test('G23 gives a client id to the first who writes under it, and refuses it to anyone else', () => {
    const { room, victim, attacker } = scene()
    expect(admitClient(victim.client, victim.person, room.board).ok).toBe(true)
    expect(admitClient(victim.client, attacker.person, room.board)).toMatchObject({ refusal: { code: 'client_taken' } })
    const before = room.board.encode()
    expect(room.receive(share(victim.doc, uuid(9)), attacker.person, victim.client).ok).toBe(false)
    expect(room.board.encode()).toEqual(before)
  })

  test.each([0, 1, -1, 1.5, 2 ** 32, Number.NaN, Number.POSITIVE_INFINITY])(
    'G18 refuses %d as anyone\u2019s client id',
    client => {
      expect(admitClient(client, uuid(1), new Room().board)).toMatchObject({ refusal: { code: 'client_taken' } })
    },
  )
})

describe('a server restored from an older copy', () => {
  test('G19 calls a reader rolled back who holds a stamp that the server lacks', () => {
    const [now, old] = [scene(), new Room()]
    expect(admitStateVector(vectorOf(now.victim.doc), now.victim.client, old.board)).toMatchObject({
      refusal: { code: 'rolled_back' },
    })
  })

  test('G19 calls a reader rolled back who holds another\u2019s statement that the server lacks', () => {
    const { room, victim, attacker } = scene()
    expect(admitStateVector(new Map([[attacker.client, 2]]), victim.client, room.board)).toMatchObject({
      refusal: { code: 'rolled_back' },
    })
  })

  test('G40 calls a reader rolled back who returns after newcomers wrote past everything they had', () => {
    const { room, victim, attacker } = scene()
    const restored = new Room()
    const fresh = restored.join()
    for (let i = 0; i < 9; i++) {
      const update = share(fresh.doc, uuid(0x60 + i))
      expect(restored.receive(update, fresh.person, fresh.client).ok).toBe(true)
    }
    const had = vectorOf(victim.doc)
    expect(restored.board.clocks.get(1)).toBeGreaterThan(had.get(1) ?? 0)
    expect(had.get(attacker.client)).toBeGreaterThan(0)
    expect(room.board.size).toBeLessThan(restored.board.size)
    expect(admitStateVector(had, victim.client, restored.board)).toMatchObject({ refusal: { code: 'rolled_back' } })
  })

  test('G19 does not call a reader rolled back for their own unsent work, or for being behind', () => {
    const { room, victim } = scene()
    share(victim.doc, uuid(0x20))
    expect(admitStateVector(vectorOf(victim.doc), victim.client, room.board).ok).toBe(true)
    expect(admitStateVector(new Map(), victim.client, room.board).ok).toBe(true)
    expect(admitStateVector(new Map([[1, 2]]), victim.client, room.board).ok).toBe(true)
  })
})

describe('state vectors', () => {
  test('G20 reads what Yjs writes', () => {
    const { room, victim } = scene()
    const read = readStateVector(room.board.stateVector())
    expect(read).toEqual({ ok: true, value: room.board.clocks })
    expect(vectorOf(victim.doc).size).toBe(3)
    expect(readStateVector(Y.encodeStateVector(new Y.Doc()))).toEqual({ ok: true, value: new Map() })
  })

  test.each<[string, number[]]>([
    ['nothing', []],
    ['a trailing byte', [0, 0]],
    ['a client without a clock', [1, 5]],
    ['more than it holds', [2, 5, 1]],
    ['2^28 clients in five bytes', [0x80, 0x80, 0x80, 0x80, 1]],
    ['the same client twice', [2, 5, 1, 5, 2]],
    ['a clock of zero', [1, 5, 0]],
    ['a client id of 33 bits', [1, 0x80, 0x80, 0x80, 0x80, 0x10, 1]],
    ['a number longer than it needs', [1, 0x85, 0, 1]],
    ['a number that never ends', [1, 0x80, 0x80, 0x80]],
  ])('G20 refuses a state vector with %s', (_, bytes) => {
    expect(readStateVector(Uint8Array.from(bytes))).toMatchObject({ ok: false, refusal: { code: 'shape' } })
  })

  test('G20 never throws on random bytes', () => {
    const dice = random(20)
    for (let i = 0; i < 5000; i++) {
      readStateVector(Uint8Array.from({ length: dice.below(12) }, () => dice.below(256)))
    }
  })
})
