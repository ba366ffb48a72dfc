import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { audiences } from '../../drizzle/schema'
import type { Statement } from '../../lib/statements/index'
import { compose } from '../../lib/text/compose'
import { testDatabase } from '../db/testing'
import type { Session } from '../identity/sessions'
import { testKeeper } from '../ledger/testing'
import { readVersions } from '../read/versions'
import { organisers } from '../setup/testing.organisers'
import { after } from './pace'
import { createRooms } from './registry'
import { Room } from './room'
import { contribution, listener, noNews, on, participant, VERSIONS } from './testing'

const database = await testDatabase()
const world = await organisers(database)
const { chair, police, db, ledger } = world
const guest: Session = await (await world.agency('hospital')).person('Gil Guest')
const openRooms = () =>
  createRooms({
    ...world.deps,
    keeper: testKeeper(database, ledger),
    versions: VERSIONS,
    connection: database.connection,
    news: noNews,
    after,
  })
let rooms = openRooms()
afterAll(() => rooms.close())

/** A meeting that has begun, to which somebody will come for one item. */
async function meeting() {
  const draft = world.full()
  const seat = { expected: 'room' as const, deputy: '', shownAs: '', hideFrom: [] }
  draft.attendees.push({ ...seat, ...world.seat(guest), role: 'guest' })
  const id = (await world.setUp.begin(chair, null))!
  await world.setUp.save(chair, id, { version: 1, draft })
  expect(await world.setUp.finish(chair, id, 2)).toEqual({ ok: true, meeting: id })
  const room = async () => {
    const found = await rooms.open(id)
    if (!(found instanceof Room)) throw new Error('The room did not open.')
    return found
  }
  const act = async (who: Session, verb: string, input: object = {}) =>
    (await room()).act(who.person.id, { verb, input, key: randomUUID() })
  expect(await act(police, 'join')).toMatchObject({ ok: true })
  expect(await act(chair, 'start')).toMatchObject({ ok: true })
  const at = async ({ person: { id: person, name, agency, agencyId } }: Session, audience = 'meeting') =>
    participant(await room(), { person, name, agency, agencyId, role: 'practitioner', admitted: true }, audience)
  const letIn = () => act(chair, 'admit', { person: guest.person.id, identity: true, confidentiality: true })
  const children = [draft.children[0]!.id]
  const seen = async () => {
    const open = and(eq(audiences.meetingId, id), eq(audiences.id, 'meeting'))
    return (await db.select().from(audiences).where(open))[0]!.version
  }
  const said = async (body: string, more: object = {}) => contribution({ body, children, seen: await seen(), ...more })
  return { id, room, act, at, letIn, said, seen }
}
const bytes = (frames: readonly Uint8Array[]) => frames.map(frame => Buffer.from(frame).toString('latin1')).join()

test('H34 whoever comes for one item reads what is shared with everyone while they are in, and of what was there before not a byte, live, on reconnecting and after a restart', async () => {
  const m = await meeting()
  const officer = await m.at(police)
  const [before, corrected, during] = [randomUUID(), randomUUID(), randomUUID()]
  expect(await officer.add(await m.said('Before: zephyrquill.'), before)).toHaveProperty('stamp')
  expect(await officer.add(await m.said('Also before: ostrichfern.'))).toHaveProperty('stamp')
  expect(await m.letIn()).toMatchObject({ ok: true })
  const line = listener(await m.room(), guest.person.id)
  const there = await m.at(guest)
  expect(there.statements.size + there.stamps.size).toBe(0)
  expect(await officer.add(await m.said('While in: meadowlark.'), during)).toHaveProperty('stamp')
  await there.until(() => there.stamps.get(during))
  const words = (await m.said('Corrected: ivorygull.')) as Extract<Statement, { kind: 'contribution' }>
  const correction = {
    ...words,
    ...on(before),
    kind: 'correction',
    seen: await m.seen(),
    reason: 'It was the left arm.',
  }
  expect(await officer.add(correction, corrected)).toHaveProperty('stamp')
  await there.until(() => there.stamps.get(corrected))
  expect(there.stamps.get(during)).toMatchObject({ n: 1 })
  await rooms.close()
  rooms = openRooms()
  const again = await m.at(guest)
  expect([...again.statements.keys()].sort()).toEqual([during, corrected].sort())
  const back = listener(await m.room(), guest.person.id)
  await back.until('state', ({ reached }) => reached.meeting === 2)
  const heard = [bytes(there.frames), bytes(again.frames), JSON.stringify([line.events, back.events])].join()
  expect(heard).toContain('meadowlark')
  for (const secret of ['zephyrquill', 'ostrichfern']) expect(heard).not.toContain(secret)
  expect(line.events.concat(back.events).filter(({ event }) => event === 'checkpoint')).toEqual([])
  expect(await readVersions(world.deps, guest, m.id, before)).toEqual([])
  const { entries } = await ledger.read(m.id)
  const named = (once: string) => entries.find(entry => entry.once === once)?.fields?.recipients?.map(one => one.name)
  expect(named(before)).not.toContain('Gil Guest')
  expect(named(during)).toContain('Gil Guest')
  const admitted = entries.findLast(({ fields }) => fields?.type === 'act.admit')?.fields?.content?.opens
  expect(admitted).toMatchObject({ meeting: { from: 3, to: 2 } })
})

