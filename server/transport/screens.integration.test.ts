import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { codeFrom, codeText } from '../../lib/meeting/screens'
import { CLOSE } from '../../lib/protocol/codes'
import { testDatabase } from '../db/testing'
import { createPairing } from '../rooms/pairing'
import { CHILD, contribution, on } from '../rooms/testing'
import { pairByRequest, screenDoor } from './screens'
import { meetingServer } from './testing'
import { tap } from './testing.tap'
import { openBoard, openLive, type Visitor } from './testing.wire'

const database = await testDatabase()
const server = await meetingServer(database)
const CAST = { chair: 'chair', police: 'practitioner', mother: 'family' } as const

let serial = 0
const pairOver = (typed: string, headers: Record<string, string> = {}) => {
  const pair = createPairing({ rooms: server.rooms, now: Date.now })
  const body = JSON.stringify({ code: typed })
  const sent = { origin: server.origin, 'content-type': 'application/json', ...headers }
  const request = new Request(`${server.origin}/api/room`, { method: 'POST', headers: sent, body })
  return pairByRequest(pair, server.identity.allowedOrigin, server.origin)(request)
}

/** A meeting that has begun, its chair's connection, and a screen that was paired with it. */
async function begun() {
  const { id, who } = await server.meeting(CAST, { children: [{ id: CHILD, name: 'Ada Test' }] })
  const chair = await openLive(server, who.chair!, id)
  expect(await chair.act('start')).toMatchObject({ ok: true })
  const code = codeFrom(Uint8Array.from([++serial, 9, 8, 7, 6, 5, 4, 3]))
  const hash = createHash('sha256').update(codeText(id, code)).digest('hex')
  expect(await chair.act('pair-room', { hash })).toMatchObject({ ok: true })
  const answer = await pairOver(code.toLowerCase())
  const [cookie = ''] = answer.headers.get('set-cookie')?.split(';') ?? []
  const screen: Visitor = { headers: { cookie, origin: server.origin } }
  return { id, who, chair, screen, answer }
}

test('H75 the cookie is HttpOnly, for this host and TLS alone where there is any, and opens the room screen of its own meeting and nothing else', async () => {
  expect(screenDoor('https://meet.invalid').cookie('x')).toMatch(
    /^__Host-.*Path=\/;.*HttpOnly; SameSite=Strict; Secure$/,
  )
  const [one, other] = [await begun(), await begun()]
  expect(await one.answer.json()).toEqual({ ok: true, value: { meeting: one.id } })
  expect(await openLive(server, one.screen, one.id, '/room').then(line => line.turnedAway())).toBe(undefined)
  for (const [seat, id, namespace] of [
    [one.screen, other.id, '/room'],
    [one.screen, randomUUID(), '/room'],
    [one.who.chair!, one.id, '/room'],
    [{ headers: { origin: server.origin } }, one.id, '/room'],
  ] as const)
    expect((await openLive(server, seat, id, namespace)).turnedAway()).toBe(CLOSE.noSuchRoom)
  expect((await openLive(server, one.screen, one.id)).turnedAway()).toBe(CLOSE.signedOut)
  expect((await openBoard(server, one.screen, `board.${one.id}.meeting`)).code()).toBe(CLOSE.signedOut)
})

test('H76 a code is taken from our own pages alone; whatever is sent over the room screen’s connection does nothing', async () => {
  expect((await pairOver('AAAA-AAAA', { origin: 'https://elsewhere.invalid' })).status).toBe(403)
  const { id, screen } = await begun()
  const line = await openLive(server, screen, id, '/room')
  const { size } = await server.settled(id)
  line.socket.emit('act', { verb: 'close', input: {}, key: randomUUID() })
  expect((await server.settled(id)).size).toBe(size)
  expect(line.over()).toBe(false)
})

test('H77 of forty planted words none is in any byte sent to a room screen: among professionals, protected, in the professionals’ part, after a correction and a withdrawal', async () => {
  const { id, who, chair, screen } = await begun()
  const ear = await tap(Number(new URL(server.origin).port))
  const line = await openLive(ear, screen, id, '/room')
  const planted: string[] = []
  const plant = () => {
    planted.push(`PLANTED${randomUUID().slice(0, 8)}`)
    return planted.at(-1)!
  }
  const open = await openBoard(server, who.police!, `board.${id}.meeting`)
  const inner = await openBoard(server, who.police!, `board.${id}.professionals`)
  const marks = await openBoard(server, who.chair!, `board.${id}.professionals`)
  const show = async (contribution: string) =>
    expect(await chair.act('focus', { heading: 'accurate', contribution })).toMatchObject({ ok: true })
  const shown = randomUUID()
  expect(await open.add(contribution({ body: 'ROOMMAYSEE' }), shown)).toBe('yes')
  await show(shown)
  await line.until(() => ear.bytes().includes('ROOMMAYSEE'))
  for (let i = 0; i < 10; i++) {
    const [hidden, guarded] = [randomUUID(), randomUUID()]
    expect(await inner.add(contribution({ body: plant() }), hidden)).toBe('yes')
    await show(hidden)
    const mark = { kind: 'mark', ...on(shown), relevance: 'not-relevant', proportionality: 'too-much', reason: plant() }
    expect(await marks.add({ ...mark, request: 'none' })).toBe('yes')
    const beside = { kind: 'particulars', ...on(guarded), protectSource: true, handlingNote: plant() }
    expect(await inner.add(beside)).toBe('yes')
    expect(await open.add(contribution({ body: plant() }), guarded)).toBe('yes')
    await show(guarded)
    expect(await open.add({ ...contribution({ body: plant() }), ...on(guarded), kind: 'correction' })).toBe('yes')
  }
  expect(await open.add({ kind: 'withdrawal', ...on(shown), heading: 'accurate', reason: plant() })).toBe('yes')
  expect(await chair.act('open-closed-part', { reason: plant() })).toMatchObject({ ok: true })
  await line.until(() => ear.bytes().includes('"private"'))
  const closed = randomUUID()
  expect(await inner.add(contribution({ body: plant() }), closed)).toBe('yes')
  await show(closed)
  expect(await chair.act('end-closed-part')).toMatchObject({ ok: true })
  await line.until(() => ear.bytes().lastIndexOf('"open"') > ear.bytes().lastIndexOf('"private"'))
  const again = await openLive(ear, screen, id, '/room')
  await again.until(() => again.socket.connected)
  await server.settled(id)
  const bytes = ear.bytes()
  expect(planted.length).toBeGreaterThanOrEqual(40)
  expect(planted.filter(word => bytes.includes(word))).toEqual([])
  expect(bytes).not.toContain('not-relevant')
  ear.close()
})
