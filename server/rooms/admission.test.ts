import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { audiences, members } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import type { Room } from './room'
import { contribution, listener, type TestMeeting } from './testing'
import { wholeCast } from './testing.cast'

const made = wholeCast(await testDatabase())
const meeting = () => made({ invited: ['mother', 'school'] })

const actIn = (room: Room, m: TestMeeting, who: string, verb: string, input: unknown) =>
  room.act(m.places[who]!.person, { verb, input, key: randomUUID() })
const asked = async (m: TestMeeting, who: string, verb: string, input: unknown) =>
  actIn(await m.room(), m, who, verb, input)
const admitted = (m: TestMeeting, who: string, more: object = {}) => ({
  person: m.places[who]!.person,
  identity: true,
  confidentiality: true,
  ...more,
})
const entries = async (m: TestMeeting, verb: string) =>
  (await m.ledger.read(m.id)).entries.filter(entry => entry.fields?.type === `act.${verb}`)
const row = async ({ db, id, places }: TestMeeting, who: string) => {
  const [found] = await db
    .select()
    .from(members)
    .where(and(eq(members.meetingId, id), eq(members.personId, places[who]!.person)))
  return found!
}
const versions = async (m: TestMeeting) => {
  const rows = await m.db.select().from(audiences).where(eq(audiences.meetingId, m.id))
  return Object.fromEntries(rows.map(({ id, version }) => [id, version]))
}

test('J1 the entry of an admission names whom, by whom, what was confirmed, and the range of n it opens per audience', async () => {
  const m = await meeting()
  const [tom, closed] = [await m.at('police.tom'), await m.at('police.tom', 'professionals')]
  await tom.add(contribution())
  await tom.add(contribution())
  await closed.add(contribution())
  expect(await asked(m, 'minutes', 'admit', admitted(m, 'school', { confidentiality: false }))).toMatchObject({
    ok: true,
  })
  expect(await asked(m, 'chair', 'admit', admitted(m, 'mother'))).toMatchObject({ ok: true })
  const told = (await entries(m, 'admit')).map(({ fields }) => ({ by: fields?.actor?.name, content: fields?.content }))
  const range = (to: number) => ({ from: 1, to })
  expect(told).toMatchObject([
    {
      by: 'minutes',
      content: {
        person: m.places.school!.person,
        name: 'school',
        role: 'practitioner',
        identity: true,
        confidentiality: false,
        opens: { meeting: range(2), professionals: range(1) },
      },
    },
    { by: 'chair', content: { name: 'mother', confidentiality: true } },
  ])
  expect(told[1]?.content?.opens).toEqual({ meeting: range(2) })
})

test('J2 who is admitted reads at once: the place, the entry and the audiences’ next versions are one transaction', async () => {
  const m = await meeting()
  const room = await m.room()
  const mother = m.places.mother!.person
  expect(room.mayListen(mother)).toBe(false)
  const chair = listener(room, m.places.chair!.person)
  await chair.until('roster', () => true)
  const late = await m.at('police.tom')
  const shared = actIn(room, m, 'chair', 'admit', admitted(m, 'mother'))
  const refused = late.add(contribution())
  expect(await shared).toMatchObject({ ok: true })
  expect(await refused).toMatchObject({ refusal: { code: 'audience_grew' } })
  expect(room.mayRead(mother, 'meeting')).toBe(true)
  expect(room.mayRead(mother, 'professionals')).toBe(false)
  expect((await row(m, 'mother')).admittedAt).not.toBeNull()
  expect(await versions(m)).toEqual({ meeting: 2, professionals: 1 })
  const state = await chair.until('state', ({ audiences }) => audiences[0]?.version === 2)
  expect(state.audiences.find(({ id }) => id === 'meeting')?.readers?.map(({ name }) => name)).toContain('mother')
  expect(await (await m.at('police.ann')).add(contribution({ seen: 2 }))).toHaveProperty('stamp')
  const [last] = (await m.ledger.read(m.id)).entries.slice(-1)
  expect(last?.fields?.recipients?.map(({ name }) => name)).toContain('mother')
})

test('J2 after a restart places are what the store says, whatever the ledger tells of how they came', async () => {
  const m = await meeting()
  await asked(m, 'chair', 'admit', admitted(m, 'mother'))
  await m.restart()
  expect((await m.room()).mayRead(m.places.mother!.person, 'meeting')).toBe(true)
  expect(await versions(m)).toEqual({ meeting: 2, professionals: 1 })
  await m.db.update(members).set({ admittedAt: null }).where(eq(members.personId, m.places.mother!.person))
  await m.restart()
  expect((await m.room()).mayRead(m.places.mother!.person, 'meeting')).toBe(false)
})

