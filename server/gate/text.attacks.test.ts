import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DRAFTS } from '../../lib/board/draft-fields'
import { lettersOf, next, own, placeOf, prove, provesNothing, scene, spelt, textAt } from './testing/drafts'
import { uuid } from './testing/random'
import { any, binary, deleted, embed, format, gc, item, json, raw, skip, subdocument, text, type } from './testing/raw'
import { TEXT_LIMITS } from './text'

const NEW = uuid(0x99)
/** In the body of the victim's draft, where nothing of it is beside. */
const inBody = (at: ReturnType<typeof scene>, field = 'toldWhy') => placeOf(at.victim.doc, at.ids.victims, field)
const draft = (at: ReturnType<typeof scene>) => placeOf(at.victim.doc, at.ids.victims)

describe('whose words they are', () => {
  const forged = (clock: number) => (at: ReturnType<typeof scene>) =>
    raw({
      sections: [{ client: at.victim.client, clock, structs: [item({ parent: inBody(at), content: text('forged') })] }],
    })
  prove('N2 refuses letters under a colleague’s client id; nothing is kept', 'client_taken', at =>
    forged(at.desk.document.clocks.get(at.victim.client))(at),
  )
  prove('N2 refuses a colleague’s client id from the start; nothing is kept', 'client_taken', forged(0))
  prove('N2 refuses a client id nobody has bound; nothing is kept', 'client_taken', at =>
    raw({ sections: [{ client: 77, clock: 0, structs: [item({ parent: inBody(at), content: text('x') })] }] }),
  )
  test('N2 refuses a connection that bound itself to a colleague’s client id', () => {
    const at = scene()
    const result = at.desk.receive(Uint8Array.of(0, 0), at.attacker.person, at.victim.client)
    expect(result).toMatchObject({ ok: false, refusal: { code: 'client_taken' } })
  })
})

describe('clocks', () => {
  const at = (clock: number) => (s: ReturnType<typeof scene>) =>
    raw({
      sections: [{ client: s.attacker.client, clock, structs: [item({ parent: inBody(s), content: text('x') })] }],
    })
  prove('N3 refuses a gap; nothing is kept for later', 'shape', s => at(next(s) + 1)(s))
  prove('N3 refuses a clock at the end of the number line', 'shape', at(Number.MAX_SAFE_INTEGER - 1))
  test('N3 what is partly known begins again in step: nothing is stored, nothing refused', () => {
    const s = scene()
    const bytes = raw({
      sections: [
        {
          client: s.attacker.client,
          clock: next(s) - 1,
          structs: [item({ parent: inBody(s), content: text('xyz') })],
        },
      ],
    })
    expect(s.desk.receive(bytes, s.attacker.person, s.attacker.client)).toBe('again')
    expect(spelt(s.desk.replica())).toBe(spelt(s.victim.doc))
  })
  test('N3 what is wholly known is accepted as nothing', () => {
    const s = scene()
    const result = s.desk.receive(Y.encodeStateAsUpdate(s.attacker.doc), s.attacker.person, s.attacker.client)
    expect(result).toMatchObject({ ok: false, refusal: { code: 'shape' } })
    const known = raw({
      sections: [{ client: s.attacker.client, clock: 0, structs: [item({ parent: [1, 1], content: text('x') })] }],
    })
    expect(s.desk.receive(known, s.attacker.person, s.attacker.client)).toMatchObject({ value: { bytes: null } })
  })
})

describe('what a draft is made of', () => {
  const contents = {
    'a binary': binary(Uint8Array.of(1)),
    'a subdocument': subdocument('x'),
    'an embed': embed({ a: 1 }),
    'a format': format('bold', true),
    'JSON of the old kind': json({ a: 1 }),
    'what is deleted already': deleted(3),
    'an array': type(0),
    'a map': type(1),
    XML: type(3),
    'XML text': type(6),
    'a value among letters': any('x'),
    'no letters': text(''),
  }
  for (const [what, content] of Object.entries(contents)) {
    prove(
      `N4 refuses ${what} in a field; nothing is kept`,
      'shape',
      own(at => ({ parent: inBody(at), content })),
    )
    if (what !== 'a map')
      prove(
        `N4 refuses ${what} as a draft; nothing is kept`,
        'shape',
        own(() => ({ key: NEW, content })),
      )
    prove(
      `N4 refuses ${what} as a draft’s prose; nothing is kept`,
      'shape',
      own(at => ({ parent: draft(at), key: 'whyNow', content })),
    )
  }
  for (const [what, struct] of Object.entries({ 'a collected struct': gc(10 ** 6), 'a skipped struct': skip(5) }))
    prove(
      `N5 refuses ${what}; nothing is kept`,
      'shape',
      own(() => struct),
    )
  prove(
    'N4 refuses a field that no draft has',
    'shape',
    own(at => ({ parent: draft(at), key: 'secret', content: any('x') })),
  )
  prove(
    'N4 refuses a field named like a prototype',
    'shape',
    own(at => ({ parent: draft(at), key: '__proto__', content: any('x') })),
  )
  prove(
    'N4 refuses a choice where prose belongs',
    'shape',
    own(at => ({ parent: draft(at), key: 'body', content: any('x') })),
  )
  prove(
    'N4 refuses a choice in a draft without a name',
    'shape',
    own(at => ({ parent: draft(at), content: any('x') })),
  )
  prove(
    'N4 refuses letters straight into a draft',
    'shape',
    own(at => ({ parent: draft(at), content: text('x') })),
  )
  prove(
    'N4 refuses letters at the root',
    'shape',
    own(() => ({ content: text('x') })),
  )
  prove(
    'N4 refuses another root',
    'shape',
    own(() => ({ root: 'evil', key: NEW, content: type(1) })),
  )
  prove(
    'N4 refuses a draft whose id is none',
    'shape',
    own(() => ({ key: 'x', content: type(1) })),
  )
  prove(
    'N4 refuses no value at all',
    'shape',
    own(at => ({ parent: draft(at), key: 'nature', content: any() })),
  )
  prove(
    'N4 refuses a value that is no plain JSON',
    'shape',
    own(at => ({ parent: draft(at), key: 'nature', content: any(0.5) })),
  )
  prove(
    'N4 refuses bytes as a value',
    'shape',
    own(at => ({ parent: draft(at), key: 'nature', content: any(Uint8Array.of(1)) })),
  )
  prove('N4 refuses two sections', 'shape', at =>
    raw({
      sections: [at.attacker.client, at.victim.client].map(client => ({
        client,
        clock: 0,
        structs: [item({ key: NEW, content: type(1), root: DRAFTS })],
      })),
    }),
  )
})

