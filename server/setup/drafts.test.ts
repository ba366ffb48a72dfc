import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { logKeys, people, setupDrafts } from '../../drizzle/schema'
import type { SetupDraft } from '../../lib/meeting/setup/draft'
import { AROUND } from '../../lib/meeting/setup/testing'
import { betrays, canaries } from '../../lib/statements/testing/canary'
import { testDatabase } from '../db/testing'
import { listDrafts } from './drafts'
import { organisers } from './testing.organisers'

const world = await organisers(await testDatabase())
const { setUp, chair, minutes, police, care, full } = world
const begun = async (who = chair) => {
  const id = await setUp.begin(who, null)
  if (!id) throw new Error('The set-up was not begun.')
  return id
}
const save = (id: string, version: number, draft: SetupDraft, who = chair) => setUp.save(who, id, { version, draft })

test('H7 what was filled in is kept as it was typed, however incomplete, and comes back so to the whole unit', async () => {
  const id = await begun()
  const draft = { ...full(), place: '  half a pla', date: '2026-1', children: [] }
  expect(await save(id, 1, draft)).toMatchObject({ ok: true, version: 2 })
  for (const who of [chair, minutes])
    expect((await setUp.open(who, id))?.form).toMatchObject({ id, version: 2, draft, by: 'Cara Chair' })
  expect(await save(id, 2, full(), minutes)).toMatchObject({ ok: true, version: 3 })
  expect((await setUp.list(chair))?.find(item => item.id === id)).toMatchObject({
    type: 'initial_child_protection_conference',
    children: 'Ada',
    by: 'Milo Minutes',
  })
})

test('H7 to anybody else there is no draft, as if it had never been', async () => {
  const id = await begun()
  const appointed = await world.unit.person('Rafe Runs', { administers: 'deployment' })
  const gone = await world.unit.person('Gone Away', { disabledAt: new Date() })
  for (const who of [police, care, appointed, gone]) {
    for (const one of [id, randomUUID(), 'no-uuid', id.toUpperCase()])
      expect([
        await setUp.open(who, one),
        await save(one, 1, full(), who),
        await setUp.finish(who, one, 1),
        await setUp.discard(who, one),
      ]).toEqual([null, null, null, false])
  }
  expect([await setUp.begin(police, null), await setUp.list(police), await setUp.begin(gone, null)]).toEqual([
    null,
    null,
    null,
  ])
  expect(await setUp.list(care)).toEqual([])
})

test('H8 what a colleague saved meanwhile is never overwritten unseen; the same sent again is saved already', async () => {
  const id = await begun()
  const mine = { ...full(), place: 'Mine' }
  expect(await save(id, 1, { ...full(), place: 'Theirs' }, minutes)).toMatchObject({ ok: true })
  expect(await save(id, 1, mine)).toMatchObject({
    ok: false,
    code: 'superseded',
    theirs: { version: 2, by: 'Milo Minutes', draft: { place: 'Theirs' } },
  })
  expect(await save(id, 2, mine)).toMatchObject({ ok: true, version: 3 })
  expect(await save(id, 2, mine)).toMatchObject({ ok: true, version: 3 })
})

test('H9 a discarded draft is gone with the key it was sealed with', async () => {
  const id = await begun()
  expect(await setUp.discard(minutes, id)).toBe(true)
  expect(await setUp.open(chair, id)).toBeNull()
  expect(await world.db.select().from(logKeys).where(eq(logKeys.log, id))).toEqual([])
  expect(await setUp.discard(chair, id)).toBe(false)
})

/** Every text of a form replaced by planted words, its ids and choices left. */
const planted = (draft: SetupDraft, next: () => string): SetupDraft => ({
  ...draft,
  title: next(),
  place: next(),
  purpose: next(),
  legalContext: next(),
  quorum: next(),
  concerns: draft.concerns.map(one => ({ ...one, text: next() })),
  children: draft.children.map(one => ({ ...one, name: next(), legalStatus: next(), consistentIdentifier: next() })),
  people: draft.people.map(one => ({ ...one, name: next(), relationship: next() })),
  terms: [{ id: randomUUID(), label: next(), value: next(), hideFrom: [draft.people[1]!.id] }],
  attendees: draft.attendees.map(one => ({ ...one, shownAs: next() })),
  agencies: [{ agency: police.person.agencyId, shownAs: next(), hideFrom: [] }],
  apologies: [{ id: randomUUID(), agency: next(), name: next(), reportSent: true }],
})

test('H10 no word of a draft, or of the meeting that came of it, stands in any column of any table', async () => {
  const { all, next } = canaries()
  const [left, done] = [await begun(), await begun()]
  for (const id of [left, done]) expect(await save(id, 1, planted(full(), next))).toMatchObject({ ok: true })
  expect(await setUp.finish(chair, done, 2)).toEqual({ ok: true, meeting: done })
  const dump = await world.dump()
  expect(all.length).toBeGreaterThan(30)
  for (const id of [left, done]) expect(dump).toContain(id)
  expect(betrays(dump)).toBe(false)
})

test('H11 beginning, opening and discarding stand in the access log with who did it; nothing of what was written does', async () => {
  const before = (await world.logged()).length
  const id = await begun()
  await setUp.open(minutes, id)
  await setUp.open(police, id)
  await save(id, 1, full())
  await listDrafts(world.deps, chair)
  await setUp.discard(chair, id)
  expect((await world.logged()).slice(before)).toEqual([
    { type: 'act.set-up-begun', by: 'Cara Chair', setup: id, from: '' },
    { type: 'act.set-up-opened', by: 'Milo Minutes', setup: id },
    { type: 'act.set-up-discarded', by: 'Cara Chair', setup: id },
  ])
})

test('H12 whom an organiser can invite: agencies with their people, but no family, nobody disabled, nobody who runs the installation', async () => {
  const [off, runs] = [
    await world.unit.person('Gone Again', { disabledAt: new Date() }),
    await world.unit.person('Rita Runs', { administers: 'deployment' }),
  ]
  const found = await setUp.open(chair, await begun())
  const ids = found!.directory.agencies.flatMap(agency => agency.people.map(person => person.id))
  for (const who of [chair, minutes, police, care]) expect(ids).toContain(who.person.id)
  for (const who of [off, runs, world.mother]) expect(ids).not.toContain(who.person.id)
  expect(found!.today >= AROUND.today).toBe(true)
  expect(await world.db.select().from(people).where(eq(people.id, off.person.id))).toHaveLength(1)
  expect((await world.db.select().from(setupDrafts)).length).toBeGreaterThan(0)
})
