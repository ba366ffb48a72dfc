import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { foldBoard } from '../../lib/board/fold'
import type { Stamp } from '../../lib/statements/kind'
import { testDatabase } from '../db/testing'
import { meetingToRead } from '../read/testing'
import { CHILD, contribution, on, type Participant } from './testing'
import { wholeCast } from './testing.cast'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))
const made = wholeCast(database)

const CAST = {
  chair: 'chair',
  minutes: 'minute_taker',
  'police.tom': 'practitioner',
  watcher: 'observer',
  mother: 'family',
  advocate: 'supporter',
  interpreter: 'interpreter',
  auditor: 'auditor',
} as const
type Who = keyof typeof CAST
const SAID = 'I asked for help in June.\n  Nobody came.'

async function meeting() {
  const m = await meetingToRead(database, CAST)
  open.push(m)
  const say = async (who: Who, audience: string, statement: Record<string, unknown>, id: string = randomUUID()) => {
    const seat = await m.at(who, audience)
    const outcome = await seat.add(statement, id)
    seat.leave()
    return 'stamp' in outcome ? null : 'refusal' in outcome ? outcome.refusal.code : String(outcome.closed)
  }
  return { ...m, say }
}

const says = (more: object = {}) => ({ kind: 'family-view', v: 1, seen: 1, body: SAID, ...more })
const disagrees = (to: string, version = to) => says({ about: { contribution: to, version } })
const folded = ({ statements, stamps }: Participant) =>
  foldBoard(
    [
      {
        audience: 'meeting',
        statements: new Map(statements.entries()),
        stamps: new Map<string, Stamp>(stamps.entries()),
      },
    ],
    () => 'XX',
  )

test('J70 the family say what they want the meeting to know, and what they see differently, letter for letter under their name; nobody says it for them', async () => {
  const m = await meeting()
  const what = randomUUID()
  expect(await m.say('police.tom', 'meeting', contribution(), what)).toBeNull()
  expect(await m.say('mother', 'meeting', says())).toBeNull()
  expect(await m.say('mother', 'meeting', disagrees(what))).toBeNull()
  expect(await m.say('advocate', 'meeting', says({ body: 'She was told nothing.' }))).toBeNull()
  for (const who of ['chair', 'minutes', 'police.tom', 'watcher', 'interpreter'] as const)
    expect(`${who}: ${await m.say(who, 'meeting', says())}`).toBe(`${who}: not_allowed`)
  expect(await m.say('mother', 'meeting', disagrees(randomUUID()))).toBe('reference')
  expect(await m.say('mother', 'meeting', says({ about: { contribution: what } }))).toBe('schema')
  await m.restart()
  for (const who of ['mother', 'chair'] as const) {
    const seat = await m.at(who)
    const { family } = folded(seat)
    expect(family.map(one => [one.stamp.by.name, one.body, one.about])).toEqual([
      ['mother', SAID, null],
      ['mother', SAID, { contribution: what, version: what }],
      ['advocate', 'She was told nothing.', null],
    ])
    seat.leave()
  }
})

test('J71 nobody marks, rewords or withdraws what the family said, and a contribution they disagree with keeps its mark', async () => {
  const m = await meeting()
  const [what, theirs] = [randomUUID(), randomUUID()]
  expect(await m.say('police.tom', 'meeting', contribution(), what)).toBeNull()
  const mark = { kind: 'mark', ...on(what), relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
  expect(await m.say('chair', 'professionals', mark)).toBeNull()
  expect(await m.say('mother', 'meeting', disagrees(what), theirs)).toBeNull()
  expect(await m.say('chair', 'professionals', { ...mark, ...on(theirs) })).toBe('reference')
  expect(await m.say('chair', 'meeting', { ...contribution(), ...on(theirs), kind: 'correction' })).toBe('reference')
  expect(await m.say('chair', 'meeting', { kind: 'withdrawal', ...on(theirs), heading: 'accurate' })).toBe('reference')
  const { family } = folded(await m.at('chair'))
  expect(family.map(one => [one.id, one.body])).toEqual([[theirs, SAID]])
})

test('J72 somebody from whom words are kept learns nothing by writing them: their own words are taken, and of others they are still refused', async () => {
  const MOTHER = '00000000-0000-4000-8000-000000000301'
  const TERM = 'Marsh Lane Primary'
  const m = await made({
    setup: {
      children: [{ id: CHILD, name: 'Ada Test' }],
      people: [{ id: MOTHER, name: 'Leah Test', relationship: 'mother' }],
    },
    guard: places => ({
      people: [{ id: MOTHER, name: 'Leah Test', relationship: 'mother', account: places.mother!.person }],
      guarded: { terms: [{ value: TERM, hideFrom: [MOTHER] }], apart: [], faces: { agencies: {}, people: {} } },
    }),
  })
  const guess = await (await m.at('mother')).add(says({ body: `Is it ${TERM}?` }))
  const other = await (await m.at('mother')).add(says({ body: 'Is it Hill Road Primary?' }))
  expect(Object.keys(guess)).toEqual(Object.keys(other))
  expect(guess).toHaveProperty('stamp')
  expect(await (await m.at('police.tom')).add(contribution({ body: `She goes to ${TERM}.` }))).toMatchObject({
    refusal: { code: 'protected' },
  })
})