describe('where it stands', () => {
  const body = (at: ReturnType<typeof scene>) => lettersOf(at.victim.doc, at.ids.victims)
  const spot = (it: Y.Item | undefined, offset = 0): [number, number] => [
    it?.id.client ?? 0,
    (it?.id.clock ?? 0) + offset,
  ]
  prove(
    'N6 refuses a second text for a field',
    'shape',
    own(at => ({ parent: draft(at), key: 'body', content: type(2) })),
  )
  prove(
    'N6 refuses a draft in the place of another',
    'shape',
    own(at => ({ key: at.ids.victims, content: type(1) })),
  )
  prove(
    'N6 refuses a deleted draft’s id',
    'shape',
    own(at => ({ key: at.ids.deleted, content: type(1) })),
  )
  prove(
    'N6 refuses a draft beside another',
    'shape',
    own(at => ({ origin: draft(at), key: NEW, content: type(1) })),
  )
  prove(
    'N6 refuses a choice that replaces a field’s text',
    'shape',
    own(at => ({ origin: inBody(at), key: 'body', content: any('x') })),
  )
  prove(
    'N6 refuses a choice that replaces a draft',
    'shape',
    own(at => ({ origin: draft(at), key: NEW, content: any('x') })),
  )
  prove(
    'N6 refuses an origin nobody knows',
    'shape',
    own(() => ({ origin: [5, 5], content: text('x') })),
  )
  prove(
    'N6 refuses an origin to come',
    'shape',
    own(at => ({ origin: [at.attacker.client, next(at)], content: text('x') })),
  )
  prove(
    'N6 refuses an origin of the future',
    'shape',
    own(at => ({ origin: [at.victim.client, 10 ** 6], content: text('x') })),
  )
  prove(
    'N6 refuses a parent nobody knows',
    'shape',
    own(() => ({ parent: [5, 5], content: text('x') })),
  )
  prove(
    'N6 refuses letters as a parent',
    'shape',
    own(at => ({ parent: spot(body(at)[0]), content: text('x') })),
  )
  prove(
    'N6 refuses neighbours in two fields',
    'shape',
    own(at => ({
      origin: spot(body(at)[0]),
      rightOrigin: spot(lettersOf(at.victim.doc, at.ids.victims, 'impact')[0]),
      content: text('x'),
    })),
  )
  prove(
    'N6 refuses neighbours in the wrong order',
    'shape',
    own(at => ({
      origin: spot(body(at)[1]),
      rightOrigin: spot(body(at)[0]),
      content: text('x'),
    })),
  )
  prove(
    'N6 refuses neighbours that are one',
    'shape',
    own(at => ({
      origin: spot(body(at)[0], 1),
      rightOrigin: spot(body(at)[0], 1),
      content: text('x'),
    })),
  )
  prove(
    'N6 refuses to stand between the halves of a character',
    'shape',
    own(at => {
      const last = body(at).at(-1)
      const offset = [...(last?.content.getContent() ?? [])].findIndex(letter => /[\uD800-\uDBFF]/.test(String(letter)))
      return { origin: spot(last, offset), rightOrigin: spot(last, offset + 1), content: text('x') }
    }),
  )
  prove(
    'N6 refuses letters with a map’s mark',
    'shape',
    own(at => ({ origin: spot(body(at)[0]), key: 'body', content: text('x') })),
  )
  prove(
    'N6 refuses the whole where its last struct is wrong',
    'shape',
    own(
      at => ({ parent: inBody(at), content: text('good') }),
      () => ({ origin: [5, 5], content: text('x') }),
    ),
  )
})

