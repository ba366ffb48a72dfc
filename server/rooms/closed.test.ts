import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Role } from '../../lib/meeting/names'
import { CLOSE } from '../../lib/protocol/codes'
import { testDatabase } from '../db/testing'
import { contribution, listener, type TestMeeting, testMeeting } from './testing'

const database = await testDatabase()
const CAST: Record<string, Role> = {
  chair: 'chair',
  minutes: 'minute_taker',
  'police.tom': 'practitioner',
  'police.ann': 'practitioner',
  mother: 'family',
  daughter: 'child',
  friend: 'supporter',
  voice: 'interpreter',
  expert: 'guest',
  other: 'guest',
}
const FAMILY = ['mother', 'daughter', 'friend', 'voice', 'other'] as const
const PLANTED = 'PLANTED-third-party'

const acting = async (m: TestMeeting, who: string, verb: string, input: object = {}) =>
  (await m.room()).act(m.places[who]!.person, { verb, input, key: randomUUID() })
const begun = async () => {
  const m = await testMeeting(database, CAST, { deputies: { chair: 'minutes' } })
  expect(await acting(m, 'chair', 'start')).toMatchObject({ ok: true })
  return m
}
const person = (m: TestMeeting, who: string) => m.places[who]!.person
const closing = (m: TestMeeting, more: object = {}) =>
  acting(m, 'chair', 'open-closed-part', { reason: PLANTED, stays: [person(m, 'expert')], ...more })
const entries = async (m: TestMeeting, verb: string) =>
  (await m.ledger.read(m.id)).entries.flatMap(({ fields }) => (fields?.type === `act.${verb}` ? [fields] : []))
const admitting = (m: TestMeeting, who: string) =>
  acting(m, 'chair', 'admit', { person: person(m, who), identity: true, confidentiality: true })

test('J40 the professionals’ part ends the rights of family and who comes with them at that instant; what they queued behind it is not entered', async () => {
  const m = await begun()
  const room = await m.room()
  const [mother, tom] = [await m.at('mother'), await m.at('police.tom')]
  const [first, second] = [listener(room, person(m, 'mother')), listener(room, person(m, 'mother'))]
  await first.until('state', () => true)
  const [opened, raised] = await Promise.all([closing(m), acting(m, 'mother', 'raise-hand', { up: true })])
  expect(opened).toMatchObject({ ok: true })
  expect(raised).toMatchObject({ ok: false })
  expect(mother.closes).toEqual([CLOSE.notAllowed])
  const heard = [mother.frames.length, first.events.length, second.events.length]
  for (const who of FAMILY) {
    expect(room.mayRead(person(m, who), 'meeting'), who).toBe(false)
    expect(room.mayListen(person(m, who)), who).toBe(false)
    expect(await acting(m, who, 'join')).toMatchObject({ ok: false, code: 'not_allowed' })
  }
  expect(room.mayRead(person(m, 'police.tom'), 'meeting')).toBe(true)
  expect(await tom.add(contribution({ body: PLANTED }))).toHaveProperty('stamp')
  expect([mother.frames.length, first.events.length, second.events.length]).toEqual(heard)
  await m.close()
})

test('J41 the chair alone opens and ends it, once, with a reason; of those who are no professionals guests alone can be kept', async () => {
  const m = await begun()
  expect(await acting(m, 'police.tom', 'open-closed-part', { reason: 'x' })).toMatchObject({ code: 'not_allowed' })
  expect(await acting(m, 'chair', 'open-closed-part', {})).toMatchObject({ code: 'schema' })
  for (const who of ['mother', 'voice', 'friend', 'daughter'])
    expect(await closing(m, { stays: [person(m, who)] })).toMatchObject({ code: 'not_allowed' })
  expect(await entries(m, 'open-closed-part')).toEqual([])
  expect(await closing(m)).toMatchObject({ ok: true })
  expect(await closing(m)).toMatchObject({ ok: true })
  expect(await acting(m, 'mother', 'end-closed-part')).toMatchObject({ code: 'not_allowed' })
  expect(await acting(m, 'chair', 'end-closed-part')).toMatchObject({ ok: true })
  expect(await acting(m, 'chair', 'end-closed-part')).toMatchObject({ ok: true })
  expect(await entries(m, 'open-closed-part')).toHaveLength(1)
  expect(await entries(m, 'end-closed-part')).toHaveLength(1)
  await m.close()
})

test('J42 its beginning and end are entered with who was sent out and who stayed', async () => {
  const m = await begun()
  for (const who of ['chair', 'police.tom', 'mother', 'expert']) await acting(m, who, 'join')
  await closing(m)
  await acting(m, 'police.ann', 'join')
  await acting(m, 'chair', 'end-closed-part')
  const [began] = await entries(m, 'open-closed-part')
  const [ended] = await entries(m, 'end-closed-part')
  const names = (list: unknown) => (Array.isArray(list) ? list.map(one => one.name).sort() : [])
  expect(began?.content?.reason).toBe(PLANTED)
  expect(names(began?.content?.leaves)).toEqual([...FAMILY].sort())
  expect(names(began?.content?.stayed)).toEqual(['chair', 'expert', 'police.tom'])
  expect(names(ended?.content?.stayed)).toEqual(['chair', 'expert', 'police.ann', 'police.tom'])
  await m.close()
})

