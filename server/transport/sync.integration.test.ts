import { randomUUID } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { MESSAGE } from '../../lib/protocol/codes'
import { testDatabase } from '../db/testing'
import { MAX_FRAME_BYTES, step1Frame, step2Frame, updateFrame } from '../gate/frames'
import { contribution, on } from '../rooms/testing'
import { builtServer } from '../testing.built'
import { browser, dial, path, synced } from './testing.client'

const database = await testDatabase()
const server = await builtServer(database)

const cast = { chair: 'chair', 'police.tom': 'practitioner', school: 'practitioner', mother: 'family' } as const
const gathered = async () => {
  const { id, who } = await server.meeting(cast)
  const at = (name: keyof typeof cast, audience?: string) => synced(server.origin, id, who[name]!.headers, audience)
  const page = (name: keyof typeof cast, audience?: string, doc?: Y.Doc) =>
    browser(server.origin, id, who[name]!.headers, audience, doc)
  return { id, who, at, page }
}
/** How many statements the ledger holds. */
const entered = async (id: string) => (await server.ledger.read(id)).entries.filter(entry => entry.place).length
/** The same frame again and again, until nobody answers for it. */
const empty = step1Frame(Y.encodeStateVector(new Y.Doc()))
/** Accepted as nothing, however often. */
const nothingNew = step2Frame(Y.encodeStateAsUpdate(new Y.Doc()))
const awareness = (state: string) =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode(body => {
        encoding.writeVarUint(body, 1)
        encoding.writeVarUint(body, 7)
        encoding.writeVarUint(body, 1)
        encoding.writeVarString(body, state)
      }),
    )
  })

describe('what a connection says', () => {
  test('T5 what is typed before the server’s state is answered is dropped there, and taken from the answer', async () => {
    const { id, who } = await gathered()
    const doc = new Y.Doc()
    const line = dial(server.origin, path(id, 'meeting', doc.clientID), who.school!.headers)
    await line.open()
    line.socket.send(step1Frame(Y.encodeStateVector(doc)))
    const [first, second] = [randomUUID(), randomUUID()]
    doc.getMap('statements').set(first, contribution())
    const gap = Y.encodeStateVector(doc)
    doc.getMap('statements').set(second, contribution())
    line.socket.send(updateFrame(Y.encodeStateAsUpdate(doc, gap)))
    line.socket.send(empty)
    await line.until(() => line.heard('step2').length === 2)
    expect([await entered(id), line.refusals()]).toEqual([0, []])
    line.socket.send(step2Frame(Y.encodeStateAsUpdate(doc)))
    await line.until(() => line.heard('update').length > 0)
    expect(await entered(id)).toBe(2)
  })

  test('T6 awareness on a board goes nowhere', async () => {
    const { at } = await gathered()
    const [tom, school] = [await at('police.tom'), await at('school')]
    tom.socket.send(awareness('{"name":"MARKER"}'))
    await school.stamped(tom.share(contribution()))
    expect(school.frames.some(frame => Buffer.from(frame).includes('MARKER'))).toBe(false)
  })

  const malformed: [string, Uint8Array | string][] = [
    ['nothing', new Uint8Array()],
    ['text', 'hello'],
    ['an unknown kind', Uint8Array.of(9, 0)],
    ['an auth message', Uint8Array.of(2, 0)],
    ['an unknown step', Uint8Array.of(0, 3, 0)],
    ['a length beyond the end', Uint8Array.of(0, 2, 200, 1)],
    ['bytes after the end', Uint8Array.of(0, 2, 2, 0, 0, 1)],
    ['an update of noise', updateFrame(Uint8Array.of(1, 2, 3, 4, 5))],
    ['a state vector of noise', step1Frame(Uint8Array.of(255, 255))],
    ['an endless number', Uint8Array.from({ length: 40 }, () => 255)],
  ]
  test.each(malformed)(
    'T7 what cannot be read is refused with a reason, then closed for good: %s',
    async (_name, bytes) => {
      const { id, at } = await gathered()
      const tom = await at('police.tom')
      tom.socket.send(bytes)
      tom.share(contribution())
      expect(await tom.closed()).toBe(4409)
      expect(tom.refusals()).toEqual([{ code: 'shape', ids: [], reason: expect.stringMatching(/^[A-Z][^{}<>]+\.$/) }])
      expect(await entered(id)).toBe(0)
    },
  )

  test('T8 what is too large is closed for good, with a reason where there is room for one', async () => {
    const { id, at } = await gathered()
    const [tom, school, chair] = [await at('police.tom'), await at('school'), await at('chair')]
    tom.share(contribution({ body: 'x'.repeat(100_000) }))
    school.socket.send(new Uint8Array(MAX_FRAME_BYTES + 1))
    chair.socket.send(new Uint8Array(MAX_FRAME_BYTES * 4))
    expect([await tom.closed(), await school.closed(), await chair.closed()]).toEqual([4413, 4413, 4413])
    for (const one of [tom, school]) expect(one.refusals()).toMatchObject([{ code: 'too_large' }])
    expect(await entered(id)).toBe(0)
  })

  test('T9 who sends without pause is cut off; an honest burst is not', async () => {
    const { at } = await gathered()
    const [tom, school] = [await at('police.tom'), await at('school')]
    for (let i = 0; i < 400; i++) school.socket.send(nothingNew)
    school.socket.send(empty)
    await school.until(() => school.heard('step2').length === 2)
    for (let i = 0; i < 2000; i++) tom.socket.send(awareness('{}'))
    expect(await tom.closed()).toBe(4429)
    expect(school.socket.readyState).toBe(school.socket.OPEN)
  })

  test('W6 who sends more than anyone writes is cut off, however few the messages', async () => {
    const { at } = await gathered()
    const tom = await at('police.tom')
    const large = awareness('x'.repeat(400_000))
    for (let i = 0; i < 20; i++) tom.socket.send(large)
    expect(await tom.closed()).toBe(4429)
  })

  test('W14 who asks for the whole board again and again is cut off', async () => {
    const { at } = await gathered()
    const tom = await at('police.tom')
    for (let i = 0; i < 100; i++) tom.socket.send(empty)
    expect(await tom.closed()).toBe(4429)
    expect(tom.heard('step2').length).toBeLessThan(30)
  })

  test('T12 what is sent while it is still being found out who this is is neither lost nor out of order', async () => {
    const { id, who } = await gathered()
    const doc = new Y.Doc()
    const line = dial(server.origin, path(id, 'meeting', doc.clientID), who['police.tom']!.headers)
    const ids = Array.from({ length: 100 }, () => randomUUID())
    line.socket.on('open', () => {
      line.socket.send(step2Frame(Y.encodeStateAsUpdate(doc)))
      for (const one of ids) {
        const before = Y.encodeStateVector(doc)
        doc.getMap('statements').set(one, contribution())
        line.socket.send(updateFrame(Y.encodeStateAsUpdate(doc, before)))
      }
      line.socket.send(empty)
    })
    await line.until(() => line.heard('step2')[0])
    const { entries } = await server.ledger.read(id)
    expect(entries.filter(entry => entry.place).map(entry => entry.once)).toEqual(ids)
    expect(line.refusals()).toEqual([])
  })
})

