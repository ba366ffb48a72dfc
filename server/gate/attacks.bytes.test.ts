import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { field, good, NEW, own, prove } from './testing/attacks'
import { uuid } from './testing/random'
import { anyBytes, concat, item, raw } from './testing/raw'
import { scene, share } from './testing/scene'

describe('damaged bytes', () => {
  prove('G14 refuses nothing at all; nothing is stored', 'shape', () => new Uint8Array())
  prove('G14 refuses a trailing byte; nothing is stored', 'shape', at => concat(own(good())(at), Uint8Array.of(0)))
  prove('G14 refuses two updates in one; nothing is stored', 'shape', at =>
    concat(own(good())(at), own(good(uuid(0x98)))(at)),
  )
  prove('G14 refuses an empty update with a byte behind it; nothing is stored', 'shape', () => Uint8Array.of(0, 0, 0))
  prove('G14 refuses the V2 format; nothing is stored', 'shape', at => {
    share(at.attacker.doc, NEW)
    return Y.encodeStateAsUpdateV2(at.attacker.doc, at.room.board.stateVector())
  })
  prove('G14 refuses an empty update of the V2 format; nothing is stored', 'shape', () =>
    Y.encodeStateAsUpdateV2(new Y.Doc()),
  )
  prove('G14 refuses an update without its delete set; nothing is stored', 'shape', at => own(good())(at).slice(0, -1))
  prove('G14 refuses a number that never ends; nothing is stored', 'shape', () => new Uint8Array(1000).fill(0x80))
  prove('G14 refuses a number that never ends and is large; nothing is stored', 'shape', () =>
    new Uint8Array(1000).fill(0xff),
  )
  prove('G14 refuses a number longer than it needs; nothing is stored', 'shape', () => Uint8Array.of(0x80, 0, 0))
  prove('G14 refuses a number with 2^56; nothing is stored', 'shape', () =>
    Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
  )
  prove('G14 refuses a number longer than it needs in the delete set; nothing is stored', 'shape', () =>
    Uint8Array.of(0, 0x80, 0),
  )
  prove('G14 refuses a small integer longer than it needs; nothing is stored', 'shape', field(125, 0x81, 0))
  prove('G14 refuses a small integer cut off; nothing is stored', 'shape', at =>
    raw({
      sections: [
        {
          client: at.attacker.client,
          clock: 1,
          structs: [item({ key: NEW, content: anyBytes(118, 1, 1, 0x61, 125) })],
        },
      ],
    }).slice(0, -1),
  )
  prove('G14 refuses a float cut off; nothing is stored', 'shape', field(123, 0x41))
  prove(
    'G14 refuses a web page; nothing is stored',
    'shape',
    () => new Uint8Array(Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')),
  )

  test('G14 refuses every one-byte and every two-byte message but the empty update; nothing is stored', {
    timeout: 120_000,
  }, () => {
    const at = scene()
    const before = at.room.board.encode()
    for (let first = 0; first < 256; first++) {
      expect(at.room.receive(Uint8Array.of(first), at.attacker.person, at.attacker.client).ok).toBe(false)
      for (let second = 0; second < 256; second++) {
        const { ok } = at.room.receive(Uint8Array.of(first, second), at.attacker.person, at.attacker.client)
        expect(ok).toBe(first === 0 && second === 0)
      }
    }
    expect(at.room.board.encode()).toEqual(before)
  })

  test('G14 refuses every honest update cut short at every byte; nothing is stored', () => {
    const at = scene()
    const bytes = share(at.attacker.doc, NEW, {
      kind: 'note',
      v: 1,
      body: 'déjà vu 😀',
      n: [1, -1, 2 ** 40, null, true],
    })
    const before = at.room.board.encode()
    for (let end = 0; end < bytes.length; end++) {
      expect(at.room.receive(bytes.subarray(0, end), at.attacker.person, at.attacker.client).ok).toBe(false)
    }
    expect(at.room.board.encode()).toEqual(before)
    expect(at.room.receive(bytes, at.attacker.person, at.attacker.client).ok).toBe(true)
  })
})
