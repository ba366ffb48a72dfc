import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { members } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { contribution, listener, type TestMeeting } from './testing'
import { wholeCast } from './testing.cast'

const made = wholeCast(await testDatabase())
const asked = async (m: TestMeeting, who: string, verb: string, input: object) => {
  const reply = await (await m.room()).act(m.places[who]!.person, { verb, input, key: randomUUID() })
  return reply.ok ? 'yes' : reply.code
}
const rosterOf = async (m: TestMeeting, who: string) =>
  (await listener(await m.room(), m.places[who]!.person).until('roster', () => true)).people
const of = (m: TestMeeting, who: string) => m.places[who]!.person

test('J28 what somebody answers in private is on the screens of those who let people in, sealed in the store, and not in the log', async () => {
  const m = await made()
  const answer = { person: of(m, 'mother'), free: false, stopWord: 'Zephyrquill' }
  expect(await asked(m, 'police.tom', 'ask', answer)).toBe('not_allowed')
  expect(await asked(m, 'mother', 'ask', answer)).toBe('not_allowed')
  for (let i = 0; i < 2; i++) expect(await asked(m, 'minutes', 'ask', answer)).toBe('yes')
  await asked(m, 'mother', 'join', {})
  await m.restart()
  const aside = async (who: string) => (await rosterOf(m, who)).find(one => one.person === answer.person)?.aside
  for (const who of ['chair', 'minutes']) expect(await aside(who)).toEqual({ free: false, stopWord: 'Zephyrquill' })
  for (const who of ['police.tom', 'student', 'mother']) expect(await aside(who), who).toBeUndefined()
  const log = (await m.ledger.read(m.id)).entries.map(({ fields }) => fields)
  expect(log.filter(entry => entry?.type === 'act.ask')).toMatchObject([
    { actor: { name: 'minutes' }, content: { person: answer.person, name: 'mother' } },
  ])
  expect(JSON.stringify(log)).not.toContain('Zephyrquill')
  const rows = await m.db.select().from(members)
  expect(rows.map(({ aside }) => Buffer.from(aside ?? []).toString('latin1')).join()).not.toContain('Zephyrquill')
})

test('J29 whoever shares a seat is named with it in the roster of professionals and in every share from then on', async () => {
  const m = await made()
  const beside = (who: string, ...names: string[]) => ({ person: of(m, who), with: names })
  expect(await asked(m, 'police.tom', 'share-seat', beside('police.ann', 'Somebody'))).toBe('not_allowed')
  expect(await asked(m, 'police.tom', 'share-seat', beside('police.tom', 'Alex Student'))).toBe('yes')
  expect(await asked(m, 'minutes', 'share-seat', beside('mother', 'Aunt Jo', 'Sam'))).toBe('yes')
  await asked(m, 'mother', 'join', {})
  await m.restart()
  const named = async (who: string) => (await rosterOf(m, who)).flatMap(one => one.beside ?? []).sort()
  expect(await named('school')).toEqual(['Alex Student', 'Aunt Jo', 'Sam'])
  expect(await named('mother')).toEqual([])
  await (await m.at('school')).add(contribution())
  const names = (await m.ledger.read(m.id)).entries.at(-1)?.fields?.recipients?.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['police.tom (with Alex Student)', 'mother (with Aunt Jo and Sam)']))
  expect(await asked(m, 'police.tom', 'share-seat', beside('police.tom'))).toBe('yes')
  expect(await named('school')).toEqual(['Aunt Jo', 'Sam'])
})