test('J3 nobody is admitted whose identity is not confirmed, who is not invited, or who reads no board; twice is once', async () => {
  const m = await meeting()
  const stays = async (who: string, input: object) => {
    const reply = await asked(m, who, 'admit', input)
    return reply.ok ? 'yes' : reply.code
  }
  expect(await stays('chair', admitted(m, 'mother', { identity: false }))).toBe('schema')
  expect(await stays('chair', admitted(m, 'mother', { person: randomUUID() }))).toBe('reference')
  await m.db.update(members).set({ admittedAt: null }).where(eq(members.personId, m.places.auditor!.person))
  expect(await stays('chair', admitted(m, 'auditor'))).toBe('reference')
  expect(await stays('police.tom', admitted(m, 'mother'))).toBe('not_allowed')
  expect(await stays('mother', admitted(m, 'mother'))).toBe('not_allowed')
  expect(await entries(m, 'admit')).toEqual([])
  const both = await Promise.all([stays('chair', admitted(m, 'mother')), stays('minutes', admitted(m, 'mother'))])
  expect(both).toEqual(['yes', 'yes'])
  expect(await entries(m, 'admit')).toHaveLength(1)
})

test('J4 an admission that cannot be stored gives no place and enters nothing', async () => {
  const m = await meeting()
  const room = await m.room()
  await m.db.execute(
    'create function no_places() returns trigger language plpgsql as $$ begin raise exception $q$no$q$; end $$',
  )
  await m.db.execute('create trigger no_places before update on members for each row execute function no_places()')
  expect(await asked(m, 'chair', 'admit', admitted(m, 'mother'))).toMatchObject({ ok: false, code: 'try_again' })
  expect(room.mayRead(m.places.mother!.person, 'meeting')).toBe(false)
  expect(await entries(m, 'admit')).toEqual([])
  await m.db.execute('drop trigger no_places on members')
  await m.db.execute('drop function no_places')
  expect(await asked(m, 'chair', 'admit', admitted(m, 'mother'))).toMatchObject({ ok: true })
})

test('J5 who is removed is cut off at once, with the reason in the log, and is named in no share from then on', async () => {
  const m = await meeting()
  const [open, closed] = [await m.at('police.tom'), await m.at('police.tom', 'professionals')]
  const room = await m.room()
  const tom = m.places['police.tom']!.person
  const person = { person: tom, reason: 'Here by mistake.' }
  await asked(m, 'police.tom', 'join', {})
  const gone = actIn(room, m, 'chair', 'remove', person)
  const late = open.add(contribution())
  const after = actIn(room, m, 'police.tom', 'leave', {})
  expect(await gone).toMatchObject({ ok: true })
  expect(await late).not.toHaveProperty('stamp')
  expect(closed.closes).toEqual([4403])
  expect(await after).toMatchObject({ ok: false, code: 'not_allowed' })
  expect(room.mayListen(tom)).toBe(false)
  expect((await row(m, 'police.tom')).removedAt).not.toBeNull()
  expect(await (await m.at('police.ann')).add(contribution())).toHaveProperty('stamp')
  const log = (await m.ledger.read(m.id)).entries.map(({ fields }) => fields)
  expect(log.find(f => f?.type === 'act.remove')?.content).toMatchObject({
    name: 'police.tom',
    reason: 'Here by mistake.',
  })
  expect(log.findLast(f => f?.type === 'statement.contribution')?.recipients?.map(r => r.name)).not.toContain(
    'police.tom',
  )
  expect(log.findLast(f => f?.type === 'act.leave')?.content).toMatchObject({ how: 'connection-lost' })
})

test('J6 nobody removes themselves, the chair or an auditor, and nobody without a reason', async () => {
  const m = await meeting()
  const tried = async (who: string, whom: string, reason = 'A reason.') => {
    const reply = await asked(m, who, 'remove', { person: m.places[whom]!.person, reason })
    return reply.ok ? 'yes' : reply.code
  }
  await m.db.update(members).set({ role: 'acting_chair' }).where(eq(members.personId, m.places['police.ann']!.person))
  expect(await tried('chair', 'chair')).toBe('not_allowed')
  expect(await tried('chair', 'auditor')).toBe('not_allowed')
  expect(await tried('chair', 'school', '  ')).toBe('schema')
  expect(await tried('minutes', 'school')).toBe('not_allowed')
  expect(await tried('police.ann', 'chair')).toBe('not_allowed')
  expect(await tried('police.ann', 'police.ann')).toBe('not_allowed')
  expect(await entries(m, 'remove')).toEqual([])
  expect(await tried('police.ann', 'school')).toBe('yes')
})

