import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { people, setupLinks } from '../../drizzle/schema'
import type { Invited } from '../../lib/protocol/administer'
import type { Result } from '../../lib/protocol/codes'
import { refusedAccounts } from '../../lib/text/refused-accounts'
import { testDatabase } from '../db/testing'
import { verifyPassphrase } from '../identity/passphrase'
import { createThrottle } from '../identity/throttle'
import { easy } from './easy'
import { FIRST_LIFE, firstLink, followLink, invite, LINK_LIFE, lookAtLink, safeNow } from './links'
import { office, signedIn } from './testing'

const o = await office(await testDatabase())
const deps = { ...o.deps, throttle: createThrottle() }
const PASSPHRASE = 'four quiet lamps at dusk'
const OVER = { ok: false, refusal: { code: 'link', reason: refusedAccounts.linkOver } }
const FIRST_AGENCY = {
  name: 'Reviewing unit',
  shortName: 'Unit',
  code: 'RU',
  type: 'safeguarding_unit',
  shape: 'octagon',
  colour: 'pr',
}

const tokenOf = (link: string) => link.split('#')[1] ?? ''
const linkOf = (invited: Result<Invited>) => {
  if (!invited.ok) throw new Error(invited.refusal.reason)
  return tokenOf(invited.value.link)
}
const personOf = async (id: string) => (await o.db.select().from(people).where(eq(people.id, id)))[0]!

