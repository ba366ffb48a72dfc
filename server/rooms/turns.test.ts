import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { CLOSE } from '../../lib/protocol/codes'
import { testDatabase } from '../db/testing'
import { after } from './pace'
import { createRooms } from './registry'
import { Room } from './room'
import { contribution, noNews, type TestMeeting, testMeeting, VERSIONS } from './testing'

const database = await testDatabase()
const open: TestMeeting[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const meeting = async () => {
  const m = await testMeeting(database, {
    chair: 'chair',
    'police.tom': 'practitioner',
    'police.ann': 'practitioner',
    school: 'practitioner',
  })
  open.push(m)
  return m
}

/** Holds the next append until `go`, then lets the database refuse `failures` of those that follow. */
function storm(m: TestMeeting, failures: number) {
  const real = m.ledger.append.bind(m.ledger)
  let go = () => {}
  const held = new Promise<void>(resolve => {
    go = resolve
  })
  let calls = 0
  m.ledger.append = async (...args) => {
    calls++
    if (calls === 1) await held
    if (calls > 1 && calls <= 1 + failures) throw new Error('disk full')
    return real(...args)
  }
  return { go: () => go() }
}

test('T37 "already shared" is said only once it is stored: where the first of two fails, the second is taken', async () => {
  const m = await meeting()
  const [school, tom, ann] = [await m.at('school'), await m.at('police.tom'), await m.at('police.ann')]
  const { go } = storm(m, 2)
  const id = randomUUID()
  const outcomes = Promise.all([school.add(contribution()), tom.add(contribution(), id), ann.add(contribution(), id)])
  go()
  expect(await outcomes).toMatchObject([
    { stamp: { n: 1 } },
    { closed: 1012 },
    { stamp: { n: 2, by: { person: ann.place.person } } },
  ])
  expect([tom.refusals, ann.refusals]).toEqual([[], []])
})

test('T37 what someone queued behind something that was refused is not looked at', async () => {
  const m = await meeting()
  const [school, tom] = [await m.at('school'), await m.at('police.tom')]
  const { go } = storm(m, 0)
  const [bad, good] = [randomUUID(), randomUUID()]
  const first = school.add(contribution())
  const outcome = tom.add(contribution({ seen: 9 }), bad)
  tom.statements.set(good, contribution())
  go()
  await first
  expect(await outcome).toMatchObject({ refusal: { code: 'audience_grew', ids: [bad] } })
  expect(tom.refusals).toHaveLength(1)
  const { documents } = await (await m.room()).ask()
  expect(documents.get('meeting')?.has(good)).toBe(false)
})

test('T21 an act repeated with its key while the first is still being stored is answered like the first', async () => {
  const m = await meeting()
  const [school, chair] = [await m.at('school'), await m.at('chair')]
  const { go } = storm(m, 0)
  const key = randomUUID()
  const first = school.add(contribution())
  const replies = Promise.all([chair.act('start', {}, key), chair.act('start', {}, key)])
  go()
  await first
  const [one, two] = await replies
  expect(one).toMatchObject({ ok: true })
  expect(two).toEqual(one)
})

test('T38 a room is not given up while the ledger says that somebody is here', async () => {
  const m = await meeting()
  const room = await m.room()
  const school = await m.at('school')
  expect(await school.act('join')).toMatchObject({ ok: true })
  school.leave()
  await new Promise(resolve => setImmediate(resolve))
  expect(room.idle).toBe(false)
  room.lost(school.place.person)
  await room.ask()
  await new Promise(resolve => setImmediate(resolve))
  expect(room.idle).toBe(true)
})

test('T31 a meeting that its process gave up is free for another, while that process goes on serving others', async () => {
  const [{ id, db, ledger, keeper }, other] = [await meeting(), await meeting()]
  const { connection } = database
  const process = () => createRooms({ db, ledger, keeper, versions: VERSIONS, connection, news: noNews, after })
  const [here, there] = [process(), process()]
  const room = await here.open(id)
  expect([room, await here.open(other.id)]).toEqual([expect.any(Room), expect.any(Room)])
  expect([await there.open(id), await there.open(other.id)]).toEqual(['busy', 'busy'])
  if (room instanceof Room) room.stop(CLOSE.restart)
  let next = await there.open(id)
  while (next === 'busy') next = await there.open(id)
  expect(next).toBeInstanceOf(Room)
  expect([await here.open(id), await there.open(other.id)]).toEqual(['busy', 'busy'])
  await Promise.all([here.close(), there.close()])
})
