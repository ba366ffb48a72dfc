import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { agencies, people } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { createSessions } from '../identity/sessions'
import { newPerson, PASSPHRASE, recordingLog, signInFor } from '../identity/testing'
import { loadMembers } from '../rooms/people'
import { testMeeting } from '../rooms/testing'

const database = await testDatabase()
const db = database.drizzle

test('A1 no two agencies share a code, in whatever case', async () => {
  const agency = { shortName: 'A', type: 'other', shape: 'circle', colour: 'sc' }
  await db.insert(agencies).values({ ...agency, id: randomUUID(), name: 'One', code: 'XY' })
  const second = db.insert(agencies).values({ ...agency, id: randomUUID(), name: 'Two', code: 'xy' })
  await expect(second).rejects.toMatchObject({ cause: { constraint: 'agencies_code' } })
})

test('A2 nobody of a disabled agency signs in, and whoever was signed in is so no longer', async () => {
  const { log } = recordingLog()
  let clock = Date.now()
  const sessions = createSessions(db, log, () => clock)
  const signIn = signInFor({ db, sessions, log }).signIn
  const person = await newPerson(db)
  const id = await sessions.begin(person.id, 'somewhere')
  const ended: string[] = []
  sessions.onEnded(({ session }) => ended.push(session))
  await db.update(agencies).set({ disabledAt: new Date() }).where(eq(agencies.id, person.agencyId))
  clock += 1000
  expect(await sessions.check(id)).toBeNull()
  await sessions.review([id])
  expect(ended).toEqual([id])
  expect(await signIn({ email: person.email, passphrase: PASSPHRASE }, { from: 'somewhere', device: '' })).toEqual({
    ok: false,
    error: 'wrong',
  })
})

test('A3 whoever looks after the installation, or is disabled, has no place in any meeting', async () => {
  const m = await testMeeting(database, { chair: 'chair', police: 'practitioner', school: 'practitioner' })
  const placed = async () => [...(await loadMembers(db, m.id)).values()].map(({ name }) => name).sort()
  const change = (who: string, values: Partial<typeof people.$inferInsert>) =>
    db.update(people).set(values).where(eq(people.id, m.places[who]!.person))
  expect(await placed()).toEqual(['chair', 'police', 'school'])
  await change('police', { administers: 'deployment' })
  expect(await placed()).toEqual(['chair', 'school'])
  await change('school', { disabledAt: new Date() })
  expect(await placed()).toEqual(['chair'])
  await db.update(agencies).set({ disabledAt: new Date() }).where(eq(agencies.id, m.places.chair!.agencyId))
  expect(await placed()).toEqual([])
  await m.close()
})
