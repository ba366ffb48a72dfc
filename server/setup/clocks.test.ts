import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { USUAL_CLOCKS } from '../../lib/meeting/clocks'
import { testDatabase } from '../db/testing'
import { loadFacts } from '../rooms/load'
import { saveClocks } from './clocks'
import { organisers } from './testing.organisers'

const world = await organisers(await testDatabase())
const { chair, police, care, setUp, deps } = world
const authority = care.person.agencyId

test('H27 an authority’s clocks are changed by those who set meetings up, logged, and hold for the meetings set up afterwards', async () => {
  const clocks = { ...USUAL_CLOCKS, record: 5, closed: ['2030-12-05'], number: '01632 960 111, day and night' }
  expect(await saveClocks(deps, chair, { agency: authority, clocks })).toEqual({ ok: true })
  expect(await saveClocks(deps, chair, { agency: authority, clocks: { ...clocks, record: 4 } })).toEqual({ ok: true })
  expect((await world.logged()).filter(line => line.type === 'act.clocks-changed')).toMatchObject([
    { by: 'Cara Chair', agency: authority, record: 5 },
    { by: 'Cara Chair', agency: authority, record: 4, closed: ['2030-12-05'] },
  ])
  const draft = world.full()
  draft.children[0]!.authority = authority
  const id = (await setUp.begin(chair, null))!
  expect((await setUp.open(chair, id))?.directory.clocks[authority]?.record).toBe(4)
  await setUp.save(chair, id, { version: 1, draft })
  await setUp.finish(chair, id, 2)
  const made = (await loadFacts(deps.db, deps.ledger, id))?.setup
  expect(made?.numbers).toEqual(['01632 960 111, day and night'])
  expect(made?.due?.find(one => one.what === 'record')?.on).toBe('2030-12-10')
})

test('H27 nobody else changes them, and only an authority has any', async () => {
  const clocks = { ...USUAL_CLOCKS, record: 1 }
  expect(await saveClocks(deps, police, { agency: authority, clocks })).toBeNull()
  for (const agency of [police.person.agencyId, world.mother.person.agencyId, randomUUID()])
    expect(await saveClocks(deps, chair, { agency, clocks })).toBeNull()
})
