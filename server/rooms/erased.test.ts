import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { foldBoard } from '../../lib/board/fold'
import { testDatabase } from '../db/testing'
import { erase } from '../ledger/testing'
import { contribution, on, type Participant, type TestMeeting, testMeeting } from './testing'

const database = await testDatabase()
const open: TestMeeting[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

const meeting = async () => {
  const m = await testMeeting(database, { chair: 'chair', police: 'practitioner', school: 'practitioner' })
  open.push(m)
  return m
}
const board = ({ statements, stamps }: Participant) =>
  foldBoard(
    [{ audience: 'meeting', statements: new Map(statements.entries()), stamps: new Map(stamps.entries()) }],
    name => name.slice(0, 2),
  ).contributions

/** Five contributions; the second is withdrawn, the third corrected. */
async function history() {
  const m = await meeting()
  const [police, school] = [await m.at('police'), await m.at('school')]
  const ids = Array.from({ length: 5 }, () => randomUUID()) as [string, string, string, string, string]
  for (const [i, id] of ids.entries()) await (i === 3 ? school : police).add(contribution({ body: `MARKER-${i}` }), id)
  await police.add({ kind: 'withdrawal', ...on(ids[1]), heading: 'accurate' })
  await police.add({ ...contribution({ body: 'Better.' }), kind: 'correction', ...on(ids[2]) })
  return { m, ids, police }
}

test('E17 an entry whose key was destroyed reads back as erased; its header, leaf and place stay', async () => {
  const { m, ids } = await history()
  const before = (await m.ledger.read(m.id)).entries
  const gone = await erase(m.db, m.ledger, m.id, once => once === ids[1])
  const after = (await m.ledger.read(m.id)).entries
  expect(after).toEqual(before.map(entry => (gone.has(entry.seq) ? { ...entry, opening: null, fields: null } : entry)))
  expect(gone.size).toBe(1)
})

test('E18 erased statements replay as placeholders: same places, receipts for all, the rest of the board as it was', async () => {
  const { m, ids, police } = await history()
  const before = board(police)
  await erase(m.db, m.ledger, m.id, once => once === ids[1] || once === ids[2])
  await m.restart()
  const late = await m.at('school')
  expect([...late.statements.keys()].sort()).toEqual([...police.statements.keys()].sort())
  expect([...late.stamps.keys()].sort()).toEqual([...police.stamps.keys()].sort())
  expect(Y.encodeStateVector(late.doc)).toEqual(Y.encodeStateVector(police.doc))
  expect(late.frames.some(frame => /MARKER-[12]/.test(Buffer.from(frame).toString('latin1')))).toBe(false)
  const seen = board(late)
  expect(seen.map(({ id, ref, content }) => [id, ref, content])).toEqual(
    before.map(({ id, ref, content }) => [id, ref, content]),
  )
  for (const [i, item] of seen.entries()) {
    expect(item.stamp.by).toEqual(before[i]!.stamp.by)
    expect(item.stamp.at <= before[i]!.stamp.at).toBe(true)
    expect(item.stamp.at > (seen[i - 1]?.stamp.at ?? '')).toBe(true)
  }
})

test('E19 after something was erased the meeting goes on: what stands can be marked and corrected, what is gone cannot', async () => {
  const { m, ids } = await history()
  await erase(m.db, m.ledger, m.id, once => once === ids[1] || once === ids[2] || once === ids[4])
  await m.restart()
  const police = await m.at('police')
  const chair = await m.at('chair', 'professionals')
  const current = [...police.statements].find(([, value]) => Reflect.get(Object(value), 'kind') === 'correction')![0]
  const mark = (id: string, version: string) =>
    chair.add({ kind: 'mark', ...on(id, version), relevance: 'relevant', proportionality: null, request: 'none' })
  expect(await mark(ids[2], current)).toHaveProperty('stamp')
  expect(await police.add({ ...contribution(), kind: 'correction', ...on(ids[2], current) })).toHaveProperty('stamp')
  const fresh = async () => m.at('police')
  expect(await police.add({ kind: 'withdrawal', ...on(ids[4]), heading: 'accurate' })).toMatchObject({
    refusal: { code: 'reference' },
  })
  expect(await (await fresh()).add({ ...contribution(), kind: 'correction', ...on(ids[1]) })).toMatchObject({
    refusal: { code: 'withdrawn' },
  })
  const elsewhere = await m.at('police', 'professionals')
  expect(await elsewhere.add(contribution(), ids[4])).toMatchObject({ refusal: { code: 'already_shared' } })
  expect(await (await fresh()).add(contribution())).toHaveProperty('stamp')
})

test('E18 a ledger of which every statement, or the first entry, was erased still opens', async () => {
  const { m, ids } = await history()
  await erase(m.db, m.ledger, m.id, once => ids.includes(once) || once.startsWith('create'))
  await m.restart()
  const school = await m.at('school')
  expect(school.stamps.size).toBe(7)
  await erase(m.db, m.ledger, m.id, () => true)
  await m.restart()
  const last = await m.at('school')
  expect([last.stamps.size, last.statements.size]).toEqual([7, 0])
  expect(await last.add(contribution())).toMatchObject({ stamp: { n: 8 } })
})
