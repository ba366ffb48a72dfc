import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { office, signedIn } from '../setup/testing'
import { readAdministration, readAgency } from './administration'

const o = await office(await testDatabase())
const deps = { db: o.db, mailIsSet: false }
const police = await o.agency('police')
const school = await o.agency('school')
const unit = await o.agency('safeguarding_unit')
const family = await o.agency('family')
const runner = await o.person(unit.id, 'deployment')
const keeper = await o.person(unit.id, 'agency')
const sergeant = await o.person(police.id, 'agency')
const constable = await o.person(police.id, null, false)
const mother = await o.person(family.id)
const seen = async (who: typeof runner) =>
  (await readAdministration(deps, signedIn(who)))?.agencies.map(agency => agency.id).sort() ?? null
const opened = (who: typeof runner, id: string) => readAgency(deps, signedIn(who), id)

test('A24 each administrator reads the agencies they look after, and nobody else reads any', async () => {
  expect(await seen(runner)).toEqual([police.id, school.id, unit.id, family.id].sort())
  expect(await seen(sergeant)).toEqual([police.id])
  expect(await seen(keeper)).toEqual([unit.id, family.id].sort())
  expect(await seen(constable)).toBeNull()
  expect(await seen(mother)).toBeNull()
  for (const id of [school.id, unit.id, family.id, 'x', '', '00000000-0000-4000-8000-0000000000aa'])
    expect(await opened(sergeant, id)).toBeNull()
  expect(await opened(constable, police.id)).toBeNull()
})

test('A24 who the people of a family are is not shown to whoever runs the installation', async () => {
  const view = await opened(runner, family.id)
  expect(view).toMatchObject({ people: [], mayAdd: false, mayAppoint: false, agency: { mayOpen: false, people: 1 } })
  expect(JSON.stringify([view, await readAdministration(deps, signedIn(runner))])).not.toContain(mother.name)
  expect((await opened(keeper, family.id))?.people.map(person => person.name)).toEqual([mother.name])
})

test('A24 an agency’s administrator sees who has not set up their account, and nothing of how anyone signs in', async () => {
  await o.as(sergeant, 'invite-person', { id: constable.id, mail: false })
  const view = (await opened(sergeant, police.id))!
  const one = view.people.find(person => person.id === constable.id)
  expect(one).toMatchObject({ state: 'waiting', link: { mailed: false }, may: { invite: true, again: false } })
  expect(view.people.find(person => person.id === sergeant.id)).toMatchObject({
    state: 'ready',
    may: { disable: false, again: false, appoint: false },
  })
  expect(JSON.stringify(view)).not.toMatch(/hash|passphrase|secret/i)
})
