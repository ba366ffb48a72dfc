import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { agencies, people } from '../../drizzle/schema'
import { ADMIN_COMMANDS, type AgencyInput } from '../../lib/protocol/administer'
import { refusals } from '../../lib/text/refusals'
import { refusedAccounts } from '../../lib/text/refused-accounts'
import { testDatabase } from '../db/testing'
import { administer } from './commands'
import { office, signedIn } from './testing'

const o = await office(await testDatabase())
const NOT_YOURS = { ok: false, refusal: { code: 'not_allowed', reason: refusals.notAdministered, ids: [] } }
const look = (code: string): AgencyInput => ({
  name: `Agency called ${code}`,
  shortName: code,
  code,
  type: 'school',
  shape: 'diamond',
  colour: 'ed',
})
const personOf = async (id: string) => (await o.db.select().from(people).where(eq(people.id, id)))[0]!

const police = await o.agency('police')
const school = await o.agency('school')
const unit = await o.agency('safeguarding_unit')
const family = await o.agency('family')
const runner = await o.person(unit.id, 'deployment')
const sergeant = await o.person(police.id, 'agency')
const constable = await o.person(police.id)
const teacher = await o.person(school.id)
const keeper = await o.person(unit.id, 'agency')

test('A12 whoever runs the installation adds and changes agencies; nobody else does; a code and a name are taken once', async () => {
  const added = await o.as(runner, 'add-agency', look('ZA'))
  expect(added).toMatchObject({ ok: true })
  const id =
    added.ok && added.value && typeof added.value === 'object' && 'id' in added.value ? String(added.value.id) : ''
  for (const who of [sergeant, constable, keeper]) expect(await o.as(who, 'add-agency', look('ZB'))).toEqual(NOT_YOURS)
  expect(await o.as(runner, 'add-agency', { ...look('ZA'), name: 'Another' })).toMatchObject({
    refusal: { code: 'taken', reason: refusedAccounts.codeTaken },
  })
  expect(await o.as(runner, 'add-agency', { ...look('ZA'), code: 'ZC' })).toMatchObject({
    refusal: { reason: refusedAccounts.agencyTaken },
  })
  expect(await o.as(runner, 'edit-agency', { id, ...look('ZD') })).toMatchObject({ ok: true })
  expect(await o.as(runner, 'edit-agency', { id, ...look('ZD'), type: 'family' })).toMatchObject({ ok: false })
  const [row] = await o.db.select().from(agencies).where(eq(agencies.id, id))
  expect(row).toMatchObject({ code: 'ZD', type: 'school' })
})

test('A13 an administrator adds, changes and disables the people of their own agency, and no others', async () => {
  const input = { name: 'Ann Other', email: 'ann.other@police.invalid', jobTitle: 'Constable', administers: null }
  const added = await o.as(sergeant, 'add-person', { ...input, agency: police.id })
  expect(added).toMatchObject({ ok: true })
  expect(await o.as(sergeant, 'add-person', { ...input, agency: police.id })).toMatchObject({
    refusal: { code: 'taken', reason: refusedAccounts.emailTaken },
  })
  const other = { ...input, email: 'someone@else.invalid' }
  expect(await o.as(sergeant, 'add-person', { ...other, agency: school.id })).toEqual(NOT_YOURS)
  expect(await o.as(sergeant, 'add-person', { ...other, agency: police.id, administers: 'agency' })).toEqual(NOT_YOURS)
  expect(await o.as(constable, 'add-person', { ...other, agency: police.id })).toEqual(NOT_YOURS)
  for (const id of [teacher.id, runner.id, '00000000-0000-4000-8000-0000000000aa'])
    for (const [command, more] of [
      ['edit-person', { name: 'X', email: 'x@x.invalid' }],
      ['disable-person', {}],
      ['enable-person', {}],
      ['appoint-person', { administers: 'agency' }],
      ['invite-person', { mail: false }],
      ['restart-person', {}],
      ['confirm-mail', { safe: null }],
    ] as const)
      expect(await o.as(sergeant, command, { id, ...more }), `${command} ${id}`).toEqual(NOT_YOURS)
  expect(await personOf(teacher.id)).toMatchObject({ name: teacher.name, disabledAt: null })
})

