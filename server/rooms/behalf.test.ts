import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { openOnScreen } from '../../lib/board/deciding'
import { foldBoard } from '../../lib/board/fold'
import { openIn } from '../../lib/meeting/open'
import type { Stamp } from '../../lib/statements/kind'
import { testDatabase } from '../db/testing'
import { meetingToRead } from '../read/testing'
import { readTrail } from '../read/trail'
import { contribution, listener, on } from './testing'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

type Name = 'chair' | 'minutes' | 'police' | 'police.ann' | 'school' | 'gp' | 'mother'

async function held() {
  const m = await meetingToRead(
    database,
    {
      chair: 'chair',
      minutes: 'minute_taker',
      police: 'practitioner',
      'police.ann': 'practitioner',
      school: 'practitioner',
      gp: 'practitioner',
      mother: 'family',
    },
    { invited: ['gp'] },
  )
  open.push(m)
  const personOf = (who: string) => m.places[who]!.person
  const typed = (who: string, more = {}) =>
    contribution({ onBehalf: { person: personOf(who), readBack: false }, ...more })
  const said = async (by: Name, statement: Record<string, unknown>, id: string = randomUUID()) => {
    const outcome = await (await m.at(by)).add(statement, id)
    return 'refusal' in outcome ? outcome.refusal.code : 'stamp' in outcome ? 'yes' : 'closed'
  }
  return { ...m, personOf, typed, said }
}

test('O10 the chair and the minute taker type for whoever shares, anyone for a colleague; nobody else for anybody', async () => {
  const m = await held()
  for (const [by, whom] of [
    ['minutes', 'school'],
    ['chair', 'police'],
    ['police', 'police.ann'],
  ] as const)
    expect(`${by} for ${whom}: ${await m.said(by, m.typed(whom))}`).toBe(`${by} for ${whom}: yes`)
  await (await m.at('school')).act('join')
  await (await m.at('police.ann')).act('join')
  for (const [by, whom] of [
    ['minutes', 'mother'],
    ['minutes', 'minutes'],
    ['police', 'school'],
    ['police', 'police'],
    ['mother', 'police'],
  ] as const)
    expect(`${by} for ${whom}: ${await m.said(by, m.typed(whom))}`).toBe(`${by} for ${whom}: not_allowed`)
  for (const [by, whom] of [
    ['minutes', 'school'],
    ['chair', 'police.ann'],
    ['police', 'police.ann'],
  ] as const)
    expect(`${by} for ${whom}: ${await m.said(by, m.typed(whom))}`).toBe(`${by} for ${whom}: yes`)
  expect(await m.said('minutes', contribution())).toBe('not_allowed')
  expect(await m.said('minutes', contribution({ onBehalf: { person: randomUUID(), readBack: true } }))).toBe(
    'not_allowed',
  )
})

test('O11 what was typed counts for whoever spoke: their agency replies, the typist alone puts it right, in the same name, and takes it off', async () => {
  const m = await held()
  const what = randomUUID()
  expect(await m.said('minutes', m.typed('school'), what)).toBe('yes')
  const school = await m.at('school', 'professionals')
  expect(await school.add({ kind: 'reply', ...on(what), body: 'That is what I said.' })).toHaveProperty('stamp')
  const chairs = await m.at('police', 'professionals')
  expect(await chairs.add({ kind: 'reply', ...on(what), body: 'Not ours.' })).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  const better = (who: string, readBack: boolean) => ({
    ...contribution({ onBehalf: { person: m.personOf(who), readBack } }),
    kind: 'correction',
    ...on(what),
  })
  expect(await m.said('school', better('school', true))).toBe('not_allowed')
  expect(await m.said('minutes', better('police', true))).toBe('not_allowed')
  const version = randomUUID()
  expect(await m.said('minutes', better('school', true), version)).toBe('yes')
  expect(await m.said('minutes', { kind: 'withdrawal', ...on(what, version), heading: 'accurate' })).toBe('yes')
  const rows = (await readTrail(m.deps, m.session('chair'), m.id, {}))?.rows ?? []
  expect(rows.map(row => row.sentence)).toContain(
    'shared this under Accurate, typed for somebody else, not read back yet',
  )
  expect(rows.map(row => row.sentence)).toContain(
    'corrected this, typed for somebody else, read back and confirmed aloud',
  )
})

