import { describe } from 'vitest'
import * as Y from 'yjs'
import { forged, good, NEW, own, ownItem, prove, withContent, yjs } from './testing/attacks'
import { uuid } from './testing/random'
import { any, binary, deleted, embed, format, gc, item, json, raw, skip, subdocument, text, type } from './testing/raw'

describe('another writer’s work', () => {
  prove(
    'G4 refuses overwriting an existing key; nothing is stored',
    'shape',
    yjs((s, ids) => s.set(ids.victims, { v: 1 })),
  )
  prove(
    'G4 refuses overwriting one’s own statement; nothing is stored',
    'shape',
    yjs((s, ids) => s.set(ids.attackers, { v: 1 })),
  )
  prove(
    'G4 refuses writing over a removed statement; nothing is stored',
    'shape',
    yjs((s, ids) => s.set(ids.removed, { v: 1 })),
  )
  prove(
    'G11 refuses deleting another’s key; nothing is removed',
    'shape',
    yjs((s, ids) => s.delete(ids.victims)),
  )
  prove(
    'G11 refuses deleting one’s own key; nothing is removed',
    'shape',
    yjs((s, ids) => s.delete(ids.attackers)),
  )
  prove(
    'G4 refuses replacing a statement by a nested type; nothing is stored',
    'shape',
    yjs((s, ids) => s.set(ids.victims, new Y.Map())),
  )
  prove(
    'G4 refuses an item inside another’s value; nothing is stored',
    'shape',
    ownItem(at => ({ parent: [at.victim.client, 1], key: 'body' })),
  )
  prove(
    'G4 refuses an item with an origin in another’s statement; nothing is stored',
    'shape',
    ownItem(at => ({ origin: [at.victim.client, 1] })),
  )
  prove(
    'G4 refuses an item with a right origin in another’s statement; nothing is stored',
    'shape',
    ownItem(at => ({ rightOrigin: [at.victim.client, 1] })),
  )
  prove(
    'G4 refuses an item with both origins; nothing is stored',
    'shape',
    ownItem(at => ({ origin: [at.victim.client, 0], rightOrigin: [at.victim.client, 1] })),
  )
  prove(
    'G4 refuses an item that names itself as its origin; nothing is stored',
    'shape',
    ownItem(at => ({ origin: [at.attacker.client, 1] })),
  )
  prove('G4 refuses an item that names a later one as its origin; nothing is stored', 'shape', at =>
    own(item({ origin: [at.attacker.client, 2] }), good())(at),
  )
  prove('G7 refuses a foreign client id at its next clock; nothing is stored', 'client_taken', forged(2, good()))
  prove('G7 refuses a foreign client id at a known clock; nothing is stored', 'client_taken', forged(1, good()))
  prove('G7 refuses a resend of another’s own bytes; nothing is stored', 'client_taken', at =>
    forged(1, item({ key: at.ids.victims }))(at),
  )
  prove('G7 refuses a client id nobody has used; nothing is stored', 'client_taken', () =>
    raw({ sections: [{ client: 77, clock: 0, structs: [good()] }] }),
  )
  prove('G18 refuses the server’s client id; nothing is stored', 'client_taken', () =>
    raw({ sections: [{ client: 1, clock: 3, structs: [good()] }] }),
  )
  prove('G18 refuses a forged stamp under the server’s client id; nothing is stored', 'shape', () =>
    raw({ sections: [{ client: 1, clock: 3, structs: [item({ root: 'stamps', key: NEW })] }] }),
  )
  prove(
    'G18 refuses a forged stamp under one’s own client id; nothing is stored',
    'shape',
    ownItem(() => ({ root: 'stamps', key: NEW })),
  )
  prove('G18 refuses a client id that fits no 32 bits; nothing is stored', 'shape', () =>
    raw({ sections: [{ client: 2 ** 32, clock: 0, structs: [good()] }] }),
  )
  prove('G10 refuses an id that another has taken; nothing is stored', 'already_shared', at =>
    own(good(at.ids.victims))(at),
  )
  prove('G10 refuses an id whose words were removed; nothing is stored', 'already_shared', at =>
    own(good(at.ids.removed))(at),
  )
  prove('G9 refuses a known place under another id; nothing is stored', 'shape', at =>
    raw({ sections: [{ client: at.attacker.client, clock: 0, structs: [good()] }] }),
  )
  prove('G9 refuses an overlap that lies about what is known; nothing is stored', 'shape', at =>
    raw({ sections: [{ client: at.attacker.client, clock: 0, structs: [good(uuid(0x98)), good()] }] }),
  )
  prove('G9 refuses an overlap that claims another’s statement; nothing is stored', 'shape', at =>
    raw({ sections: [{ client: at.attacker.client, clock: 0, structs: [good(at.ids.victims), good()] }] }),
  )
})

