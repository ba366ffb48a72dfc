import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { TAKE_BACK_MS } from '../../lib/protocol/keep'
import { testDatabase } from '../db/testing'
import { meetingToRead } from '../read/testing'
import { askTrail, readTrail } from '../read/trail'
import { contribution, listener, on, type Participant } from './testing'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const WORDS = 'MARKER-misdirected'

/** Something the police shared, on a clock that stands at its receipt until `wait` moves it. */
async function shared() {
  let late: number | null = null
  let receipt = 0
  const now = () => (late === null ? Date.now() : receipt + late)
  const cast = { chair: 'chair', police: 'practitioner', 'police.ann': 'practitioner', school: 'practitioner' } as const
  const m = await meetingToRead(database, { ...cast, mother: 'family', auditor: 'auditor' }, { now })
  open.push(m)
  const police = await m.at('police')
  const what = randomUUID()
  const outcome = await police.add(contribution({ body: WORDS }), what)
  if (!('stamp' in outcome)) throw new Error('It was not shared.')
  receipt = Date.parse(outcome.stamp.at)
  const takeBack = async (who: keyof typeof m.places & string = 'police', statement = what) =>
    (await m.at(who)).act('take-back', { statement })
  const wait = (ms: number) => {
    late = ms
  }
  wait(0)
  return { ...m, police, what, takeBack, wait }
}

const holds = ({ doc, statements }: Participant) =>
  [Buffer.from(Y.encodeStateAsUpdate(doc)), Buffer.from(JSON.stringify(statements))].some(bytes =>
    bytes.toString('latin1').includes(WORDS),
  )

test('O1 whoever shared it takes it back within ten seconds without a reason: no board holds it, also after a restart', async () => {
  const m = await shared()
  const watching = [m.police, await m.at('school'), await m.at('mother')]
  m.wait(TAKE_BACK_MS)
  expect(await m.takeBack()).toMatchObject({ ok: true })
  for (const who of watching) {
    await who.until(() => !who.statements.has(m.what))
    expect(holds(who)).toBe(false)
    expect(who.stamps.has(m.what)).toBe(true)
  }
  expect(await m.takeBack()).toMatchObject({ ok: true })
  await m.restart()
  for (const who of ['police', 'school', 'mother'] as const) expect(holds(await m.at(who))).toBe(false)
  const again = await (await m.at('police')).add({ ...contribution(), kind: 'correction', ...on(m.what) })
  expect(again).toMatchObject({ refusal: { code: 'withdrawn' } })
  expect((await m.ledger.read(m.id)).entries.filter(({ fields }) => fields?.type === 'act.take-back')).toHaveLength(1)
})

test('O2 after ten seconds, once it is corrected, and by anybody else it stays, and they are told why', async () => {
  const m = await shared()
  for (const who of ['police.ann', 'school', 'chair', 'mother'] as const)
    expect(await m.takeBack(who)).toMatchObject({ ok: false, code: 'not_allowed' })
  expect(await m.takeBack('police', randomUUID())).toMatchObject({ ok: false, code: 'reference' })
  m.wait(TAKE_BACK_MS + 1)
  expect(await m.takeBack()).toMatchObject({ ok: false, code: 'not_allowed' })
  expect(holds(await m.at('school'))).toBe(true)
  m.wait(0)
  await m.police.add({ ...contribution({ body: `${WORDS}, put better` }), kind: 'correction', ...on(m.what) })
  expect(await m.takeBack()).toMatchObject({ ok: false, code: 'superseded' })
  expect(holds(await m.at('school'))).toBe(true)
})

test('O3 the trail keeps who could see what was taken back; its words are for the auditor, who has them destroyed', async () => {
  const m = await shared()
  await m.takeBack()
  await m.police.add(contribution())
  const trailOf = async (who: string) => (await readTrail(m.deps, m.session(who), m.id, {}))?.rows ?? []
  const [chairs, auditors] = [await trailOf('chair'), await trailOf('auditor')]
  for (const rows of [chairs, auditors]) {
    const line = rows.find(({ type }) => type === 'statement.contribution')
    expect(line?.readers).toBe(4)
    const could = await askTrail(m.deps, m.session('chair'), m.id, { entry: line?.fingerprint ?? '' })
    const names = could && 'readers' in could ? could.readers.map(({ name }) => name).sort() : null
    expect(names).toEqual(['chair', 'mother', 'police.ann', 'school'])
    expect(rows.at(-2)).toMatchObject({ type: 'act.take-back', sentence: 'took this back', by: { name: 'police' } })
    expect([line?.ref, rows.at(-1)?.ref?.slice(-2)]).toEqual([null, '-1'])
  }
  expect(chairs.some(({ words }) => words?.includes(WORDS))).toBe(false)
  expect(auditors.some(({ words }) => words?.includes(WORDS))).toBe(true)
  const purge = async (who: keyof typeof m.places & string) =>
    (await m.room()).keep(m.places[who]!.person, { verb: 'purge', input: { statement: m.what }, key: randomUUID() })
  expect(await purge('police')).toMatchObject({ ok: false })
  expect(await purge('auditor')).toMatchObject({ ok: true })
  expect((await trailOf('auditor')).some(({ words }) => words?.includes(WORDS))).toBe(false)
})

test('O8 the time somebody went is when their last connection ended, also where the log has it later', async () => {
  const m = await shared()
  const room = await m.room()
  const person = m.places.school!.person
  const since = async () => (await listener(room, person).until('state', () => true)).since
  const there = listener(room, person)
  expect((await there.until('state', () => true)).since).toBeNull()
  await (await m.at('school')).act('join')
  await m.police.add(contribution())
  const { lastAt } = await room.ask()
  there.hangUp()
  await m.police.add(contribution())
  room.lost(person)
  await room.ask()
  expect(await since()).toBe(lastAt)
  await m.restart()
  const again = await m.room()
  const { lastAt: lost } = await again.ask()
  expect((await listener(again, person).until('state', () => true)).since).toBe(lost)
})