test('O40 whoever is here confirms what was typed for them by their own hand, as it reads now; nobody else does, and no typist for them', async () => {
  const m = await held()
  await (await m.at('school')).act('join')
  const mine = { onBehalf: { person: m.personOf('school'), readBack: true } }
  expect(await m.said('minutes', contribution(mine))).toBe('not_allowed')
  const what = randomUUID()
  expect(await m.said('minutes', m.typed('school'), what)).toBe('yes')
  const open = async () => (await (await m.room()).ask()).meeting.contributions.get(what)?.unconfirmed
  const confirm = async (who: Name, version = what) => {
    const outcome = await (await m.at(who, 'professionals')).add({ kind: 'confirmation', ...on(what, version) })
    return 'refusal' in outcome ? outcome.refusal.code : 'stamp' in outcome ? 'yes' : 'closed'
  }
  expect(await open()).toBe(true)
  for (const who of ['minutes', 'chair', 'police'] as const)
    expect([who, await confirm(who)]).toEqual([who, 'not_allowed'])
  expect(await confirm('school')).toBe('yes')
  expect(await open()).toBe(false)
  const version = randomUUID()
  const better = { ...m.typed('school', { body: 'Said better.' }), kind: 'correction', ...on(what) }
  expect(await m.said('minutes', { ...better, ...mine })).toBe('not_allowed')
  expect(await m.said('minutes', better, version)).toBe('yes')
  expect(await open()).toBe(true)
  expect(await confirm('school')).toBe('superseded')
  expect(await confirm('school', version)).toBe('yes')
  await m.restart()
  expect(await open()).toBe(false)
})

test('U64 the chair’s screen counts what is open as the server does, of words that were typed for somebody too', async () => {
  const m = await held()
  expect(await m.said('chair', m.typed('school'))).toBe('yes')
  const room = await m.room()
  const hears = listener(room, m.personOf('chair'))
  const [{ audiences }, { people }] = [await hears.until('state', () => true), await hears.until('roster', () => true)]
  const { statements, stamps } = await m.at('chair')
  const window = {
    audience: 'meeting',
    statements: new Map(statements.entries()),
    stamps: new Map<string, Stamp>(stamps.entries()),
  }
  const { contributions: board } = foldBoard([window], () => 'XX', new Set(), people)
  const { meeting } = await room.ask()
  const chair = meeting.members.get(m.personOf('chair'))
  const counted = chair && openIn(meeting, chair)
  const children = [...meeting.children].map(id => ({ id }))
  expect(openOnScreen({ board, agencies: [], questions: [], audiences, children })).toEqual(counted)
  expect(counted).toMatchObject({ unheard: [m.places.police!.agency], unmarked: 1, unconfirmed: 1 })
})

test('O41 the written report of somebody who is not here is entered as theirs, with its date, let in or not; it waits for nobody', async () => {
  const m = await held()
  const report = (who: string, by: Name = 'minutes', id: string = randomUUID()) =>
    m.said(by, contribution({ onBehalf: { person: m.personOf(who), readBack: false, report: '2026-11-03' } }), id)
  const what = randomUUID()
  expect(await report('gp', 'minutes', what)).toBe('yes')
  expect(await m.said('minutes', m.typed('gp'))).toBe('not_allowed')
  const found = (await (await m.room()).ask()).meeting.contributions.get(what)
  expect(found).toMatchObject({ agency: m.places.gp!.agency, unconfirmed: false })
  await (await m.at('school')).act('join')
  expect(await report('school')).toBe('not_allowed')
  expect(await report('gp', 'police')).toBe('not_allowed')
  expect(await report('mother')).toBe('not_allowed')
  const rows = (await readTrail(m.deps, m.session('chair'), m.id, {}))?.rows ?? []
  expect(rows.map(row => row.sentence)).toContain(
    'shared this under Accurate, from somebody’s written report of 2026-11-03',
  )
})