describe('the unmodified provider', () => {
  test('T13 two tabs of one person and another person see the same board', async () => {
    const { page } = await gathered()
    const pages = [page('police.tom'), page('police.tom'), page('school')]
    for (const one of pages) await one.until(() => one.provider.synced)
    const ids = pages.map(one => {
      const id = randomUUID()
      one.statements.set(id, contribution())
      return id
    })
    for (const one of pages) await one.until(() => ids.every(id => one.stamps.has(id)))
    const [first, second, third] = pages.map(one => one.doc.toJSON())
    expect(second).toEqual(first)
    expect(third).toEqual(first)
    expect(pages.flatMap(one => [...one.refusals, ...one.closes])).toEqual([])
  })

  test('T14 after a broken connection it is back by itself, with what was written meanwhile', async () => {
    const { id, page } = await gathered()
    const [tom, school] = [page('police.tom'), page('school')]
    for (const one of [tom, school]) await one.until(() => one.provider.synced)
    await server.cutLease(id)
    await tom.until(() => !tom.provider.wsconnected)
    const written = randomUUID()
    tom.statements.set(written, contribution())
    await school.until(() => school.stamps.has(written))
    await tom.until(() => tom.stamps.has(written))
    expect(school.doc.toJSON()).toEqual(tom.doc.toJSON())
    expect([...tom.closes, ...school.closes]).toEqual([])
  })

  test('T15 hears why a statement was refused, is closed for good, and nothing was kept or shown', async () => {
    const { id, page } = await gathered()
    const [tom, school] = [page('police.tom'), page('school')]
    for (const one of [tom, school]) await one.until(() => one.provider.synced)
    const [bad, good] = [randomUUID(), randomUUID()]
    tom.statements.set(bad, contribution({ seen: 7 }))
    await tom.until(() => tom.closes.length > 0)
    expect(tom.closes).toEqual([4409])
    expect(tom.refusals).toEqual([{ code: 'audience_grew', ids: [bad], reason: expect.stringMatching(/\w/) }])
    school.statements.set(good, contribution())
    await school.until(() => school.stamps.has(good))
    expect([...school.statements.keys()]).toEqual([good])
    expect(await entered(id)).toBe(1)
  })

  test('T16 marks, corrections and withdrawals reach every page; words that are gone are on no page’s wire again', async () => {
    const { page, at } = await gathered()
    const [tom, chair, mother] = [page('police.tom'), page('chair', 'professionals'), page('mother')]
    for (const one of [tom, chair, mother]) await one.until(() => one.provider.synced)
    const [first, second, mark, gone] = Array.from({ length: 4 }, () => randomUUID()) as [
      string,
      string,
      string,
      string,
    ]
    tom.statements.set(first, contribution({ body: 'MARKER-OLD' }))
    await tom.until(() => tom.stamps.has(first))
    chair.statements.set(mark, {
      kind: 'mark',
      ...on(first),
      relevance: 'relevant',
      proportionality: null,
      request: 'none',
    })
    await chair.until(() => chair.stamps.has(mark))
    tom.statements.set(second, { ...contribution({ body: 'MARKER-NEW' }), kind: 'correction', ...on(first) })
    await mother.until(() => mother.stamps.has(second) && !mother.statements.has(first))
    tom.statements.set(gone, { kind: 'withdrawal', ...on(first, second), heading: 'accurate' })
    await mother.until(() => mother.stamps.has(gone) && !mother.statements.has(second))
    const late = await at('school')
    expect(late.frames.some(frame => Buffer.from(frame).includes('MARKER'))).toBe(false)
    expect(Buffer.from(Y.encodeStateAsUpdate(mother.doc)).includes('MARKER')).toBe(false)
    expect([...mother.stamps.keys()].sort()).toEqual([first, second, gone].sort())
  })
})