test('H34 what is taken back or taken down while they are in leaves their screen too; of what they never had nothing is said', async () => {
  const m = await meeting()
  const officer = await m.at(police)
  const [before, during] = [randomUUID(), randomUUID()]
  expect(await officer.add(await m.said('Before.'), before)).toHaveProperty('stamp')
  await m.letIn()
  const there = await m.at(guest)
  expect(await officer.add(await m.said('While in.'), during)).toHaveProperty('stamp')
  await there.until(() => there.stamps.get(during))
  const heard = there.frames.length
  const takeDown = (statement: string) => ({ verb: 'take-down', input: { statement, reason: 'excessive' } })
  const room = await m.room()
  expect(await room.keep(chair.person.id, { ...takeDown(before), key: randomUUID() })).toMatchObject({ ok: true })
  expect(there.frames).toHaveLength(heard)
  expect(await room.keep(chair.person.id, { ...takeDown(during), key: randomUUID() })).toMatchObject({ ok: true })
  await there.until(() => !there.statements.has(during))
})

test('H34 whoever comes back with what they have is not refused, says nothing, and is out once their item is over', async () => {
  const m = await meeting()
  const officer = await m.at(police)
  for (const body of ['One.', 'Two.', 'Three.']) expect(await officer.add(await m.said(body))).toHaveProperty('stamp')
  await m.letIn()
  const there = await m.at(guest)
  const during = randomUUID()
  expect(await officer.add(await m.said('While in.'), during)).toHaveProperty('stamp')
  await there.until(() => there.stamps.get(during))
  expect(there.refusals).toEqual([])
  const own = await m.at(guest)
  expect(await own.add(await m.said('Mine.'))).toMatchObject({ refusal: { code: 'not_allowed' } })
  const removed = await m.act(chair, 'remove', { person: guest.person.id, reason: 'Their item is over.' })
  expect(removed).toMatchObject({ ok: true })
  expect(await there.until(() => there.closes.at(-1))).toBe(4403)
  expect((await m.room()).mayListen(guest.person.id)).toBe(false)
})

test('H47 a session of one’s own is called after whose it is, also before they are let in, and to professionals alone', async () => {
  const m = await meeting()
  const police2 = listener(await m.room(), police.person.id)
  const told = await police2.until('state', ({ audiences }) => audiences.length > 0)
  const own = told.audiences.find(({ kind }) => kind === 'own')
  expect(own?.whose).toMatchObject([{ person: guest.person.id, name: 'Gil Guest', role: 'guest' }])
  expect(own?.readers?.map(({ person }) => person)).not.toContain(guest.person.id)
  expect(compose.audienceLabel(own!, told.audiences)).toBe('With Gil')
  const common = told.audiences.find(({ kind }) => kind === 'meeting')!
  expect(compose.audienceLabel(common, told.audiences)).toBe(compose.audiences.meeting)
  await m.letIn()
  const line = listener(await m.room(), guest.person.id)
  const theirs = await line.until('state', ({ me }) => me.admitted)
  expect(JSON.stringify(theirs.audiences)).not.toContain('whose')
})
