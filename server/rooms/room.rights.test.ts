import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { contribution, listener, on } from './testing'
import { wholeCast } from './testing.cast'

const meeting = wholeCast(await testDatabase())

test('R8 only the author corrects or withdraws; anyone of the author’s agency replies, nobody else', async () => {
  const m = await meeting()
  const id = randomUUID()
  await (await m.at('police.tom')).add(contribution(), id)
  const correction = { ...contribution(), kind: 'correction', ...on(id) }
  expect(await (await m.at('police.ann')).add(correction)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await (await m.at('chair')).add({ kind: 'withdrawal', ...on(id), heading: 'accurate' })).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  const reply = { kind: 'reply', ...on(id), body: 'Seen first-hand.' }
  expect(await (await m.at('school', 'professionals')).add(reply)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await (await m.at('police.ann', 'professionals')).add(reply)).toHaveProperty('stamp')
})

test('R9 only the chair marks, and only among the professionals', async () => {
  const m = await meeting()
  const id = randomUUID()
  await (await m.at('police.tom')).add(contribution(), id)
  const mark = { kind: 'mark', ...on(id), relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
  expect(await (await m.at('chair')).add(mark)).toMatchObject({ refusal: { code: 'wrong_audience' } })
  expect(await (await m.at('police.tom', 'professionals')).add(mark)).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  expect(await (await m.at('minutes', 'professionals')).add(mark)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await (await m.at('chair', 'professionals')).add({ ...mark, relevance: 'not-relevant' })).toMatchObject({
    refusal: { code: 'schema' },
  })
  expect(await (await m.at('chair', 'professionals')).add(mark)).toHaveProperty('stamp')
})

test('R10 a statement made for an older audience is refused: someone has joined since', async () => {
  const m = await meeting()
  const outcome = await (await m.at('police.tom')).add(contribution({ seen: 0 }))
  expect(outcome).toMatchObject({ refusal: { code: 'audience_grew' } })
})

test('R11 what points at words this audience cannot read is refused', async () => {
  const m = await meeting()
  const id = randomUUID()
  await (await m.at('police.tom', 'professionals')).add(contribution(), id)
  const correction = { ...contribution(), kind: 'correction', ...on(id) }
  expect(await (await m.at('police.tom')).add(correction)).toMatchObject({ refusal: { code: 'wrong_audience' } })
  const nowhere = { kind: 'reply', ...on(randomUUID()), body: 'To nothing.' }
  expect(await (await m.at('police.tom', 'professionals')).add(nowhere)).toMatchObject({
    refusal: { code: 'reference' },
  })
  expect(await (await m.at('police.tom')).add(contribution({ children: [randomUUID()] }))).toMatchObject({
    refusal: { code: 'reference' },
  })
})

test('R16 a share names everyone who could read it at that instant, its writer excluded', async () => {
  const m = await meeting()
  await (await m.at('police.tom')).add(contribution())
  await (await m.at('police.tom', 'professionals')).add(contribution())
  const { entries } = await m.ledger.read(m.id)
  const named = entries
    .filter(e => e.fields?.type === 'statement.contribution')
    .map(e => e.fields?.recipients?.map(r => r.name).sort())
  expect(named).toEqual([
    ['chair', 'minutes', 'mother', 'police.ann', 'school', 'student'],
    ['chair', 'minutes', 'police.ann', 'school', 'student'],
  ])
})

test('R17 the roster, the chair’s place and the audiences are told to each person as far as they may know them', async () => {
  const m = await meeting()
  const room = await m.room()
  const secret = randomUUID()
  await (await m.at('police.tom', 'professionals')).add(contribution(), secret)
  const mother = listener(room, m.places.mother!.person)
  const school = listener(room, m.places.school!.person)
  const chair = await m.at('chair')
  await chair.act('join')
  await chair.act('focus', { heading: 'accurate', contribution: secret })
  expect((await school.until('state', s => s.place !== null)).place).toEqual({
    heading: 'accurate',
    contribution: secret,
  })
  const seen = await mother.until('state', () => true)
  expect(seen.place).toBeNull()
  expect(seen.audiences.map(a => a.id)).toEqual(['meeting'])
  expect(seen.audiences[0]).not.toHaveProperty('readers')
  expect(seen.reached).toEqual({ meeting: 0 })
  await mother.until('roster', r => r.people.length === 1)
  expect(mother.last('roster')?.people.map(p => p.name)).toEqual(['chair'])
  expect(school.last('state')?.audiences.map(a => a.readers?.length)).toEqual([7, 6])
  expect(JSON.stringify(mother.events)).not.toContain(secret)
})

test('W16 family are not sent the concerns that professionals wrote at set-up', async () => {
  const concerns = [{ id: randomUUID(), text: 'CONCERN-WORDS' }]
  const m = await meeting({ setup: { concerns } })
  const room = await m.room()
  const told = async (who: string) =>
    (await listener(room, m.places[who]!.person).until('state', () => true)).meeting.concerns
  expect(await told('chair')).toEqual(concerns)
  expect(await told('school')).toEqual(concerns)
  expect(await told('mother')).toEqual([])
})

test('W17 no time tells family that professionals wrote: neither the state’s, nor that of an act which changed nothing', async () => {
  const m = await meeting()
  const mother = await m.at('mother')
  const joined = await mother.act('join')
  const among = await (await m.at('police.tom', 'professionals')).add(contribution())
  const before = 'stamp' in among ? among.stamp.at : ''
  const latest = async (who: string) =>
    (await listener(await m.room(), m.places[who]!.person).until('state', () => true)).at
  expect(joined).toEqual({ ok: true, at: await latest('mother') })
  expect(await mother.act('join')).toEqual(joined)
  expect(await latest('school')).toBe(before)
  await m.restart()
  expect((await latest('school')) > before).toBe(true)
  const open = await (await m.at('police.tom')).add(contribution())
  expect(open).toMatchObject({ stamp: { at: await latest('mother') } })
})

test('W5 family are told of the agencies that are here or whose words they read, and of no others', async () => {
  const m = await meeting()
  const room = await m.room()
  await (await m.at('police.tom', 'professionals')).add(contribution())
  const mother = listener(room, m.places.mother!.person)
  const school = listener(room, m.places.school!.person)
  const names = (who: typeof mother) => who.last('state')?.meeting.agencies.map(agency => agency.shortName)
  const chair = await m.at('chair')
  await chair.act('join')
  await mother.until('state', s => s.meeting.agencies.length === 2)
  expect(names(mother)).toEqual(['chair', 'mother'])
  expect(names(school)).toContain('police')
  await (await m.at('police.tom')).add(contribution())
  await chair.act('focus', { heading: 'accurate' })
  await mother.until('state', s => s.meeting.agencies.length === 3)
  expect(names(mother)).toEqual(['chair', 'mother', 'police'])
})

test('R19 an observer and a family member add nothing', async () => {
  const m = await meeting()
  expect(await (await m.at('student')).add(contribution())).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await (await m.at('mother')).add(contribution())).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect((await m.room()).mayRead(m.places.mother!.person, 'professionals')).toBe(false)
  expect((await m.room()).mayRead(m.places.auditor!.person, 'meeting')).toBe(false)
})