describe('structs that are no statement', () => {
  prove(
    'G4 refuses a GC struct of a million clocks on another’s client id; nothing is stored',
    'shape',
    forged(2, gc(1_000_000)),
  )
  prove(
    'G4 refuses a Skip struct of a million clocks on another’s client id; nothing is stored',
    'shape',
    forged(2, skip(1_000_000)),
  )
  prove('G4 refuses a GC struct on one’s own client id; nothing is stored', 'shape', own(gc(1)))
  prove('G4 refuses a Skip struct on one’s own client id; nothing is stored', 'shape', own(skip(1)))
  prove('G4 refuses a GC struct behind a good statement; nothing is stored', 'shape', own(good(), gc(5)))
  prove('G4 refuses a GC struct of length zero; nothing is stored', 'shape', own(gc(0)))
  prove('G4 refuses a value of length zero; nothing is stored', 'shape', withContent(any()))
  prove('G4 refuses a deleted content of length zero; nothing is stored', 'shape', withContent(deleted(0)))
  prove('G4 refuses two values in one struct; nothing is stored', 'shape', withContent(any({ v: 1 }, { v: 1 })))
  prove(
    'G4 refuses a struct that announces two values and holds one; nothing is stored',
    'shape',
    withContent({ ref: 8, body: Uint8Array.of(2, 118, 0) }),
  )
  prove('G4 refuses a deleted content that covers many clocks; nothing is stored', 'shape', withContent(deleted(1000)))
  prove('G4 refuses a tombstone that would squat an id; nothing is stored', 'shape', withContent(deleted(1)))
  prove('G4 refuses a JSON content; nothing is stored', 'shape', withContent(json({ v: 1 })))
  prove('G4 refuses a binary content; nothing is stored', 'shape', withContent(binary(Uint8Array.of(1, 2))))
  prove('G4 refuses a string content; nothing is stored', 'shape', withContent(text('x')))
  prove('G4 refuses an empty string content; nothing is stored', 'shape', withContent(text('')))
  prove('G4 refuses an embed; nothing is stored', 'shape', withContent(embed({ image: 'x' })))
  prove('G4 refuses a format mark; nothing is stored', 'shape', withContent(format('bold', true)))
  prove('G4 refuses a nested array; nothing is stored', 'shape', withContent(type(0)))
  prove('G4 refuses a nested map; nothing is stored', 'shape', withContent(type(1)))
  prove('G4 refuses a nested text; nothing is stored', 'shape', withContent(type(2)))
  prove('G4 refuses an XML element; nothing is stored', 'shape', withContent(type(3)))
  prove('G4 refuses an XML fragment; nothing is stored', 'shape', withContent(type(4)))
  prove('G4 refuses an XML hook; nothing is stored', 'shape', withContent(type(5)))
  prove('G4 refuses an unknown nested type; nothing is stored', 'shape', withContent(type(99)))
  prove('G4 refuses a subdocument; nothing is stored', 'shape', withContent(subdocument('x')))
  prove('G4 refuses an unknown content; nothing is stored', 'shape', withContent({ ref: 31, body: Uint8Array.of(1) }))
  prove(
    'G4 refuses an unknown root; nothing is stored',
    'shape',
    ownItem(() => ({ root: 'evil', key: NEW })),
  )
  prove(
    'G4 refuses a root named __proto__; nothing is stored',
    'shape',
    ownItem(() => ({ root: '__proto__', key: NEW })),
  )
  prove(
    'G4 refuses a root with a NUL; nothing is stored',
    'shape',
    ownItem(() => ({ root: 'statements\0', key: NEW })),
  )
  prove(
    'G4 refuses an item without a key; nothing is stored',
    'shape',
    ownItem(() => ({})),
  )
  prove(
    'G4 refuses an upper-case uuid; nothing is stored',
    'shape',
    ownItem(() => ({ key: 'AAAAAAAA-0000-4000-8000-000000000001' })),
  )
  prove(
    'G4 refuses a key that is no uuid; nothing is stored',
    'shape',
    ownItem(() => ({ key: '__proto__' })),
  )
  prove(
    'G4 refuses a uuid with a line break behind it; nothing is stored',
    'shape',
    ownItem(() => ({ key: `${NEW}\n` })),
  )
  prove(
    'G4 refuses a parent named by an id; nothing is stored',
    'shape',
    ownItem(at => ({ parent: [at.attacker.client, 0], key: NEW })),
  )
  prove(
    'G4 refuses a key bit without a key; nothing is stored',
    'shape',
    ownItem(() => ({ flip: 0x20 })),
  )
  prove(
    'G4 refuses an origin bit without an origin; nothing is stored',
    'shape',
    ownItem(() => ({ key: NEW, flip: 0x80 })),
  )
  prove('G4 refuses a third way of naming a parent; nothing is stored', 'shape', own(good().with(1, 2)))
  prove('G10 refuses the same id twice in one update; nothing is stored', 'shape', own(good(), good()))
})