test('J43 nobody of a family is let in while it lasts; afterwards each by an entry that names the range of n it opens, and what was written before is asked about again', async () => {
  const m = await begun()
  const room = await m.room()
  await closing(m)
  const tom = await m.at('police.tom')
  await tom.add(contribution())
  expect(await admitting(m, 'mother')).toMatchObject({ ok: false, code: 'not_allowed' })
  const chair = listener(room, person(m, 'chair'))
  const seen = await chair.until('roster', ({ door }) => door?.some(one => one.sentOut) === true)
  const opens = seen.door?.find(one => one.person === person(m, 'mother'))?.opens
  expect(opens).toEqual(['meeting'])
  await acting(m, 'chair', 'end-closed-part')
  expect(room.mayRead(person(m, 'mother'), 'meeting')).toBe(false)
  expect(await admitting(m, 'mother')).toMatchObject({ ok: true })
  expect((await entries(m, 'admit')).at(-1)?.content?.opens).toEqual({ meeting: { from: 1, to: 1 } })
  expect(room.mayRead(person(m, 'mother'), 'meeting')).toBe(true)
  expect(room.mayRead(person(m, 'friend'), 'meeting')).toBe(false)
  expect(await tom.add(contribution())).toMatchObject({ refusal: { code: 'audience_grew' } })
  await m.close()
})

test('J44 a restart, or the deputy taking the chair, leaves it closed and whoever was sent out outside', async () => {
  const m = await begun()
  await closing(m)
  await m.restart()
  const room = await m.room()
  const minutes = listener(room, person(m, 'minutes'))
  expect((await minutes.until('state', () => true)).meeting).toMatchObject({
    part: 'closed',
    closed: { reason: PLANTED },
  })
  expect(room.mayListen(person(m, 'mother'))).toBe(false)
  await acting(m, 'minutes', 'join')
  expect(await acting(m, 'minutes', 'take-over')).toMatchObject({ ok: true })
  expect(await minutes.until('state', ({ me }) => me.role === 'acting_chair')).toMatchObject({
    meeting: { part: 'closed' },
  })
  expect(
    await acting(m, 'minutes', 'admit', { person: person(m, 'mother'), identity: true, confidentiality: true }),
  ).toMatchObject({
    code: 'not_allowed',
  })
  expect(await acting(m, 'minutes', 'end-closed-part')).toMatchObject({ ok: true })
  await m.close()
})

test('J45 what is decided in it says why it was decided without the family', async () => {
  const m = await begun()
  await closing(m)
  const tom = await m.at('police.tom')
  const shared = randomUUID()
  await tom.add(contribution(), shared)
  const chair = await m.at('chair')
  const decision = {
    kind: 'decision',
    v: 1,
    seen: 1,
    child: '00000000-0000-4000-8000-000000000101',
    outcome: 'child_in_need',
    reasons: 'What was seen.',
    reliesOn: [{ contribution: shared, version: shared }],
  }
  expect(await chair.add(decision)).toMatchObject({ refusal: { code: 'schema' } })
  const again = await m.at('chair')
  expect(await again.add({ ...decision, withoutFamily: 'They were told before.' })).toHaveProperty('stamp')
  await m.close()
})

test('J46 a share made in it names none of those who were sent out', async () => {
  const m = await begun()
  const room = await m.room()
  await closing(m)
  const tom = await m.at('police.tom')
  await tom.add(contribution())
  const [last] = (await m.ledger.read(m.id)).entries.slice(-1)
  const named = last?.fields?.recipients?.map(({ name }) => name) ?? []
  expect(named).toContain('chair')
  expect(named.filter(name => FAMILY.some(one => one === name))).toEqual([])
  expect(room.member(person(m, 'expert'))?.admitted).toBe(true)
  await m.close()
})

test('J47 it is ended before the meeting is closed; whoever was sent out is not there, went as it began, and waits in no queue', async () => {
  const m = await begun()
  const room = await m.room()
  await acting(m, 'mother', 'join')
  await acting(m, 'mother', 'raise-hand', { up: true })
  const chair = listener(room, person(m, 'chair'))
  await chair.until('roster', ({ floor }) => floor?.queue.some(one => one.person === person(m, 'mother')) === true)
  await closing(m)
  const after = await chair.until('roster', ({ people }) =>
    people.every(one => one.person !== person(m, 'mother') || !one.here),
  )
  expect(after.floor?.queue).toEqual([])
  const [opened] = await entries(m, 'open-closed-part')
  const theirs = after.people.find(one => one.person === person(m, 'mother'))
  expect(theirs?.attendance?.went).toBe(opened?.at)
  expect(await acting(m, 'chair', 'close', { reason: 'Late.' })).toMatchObject({ ok: false, code: 'not_allowed' })
  await acting(m, 'chair', 'end-closed-part')
  expect(await acting(m, 'chair', 'close', { reason: 'Late.' })).toMatchObject({ ok: true })
  await m.close()
})

test('J51 words kept from somebody of the family are kept from the meeting’s board while they are outside', async () => {
  const id = '00000000-0000-4000-8000-000000000301'
  const m = await testMeeting(database, CAST, {
    guard: places => ({
      people: [{ id, name: 'Leah Test', relationship: 'mother', account: places.mother!.person }],
      guarded: {
        terms: [{ value: 'Marsh Lane Primary', hideFrom: [id] }],
        apart: [],
        faces: { agencies: {}, people: {} },
      },
    }),
  })
  await acting(m, 'chair', 'start')
  await closing(m)
  const tom = await m.at('police.tom')
  expect(await tom.add(contribution({ body: 'She goes to Marsh Lane Primary.' }))).toMatchObject({
    refusal: { code: 'protected' },
  })
  await m.close()
})
