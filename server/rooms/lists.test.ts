import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { nobleVerify } from '../../lib/ledger/hashes.noble'
import { verifyBundle } from '../../lib/ledger/verify'
import { MOST_LISTS } from '../../lib/meeting/lists'
import { testDatabase } from '../db/testing'
import { nodeHashes } from '../ledger/hashes'
import { readEvidence } from '../read/evidence'
import { meetingToRead } from '../read/testing'
import { readTrail } from '../read/trail'
import { contribution, listener, on } from './testing'

const database = await testDatabase()
const cast = {
  chair: 'chair',
  minutes: 'minute_taker',
  'police.tom': 'practitioner',
  'police.ann': 'practitioner',
  school: 'practitioner',
  mother: 'family',
  father: 'family',
  auditor: 'auditor',
} as const
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

async function meeting() {
  const m = await meetingToRead(database, cast)
  open.push(m)
  const idOf = (who: string) => m.places[who]!.person
  const gather = async (maker: string, ...others: string[]) =>
    (await m.room()).act(idOf(maker), {
      verb: 'make-list',
      input: { people: [maker, ...others].map(idOf) },
      key: randomUUID(),
    })
  const hear = async (who: string) => {
    const line = listener(await m.room(), idOf(who))
    await line.until('roster', () => true)
    return line
  }
  type Line = Awaited<ReturnType<typeof hear>>
  const lists = (line: Line) => line.last('state')?.audiences.filter(({ kind }) => kind === 'named') ?? []
  const listHeard = async (line: Line) => {
    await line.until('state', ({ audiences }) => audiences.some(({ kind }) => kind === 'named'))
    return lists(line)[0]!
  }
  return { ...m, idOf, gather, hear, lists, listHeard }
}

test('M50 a named list opens at once for those on it; what is shared there reaches and names them alone, after a restart too', async () => {
  const m = await meeting()
  const [chair, tom] = [await m.hear('chair'), await m.hear('police.tom')]
  expect(await m.gather('police.tom', 'chair', 'school')).toMatchObject({ ok: true })
  const list = await m.listHeard(tom)
  expect(await m.listHeard(chair)).toEqual(list)
  expect(list.readers?.map(({ name }) => name).sort()).toEqual(['chair', 'police.tom', 'school'])
  const id = randomUUID()
  expect(await (await m.at('police.tom', list.id)).add(contribution(), id)).toHaveProperty('stamp')
  await chair.until('checkpoint', ({ audience }) => audience === list.id)
  expect((await m.at('school', list.id)).statements.has(id)).toBe(true)
  const room = await m.room()
  expect(Object.keys(cast).filter(who => room.mayRead(m.idOf(who), list.id))).toEqual(['chair', 'police.tom', 'school'])
  const { entries } = await m.ledger.read(m.id)
  const named = entries.find(({ once }) => once === id)?.fields?.recipients?.map(({ name }) => name)
  expect(named?.sort()).toEqual(['chair', 'school'])
  const made = entries.find(({ fields }) => fields?.type === 'act.make-list')?.fields
  expect(made).toMatchObject({ actor: { name: 'police.tom' }, content: { lists: [{ id: list.id }] } })
  await m.restart()
  expect((await m.at('chair', list.id)).statements.has(id)).toBe(true)
  expect((await m.room()).mayRead(m.idOf('minutes'), list.id)).toBe(false)
})

