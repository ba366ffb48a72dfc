import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { members } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { contribution, listener, on, type TestMeeting } from './testing'
import { wholeCast } from './testing.cast'

const made = wholeCast(await testDatabase())
const asked = async (m: TestMeeting, who: string, verb: string, input: object = {}) => {
  const reply = await (await m.room()).act(m.places[who]!.person, { verb, input, key: randomUUID() })
  return reply.ok ? 'yes' : reply.code
}
const to = (m: TestMeeting, who: string) => ({ person: m.places[who]!.person })
const row = async ({ db, id, places }: TestMeeting, who: string) => {
  const mine = and(eq(members.meetingId, id), eq(members.personId, places[who]!.person))
  return (await db.select().from(members).where(mine))[0]!
}
const roles = async (m: TestMeeting, ...who: string[]) => Promise.all(who.map(async one => (await row(m, one)).role))
const entries = async (m: TestMeeting, verb: string) =>
  (await m.ledger.read(m.id)).entries.flatMap(({ fields }) => (fields?.type === `act.${verb}` ? [fields] : []))
const judged = { kind: 'mark', relevance: 'relevant', proportionality: 'proportionate', request: 'none' }

/** Begun, with the chair, the police and the family in it; the police officer is the chair's deputy. */
async function begun() {
  const m = await made({ deputies: { chair: 'police.tom' } })
  for (const who of ['chair', 'police.tom', 'mother']) expect(await asked(m, who, 'join')).toBe('yes')
  expect(await asked(m, 'chair', 'start')).toBe('yes')
  return m
}
const lose = async (m: TestMeeting, who: string) => (await m.room()).lost(m.places[who]!.person)

test('J20 the chair is handed over and back: role, place and log in one, the right to mark at once, and what was said keeps its role', async () => {
  const m = await begun()
  const [chair, tom] = [await m.at('chair', 'professionals'), await m.at('police.tom', 'professionals')]
  const shared = randomUUID()
  const said = await (await m.at('chair')).add(contribution(), shared)
  const given = (await m.room()).act(m.places.chair!.person, {
    verb: 'hand-over',
    input: to(m, 'police.tom'),
    key: randomUUID(),
  })
  const late = chair.add({ ...judged, ...on(shared) })
  expect(await given).toMatchObject({ ok: true })
  expect(await late).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await tom.add({ ...judged, ...on(shared) })).toMatchObject({ stamp: { by: { role: 'acting_chair' } } })
  expect(said).toMatchObject({ stamp: { by: { role: 'chair' } } })
  expect((await m.at('police.ann')).stamps.get(shared)?.by.role).toBe('chair')
  expect(await roles(m, 'chair', 'police.tom')).toEqual(['practitioner', 'acting_chair'])
  expect(await entries(m, 'hand-over')).toMatchObject([
    {
      actor: { name: 'chair' },
      role: 'chair',
      content: { name: 'police.tom', person: m.places['police.tom']!.person },
    },
  ])
  expect(await asked(m, 'chair', 'close', { reason: 'x' })).toBe('not_allowed')
  expect(await asked(m, 'police.tom', 'hand-over', to(m, 'chair'))).toBe('yes')
  expect(await roles(m, 'chair', 'police.tom')).toEqual(['chair', 'practitioner'])
  expect(await (await m.at('chair', 'professionals')).add({ ...judged, ...on(shared) })).toHaveProperty('stamp')
})

test('J21 the chair goes from whoever has it to a professional who was let in and, once begun, is here; to nobody else', async () => {
  const m = await made({ invited: ['school'] })
  for (const [who, whom, answer] of [
    ['police.tom', 'police.ann', 'not_allowed'],
    ['minutes', 'police.ann', 'not_allowed'],
    ['chair', 'chair', 'not_allowed'],
    ['chair', 'mother', 'reference'],
    ['chair', 'student', 'reference'],
    ['chair', 'auditor', 'reference'],
    ['chair', 'school', 'reference'],
  ] as const)
    expect(await asked(m, who, 'hand-over', to(m, whom)), `${who} to ${whom}`).toBe(answer)
  expect(await asked(m, 'chair', 'hand-over', { person: randomUUID() })).toBe('reference')
  for (const who of ['chair', 'minutes']) expect(await asked(m, who, 'join')).toBe('yes')
  await asked(m, 'chair', 'start')
  expect(await asked(m, 'chair', 'hand-over', to(m, 'police.tom'))).toBe('reference')
  expect(await entries(m, 'hand-over')).toEqual([])
  expect(await asked(m, 'chair', 'hand-over', to(m, 'minutes'))).toBe('yes')
  expect(await roles(m, 'chair', 'minutes')).toEqual(['practitioner', 'acting_chair'])
  expect(await asked(m, 'minutes', 'remove', { person: m.places.chair!.person, reason: 'No.' })).toBe('not_allowed')
})

