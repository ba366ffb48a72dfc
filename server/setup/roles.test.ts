import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { audiences, meetings, members } from '../../drizzle/schema'
import { PEOPLE } from '../../lib/meeting/setup/testing'
import { canRead } from '../../lib/policy/can'
import { testDatabase } from '../db/testing'
import type { Session } from '../identity/sessions'
import { loadMembers, loadPeople } from '../rooms/people'
import { organisers } from './testing.organisers'

const world = await organisers(await testDatabase())
const { chair, police, care, mother, db } = world
const interpreter = await (await world.agency('family')).person('Ines Help')

/** A meeting with the mother, kept apart from the father, and her interpreter; an officer who comes for one item; a reviewer. */
async function made(until: string) {
  const draft = world.full()
  const [hers, , help] = draft.people
  Object.assign(hers!, { seat: 'family', email: mother.person.email })
  Object.assign(help!, { seat: 'interpreter', email: interpreter.person.email, comesWith: PEOPLE.mother })
  draft.apart = [{ id: randomUUID(), one: PEOPLE.mother, other: PEOPLE.father }]
  Object.assign(draft.attendees[1]!, { role: 'guest' })
  draft.attendees.push({ ...draft.attendees[0]!, ...world.seat(care), role: 'auditor', until })
  const id = (await world.setUp.begin(chair, null))!
  await world.setUp.save(chair, id, { version: 1, draft })
  expect(await world.setUp.finish(chair, id, 2)).toEqual({ ok: true, meeting: id })
  return id
}

test('H34 who comes for one item reads the common session and a part of their own, once let in; an interpreter reads what they read with whom they come', async () => {
  const id = await made('')
  const row = async (who: Session) =>
    (
      await db
        .select()
        .from(members)
        .where(and(eq(members.meetingId, id), eq(members.personId, who.person.id)))
    )[0]!
  for (const who of [police, interpreter]) expect((await row(who)).admittedAt).toBeNull()
  await db.update(members).set({ admittedAt: new Date() }).where(eq(members.meetingId, id))
  const people = await loadPeople(db, id)
  const reads = (who: Session) =>
    [...people.audiences.values()].flatMap(one => (canRead(people.members.get(who.person.id), one) ? one.kind : []))
  const of = async (who: Session) => {
    const rows = await db.select().from(audiences).where(eq(audiences.meetingId, id))
    return rows.filter(one => one.kind === 'own' && one.people?.includes(who.person.id)).map(one => one.people)
  }
  expect(reads(police).sort()).toEqual(['meeting', 'own'])
  expect(await of(police)).toEqual([[police.person.id]])
  for (const who of [mother, interpreter]) expect(reads(who)).toEqual(['own'])
  expect(await of(mother)).toEqual([[mother.person.id, interpreter.person.id]])
  expect(reads(chair).sort()).toEqual(['meeting', 'own', 'own', 'professionals'])
})

test('H35 an auditor’s reading ends at the day given, even while the meeting goes on', async () => {
  const id = await made('2030-12-10')
  const mine = and(eq(members.meetingId, id), eq(members.personId, care.person.id))
  const [row] = await db.select().from(members).where(mine)
  expect(row?.accessUntil?.toISOString()).toBe('2030-12-10T23:59:00.000Z')
  const there = async () => [...(await loadMembers(db, id)).keys()]
  expect(await there()).toContain(care.person.id)
  await db.update(meetings).set({ status: 'in_progress' }).where(eq(meetings.id, id))
  await db
    .update(members)
    .set({ accessUntil: new Date('2020-01-01') })
    .where(eq(members.meetingId, id))
  expect(await there()).toContain(chair.person.id)
  expect(await there()).not.toContain(care.person.id)
})