test('I63 an administrator ends every sign-in of somebody they look after, and of nobody else; it is logged', async () => {
  const id = await o.sessions.begin(constable.id, 'a laptop')
  expect(await o.as(keeper, 'sign-out-person', { id: constable.id })).toEqual(NOT_YOURS)
  expect(await o.as(constable, 'sign-out-person', { id: constable.id })).toEqual(NOT_YOURS)
  expect(await o.sessions.check(id)).not.toBeNull()
  expect(await o.as(sergeant, 'sign-out-person', { id: constable.id })).toMatchObject({ ok: true })
  expect(await o.sessions.check(id)).toBeNull()
  expect((await o.logged()).some(({ type }) => type === 'act.person-signed-out')).toBe(true)
  expect(await o.sessions.check(await o.sessions.begin(constable.id, 'here'))).not.toBeNull()
})

test('A14 being disabled ends every sign-in at once; enabled again, a person signs in anew', async () => {
  const who = await o.person(police.id)
  const session = await o.sessions.begin(who.id, 'somewhere')
  const told: string[] = []
  const unlisten = o.sessions.onEnded(ended => told.push(ended.session))
  expect(await o.as(sergeant, 'disable-person', { id: who.id })).toEqual({ ok: true, value: null })
  unlisten()
  expect(told).toEqual([session])
  expect(await o.sessions.check(session)).toBeNull()
  expect(await o.as(sergeant, 'enable-person', { id: who.id })).toMatchObject({ ok: true })
  expect(await o.sessions.check(session)).toBeNull()
  expect((await personOf(who.id)).disabledAt).toBeNull()
})

test('A15 disabling an agency ends the access of all its people at once', async () => {
  const agency = await o.agency('housing')
  const two = [await o.person(agency.id), await o.person(agency.id, 'agency')]
  const sessions = await Promise.all(two.map(who => o.sessions.begin(who.id, 'somewhere')))
  expect(await o.as(sergeant, 'disable-agency', { id: agency.id })).toEqual(NOT_YOURS)
  expect(await o.as(runner, 'disable-agency', { id: agency.id })).toMatchObject({ ok: true })
  for (const session of sessions) expect(await o.sessions.check(session)).toBeNull()
  expect(
    await o.as(two[1]!, 'add-person', { agency: agency.id, name: 'X', email: 'x@y.invalid', administers: null }),
  ).toEqual(NOT_YOURS)
  expect(await o.as(runner, 'enable-agency', { id: agency.id })).toMatchObject({ ok: true })
})

test('A16 there is always somebody who looks after the installation, and nobody puts themselves out', async () => {
  const last = { refusal: { reason: refusedAccounts.notYourself } }
  expect(await o.as(runner, 'disable-person', { id: runner.id })).toMatchObject(last)
  expect(await o.as(runner, 'appoint-person', { id: runner.id, administers: null })).toMatchObject(last)
  expect(await o.as(runner, 'disable-agency', { id: unit.id })).toMatchObject(last)
  const second = await o.person(school.id, 'deployment')
  const both = await Promise.all([
    o.as(runner, 'appoint-person', { id: second.id, administers: null }),
    o.as(second, 'appoint-person', { id: runner.id, administers: null }),
  ])
  expect(both.filter(done => done.ok)).toHaveLength(1)
  await o.db.update(people).set({ administers: 'deployment' }).where(eq(people.id, runner.id))
})

test('A17 only whoever runs the installation appoints, and the duty begins with a new sign-in', async () => {
  const who = await o.person(school.id)
  const session = await o.sessions.begin(who.id, 'somewhere')
  expect(await o.as(sergeant, 'appoint-person', { id: constable.id, administers: 'agency' })).toEqual(NOT_YOURS)
  expect(await o.as(runner, 'appoint-person', { id: who.id, administers: 'agency' })).toMatchObject({ ok: true })
  expect(await personOf(who.id)).toMatchObject({ administers: 'agency' })
  expect(await o.sessions.check(session)).toBeNull()
  const input = { agency: school.id, name: 'New', email: 'new@school.invalid', administers: null }
  expect(await o.as(who, 'add-person', input)).toMatchObject({ ok: true })
})

