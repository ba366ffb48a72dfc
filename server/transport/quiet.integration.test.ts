import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { deliveredIn } from '../rooms/deliveries'
import { contribution } from '../rooms/testing'
import { meetingServer } from './testing'
import { live, synced } from './testing.client'

// Within this process: the interval is the test's own, where the product's is ten seconds.
const server = await meetingServer(await testDatabase(), { keepAlive: 40 })
afterAll(async () => void (await server.stop()))

test('T11 a quiet connection is kept alive with the empty awareness message', async () => {
  const { id, who } = await server.meeting({ tom: 'practitioner' })
  const tom = await synced(server.origin, id, who.tom!.headers)
  const before = tom.frames.length
  await tom.until(() => tom.frames.length >= before + 2)
  expect(tom.frames.slice(before).map(frame => [...frame])).toEqual(tom.frames.slice(before).map(() => [1, 1, 0]))
})

test('T40 an answer to the keep-alive stands for what was sent before its question; any other, or none, for nothing', async () => {
  const cast = { chair: 'chair', school: 'practitioner', mute: 'practitioner', liar: 'practitioner' } as const
  const { id, who } = await server.meeting(cast)
  const open = (name: string) => synced(server.origin, id, who[name]!.headers)
  const [tom, school, mute, liar] = [await open('chair'), await open('school'), await open('mute'), await open('liar')]
  Object.assign(mute.socket, { pong: () => undefined })
  const answer = liar.socket.pong.bind(liar.socket)
  const lie = () => {
    for (const text of ['', '0', '999999', 'x']) answer(text)
  }
  Object.assign(liar.socket, { pong: lie })
  const chair = live(server.origin, id, who.chair!.headers)
  const done = { ok: true }
  await chair.hear('roster')
  expect(await chair.act({ verb: 'start', input: {}, key: randomUUID() })).toMatchObject(done)
  await school.stamped(tom.share(contribution()))
  const { length: shared } = (await server.ledger.read(id)).entries
  for (const one of [tom, school, mute, liar]) {
    const before = one.asked.length
    await one.until(() => one.asked.length > before + 2)
  }
  const close = { verb: 'close', input: { reason: 'Enough.' }, key: randomUUID() }
  expect(await chair.act(close)).toMatchObject(done)
  const { entries } = await server.ledger.read(id)
  const had = deliveredIn(entries.at(-1)?.fields?.content)
  const reached = (name: string) => had.some(({ person, to }) => person === who[name]!.person && to >= shared)
  expect(['chair', 'school', 'mute', 'liar'].filter(reached)).toEqual(['chair', 'school'])
})

test('T40 what a browser is asked says nothing of the meeting: the same at every connection, whatever happens', async () => {
  const { id, who } = await server.meeting({ chair: 'chair', mother: 'family' })
  const chair = await synced(server.origin, id, who.chair!.headers, 'professionals')
  const mother = await synced(server.origin, id, who.mother!.headers)
  const times = (line: typeof chair) => line.until(() => line.asked.length > 3 && line.asked.slice(0, 4))
  await chair.stamped(chair.share(contribution()))
  expect([await times(chair), await times(mother)]).toEqual([
    ['1', '2', '3', '4'],
    ['1', '2', '3', '4'],
  ])
})