test('J22 nothing hands the chair on by itself; the named deputy takes it only while nobody who holds it is here', async () => {
  const m = await begun()
  expect(await asked(m, 'police.tom', 'take-over')).toBe('not_allowed')
  await lose(m, 'chair')
  const mother = listener(await m.room(), m.places.mother!.person)
  const told = await mother.until('roster', ({ chair }) => chair?.here === false)
  expect(told.chair).toEqual({ here: false })
  expect(await roles(m, 'chair', 'police.tom')).toEqual(['chair', 'practitioner'])
  for (const who of ['police.ann', 'minutes', 'mother', 'student'])
    expect(await asked(m, who, 'take-over'), who).toBe('not_allowed')
  const before = await m.at('police.tom', 'professionals')
  const shared = randomUUID()
  await (await m.at('police.tom')).add(contribution(), shared)
  expect(await asked(m, 'police.tom', 'take-over')).toBe('yes')
  expect(await before.add({ ...judged, ...on(shared) })).toHaveProperty('stamp')
  expect(await roles(m, 'chair', 'police.tom')).toEqual(['practitioner', 'acting_chair'])
  expect(await entries(m, 'take-over')).toMatchObject([
    { actor: { name: 'police.tom' }, role: 'practitioner', content: { from: [m.places.chair!.person] } },
  ])
  expect(await (await m.at('chair', 'professionals')).add({ ...judged, ...on(shared) })).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
})

test('J22 a chair whose place a deputy holds has it again by being handed it, or by taking it while the deputy is gone', async () => {
  const m = await begun()
  await lose(m, 'chair')
  expect(await asked(m, 'police.tom', 'take-over')).toBe('yes')
  expect(await asked(m, 'chair', 'join')).toBe('yes')
  expect(await asked(m, 'chair', 'take-over')).toBe('not_allowed')
  await lose(m, 'police.tom')
  expect(await asked(m, 'chair', 'take-over')).toBe('yes')
  expect(await roles(m, 'chair', 'police.tom')).toEqual(['chair', 'practitioner'])
})

test('J23 everyone hears that the chair is away, professionals who is asked to take it; the chair is told on return, also after a restart', async () => {
  const m = await begun()
  const ann = listener(await m.room(), m.places['police.ann']!.person)
  const mother = listener(await m.room(), m.places.mother!.person)
  expect((await ann.until('roster', () => true)).chair).toEqual({ here: true, offered: [] })
  expect((await mother.until('roster', () => true)).chair).toEqual({ here: true })
  await lose(m, 'chair')
  const away = await ann.until('roster', ({ chair }) => chair?.here === false)
  expect(away.chair?.offered).toEqual([m.places['police.tom']!.person])
  await mother.until('roster', ({ chair }) => chair?.here === false)
  expect(await asked(m, 'police.tom', 'take-over')).toBe('yes')
  await mother.until('roster', ({ chair }) => chair?.here === true)
  expect(JSON.stringify(mother.events)).not.toContain('take-over')
  const moved = { how: 'take-over', from: [m.places.chair!.person], to: m.places['police.tom']!.person }
  const back = listener(await m.room(), m.places.chair!.person)
  expect((await back.until('roster', () => true)).chair?.moved).toMatchObject(moved)
  expect(back.last('state')?.me.role).toBe('practitioner')
  await m.restart()
  const again = listener(await m.room(), m.places.chair!.person)
  expect((await again.until('roster', () => true)).chair?.moved).toMatchObject(moved)
  expect(again.last('state')?.me.role).toBe('practitioner')
})

test('J24 a hand-over that cannot be stored changes nobody’s role and enters nothing', async () => {
  const m = await begun()
  await m.db.execute(
    'create function no_chair() returns trigger language plpgsql as $$ begin raise exception $q$no$q$; end $$',
  )
  await m.db.execute('create trigger no_chair before update on members for each row execute function no_chair()')
  expect(await asked(m, 'chair', 'hand-over', to(m, 'police.tom'))).toBe('try_again')
  await m.db.execute('drop trigger no_chair on members')
  await m.db.execute('drop function no_chair')
  expect(await entries(m, 'hand-over')).toEqual([])
  const chair = listener(await m.room(), m.places.chair!.person)
  expect((await chair.until('state', () => true)).me.role).toBe('chair')
  expect(await roles(m, 'chair', 'police.tom')).toEqual(['chair', 'practitioner'])
})
