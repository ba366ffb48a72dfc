import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import type { SyncConnection } from './connections'
import { Deliveries, deliveredIn } from './deliveries'
import { contribution, testMeeting } from './testing'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const connection: SyncConnection = {
  person: '',
  audience: 'meeting',
  client: 2,
  ready: true,
  over: false,
  send: () => undefined,
  refuse: () => undefined,
  close: () => undefined,
}

async function meeting() {
  const m = await testMeeting(database, { chair: 'chair', tom: 'practitioner', school: 'practitioner' })
  open.push(m)
  const room = await m.room()
  const person = (who: string) => m.places[who]!.person
  const act = async (who: string, verb: string, input: object = {}) =>
    expect(await room.act(person(who), { verb, input, key: randomUUID() })).toMatchObject({ ok: true })
  const entered = async () =>
    (await m.ledger.read(m.id)).entries.flatMap(({ fields }) =>
      fields?.content?.delivered ? [[fields.type, fields.actor?.name, deliveredIn(fields.content)] as const] : [],
    )
  const name = (one: string) => Object.values(m.places).find(place => place.person === one)?.name
  const said = async () =>
    (await entered()).map(([type, by, rows]) => [
      type,
      by,
      ...rows.map(({ person, audience, from, to }) => [name(person), audience, from, to]),
    ])
  return { ...m, room, again: m.room, person, act, said }
}

test('R47 what a browser answered for is entered with its person’s leaving, and with the close for everybody', async () => {
  const m = await meeting()
  const [chair, tom, school] = [await m.at('chair'), await m.at('tom'), await m.at('school')]
  const from = m.room.sent
  for (const who of ['chair', 'tom', 'school'] as const) await m.act(who, 'join')
  await m.act('chair', 'start')
  await tom.add(contribution())
  school.answer()
  const schoolHad = m.room.sent
  await tom.add(contribution())
  await m.act('school', 'leave')
  expect(await m.said()).toEqual([['act.leave', 'school', ['school', 'meeting', from, schoolHad]]])
  chair.answer()
  const chairHad = m.room.sent
  await tom.add(contribution())
  await m.act('chair', 'close', { reason: 'Enough.' })
  expect((await m.said()).at(-1)).toEqual([
    'act.close',
    'chair',
    ['chair', 'meeting', from, chairHad],
    ['tom', 'meeting', from, from],
    ['school', 'meeting', from, schoolHad],
  ])
})

test('R47 who comes back has a second stretch: what stood meanwhile is not claimed', async () => {
  const m = await meeting()
  const tom = await m.at('tom')
  await m.act('school', 'join')
  const school = await m.at('school')
  const [from, to] = [m.room.sent, m.room.sent]
  school.answer()
  school.leave()
  await tom.add(contribution())
  await tom.add(contribution())
  const again = await m.at('school')
  const back = m.room.sent
  const window = await m.at('school')
  await tom.add(contribution())
  window.answer()
  again.answer()
  const last = m.room.sent
  await m.act('school', 'leave')
  expect(await m.said()).toEqual([
    ['act.leave', 'school', ['school', 'meeting', from, to], ['school', 'meeting', back, last]],
  ])
})

test('R47 a connection that is lost is entered with what was answered for before; what the server forgot by stopping is not', async () => {
  const m = await meeting()
  await m.act('tom', 'join')
  const tom = await m.at('tom')
  tom.leave()
  m.room.lost(m.person('tom'))
  await m.room.ask()
  const had = (await m.said())[0]?.[2]
  expect(had).toEqual(['tom', 'meeting', expect.any(Number), expect.any(Number)])
  await m.act('school', 'join')
  await m.at('school')
  await m.restart()
  await (await m.again()).ask()
  const lost = (await m.ledger.read(m.id)).entries.at(-1)?.fields
  expect([lost?.actor?.name, lost?.content]).toEqual(['school', { how: 'connection-lost' }])
})

test('R47 nothing is entered of what named people read, and nothing where nobody answered', async () => {
  const m = await meeting()
  await m.act('tom', 'make-list', { people: [m.person('tom'), m.person('chair')] })
  const list = [...m.room.people.audiences.values()].find(({ kind }) => kind === 'named')?.id ?? ''
  await m.act('chair', 'join')
  const chair = await m.at('chair', list)
  await (await m.at('tom', list)).add(contribution({ seen: 1 }))
  chair.answer()
  await m.act('chair', 'leave')
  const left = (await m.ledger.read(m.id)).entries.at(-1)?.fields
  expect([left?.type, left?.content]).toEqual(['act.leave', {}])
})

test('R47 a connection that comes and goes without end fills no entry: the newest two hundred stretches are kept', () => {
  const deliveries = new Deliveries()
  const line = (since: number) => ({ ...connection, person: 'tom', since })
  for (let i = 1; i <= 300; i++) deliveries.answered(line(i * 10), i * 10)
  deliveries.answered({ ...connection, person: 'school', since: 5 }, 6)
  const kept = deliveredIn(deliveries.entered('all', { person: 'chair' }))
  expect(kept.map(({ from }) => from)).toEqual([...Array.from({ length: 200 }, (_, i) => (i + 101) * 10), 5])
})
