import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { audiences, members } from '../../drizzle/schema'
import { PEOPLE } from '../../lib/meeting/setup/testing'
import { testDatabase } from '../db/testing'
import type { Session } from '../identity/sessions'
import { testKeeper } from '../ledger/testing'
import { organisers } from '../setup/testing.organisers'
import { after } from './pace'
import { createRooms } from './registry'
import { Room } from './room'
import { contribution, listener, noNews, on, participant, VERSIONS } from './testing'

const database = await testDatabase()
const world = await organisers(database)
const { chair, police, mother, db, ledger } = world
const father: Session = await (await world.agency('family')).person('Daniel Test')
const advocate: Session = await (await world.agency('family')).person('Ines Help')
const keeper = testKeeper(database, ledger)
const openRooms = () =>
  createRooms({ db, ledger, keeper, versions: VERSIONS, connection: database.connection, news: noNews, after })
let rooms = openRooms()
afterAll(() => rooms.close())

/** A meeting with both parents, kept apart, and the mother's advocate; everyone admitted. */
async function meeting() {
  const draft = world.full()
  const coming = [mother, father, advocate]
  draft.people.forEach((person, i) => {
    const seat = i === 2 ? ('supporter' as const) : ('family' as const)
    Object.assign(person, { seat, email: coming[i]!.person.email, comesWith: i === 2 ? PEOPLE.mother : '' })
  })
  draft.apart = [{ id: randomUUID(), one: PEOPLE.mother, other: PEOPLE.father }]
  const id = (await world.setUp.begin(chair, null))!
  await world.setUp.save(chair, id, { version: 1, draft })
  expect(await world.setUp.finish(chair, id, 2)).toEqual({ ok: true, meeting: id })
  await db.update(members).set({ admittedAt: new Date() }).where(eq(members.meetingId, id))
  const rows = await db
    .select()
    .from(audiences)
    .where(and(eq(audiences.meetingId, id), eq(audiences.kind, 'own')))
  const own = (who: Session) => rows.find(row => row.people?.includes(who.person.id))!.id
  const room = async () => {
    const found = await rooms.open(id)
    if (!(found instanceof Room)) throw new Error('The room did not open.')
    return found
  }
  const at = async (who: Session, audience: string) => {
    const { id: person, name, agency, agencyId } = who.person
    return participant(await room(), { person, name, agency, agencyId, role: 'practitioner', admitted: true }, audience)
  }
  return { id, own, room, at }
}

test('H23 people kept apart share no audience: each has their own, with whoever comes with them and all professionals', async () => {
  const m = await meeting()
  const room = await m.room()
  const [hers, his] = [m.own(mother), m.own(father)]
  const reads = (who: Session) =>
    ['meeting', 'professionals', hers, his].filter(audience => room.mayRead(who.person.id, audience))
  expect(reads(mother)).toEqual([hers])
  expect(reads(advocate)).toEqual([hers])
  expect(reads(father)).toEqual([his])
  expect(reads(police)).toEqual(['meeting', 'professionals', hers, his])
})