test('A25 who gives a duty, or a new way in, proves first that it is them; asked by anyone else it is refused as ever', async () => {
  const who = await o.person(school.id, 'agency')
  const unproven = { ...signedIn(runner), provenAt: undefined }
  const asked: [string, object][] = [
    ['appoint-person', { id: who.id, administers: null }],
    ['restart-person', { id: who.id }],
    ['add-person', { agency: school.id, name: 'New', email: 'a25@school.invalid', administers: 'agency' }],
  ]
  for (const [command, input] of asked) {
    expect(await administer(o.deps, unproven, command, input)).toMatchObject({ refusal: { code: 'step-up' } })
    const stranger = { ...signedIn(constable), provenAt: undefined }
    expect(await administer(o.deps, stranger, command, input)).toEqual(NOT_YOURS)
    expect(await o.as(runner, command, input)).toMatchObject({ ok: true })
    await o.db.update(people).set({ administers: 'agency' }).where(eq(people.id, who.id))
  }
})

test('A26 who asks for what is not theirs is entered, with what they asked, and not without end', async () => {
  const stranger = await o.person(police.id)
  for (let i = 0; i < 30; i++) await o.as(stranger, 'add-agency', look('ZZ'))
  await o.as(stranger, 'add-agency', { senseless: true })
  const lines = (await o.logged()).filter(({ actor }) => actor?.person === stranger.id)
  expect(lines).toHaveLength(20)
  expect(lines[0]).toMatchObject({ type: 'act.administration-refused', content: { command: 'add-agency' } })
})

test('A18 whoever runs the installation reaches no practitioner’s account and no family', async () => {
  const mother = await o.person(family.id)
  for (const { id } of [teacher, mother])
    for (const [command, more] of [
      ['edit-person', { name: 'X', email: 'x@x.invalid' }],
      ['invite-person', { mail: false }],
      ['restart-person', {}],
    ] as const)
      expect(await o.as(runner, command, { id, ...more })).toEqual(NOT_YOURS)
  expect(await o.as(keeper, 'edit-person', { id: mother.id, name: 'Renamed', email: mother.email })).toMatchObject({
    ok: true,
  })
})

test('A19 every change is one line in the access log, in the same transaction, and a family has no name there', async () => {
  const before = (await o.logged()).length
  const child = await o.person(family.id)
  await o.as(keeper, 'edit-person', { id: child.id, name: 'A Secret Name', email: child.email })
  await o.as(sergeant, 'edit-person', { id: teacher.id, name: 'X', email: 'x@x.invalid' })
  await o.as(sergeant, 'edit-person', { id: constable.id, name: 'New Name', email: constable.email, jobTitle: 'Chief' })
  const lines = (await o.logged()).slice(before).filter(({ type }) => type !== 'act.administration-refused')
  expect(lines.map(({ type, actor, agency, content }) => ({ type, by: actor?.person, agency, content }))).toEqual([
    {
      type: 'act.person-changed',
      by: keeper.id,
      agency: unit.name,
      content: { person: child.id, agency: family.name, changed: ['name'] },
    },
    {
      type: 'act.person-changed',
      by: sergeant.id,
      agency: police.name,
      content: { person: constable.id, name: constable.name, agency: police.name, changed: ['name', 'jobTitle'] },
    },
  ])
  await o.db.execute('alter table entries rename to entries_away')
  const failed = o.as(sergeant, 'disable-person', { id: constable.id })
  await expect(failed).rejects.toThrow()
  await o.db.execute('alter table entries_away rename to entries')
  expect((await personOf(constable.id)).disabledAt).toBeNull()
})

test.each(Object.keys(ADMIN_COMMANDS))(
  'A20 a form that says too much, too little or senseless things changes nothing: %s',
  async command => {
    const senseless = [null, 'x', [], {}, { id: 'x' }, { id: teacher.id, extra: 1, __proto__: null }, { ...look('zz') }]
    for (const input of senseless)
      expect(await o.as(runner, command, input)).toMatchObject({ refusal: { code: 'schema' } })
  },
)

test.each(['', 'constructor', '__proto__', 'toString', 'drop'])(
  'A20 a command nobody knows is refused: %j',
  async command => {
    expect(await o.as(runner, command, {})).toMatchObject({ refusal: { code: 'schema' } })
  },
)