test('J7 no time that family are told says when somebody was let in or removed', async () => {
  const m = await made({ invited: ['school'] })
  const room = await m.room()
  const [mother, tom] = [listener(room, m.places.mother!.person), listener(room, m.places['police.tom']!.person)]
  const before = (await mother.until('state', () => true)).at
  const reply = await asked(m, 'chair', 'admit', admitted(m, 'school'))
  const heard = await mother.until('state', ({ audiences }) => audiences[0]?.version === 2)
  const professional = await tom.until('state', ({ audiences }) => audiences[0]?.version === 2)
  expect(heard.at).toBe(before)
  expect(professional.at).toBe(reply.ok && reply.at)
  await m.restart()
  const again = listener(await m.room(), m.places.mother!.person)
  expect((await again.until('state', () => true)).at).toBe(before)
})

test('J26 whoever was let in to prepare and is not here when it begins waits at the door: not a byte until they are admitted', async () => {
  const m = await made({ early: ['police.tom', 'police.ann', 'school'] })
  const [tom, ann] = [await m.at('police.tom'), await m.at('police.ann')]
  expect(await ann.add(contribution({ body: 'Before it began.' }))).toHaveProperty('stamp')
  for (const who of ['chair', 'police.tom']) expect(await asked(m, who, 'join', {})).toMatchObject({ ok: true })
  expect(await asked(m, 'chair', 'start', {})).toMatchObject({ ok: true })
  expect(ann.closes).toEqual([4403])
  const room = await m.room()
  const open = (who: string) => [room.mayRead(m.places[who]!.person, 'meeting'), room.mayListen(m.places[who]!.person)]
  const [inside, outside] = [
    ['chair', 'police.tom', 'mother', 'student'],
    ['police.ann', 'school'],
  ]
  for (const who of inside) expect(open(who), who).toEqual([true, true])
  for (const who of outside) expect(open(who), who).toEqual([false, false])
  const person = (who: string) => m.places[who]!.person
  expect((await entries(m, 'start'))[0]?.fields?.content).toMatchObject({
    here: [person('police.tom')],
    waits: expect.arrayContaining(outside.map(person)),
  })
  const before = ann.frames.length
  expect(await tom.add(contribution({ body: 'Nobody outside hears this.' }))).toHaveProperty('stamp')
  const named = (await m.ledger.read(m.id)).entries.at(-1)?.fields?.recipients?.map(({ name }) => name)
  for (const who of outside) expect(named).not.toContain(who)
  expect(ann.frames).toHaveLength(before)
  const chair = listener(room, person('chair'))
  const { door } = await chair.until('roster', () => true)
  expect(door?.map(({ name }) => name).sort()).toEqual(outside)
  await m.restart()
  expect((await m.room()).mayRead(person('school'), 'meeting')).toBe(false)
  expect(await asked(m, 'minutes', 'admit', admitted(m, 'school'))).toMatchObject({ ok: true })
  expect((await m.room()).mayRead(person('school'), 'professionals')).toBe(true)
  expect((await entries(m, 'admit'))[0]?.fields?.content).toMatchObject({ opens: { meeting: { from: 1, to: 2 } } })
})

test('J27 of whoever is in already it is recorded once that they are who they say, and only those who let people in are told', async () => {
  const m = await meeting()
  expect(await asked(m, 'police.tom', 'admit', admitted(m, 'police.ann'))).toMatchObject({ code: 'not_allowed' })
  for (const confidentiality of [false, false, true])
    expect(await asked(m, 'minutes', 'admit', admitted(m, 'police.tom', { confidentiality }))).toMatchObject({
      ok: true,
    })
  const said = (await entries(m, 'admit')).map(({ fields }) => fields?.content)
  expect(said).toMatchObject([
    { name: 'police.tom', opens: {}, confidentiality: false },
    { name: 'police.tom', opens: {}, confidentiality: true },
  ])
  await m.restart()
  const known = async (who: string) => {
    const heard = listener(await m.room(), m.places[who]!.person)
    const { people } = await heard.until('roster', () => true)
    return people.find(one => one.name === 'police.tom')?.confirmed
  }
  expect(await known('chair')).toEqual({ identity: true, confidentiality: true })
  expect(await known('police.ann')).toBeUndefined()
})
