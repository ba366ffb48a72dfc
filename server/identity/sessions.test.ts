import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { people, sessions as table } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { fromCookies, lookFromCookies } from './request'
import { ABSOLUTE, createSessions, type Ended, FRESH, IDLE } from './sessions'
import { newPerson, recordingLog } from './testing'

const { drizzle: db } = await testDatabase()

const setUp = async () => {
  const clock = { now: Date.parse('2026-11-22T09:00:00Z') }
  const { entries, log, state } = recordingLog()
  const sessions = createSessions(db, log, () => clock.now)
  const person = await newPerson(db)
  const id = await sessions.begin(person.id, '198.51.100.1')
  return { clock, entries, state, sessions, person, id, pass: (ms: number) => void (clock.now += ms) }
}

test('I9 a session says who is signed in, and for which agency', async () => {
  const { sessions, person, id } = await setUp()
  const { id: personId, name, email, agencyId, agency } = person
  expect(await sessions.check(id)).toEqual({
    id,
    person: { id: personId, name, email, agencyId, agency, administers: null },
  })
  expect(await sessions.check(randomUUID())).toBeNull()
  expect(await sessions.check("'; drop table sessions")).toBeNull()
})

test('I10 a session is over after thirty idle minutes, and activity keeps it', async () => {
  const { sessions, id, pass } = await setUp()
  for (let i = 0; i < 4; i++) {
    pass(IDLE - 1)
    await sessions.touch(id)
    expect(await sessions.check(id)).not.toBeNull()
  }
  pass(IDLE)
  await sessions.touch(id)
  expect(await sessions.check(id)).toBeNull()
})

test('I79 what a page asks by itself says who is signed in, and is no activity', async () => {
  for (const [from, is] of [
    [fromCookies, 'activity'],
    [lookFromCookies, 'none'],
  ] as const) {
    const { sessions, id, pass } = await setUp()
    const who = from(sessions, async () => id)
    pass(IDLE - 1)
    expect(await who('')).toMatchObject({ id })
    pass(IDLE - 1)
    expect((await who('')) !== null, is).toBe(is === 'activity')
  }
})

test('I11 a session is over twelve hours after sign-in, whatever happens in it', async () => {
  const { sessions, id, pass } = await setUp()
  for (let gone = 0; gone < ABSOLUTE - IDLE; gone += IDLE / 2) {
    pass(IDLE / 2)
    await sessions.touch(id)
  }
  pass(IDLE / 2 - 1)
  await sessions.touch(id)
  pass(FRESH)
  expect(await sessions.check(id)).not.toBeNull()
  pass(IDLE / 2)
  expect(await sessions.check(id)).toBeNull()
})

test('I12 ending a session takes effect at once, tells listeners once and is logged', async () => {
  const { sessions, person, id, entries } = await setUp()
  const told: Ended[] = []
  const stop = sessions.onEnded(ended => void told.push(ended))
  expect(await sessions.check(id)).not.toBeNull()
  await sessions.end(id, 'signed-out')
  expect(await sessions.check(id)).toBeNull()
  await sessions.end(id, 'signed-out')
  expect(told).toEqual([{ session: id, why: 'signed-out' }])
  stop()
  const actor = { person: person.id, name: person.name }
  expect(entries).toEqual([
    {
      type: 'act.sign-in',
      actor,
      agency: person.agency,
      role: null,
      content: { session: id, from: '198.51.100.1', how: 'passphrase' },
    },
    { type: 'act.sign-out', actor, agency: person.agency, role: null, content: { session: id, why: 'signed-out' } },
  ])
})

test('I12 an answer that was on its way when the session ended is not used', async () => {
  const { sessions, id } = await setUp()
  const ending = sessions.end(id, 'signed-out')
  const answers = await Promise.all([sessions.check(id), ending.then(() => sessions.check(id))])
  expect(answers[1]).toBeNull()
})