test('A30 with nobody there the server gives one link, once and for a day, and it makes the first administrator with their agency', async () => {
  const o = await office(await testDatabase())
  const deps = { ...o.deps, throttle: createThrottle() }
  const first = (await firstLink(deps))!
  expect(first.link).toMatch(/^https:\/\/roundtable\.example\/set-up#[\w-]{43}$/)
  expect(first.until.getTime() - o.clock.now.getTime()).toBe(FIRST_LIFE)
  const token = tokenOf(first.link)
  expect(await lookAtLink(deps, null, token)).toEqual({ ok: true, value: 'first' })
  const input = {
    token,
    name: 'Ruth Ames',
    email: 'ruth.ames@unit.invalid',
    passphrase: PASSPHRASE,
    agency: FIRST_AGENCY,
  }
  const two = await Promise.all([
    followLink(deps, null, input, 'here'),
    followLink(deps, null, { ...input, email: 'x@y.invalid' }, 'there'),
  ])
  expect(two.filter(done => done.ok)).toHaveLength(1)
  const all = await o.db.select().from(people)
  expect(all).toHaveLength(1)
  expect(all[0]).toMatchObject({ name: 'Ruth Ames', administers: 'deployment', disabledAt: null })
  expect(all[0]?.setUpAt).not.toBeNull()
  expect(await verifyPassphrase(all[0]!.passphraseHash, PASSPHRASE)).toBe(true)
  expect(await firstLink(deps)).toBeNull()
  expect(await lookAtLink(deps, null, token)).toMatchObject(OVER)
  expect((await o.logged()).at(-1)).toMatchObject({ type: 'act.first-administrator', actor: { name: 'Ruth Ames' } })
})

const unit = await o.agency('safeguarding_unit')
const police = await o.agency('police')
const family = await o.agency('family')
const sergeant = await o.person(police.id, 'agency')
const keeper = await o.person(unit.id, 'agency')

test('A31 a link to set up an account works once, for its person’s address alone, and opens nothing but that account', async () => {
  const who = await o.person(police.id, null, false)
  const token = linkOf(await invite(deps, signedIn(sergeant), { id: who.id, mail: false }))
  expect(await lookAtLink(deps, null, token)).toEqual({ ok: true, value: 'account' })
  const input = { token, email: who.email.toUpperCase(), passphrase: PASSPHRASE }
  expect(await followLink(deps, null, { ...input, email: 'another@police.invalid' }, 'a')).toMatchObject({
    refusal: { code: 'link', reason: refusedAccounts.linkOtherAddress },
  })
  expect((await personOf(who.id)).passphraseHash).toBeNull()
  expect(await followLink(deps, null, { ...input, name: 'X', agency: FIRST_AGENCY }, 'a')).toMatchObject({ ok: false })
  expect(await followLink(deps, null, input, 'a')).toEqual({ ok: true, value: null })
  const set = await personOf(who.id)
  expect(await verifyPassphrase(set.passphraseHash, PASSPHRASE)).toBe(true)
  expect(set).toMatchObject({ administers: null, agencyId: police.id })
  expect(await followLink(deps, null, input, 'a')).toMatchObject(OVER)
  expect((await o.logged()).at(-1)).toMatchObject({
    type: 'act.account-set-up',
    actor: { person: who.id },
    agency: police.name,
  })
})

test('A32 only the hash of a link is stored; it is in no line of the log, and it runs out after seven days', async () => {
  const who = await o.person(police.id, null, false)
  const token = linkOf(await invite(deps, signedIn(sergeant), { id: who.id, mail: false }))
  const rows = await o.db.select().from(setupLinks).where(eq(setupLinks.personId, who.id))
  expect(rows).toHaveLength(1)
  expect(JSON.stringify([rows, await o.logged()])).not.toContain(token)
  expect(Buffer.from(rows[0]!.hash).toString('base64url')).not.toBe(token)
  const made = o.clock.now
  o.clock.now = new Date(made.getTime() + LINK_LIFE - 1)
  expect(await lookAtLink(deps, null, token)).toMatchObject({ ok: true })
  o.clock.now = new Date(made.getTime() + LINK_LIFE)
  expect(await lookAtLink(deps, null, token)).toMatchObject(OVER)
  expect(await followLink(deps, null, { token, email: who.email, passphrase: PASSPHRASE }, 'a')).toMatchObject(OVER)
  o.clock.now = made
})

test('A33 a new link, another address, or being disabled ends the link before', async () => {
  const who = await o.person(police.id, null, false)
  const one = linkOf(await invite(deps, signedIn(sergeant), { id: who.id, mail: false }))
  const two = linkOf(await invite(deps, signedIn(sergeant), { id: who.id, mail: false }))
  expect(await lookAtLink(deps, null, one)).toMatchObject(OVER)
  expect(await lookAtLink(deps, null, two)).toMatchObject({ ok: true })
  await o.as(sergeant, 'edit-person', { id: who.id, name: who.name, email: `new-${who.email}` })
  expect(await lookAtLink(deps, null, two)).toMatchObject(OVER)
  const three = linkOf(await invite(deps, signedIn(sergeant), { id: who.id, mail: false }))
  await o.as(sergeant, 'disable-person', { id: who.id })
  expect(await lookAtLink(deps, null, three)).toMatchObject(OVER)
  expect(await invite(deps, signedIn(sergeant), { id: who.id, mail: false })).toMatchObject({
    refusal: { reason: refusedAccounts.noneToInvite },
  })
})

test('A34 to someone signed in as another person a link says that it is not theirs, and nothing more', async () => {
  const who = await o.person(police.id, null, false)
  const token = linkOf(await invite(deps, signedIn(sergeant), { id: who.id, mail: false }))
  const said = await lookAtLink(deps, signedIn(keeper), token)
  expect(said).toEqual({
    ok: false,
    refusal: { code: 'link', ids: [], reason: refusedAccounts.linkNotYours(keeper.name) },
  })
  for (const secret of [who.name, who.email, police.name]) expect(JSON.stringify(said)).not.toContain(secret)
  const input = { token, email: who.email, passphrase: PASSPHRASE }
  expect(await followLink(deps, signedIn(keeper), input, 'a')).toEqual(said)
  expect((await personOf(who.id)).setUpAt).toBeNull()
})

test('A35 whoever is set up gets no link until their account is begun again, which signs them out and keeps nothing of their way in', async () => {
  const who = await o.person(police.id, null, false)
  const token = linkOf(await invite(deps, signedIn(sergeant), { id: who.id, mail: false }))
  await followLink(deps, null, { token, email: who.email, passphrase: PASSPHRASE }, 'a')
  expect(await invite(deps, signedIn(sergeant), { id: who.id, mail: false })).toMatchObject({
    refusal: { code: 'taken', reason: refusedAccounts.setUpAlready },
  })
  const session = await o.sessions.begin(who.id, 'a')
  expect(await o.as(sergeant, 'restart-person', { id: who.id })).toMatchObject({ ok: true })
  expect(await o.sessions.check(session)).toBeNull()
  expect(await personOf(who.id)).toMatchObject({ passphraseHash: null, setUpAt: null })
  expect(await invite(deps, signedIn(sergeant), { id: who.id, mail: false })).toMatchObject({ ok: true })
})

test('A36 wrong addresses typed at a link are counted, and then the link waits', async () => {
  const who = await o.person(police.id, null, false)
  const token = linkOf(await invite(deps, signedIn(sergeant), { id: who.id, mail: false }))
  const input = { token, email: 'guess@police.invalid', passphrase: PASSPHRASE }
  for (let i = 0; i < 5; i++)
    expect(await followLink(deps, null, input, 'g')).toMatchObject({
      refusal: { reason: refusedAccounts.linkOtherAddress },
    })
  expect(await followLink(deps, null, { ...input, email: who.email }, 'g')).toMatchObject({
    refusal: { code: 'too_fast' },
  })
})

test.each([
  ['aaaaaaaaaaaaaa', true],
  ['demo-only-passphrase', true],
  ['ruth.ames@unit.invalid', true],
  ['Ruth Ames 2026', true],
  ['Roundtable 123', true],
  ['four quiet lamps at dusk', false],
  ['Ruth keeps bees behind the mill', false],
  ['q8#Lm2!vR9@x', false],
])('A37 a passphrase that whoever knows the person would guess is refused: %s', (passphrase, refused) => {
  expect(easy(passphrase, ['ruth.ames@unit.invalid', 'Ruth Ames'])).toBe(refused)
})

test('A37 a short or easy passphrase is refused before anything is used up', async () => {
  const who = await o.person(police.id, null, false)
  const token = linkOf(await invite(deps, signedIn(sergeant), { id: who.id, mail: false }))
  const input = { token, email: who.email }
  for (const passphrase of ['short', 'demo-only-passphrase'])
    expect(await followLink(deps, null, { ...input, passphrase }, 'b')).toMatchObject({ refusal: { code: 'schema' } })
  expect(await followLink(deps, null, { ...input, passphrase: PASSPHRASE }, 'b')).toMatchObject({ ok: true })
})

test('A38 family are sent nothing until a safe address and safe hours are confirmed, and then within them alone', async () => {
  const sent: string[] = []
  const posting = { ...deps, mail: async (to: string) => void sent.push(to) }
  const mother = await o.person(family.id, null, false)
  const asked = () => invite(posting, signedIn(keeper), { id: mother.id, mail: true })
  expect(await asked()).toMatchObject({ value: { mail: 'not-safe' } })
  expect(await o.as(sergeant, 'confirm-mail', { id: mother.id, safe: { from: 540, until: 660 } })).toMatchObject({
    ok: false,
  })
  await o.as(keeper, 'confirm-mail', { id: mother.id, safe: { from: 540, until: 600 } })
  expect(await asked()).toMatchObject({ value: { mail: 'not-safe' } })
  await o.as(keeper, 'confirm-mail', { id: mother.id, safe: { from: 540, until: 601 } })
  expect(await asked()).toMatchObject({ value: { mail: 'sent' } })
  await o.as(keeper, 'edit-person', { id: mother.id, name: mother.name, email: 'elsewhere@family.invalid' })
  expect(await asked()).toMatchObject({ value: { mail: 'not-safe' } })
  expect(sent).toEqual([mother.email])
  expect(await o.as(keeper, 'confirm-mail', { id: keeper.id, safe: { from: 0, until: 1440 } })).toMatchObject({
    refusal: { reason: refusedAccounts.notFamily },
  })
})

test('A38 safe hours are London’s, in summer and in winter', () => {
  const hours = { safeMailAt: new Date(), safeMailFrom: 9 * 60, safeMailUntil: 10 * 60 }
  expect(safeNow(hours, new Date('2026-01-15T09:30:00Z'))).toBe(true)
  expect(safeNow(hours, new Date('2026-07-15T08:30:00Z'))).toBe(true)
  expect(safeNow(hours, new Date('2026-07-15T09:30:00Z'))).toBe(false)
})

test.each([undefined, null, 7, '', 'x', 'A'.repeat(43), 'a'.repeat(5000)])(
  'A39 a senseless link is one that no longer works: %j',
  async token => {
    expect(await lookAtLink(deps, null, token)).toMatchObject(OVER)
  },
)