test('M51 nobody outside a list learns of it: not a frame, count, time, trail line or withheld word', async () => {
  const m = await meeting()
  await (await m.at('school')).add(contribution())
  const outside = ['police.ann', 'minutes', 'mother', 'father']
  const lines = await Promise.all(outside.map(m.hear))
  const boards = await Promise.all(outside.map(who => m.at(who)))
  const before = lines.map(line => line.events.length)
  const framesBefore = boards.map(board => board.frames.length)
  const trail = async (who: string) => readTrail(m.deps, m.session(who), m.id, {})
  const trailBefore = await trail('minutes')
  const chair = await m.hear('chair')
  expect(await m.gather('police.tom', 'chair')).toMatchObject({ ok: true })
  const list = await m.listHeard(chair)
  const board = await m.at('police.tom', list.id)
  const id = randomUUID()
  expect(await board.add(contribution({ body: 'For two: zephyrquill001x.' }), id)).toHaveProperty('stamp')
  const mark = { kind: 'mark', ...on(id), relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
  expect(await (await m.at('chair', list.id)).add(mark)).toHaveProperty('stamp')
  const place = { verb: 'focus', input: { heading: 'accurate', contribution: id }, key: randomUUID() }
  await chair.until('checkpoint', ({ audience }) => audience === list.id)
  expect(lines.map((line, i) => line.events.slice(before[i]))).toEqual(outside.map(() => []))
  expect(boards.map(one => one.frames.length)).toEqual(framesBefore)
  expect(await (await m.room()).act(m.idOf('chair'), place)).toMatchObject({ ok: true })
  await chair.until('state', ({ place: at }) => at?.contribution === id)
  expect(lines.map((line, i) => line.events.slice(before[i]))).toEqual(outside.map(() => []))
  expect(JSON.stringify(lines.map(line => line.events))).not.toMatch(new RegExp(`${list.id}|${id}|zephyrquill`))

  const after = await trail('minutes')
  expect(after?.rows.map(({ seq }) => seq)).toEqual(after?.rows.map((_, i) => i + 1))
  expect(JSON.stringify(after)).not.toMatch(/make-list|zephyrquill|list/)
  expect(after?.total).toBe(trailBefore!.total)
  expect(JSON.stringify(await trail('chair'))).toContain('zephyrquill')
  expect(JSON.stringify(await trail('auditor'))).toContain('make-list')
  const bundle = async (who: string) => (await readEvidence(m.deps, m.session(who), m.id))!
  expect(await bundle('chair')).toContain('zephyrquill')
  const withheld = await bundle('minutes')
  expect(withheld).not.toMatch(new RegExp(`zephyrquill|make-list|${list.id}`))
  const verdict = verifyBundle(Buffer.from(withheld), { hashes: nodeHashes, verify: nobleVerify })
  expect(verdict).toMatchObject({ verdict: 'authentic' })
})

test('M52 a list is made of people of the meeting; its maker and the chair are on it; the same people are one list; there are at most 16', async () => {
  const m = await meeting()
  const chair = await m.hear('chair')
  const code = async (maker: string, ...others: string[]) => {
    const reply = await m.gather(maker, ...others)
    return reply.ok ? 'yes' : reply.code
  }
  const act = async (people: string[]) =>
    (await m.room()).act(m.idOf('school'), { verb: 'make-list', input: { people }, key: randomUUID() })
  expect(await act([m.idOf('chair'), randomUUID(), m.idOf('school')])).toMatchObject({ code: 'reference' })
  expect(await act([m.idOf('chair'), m.idOf('police.tom')])).toMatchObject({ code: 'not_allowed' })
  expect(await code('school', 'police.tom')).toBe('not_allowed')
  expect(await code('school', 'chair', 'auditor')).toBe('reference')
  expect(await code('mother', 'chair')).toBe('not_allowed')
  expect(await code('minutes', 'chair')).toBe('not_allowed')
  expect(await code('school', 'chair')).toBe('yes')
  expect(await code('school', 'chair')).toBe('yes')
  expect(await code('chair', 'school')).toBe('yes')
  expect(m.lists(chair)).toHaveLength(1)
  expect(await code('chair', 'minutes', 'police.tom', 'police.ann', 'school')).toBe('yes')
  expect(m.lists(chair)).toHaveLength(1)
  const others = ['minutes', 'police.tom', 'police.ann', 'school']
  let made = 'yes'
  for (let bits = 1; bits < 2 ** others.length - 1 && made === 'yes'; bits++)
    made = await code('chair', ...others.filter((_, i) => bits & (2 ** i)))
  expect(made).toBe('yes')
  expect(m.lists(chair)).toHaveLength(MOST_LISTS - 2)
  expect(await code('chair', 'mother', 'school')).toBe('yes')
  expect(await code('chair', 'father', 'school')).toBe('yes')
  expect(m.lists(chair)).toHaveLength(MOST_LISTS)
  expect(await code('chair', 'father', 'police.tom')).toBe('too_many')
})

test('M53 with a parent on a list, judgements on it stand among its professionals, and the parent is told of no list', async () => {
  const m = await meeting()
  const [mother, tom, ann] = [await m.hear('mother'), await m.hear('police.tom'), await m.hear('police.ann')]
  expect(await m.gather('police.tom', 'chair', 'mother')).toMatchObject({ ok: true })
  await tom.until('state', ({ audiences }) => audiences.some(({ among }) => among))
  const whole = m.lists(tom).find(({ among }) => among)!
  await mother.until('state', ({ audiences }) => audiences.some(({ id }) => id === whole.id))
  expect(mother.last('state')?.audiences.map(({ kind }) => kind)).toEqual(['meeting', 'meeting'])
  expect(JSON.stringify(mother.events)).not.toContain(whole.among)
  expect(m.lists(ann)).toEqual([])
  const id = randomUUID()
  expect(await (await m.at('police.tom', whole.id)).add(contribution(), id)).toHaveProperty('stamp')
  const mark = { kind: 'mark', ...on(id), relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
  for (const wrong of [whole.id, 'professionals'])
    expect(await (await m.at('chair', wrong)).add(mark)).toMatchObject({ refusal: { code: 'wrong_audience' } })
  expect(await (await m.at('chair', whole.among!)).add(mark)).toHaveProperty('stamp')
  await m.restart()
  const board = await m.at('chair', whole.among!)
  expect(
    await board.add({ kind: 'mark', ...on(id), relevance: null, proportionality: null, request: 'none' }),
  ).toHaveProperty('stamp')
})
