import { and, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { meetings, members, people } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { readHome } from './home'
import { enter, itemOf } from './meetings'
import { meetingToRead, STRANGER } from './testing'

const database = await testDatabase()
const { drizzle: db } = database
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))
const meeting = async () => {
  const m = await meetingToRead(database, {
    chair: 'chair',
    police: 'practitioner',
    mother: 'family',
    auditor: 'auditor',
  })
  open.push(m)
  const list = async (name: string) => (await readHome(m.deps, m.session(name))).items
  return { ...m, list }
}
const placeOf = (meetingId: string, person: string) =>
  and(eq(members.meetingId, meetingId), eq(members.personId, person))

test('V10 "Your meetings" holds those a person may enter, and no others', async () => {
  const m = await meeting()
  await meeting()
  for (const name of ['chair', 'police', 'mother', 'auditor'])
    expect((await m.list(name)).map(({ id, me }) => [id, me.name])).toEqual([[m.id, name]])
  expect((await readHome(m.deps, STRANGER)).items).toEqual([])
  await db.update(members).set({ admittedAt: null }).where(placeOf(m.id, m.places.police!.person))
  await db.update(members).set({ removedAt: new Date() }).where(placeOf(m.id, m.places.mother!.person))
  expect([await m.list('police'), await m.list('mother')]).toEqual([[], []])
  await db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, m.places.chair!.person))
  expect(await m.list('chair')).toEqual([])
  expect(await m.list('auditor')).toMatchObject([{ chair: null }])
  await db.update(meetings).set({ status: 'draft' }).where(eq(meetings.id, m.id))
  expect(await m.list('auditor')).toEqual([])
})

test('V11 a meeting’s entrance says who it is about and who chairs; agencies only to professionals and the auditor', async () => {
  const m = await meeting()
  const [professional, family] = [(await m.list('police'))[0]!, (await m.list('mother'))[0]!]
  expect(professional).toMatchObject({
    title: 'Test conference',
    chair: 'chair',
    status: 'open',
    children: [{ name: 'Ada Test' }],
  })
  expect(professional.agencies).toHaveLength(3)
  expect((await m.list('auditor'))[0]?.agencies).toHaveLength(3)
  expect(family).toEqual({ ...professional, agencies: [], me: family.me })
  expect(family.me).toEqual({
    person: m.places.mother!.person,
    name: 'mother',
    agencyId: m.places.mother!.agencyId,
    agency: m.places.mother!.agency,
    role: 'family',
    admitted: true,
  })
  expect(Object.keys(professional).sort()).toEqual(
    ['id', 'title', 'type', 'status', 'approved', 'startsAt', 'endsAt', 'chair', 'children', 'agencies', 'me'].sort(),
  )
})

test('V12 a meeting that is not there, one of other people and a senseless id are answered alike', async () => {
  const m = await meeting()
  const unknown = '11111111-2222-4333-8444-555555555555'
  for (const id of [unknown, '', 'x', m.id.toUpperCase(), `${m.id} `])
    expect(await enter(m.deps, m.session('chair'), id)).toBeNull()
  expect(await enter(m.deps, STRANGER, m.id)).toBeNull()
  const entered = await enter(m.deps, m.session('chair'), m.id)
  expect(entered && itemOf(entered).id).toBe(m.id)
})
