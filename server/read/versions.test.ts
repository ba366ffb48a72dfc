import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { contribution, on } from '../rooms/testing'
import { meetingToRead, STRANGER } from './testing'
import { readVersions } from './versions'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

/** The police say FIRST, then SECOND, then THIRD; somebody new is let in after the first correction. */
async function corrected(audience: 'meeting' | 'professionals') {
  const m = await meetingToRead(
    database,
    {
      chair: 'chair',
      police: 'practitioner',
      school: 'practitioner',
      late: 'practitioner',
      mother: 'family',
      auditor: 'auditor',
    },
    { invited: ['late'] },
  )
  open.push(m)
  const police = await m.at('police', audience)
  const [what, second, third] = [randomUUID(), randomUUID(), randomUUID()]
  await police.add(contribution({ body: 'FIRST' }), what)
  await police.add({ ...contribution({ body: 'SECOND' }), kind: 'correction', ...on(what), reason: 'A slip.' }, second)
  const chair = await m.at('chair')
  await chair.act('admit', { person: m.places.late!.person, identity: true, confidentiality: true })
  const third2 = { ...contribution({ body: 'THIRD', seen: 2 }), kind: 'correction', ...on(what, second), seen: 2 }
  expect(await police.add(third2, third)).toHaveProperty('stamp')
  const had = async (who: string, of: string = what) =>
    (await readVersions(m.deps, m.session(who), m.id, of))?.map(({ content }) => content.body) ?? null
  return { ...m, police, what, second, third, had }
}

test('O4 old words are shown to whoever had them: writer, those who could see them, and who was let in while they stood', async () => {
  const m = await corrected('meeting')
  for (const who of ['police', 'school', 'chair', 'mother']) expect(await m.had(who)).toEqual(['FIRST', 'SECOND'])
  expect(await m.had('late')).toEqual(['SECOND'])
  const inner = await corrected('professionals')
  expect(await inner.had('school')).toEqual(['FIRST', 'SECOND'])
  expect(await inner.had('mother')).toEqual([])
})

test('O5 whoever reads the board now and did not have the old words is shown none of them, and each that was destroyed is gone for everybody', async () => {
  const m = await corrected('meeting')
  expect(await m.had('late')).not.toContain('FIRST')
  const inner = await corrected('professionals')
  expect(await inner.had('mother')).toEqual([])
  expect(await inner.had('late')).toEqual(['SECOND'])
  const keep = async (who: string, verb: string, input: object) =>
    (await m.room()).keep(m.places[who]!.person, { verb, input, key: randomUUID() })
  await keep('chair', 'take-down', { statement: m.second, reason: 'excessive' })
  expect([await m.had('late'), await m.had('school')]).toEqual([[], ['FIRST']])
  expect(await keep('auditor', 'purge', { statement: m.second })).toMatchObject({ ok: true })
  for (const who of ['police', 'school', 'mother']) expect(await m.had(who)).toEqual(['FIRST'])
})

test('O5 nobody else is shown any: no auditor, no stranger, nothing of another meeting, of what is not there, or of what stands', async () => {
  const m = await corrected('meeting')
  expect(await m.had('auditor')).toBeNull()
  expect(await readVersions(m.deps, STRANGER, m.id, m.what)).toBeNull()
  expect(await readVersions(m.deps, m.session('police'), randomUUID(), m.what)).toBeNull()
  for (const of of [randomUUID(), m.second, m.third, '', "x'--"]) expect(await m.had('police', of)).toEqual([])
  const other = await corrected('meeting')
  expect(await readVersions(m.deps, m.session('police'), m.id, other.what)).toEqual([])
  await (await m.room()).keep(m.places.chair!.person, {
    verb: 'take-down',
    input: { statement: m.what, reason: 'excessive' },
    key: randomUUID(),
  })
  expect(await m.had('police')).toEqual(['SECOND'])
  expect((await m.logged()).map(({ type }) => type)).toContain('act.read-versions')
})
