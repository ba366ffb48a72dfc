import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sessions, setupLinks } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { dropEnded, KEPT, keepTidy } from './retention'
import { ABSOLUTE, createSessions, IDLE } from './sessions'
import { newPerson, recordingLog } from './testing'

const { drizzle: db } = await testDatabase()
const AT = Date.parse('2026-11-22T09:00:00Z')

const here = async (person: string) =>
  (await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.personId, person))).map(({ id }) => id)

test('I70 sign-ins and links that were over a day ago are deleted, and nothing that is alive or was lately', async () => {
  const clock = { now: AT }
  const { log, entries } = recordingLog()
  const own = createSessions(db, log, () => clock.now)
  const person = await newPerson(db)
  const [ended, idle, alive] = [
    await own.begin(person.id, '198.51.100.1'),
    await own.begin(person.id, '198.51.100.1'),
    await own.begin(person.id, '198.51.100.1'),
  ]
  await own.end(ended, 'signed-out')
  const link = { hash: new Uint8Array(32).fill(7), personId: person.id, expiresAt: new Date(AT) }
  await db.insert(setupLinks).values(link)

  expect(await dropEnded(db, AT + KEPT - 1)).toBe(0)
  expect(await dropEnded(db, AT + KEPT + 1)).toBe(2)
  expect((await here(person.id)).sort()).toEqual([idle, alive].sort())

  await db
    .update(sessions)
    .set({ lastSeenAt: new Date(AT + KEPT + IDLE) })
    .where(eq(sessions.id, alive))
  await db
    .update(sessions)
    .set({ expiresAt: new Date(AT + 2 * KEPT) })
    .where(eq(sessions.id, alive))
  clock.now = AT + KEPT + IDLE
  expect(await own.check(alive)).not.toBeNull()
  await dropEnded(db, AT + KEPT + IDLE + 1)
  expect(await here(person.id)).toEqual([alive])
  clock.now = AT + 3 * KEPT + ABSOLUTE
  await dropEnded(db, clock.now)
  expect(await here(person.id)).toEqual([])
  expect(await own.check(alive)).toBeNull()
  expect(entries.map(({ type }) => type)).toContain('act.sign-out')
})

test('I70 it is done at the start and then once a day, also after a day on which the database was away', async () => {
  const waiting: { work: () => void; ms: number }[] = []
  const done: number[] = []
  let away = true
  const flaky: Parameters<typeof keepTidy>[0] = {
    delete: table => {
      if (away) throw new Error('away')
      done.push(1)
      return db.delete(table)
    },
  }
  const stop = keepTidy(
    flaky,
    () => AT,
    (work, ms) => {
      waiting.push({ work, ms })
      return () => void waiting.pop()
    },
  )
  expect(done).toEqual([])
  expect(waiting).toMatchObject([{ ms: KEPT }])
  away = false
  waiting.shift()!.work()
  await expect.poll(() => done.length).toBe(2)
  await expect.poll(() => waiting).toHaveLength(1)
  stop()
  expect(waiting).toEqual([])
})
