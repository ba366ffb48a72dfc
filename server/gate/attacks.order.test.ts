import { describe, expect, test } from 'vitest'
import { good, prove, removes } from './testing/attacks'
import { uuid } from './testing/random'
import { any, item, raw } from './testing/raw'
import { type Scene, scene, share } from './testing/scene'

describe('order, sections, clocks', () => {
  prove('G5 refuses two sections; nothing is stored', 'shape', at =>
    raw({
      sections: [
        { client: at.attacker.client, clock: 1, structs: [good()] },
        { client: at.victim.client, clock: 2, structs: [good(uuid(0x98))] },
      ],
    }),
  )
  prove('G5 refuses the same client in two sections; nothing is stored', 'shape', at =>
    raw({
      sections: [
        { client: at.attacker.client, clock: 1, structs: [good()] },
        { client: at.attacker.client, clock: 2, structs: [good(uuid(0x98))] },
      ],
    }),
  )
  prove('G5 refuses an empty section; nothing is stored', 'shape', at =>
    raw({ sections: [{ client: at.attacker.client, clock: 1, structs: [] }] }),
  )
  prove('G5 refuses an empty section beside a good one; nothing is stored', 'shape', at =>
    raw({
      sections: [
        { client: at.attacker.client, clock: 1, structs: [good()] },
        { client: at.victim.client, clock: 0, structs: [] },
      ],
    }),
  )
  prove('G5 refuses 3,000 crossing structs of two clients; nothing is stored', 'shape', at => crossing(at, 1500))
  prove('G8 refuses a gap before a statement; nothing is stored', 'shape', at =>
    raw({ sections: [{ client: at.attacker.client, clock: 2, structs: [good()] }] }),
  )
  prove('G8 refuses a clock at the end of the number line; nothing is stored', 'shape', at =>
    raw({ sections: [{ client: at.attacker.client, clock: Number.MAX_SAFE_INTEGER, structs: [good()] }] }),
  )
  prove('G8 refuses a clock that only just fits; nothing is stored', 'shape', at =>
    raw({ sections: [{ client: at.attacker.client, clock: Number.MAX_SAFE_INTEGER - 1, structs: [good()] }] }),
  )
  prove('G6 refuses a struct count of 2^25 in ten bytes; nothing is stored', 'shape', at =>
    raw({ sections: [{ client: at.attacker.client, clock: 1, structs: [], count: 2 ** 25 }] }),
  )
  prove('G6 refuses a struct count of 2^53 - 1; nothing is stored', 'shape', at =>
    raw({
      sections: [{ client: at.attacker.client, clock: 1, structs: [good()], count: Number.MAX_SAFE_INTEGER }],
    }),
  )
  prove('G6 refuses a count one higher than its structs; nothing is stored', 'shape', at =>
    raw({ sections: [{ client: at.attacker.client, clock: 1, structs: [good()], count: 2 }] }),
  )
  prove('G6 refuses 2^40 sections; nothing is stored', 'shape', () => Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x80, 0x20))

  test('G8 refuses each of 4,000 updates that miss the first; nothing is kept for later', { timeout: 120_000 }, () => {
    const at = scene()
    const updates = Array.from({ length: 4000 }, (_, i) => share(at.attacker.doc, uuid(0x1000 + i))).slice(1)
    const before = at.room.board.encode()
    for (const bytes of updates) {
      expect(at.room.receive(bytes, at.attacker.person, at.attacker.client).ok).toBe(false)
    }
    expect(at.room.board.encode()).toEqual(before)
    expect(at.room.live.store.pendingStructs).toBeNull()
  })
})

const crossing = (at: Scene, n: number): Uint8Array => {
  const [a, b] = [at.attacker.client, 0xfffffff0]
  const chain = (client: number, other: number) =>
    Array.from({ length: n }, (_, i) => item({ origin: [other, i], content: any(0) })).map(s => ({
      client,
      s,
    }))
  return raw({
    sections: [
      { client: b, clock: 0, structs: chain(b, a).map(x => x.s) },
      { client: a, clock: 0, structs: chain(a, b).map(x => x.s) },
    ],
  })
}

describe('removals', () => {
  prove(
    'G11 refuses a removal of what stands; nothing is removed',
    'shape',
    removes(at => [[at.victim.client, [1, 1]]]),
  )
  prove(
    'G11 refuses a removal of one’s own statement; nothing is removed',
    'shape',
    removes(at => [[at.attacker.client, [0, 1]]]),
  )
  prove(
    'G11 refuses a removal that starts at what is gone and goes on; nothing is removed',
    'shape',
    removes(at => [[at.victim.client, [0, 2]]]),
  )
  prove(
    'G11 refuses a future removal; nothing is kept for later',
    'shape',
    removes(at => [[at.victim.client, [2, 1000]]]),
  )
  prove(
    'G11 refuses a removal far ahead; nothing is kept for later',
    'shape',
    removes(at => [[at.victim.client, [1_000_000, 1]]]),
  )
  prove(
    'G11 refuses a removal under a client id nobody has used; nothing is kept for later',
    'shape',
    removes(() => [[4242, [0, 1]]]),
  )
  prove(
    'G11 refuses a removal of a stamp; nothing is removed',
    'shape',
    removes(() => [[1, [0, 1]]]),
  )
  prove(
    'G11 refuses a removal of length zero; nothing is split',
    'shape',
    removes(at => [[at.victim.client, [0, 0]]]),
  )
  prove(
    'G11 refuses a removal as long as the number line; nothing is removed',
    'shape',
    removes(at => [[at.victim.client, [0, Number.MAX_SAFE_INTEGER]]]),
  )
  prove(
    'G11 refuses a removal that overflows; nothing is removed',
    'shape',
    removes(at => [[at.victim.client, [5, Number.MAX_SAFE_INTEGER]]]),
  )
  prove('G11 refuses a removal hidden behind a good statement; nothing is stored', 'shape', at =>
    raw({
      sections: [{ client: at.attacker.client, clock: 1, structs: [good()] }],
      deletes: [{ client: at.victim.client, ranges: [[1, 1]] }],
    }),
  )
  prove('G11 refuses a statement that is removed as it arrives; nothing is stored', 'shape', at =>
    raw({
      sections: [{ client: at.attacker.client, clock: 1, structs: [good()] }],
      deletes: [{ client: at.attacker.client, ranges: [[1, 1]] }],
    }),
  )
  prove(
    'G11 refuses ranges out of order; nothing is removed',
    'shape',
    removes(at => [[at.victim.client, [0, 1], [0, 1]]]),
  )
  prove('G11 refuses 20,000 ranges over the same place; nothing is removed', 'shape', at =>
    removes(() => [[at.victim.client, ...Array.from({ length: 20_000 }, () => [0, 1] as const)]])(at),
  )
  prove(
    'G11 refuses a client twice in the delete set; nothing is removed',
    'shape',
    removes(at => [
      [at.victim.client, [0, 1]],
      [at.victim.client, [0, 1]],
    ]),
  )
  prove(
    'G11 refuses a client without ranges in the delete set; nothing is removed',
    'shape',
    removes(at => [[at.attacker.client], [at.victim.client, [0, 1]]]),
  )
  prove('G6 refuses a delete set of 2^30 clients in six bytes; nothing is removed', 'shape', () =>
    Uint8Array.of(0, 0x80, 0x80, 0x80, 0x80, 0x04),
  )
  prove('G6 refuses 2^30 ranges in a few bytes; nothing is removed', 'shape', () =>
    Uint8Array.of(0, 1, 5, 0x80, 0x80, 0x80, 0x80, 0x04, 0, 1),
  )
})
