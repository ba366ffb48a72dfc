import { connect } from 'node:net'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { members } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { contribution } from '../rooms/testing'
import { builtServer } from '../testing.built'
import { dial, type Headers, live, path, synced } from './testing.client'

const database = await testDatabase()
const server = await builtServer(database)

const { id, who } = await server.meeting({
  chair: 'chair',
  police: 'practitioner',
  mother: 'family',
  auditor: 'auditor',
  lobby: 'practitioner',
})
await database.drizzle.update(members).set({ admittedAt: null }).where(eq(members.personId, who.lobby!.person))
const elsewhere = await server.meeting({ stranger: 'practitioner' })
const { cookie } = who.police!.headers

/** Something on both boards, so that there is something not to be seen. */
for (const audience of ['meeting', 'professionals']) {
  const police = await synced(server.origin, id, who.police!.headers, audience)
  await police.stamped(police.share(contribution()))
  police.socket.terminate()
}

/** The code a connection ends with, and every byte it was sent before. */
const answer = async (where: string, headers: Headers) => {
  const line = dial(server.origin, where, headers)
  const code = await line.closed()
  return { code, bytes: line.frames.length }
}
const foreign: [string, Headers][] = [
  ['another site', { cookie, origin: 'https://evil.invalid' }],
  ['null', { cookie, origin: 'null' }],
  ['an empty one', { cookie, origin: '' }],
  ['another port', { cookie, origin: server.origin.replace(/\d+$/, '1') }],
  ['another scheme', { cookie, origin: server.origin.replace('http:', 'https:') }],
  ['a name under ours', { cookie, origin: server.origin.replace('127.0.0.1', 'a.127.0.0.1') }],
  ['a name ours begins with', { cookie, origin: `${server.origin}.evil.invalid` }],
  ['a list', { cookie, origin: `${server.origin}, https://evil.invalid` }],
]

describe.each([...foreign, ['none at all', { cookie }] as [string, Headers]])('from %s', (_name, headers) => {
  test('T1 a page that is not ours gets no document, whoever is signed in', async () => {
    expect(await answer(path(id), headers)).toEqual({ code: 4404, bytes: 0 })
  })

  test.each(['polling', 'websocket'] as const)(
    'T2 a page that is not ours gets no live connection over %s',
    async transport => {
      const line = live(server.origin, id, headers, { transports: [transport] })
      expect(await line.turnedAway()).toBeInstanceOf(Error)
      expect(line.events).toEqual([])
    },
  )
})