test('I12 ending all of a person ends every session of theirs and nobody else’s, though a listener fails', async () => {
  const { sessions, person, id } = await setUp()
  const second = await sessions.begin(person.id, '198.51.100.2')
  const other = await sessions.begin((await newPerson(db)).id, '198.51.100.3')
  const told: string[] = []
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  sessions.onEnded(() => {
    throw new Error('expected by this test')
  })
  sessions.onEnded(ended => void told.push(ended.session))
  await sessions.endAllOf(person.id, 'administrator')
  expect(told.sort()).toEqual([id, second].sort())
  expect(complaint).toHaveBeenCalledTimes(2)
  complaint.mockRestore()
  expect(await sessions.check(id)).toBeNull()
  expect(await sessions.check(other)).not.toBeNull()
})

test('I13 what another process ended, or a disabled person, is noticed within a second', async () => {
  const { sessions, person, id, pass, clock } = await setUp()
  const elsewhere = createSessions(db, recordingLog().log, () => clock.now)
  expect(await sessions.check(id)).not.toBeNull()
  await elsewhere.end(id, 'signed-out')
  pass(1000)
  expect(await sessions.check(id)).toBeNull()

  const next = await sessions.begin(person.id, '198.51.100.1')
  expect(await sessions.check(next)).not.toBeNull()
  await db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, person.id))
  pass(1000)
  expect(await sessions.check(next)).toBeNull()
})

test('I14 no session begins that could not be logged', async () => {
  const { sessions, person, state } = await setUp()
  state.away = true
  await expect(sessions.begin(person.id, '198.51.100.1')).rejects.toThrow('away')
})

test('I15 while the database is away nobody is let in, and afterwards the session is as it was', async () => {
  const { id, clock } = await setUp()
  const state = { away: true }
  const flaky = new Proxy(db, {
    get: (target, key) => {
      if (state.away && key === 'select') throw new Error('the database is away')
      return Reflect.get(target, key)
    },
  })
  const sessions = createSessions(flaky, recordingLog().log, () => clock.now)
  await expect(sessions.check(id)).rejects.toThrow('away')
  state.away = false
  expect(await sessions.check(id)).not.toBeNull()
})

test('I10 activity is written at most once a minute and never revives a session that is over', async () => {
  const { sessions, id, pass, clock } = await setUp()
  const seen = async () => (await db.select().from(table).where(eq(table.id, id)))[0]?.lastSeenAt.getTime()
  const begun = clock.now
  pass(59_000)
  await sessions.touch(id)
  expect(await seen()).toBe(begun)
  pass(1000)
  await sessions.touch(id)
  expect(await seen()).toBe(begun + 60_000)
  await sessions.end(id, 'signed-out')
  pass(60_000)
  await sessions.touch(id)
  expect(await sessions.check(id)).toBeNull()
})

test('I13 a review of open sessions keeps the living alive and tells of every one that is over', async () => {
  const { sessions, person, id, pass, clock } = await setUp()
  const elsewhere = createSessions(db, recordingLog().log, () => clock.now)
  const [ended, idle] = [
    await sessions.begin(person.id, '198.51.100.1'),
    await sessions.begin(person.id, '198.51.100.1'),
  ]
  const disabled = await newPerson(db)
  const barred = await sessions.begin(disabled.id, '198.51.100.1')
  const told: Ended[] = []
  sessions.onEnded(one => void told.push(one))
  pass(IDLE - 1)
  await sessions.review([id, ended, barred, 'senseless'])
  expect(told).toEqual([])
  pass(1)
  await elsewhere.end(ended, 'signed-out')
  await db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, disabled.id))
  await sessions.review([id, id, ended, idle, barred])
  expect(told.map(one => one.session).sort()).toEqual([ended, idle, barred].sort())
  expect(told.every(one => one.why === 'over')).toBe(true)
  expect(await sessions.check(id)).not.toBeNull()
})
