import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { heads } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { contribution, listener } from '../rooms/testing'
import { ownTime } from '../rooms/testing.time'
import { createDoor } from './door'
import { meetingToRead, STRANGER } from './testing'

const database = await testDatabase()
const CAST = {
  chair: 'chair',
  deputy: 'acting_chair',
  minutes: 'minute_taker',
  tom: 'practitioner',
  late: 'practitioner',
  father: 'family',
  mother: 'family',
  auditor: 'auditor',
} as const
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

async function meeting() {
  const time = ownTime()
  const m = await meetingToRead(database, CAST, { invited: ['late', 'mother', 'auditor'], after: time.after })
  open.push(m)
  const door = createDoor(m.deps, { knock: m.knock })
  const act = async (who: keyof typeof CAST, verb: string, input: unknown) => {
    const reply = await (await m.room()).act(m.places[who]!.person, { verb, input, key: randomUUID() })
    expect(reply).toMatchObject({ ok: true })
  }
  const admit = (who: keyof typeof CAST) =>
    act('chair', 'admit', { person: m.places[who]!.person, identity: true, confidentiality: true })
  return { ...m, time, door, act, admit }
}

test('J8 whoever is invited is told when the meeting is planned for, and that they were let in; nobody else anything', async () => {
  const { id, session, door, admit, act } = await meeting()
  const mother = session('mother')
  expect(await door.at(mother, id)).toEqual({ startsAt: '2026-11-19T10:00:00.000Z', family: true })
  expect(await door.knock(mother, id)).toEqual({ admitted: false })
  for (const stranger of [STRANGER, session('auditor')])
    for (const where of [id, randomUUID(), 'no-uuid-at-all']) {
      expect(await door.at(stranger, where)).toBeNull()
      expect(await door.knock(stranger, where)).toBeNull()
    }
  await admit('mother')
  expect(await door.at(mother, id)).toBeNull()
  expect(await door.knock(mother, id)).toEqual({ admitted: true })
  await act('chair', 'start', {})
  expect(await door.knock(session('late'), id)).toEqual({ admitted: false })
  await act('chair', 'close', { reason: 'All heard.' })
  expect(await door.at(session('late'), id)).toBeNull()
  expect(await door.knock(session('late'), id)).toBeNull()
})

test('J9 chair, acting chair and minute taker are told who is invited, what admitting opens, and who waits now; nobody else is', async () => {
  const { id, session, door, admit, room, places, time } = await meeting()
  const here = await room()
  const hear = (who: string) => listener(here, places[who]!.person)
  const [chair, ...others] = [hear('chair'), hear('deputy'), hear('minutes')]
  const [tom, father] = [hear('tom'), hear('father')]
  const invited = (waiting: string[]) =>
    ['late', 'mother'].map(name => ({
      name,
      waiting: waiting.includes(name),
      opens: name === 'late' ? ['meeting', 'professionals'] : ['meeting'],
    }))
  const sees = async (waiting: string[]) => {
    for (const leader of [chair!, ...others]) {
      const roster = await leader.until(
        'roster',
        ({ door = [] }) => door.filter(one => one.waiting).length === waiting.length,
      )
      expect(roster.door?.map(({ name, waiting, opens }) => ({ name, waiting, opens: [...opens].sort() }))).toEqual(
        invited(waiting),
      )
    }
  }
  await sees([])
  expect(await door.knock(session('mother'), id)).toEqual({ admitted: false })
  await sees(['mother'])
  time.pass(10_000)
  await door.knock(session('mother'), id)
  await door.knock(session('late'), id)
  time.pass(10_000)
  await sees(['late', 'mother'])
  await door.knock(session('late'), id)
  time.pass(10_000)
  await sees(['late'])
  await admit('late')
  const last = await chair!.until('roster', ({ door = [] }) => door.length === 1)
  expect(last.door?.map(({ name }) => name)).toEqual(['mother'])
  for (const one of [tom, father]) for (const { payload } of one.events) expect(payload).not.toHaveProperty('door')
})

test('J10 waiting at the door opens no meeting that nobody has open', async () => {
  const { id, session, door, db } = await meeting()
  expect(await door.knock(session('mother'), id)).toEqual({ admitted: false })
  const [head] = await db
    .select()
    .from(heads)
    .where(and(eq(heads.log, id), eq(heads.audience, '')))
  expect(head?.epoch).toBe(0)
})

test('J49 whoever was sent out is told so at the door, the same whatever happens inside, until they are asked back', async () => {
  const { id, session, door, admit, act, at } = await meeting()
  await act('chair', 'start', {})
  await act('chair', 'open-closed-part', { reason: 'About somebody else.' })
  const father = session('father')
  const told = { startsAt: '2026-11-19T10:00:00.000Z', family: true, sentOut: true }
  const asked = async () => [await door.at(father, id), await door.knock(father, id)]
  expect(await asked()).toEqual([told, { admitted: false }])
  expect(await door.at(session('mother'), id)).toEqual({ startsAt: told.startsAt, family: true })
  expect(await (await at('tom')).add(contribution({ body: 'PLANTED' }))).toHaveProperty('stamp')
  expect(await asked()).toEqual([told, { admitted: false }])
  await act('chair', 'end-closed-part', {})
  expect(await asked()).toEqual([told, { admitted: false }])
  await admit('father')
  expect(await asked()).toEqual([null, { admitted: true }])
})