test('T2 a page of ours that sends no Origin, as browsers do with a plain request, gets its live connection', async () => {
  const ours = await fetch(`${server.origin}/socket.io/?EIO=4&transport=polling`, {
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  expect(ours.status).toBe(200)
  for (const site of ['cross-site', 'same-site', 'none'])
    expect(
      (await fetch(`${server.origin}/socket.io/?EIO=4&transport=polling`, { headers: { 'sec-fetch-site': site } }))
        .status,
    ).toBe(403)
})

const cookies: [string, string | undefined][] = [
  ['none', undefined],
  ['one that is not ours', 'a=b'],
  ['an empty one', 'next-auth.session-token='],
  ['a broken escape', 'next-auth.session-token=%E0%A4%A'],
  ['no token', 'next-auth.session-token=a.b.c'],
  ['an altered one', `${cookie.slice(0, -3)}AAA`],
  ['a very long one', `next-auth.session-token=${'x'.repeat(12_000)}`],
  ['odd bytes', ';;=;=\u00ff; next-auth.session-token'],
]
test.each(cookies)('T3 who is not signed in is told so at once: cookie %s', async (_name, value) => {
  const headers: Headers = { origin: server.origin, ...(value === undefined ? {} : { cookie: value }) }
  expect(await answer(path(id), headers)).toEqual({ code: 4401, bytes: 0 })
  const line = live(server.origin, id, headers)
  expect(await line.turnedAway()).toMatchObject({ data: { code: 4401 } })
  expect(line.events).toEqual([])
})

test('T3 a session that was ended opens nothing', async () => {
  const left = (await server.meeting({ gone: 'practitioner' })).who.gone!
  await server.signOut(left)
  expect(await answer(path(id), left.headers)).toEqual({ code: 4401, bytes: 0 })
  expect(await live(server.origin, id, left.headers).turnedAway()).toMatchObject({ data: { code: 4401 } })
})

const unknown = '11111111-2222-4333-8444-555555555555'
const rooms: [string, string, Headers][] = [
  ['a meeting that does not exist', path(unknown), who.police!.headers],
  ['a meeting of other people', path(id), elsewhere.who.stranger!.headers],
  ['a meeting they wait to be let into', path(id), who.lobby!.headers],
  ['the auditor, the board', path(id), who.auditor!.headers],
  ['the auditor, the professionals', path(id, 'professionals'), who.auditor!.headers],
  ['family, the professionals', path(id, 'professionals'), who.mother!.headers],
  ['a list nobody made', path(id, unknown), who.police!.headers],
  ['another kind of room', `/sync/draft.${id}.meeting?client=5`, who.police!.headers],
  ['something before its name', path(id).replace('board.', 'a.board.'), who.police!.headers],
  ['capitals', path(id.toUpperCase()), who.police!.headers],
  ['a broken escape', '/sync/%E0%A4%A?client=5', who.police!.headers],
  ['no room', '/sync/?client=5', who.police!.headers],
  ['no client id', `/sync/board.${id}.meeting`, who.police!.headers],
  ...['', '0', '1', '-5', '1.5', '4294967296', 'NaN', '1e3x'].map(
    client => [`client id "${client}"`, path(id, 'meeting', client), who.police!.headers] as [string, string, Headers],
  ),
]
test.each(rooms)('T4 there is no such room, and not one byte of it, for: %s', async (_name, where, headers) => {
  expect(await answer(where, headers)).toEqual({ code: 4404, bytes: 0 })
})

test('T4 live, a meeting that is not there and one that is not yours answer alike', async () => {
  const ask = async (meeting: string | undefined, headers: Headers) => {
    const line = live(server.origin, meeting, headers)
    const error = await line.turnedAway()
    expect(line.events).toEqual([])
    return error instanceof Error && 'data' in error ? [error.message, error.data] : error
  }
  const no = await ask(unknown, who.police!.headers)
  expect(no).toEqual(['refused', { code: 4404 }])
  expect(await ask(id, elsewhere.who.stranger!.headers)).toEqual(no)
  expect(await ask(id, who.lobby!.headers)).toEqual(no)
  expect(await ask(id, who.auditor!.headers)).toEqual(no)
  for (const meeting of [undefined, '', 'x', `${id} `]) expect(await ask(meeting, who.police!.headers)).toEqual(no)
})

test('T4 family get the open part, and nothing of the professionals’ in anything they are sent', async () => {
  const mother = live(server.origin, id, who.mother!.headers)
  await mother.hear('checkpoint')
  expect(mother.heard('state')).toMatchObject([{ audiences: [{ id: 'meeting' }], reached: { meeting: 1 } }])
  expect(mother.heard('checkpoint')).toMatchObject([{ audience: 'meeting', reached: { meeting: 1 } }])
  expect(JSON.stringify(mother.events)).not.toContain('professionals')
})

test('T25 an upgrade to anything else is answered 404 and cut, also where the other side holds on', async () => {
  const { port } = new URL(server.origin)
  for (const where of ['/', '/sync', '/_next/webpack-hmr', '/socket.iox/']) {
    const line = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true })
    line.write(`GET ${where} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
    let heard = ''
    line.on('data', bytes => {
      heard += bytes
    })
    line.on('error', () => undefined)
    while (!line.destroyed) {
      if (heard.endsWith('\r\n\r\n')) line.write('x')
      await new Promise(resolve => setImmediate(resolve))
    }
    expect(heard).toMatch(/^HTTP\/1\.1 404 /)
  }
})
