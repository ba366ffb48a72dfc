import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { members } from '../../drizzle/schema'
import { PEOPLE } from '../../lib/meeting/setup/testing'
import { testDatabase } from '../db/testing'
import type { Session } from '../identity/sessions'
import { testKeeper } from '../ledger/testing'
import { readHome } from '../read/home'
import { organisers } from '../setup/testing.organisers'
import { after } from './pace'
import { createRooms } from './registry'
import { Room } from './room'
import { contribution, listener, noNews, participant, VERSIONS } from './testing'

const database = await testDatabase()
const world = await organisers(database)
const { chair, police, mother, db, ledger } = world
const keeper = testKeeper(database, ledger)
const openRooms = () =>
  createRooms({ db, ledger, keeper, versions: VERSIONS, connection: database.connection, news: noNews, after })
let rooms = openRooms()
afterAll(() => rooms.close())
const room = async (id: string) => {
  const found = await rooms.open(id)
  if (!(found instanceof Room)) throw new Error('The room did not open.')
  return found
}
const at = async (id: string, { person }: Session, audience: string) =>
  participant(await room(id), { ...person, person: person.id, role: 'practitioner', admitted: true }, audience)

/** A meeting with the mother in it; she is not to learn which station the police officer comes from. */
async function meeting() {
  const draft = world.full()
  Object.assign(draft.people[0]!, { seat: 'family', email: mother.person.email })
  const { agencyId, id: officer } = police.person
  draft.agencies = [{ agency: agencyId, shownAs: 'Northern station', hideFrom: [PEOPLE.mother] }]
  Object.assign(draft.attendees.find(one => one.person === officer)!, { shownAs: 'The officer', hideFrom: [] })
  const id = (await world.setUp.begin(chair, null))!
  await world.setUp.save(chair, id, { version: 1, draft })
  expect(await world.setUp.finish(chair, id, 2)).toEqual({ ok: true, meeting: id })
  await db.update(members).set({ admittedAt: new Date() }).where(eq(members.meetingId, id))
  return { id, children: [draft.children[0]!.id] }
}
const join = async (id: string, who: Session) =>
  (await room(id)).act(who.person.id, { verb: 'join', input: {}, key: randomUUID() })

test('H31 an agency’s own name, its short forms and its people’s names are in no byte that family are sent, live, after a restart or at home', async () => {
  const { id, children } = await meeting()
  const [officer, hers] = [await at(id, police, 'meeting'), await at(id, mother, 'meeting')]
  const shared = randomUUID()
  const said = await officer.add(contribution({ children }), shared)
  expect(said).toMatchObject({ stamp: { by: { name: 'The officer', agency: 'Police', person: police.person.id } } })
  await hers.until(() => hers.stamps.get(shared))
  for (const who of [chair, police, mother]) expect(await join(id, who)).toMatchObject({ ok: true })
  const line = listener(await room(id), mother.person.id)
  const { people } = await line.until('roster', all => all.people.length === 3)
  expect(people.map(({ name, agency }) => [name, agency]).sort()).toEqual([
    ['Chair, The safeguarding unit', 'The safeguarding unit'],
    ['Leah Test', mother.person.agency],
    ['The officer', 'Police'],
  ])
  expect((await line.until('state', () => true)).meeting.agencies.map(({ name }) => name)).toContain('Police')
  await rooms.close()
  rooms = openRooms()
  const again = await at(id, mother, 'meeting')
  const back = listener(await room(id), mother.person.id)
  await back.until('roster', () => true)
  expect(again.stamps.get(shared)).toEqual(hers.stamps.get(shared))
  const bytes = [...hers.frames, ...again.frames].map(frame => Buffer.from(frame).toString('latin1'))
  const told = JSON.stringify([...line.events, ...back.events, await readHome(world.deps, mother)])
  const [agencyCode] = police.person.agency.split(' ').slice(-1)
  for (const canary of [police.person.agency, agencyCode!, 'Pia', 'Northern', 'Cara', chair.person.agency])
    expect([...bytes, told].join(), canary).not.toContain(canary)
})

test('H32 the log holds everyone’s own name, and professionals’ screens have it beside the stamps', async () => {
  const { id, children } = await meeting()
  const officer = await at(id, police, 'meeting')
  const shared = randomUUID()
  await officer.add(contribution({ children }), shared)
  const entry = (await ledger.read(id)).entries.find(one => one.once === shared)?.fields
  expect(entry).toMatchObject({ actor: { name: 'Pia Police' }, agency: police.person.agency })
  const own = { person: police.person.id, name: 'Pia Police', agency: police.person.agency }
  const spoke = async (who: Session) => {
    const line = listener(await room(id), who.person.id)
    return (await line.until('state', () => true)).spoke
  }
  expect(await spoke(chair)).toEqual([own])
  expect(await spoke(mother)).toBeUndefined()
  const watching = listener(await room(id), police.person.id)
  expect((await watching.until('state', () => true)).spoke).toEqual([own])
  await (await at(id, chair, 'meeting')).add(contribution({ children }))
  await watching.until('state', ({ spoke }) => spoke?.some(({ name }) => name === 'Cara Chair') ?? false)
  await rooms.close()
  rooms = openRooms()
  expect(await spoke(police)).toMatchObject([own, { name: 'Cara Chair' }])
})