describe('removals', () => {
  const removes =
    (list: (at: ReturnType<typeof scene>) => readonly [number, ...(readonly [number, number])[]][]) =>
    (at: ReturnType<typeof scene>) =>
      raw({ deletes: list(at).map(([client, ...ranges]) => ({ client, ranges })) })
  prove(
    'N7 refuses the removal of what is to come',
    'shape',
    removes(at => [[at.victim.client, [0, 10 ** 6]]]),
  )
  prove(
    'N7 refuses the removal of a client’s words nobody knows',
    'shape',
    removes(() => [[77, [0, 1]]]),
  )
  prove(
    'N7 refuses the removal of a field’s text without its draft',
    'shape',
    removes(at => {
      const [client, clock] = inBody(at)
      return [[client, [clock, 1]]]
    }),
  )
  prove(
    'N7 refuses an empty range',
    'shape',
    removes(at => [[at.victim.client, [0, 0]]]),
  )
  prove(
    'N7 refuses ranges out of order',
    'shape',
    removes(at => [[at.victim.client, [9, 1], [3, 1]]]),
  )
  prove(
    'N7 refuses a client twice',
    'shape',
    removes(at => [
      [at.victim.client, [0, 1]],
      [at.victim.client, [5, 1]],
    ]),
  )
  prove(
    'N7 refuses half a character',
    'shape',
    removes(at => {
      const items = lettersOf(at.victim.doc, at.ids.victims)
      const last = items.at(-1)
      const letters = [...(last?.content.getContent() ?? [])]
      const half = letters.findIndex(letter => /[\uD800-\uDBFF]/.test(String(letter)))
      return [[last?.id.client ?? 0, [(last?.id.clock ?? 0) + half, 1]]]
    }),
  )
  test('N7 a colleague’s letters and a whole draft can be removed', () => {
    const at = scene()
    const sent: Uint8Array[] = []
    at.attacker.doc.on('update', (bytes: Uint8Array) => sent.push(bytes))
    textAt(at.attacker.doc, at.ids.victims).delete(0, 4)
    at.attacker.doc.getMap(DRAFTS).delete(at.ids.attackers)
    for (const bytes of sent)
      expect(at.desk.receive(bytes, at.attacker.person, at.attacker.client)).toMatchObject({ ok: true })
    expect(spelt(at.desk.replica())).toBe(spelt(at.attacker.doc))
    expect(at.desk.document.ids).toEqual([at.ids.victims])
  })
})

describe('how much', () => {
  prove(
    'N8 refuses an update larger than any',
    'too_large',
    own(at => ({ parent: inBody(at), content: text('x'.repeat(TEXT_LIMITS.update)) })),
  )
  prove(
    'N8 refuses more than a field holds',
    'too_large',
    own(at => ({ parent: inBody(at), content: text('x'.repeat(20_001)) })),
  )
  prove(
    'N8 refuses a choice of any length',
    'too_large',
    own(at => ({ parent: draft(at), key: 'when', content: any('x'.repeat(25_000)) })),
  )
  prove(
    'N8 refuses more drafts than anyone prepares',
    'too_large',
    own(...Array.from({ length: 60 }, (_, i) => () => ({ key: uuid(0x1000 + i), content: type(1) }))),
  )
  prove('N8 refuses 3,000 structs that each make Yjs look at all others', 'too_large', at =>
    own(...Array.from({ length: 3000 }, () => () => ({ parent: inBody(at), content: text('x') })))(at),
  )
  prove('N8 refuses a struct count of 2^25 in ten bytes', 'shape', at =>
    raw({ sections: [{ client: at.attacker.client, clock: next(at), structs: [], count: 2 ** 25 }] }),
  )
})

describe('the bytes', () => {
  const damaged: Record<string, (at: ReturnType<typeof scene>) => Uint8Array> = {
    'nothing at all': () => new Uint8Array(),
    'an empty section': at => raw({ sections: [{ client: at.attacker.client, clock: next(at), structs: [] }] }),
    'trailing bytes': at => Uint8Array.of(...own(s => ({ parent: inBody(s), content: text('x') }))(at), 0),
    'a cut': at => own(s => ({ parent: inBody(s), content: text('xyz') }))(at).slice(0, -2),
    'the V2 format': at => Y.encodeStateAsUpdateV2(at.attacker.doc),
    'ill-formed text': at =>
      own(s => ({ parent: inBody(s), content: { ref: 4, body: Uint8Array.of(2, 0xc3, 0x28) } }))(at),
    'a NUL': at => own(s => ({ parent: inBody(s), content: text('x\0') }))(at),
    noise: () => Uint8Array.of(1, 2, 3, 4, 5),
  }
  for (const [what, bytes] of Object.entries(damaged)) prove(`N9 refuses ${what}; nothing is kept`, 'shape', bytes)

  test('N9 refusing again and again costs the colleagues nothing', () => {
    const at = scene()
    const attack = own(
      s => ({ parent: inBody(s), content: text('good') }),
      () => ({ origin: [5, 5], content: text('x') }),
    )
    for (let i = 0; i < 50; i++) provesNothing(at, attack(at))
  })
})