test('H24 what is shared in one session reaches the other in no byte, live, on reconnecting and after a restart, and names its readers alone', async () => {
  const m = await meeting()
  const [hers, his] = [m.own(mother), m.own(father)]
  const [sharing, she, he] = [await m.at(police, hers), await m.at(mother, hers), await m.at(father, his)]
  const [herLine, hisLine] = [listener(await m.room(), mother.person.id), listener(await m.room(), father.person.id)]
  const id = randomUUID()
  const children = [world.full().children[0]!.id]
  expect(await sharing.add(contribution({ body: 'For her: zephyrquill.', children }), id)).toHaveProperty('stamp')
  await she.until(() => she.stamps.get(id))
  await herLine.until('checkpoint', ({ audience }) => audience === hers)
  const mark = { kind: 'mark', ...on(id), relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
  expect(await (await m.at(chair, 'professionals')).add(mark)).toHaveProperty('stamp')
  const heard = () =>
    [...he.frames.map(frame => Buffer.from(frame).toString('latin1')), JSON.stringify(hisLine.events)].join()
  for (const word of ['zephyrquill', id, hers]) expect(heard()).not.toContain(word)
  const { entries } = await ledger.read(m.id)
  const shared = entries.find(entry => entry.once === id)?.fields
  expect(shared?.recipients?.map(reader => reader.name).sort()).toEqual(['Cara Chair', 'Ines Help', 'Leah Test'])
  await rooms.close()
  rooms = openRooms()
  expect((await m.at(mother, hers)).statements.has(id)).toBe(true)
  expect((await m.at(father, his)).frames.map(frame => Buffer.from(frame).toString('latin1')).join()).not.toContain(id)
})

test('H25 nothing on either screen tells of the other: not the state, not the roster, not that it changed', async () => {
  const m = await meeting()
  const room = await m.room()
  const join = (who: Session) => room.act(who.person.id, { verb: 'join', input: {}, key: randomUUID() })
  const his = listener(room, father.person.id)
  await his.until('roster', () => true)
  const before = his.events.length
  for (const who of [mother, advocate]) expect(await join(who)).toMatchObject({ ok: true })
  const hers = listener(room, mother.person.id)
  await hers.until('roster', ({ people }) => people.some(one => one.person === advocate.person.id))
  const professional = listener(room, police.person.id)
  await professional.until('roster', ({ people }) => people.some(one => one.person === mother.person.id && one.here))
  expect(his.events.slice(before)).toEqual([])
  expect(await join(police)).toMatchObject({ ok: true })
  await his.until('roster', ({ people }) => people.some(one => one.person === police.person.id))
  const told = JSON.stringify(his.events)
  for (const secret of [mother.person.id, 'Leah', advocate.person.id, 'Ines', m.own(mother), '"own"'])
    expect(told).not.toContain(secret)
  expect(his.last('state')?.audiences).toEqual([{ id: m.own(father), kind: 'meeting', version: expect.any(Number) }])
  expect(
    professional
      .last('state')
      ?.audiences.map(audience => audience.kind)
      .sort(),
  ).toEqual(['meeting', 'own', 'own', 'professionals'])
})

test('H26 where only one of two who are kept apart comes, they have a session of their own all the same', async () => {
  const draft = world.full()
  Object.assign(draft.people[0]!, { seat: 'family', email: mother.person.email })
  draft.apart = [{ id: randomUUID(), one: PEOPLE.mother, other: PEOPLE.father }]
  const id = (await world.setUp.begin(chair, null))!
  await world.setUp.save(chair, id, { version: 1, draft })
  expect(await world.setUp.finish(chair, id, 2)).toMatchObject({ ok: true })
  const rows = await db.select().from(audiences).where(eq(audiences.meetingId, id))
  expect(rows.map(({ kind, people }) => [kind, people]).sort()).toEqual([
    ['meeting', [mother.person.id]],
    ['own', [mother.person.id]],
    ['professionals', null],
  ])
})

test('H33 the chair picks single items for another session: just those words, under the chair’s name, with nothing of where they came from', async () => {
  const m = await meeting()
  const [hers, his] = [m.own(mother), m.own(father)]
  const room = await m.room()
  const [sharing, she, he, chairs] = [
    await m.at(police, hers),
    await m.at(mother, hers),
    await m.at(father, his),
    await m.at(chair, his),
  ]
  const his2 = listener(room, father.person.id)
  const [id, as] = [randomUUID(), randomUUID()]
  const children = [world.full().children[0]!.id]
  const said = contribution({ body: 'For both: zephyrquill.', children })
  expect(await sharing.add(said, id)).toHaveProperty('stamp')
  const pick = { contribution: id, version: id, audience: his, as }
  const asked = async (who: Session, input: object) => {
    const reply = await room.act(who.person.id, { verb: 'pick', input, key: randomUUID() })
    return reply.ok ? 'yes' : reply.code
  }
  expect(await asked(police, pick)).toBe('not_allowed')
  expect(await asked(chair, { ...pick, audience: 'professionals' })).toBe('wrong_audience')
  expect(await asked(chair, { ...pick, audience: hers })).toBe('wrong_audience')
  expect(await asked(chair, { ...pick, as: id })).toBe('already_shared')
  expect(await asked(chair, pick)).toBe('yes')
  expect(await asked(chair, pick)).toBe('yes')
  const other = await m.at(chair, his)
  expect(await other.add({ ...said, body: 'Other words.' }, as)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await (await m.at(police, his)).add(said, as)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(he.statements.size).toBe(0)
  expect(await chairs.add(said, as)).toMatchObject({ stamp: { by: { person: chair.person.id } } })
  await he.until(() => he.stamps.get(as))
  expect(he.statements.get(as)).toEqual(said)
  const heard = [...he.frames.map(frame => Buffer.from(frame).toString('latin1')), JSON.stringify(his2.events)].join()
  for (const secret of [id, hers, 'Leah', mother.person.id, police.person.id]) expect(heard).not.toContain(secret)
  expect(she.statements.size).toBe(1)
  const log = (await ledger.read(m.id)).entries.flatMap(({ fields }) => (fields?.type === 'act.pick' ? [fields] : []))
  expect(log).toMatchObject([{ actor: { name: 'Cara Chair' }, content: pick }])
  const next = randomUUID()
  expect(await asked(chair, { ...pick, as: next })).toBe('yes')
  await rooms.close()
  rooms = openRooms()
  const after = await m.at(chair, his)
  expect(await after.add({ ...said, body: 'Other words.' }, next)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await (await m.at(chair, his)).add(said, next)).toHaveProperty('stamp')
})
