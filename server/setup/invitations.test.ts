import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { meetings, members, people, secondFactors, setupLinks } from '../../drizzle/schema'
import { refusedAccounts } from '../../lib/text/refused-accounts'
import { testDatabase } from '../db/testing'
import type { Session } from '../identity/sessions'
import { createInvitations } from './invitations'
import { organisers } from './testing.organisers'

const world = await organisers(await testDatabase())
const { db, ledger, chair, minutes, police, care, mother, setUp } = world
const sent: { to: string; subject: string; text: string }[] = []
const clock = { now: new Date() }
const deps = { db, ledger, appUrl: 'https://roundtable.example', now: () => clock.now, factorRule: 'required' } as const
const mail = async (to: string, subject: string, text: string) => void sent.push({ to, subject, text })
const invitations = createInvitations({ ...deps, mail })
const byHand = createInvitations({ ...deps, mail: null })
/** Of the police too, with an account that waits for its person. */
const waits = await db
  .insert(people)
  .values({
    id: randomUUID(),
    agencyId: police.person.agencyId,
    name: 'Wren Waiting',
    email: 'wren@police.invalid',
  })
  .returning()
  .then(([row]) => row!)

async function meeting({ family = false } = {}) {
  const draft = world.full()
  const seat = { ...draft.attendees[1]!, person: waits.id }
  draft.attendees = [...draft.attendees, seat]
  if (family) Object.assign(draft.people[0]!, { seat: 'family', email: mother.person.email })
  const id = (await setUp.begin(chair, null))!
  await setUp.save(chair, id, { version: 1, draft })
  expect(await setUp.finish(chair, id, 2)).toEqual({ ok: true, meeting: id })
  return id
}
const guest = async (who: Session, id: string, person: string) =>
  (await invitations.view(who, id))?.guests.find(one => one.person === person)
const member = async (id: string, person: string) =>
  (
    await db
      .select()
      .from(members)
      .where(and(eq(members.meetingId, id), eq(members.personId, person)))
  )[0]!

test('A71 whoever chairs a meeting or takes its minutes, and the unit that set it up, see to its invitations until it is closed, and nobody else does', async () => {
  const id = await meeting()
  for (const who of [chair, minutes]) expect(await invitations.view(who, id)).toMatchObject({ meeting: { id } })
  const elsewhere = await (await world.agency('safeguarding_unit')).person('Una Unit')
  const adviser = await world.unit.person('Ines Installation', { administers: 'deployment' })
  for (const who of [police, care, mother, elsewhere, adviser]) {
    expect(await invitations.view(who, id)).toBeNull()
    expect(await invitations.list(who)).toEqual([])
    expect(await invitations.invite(who, id, { person: waits.id, mail: false })).toBeNull()
  }
  for (const unknown of [randomUUID(), 'nothing', '../x']) expect(await invitations.view(chair, unknown)).toBeNull()
  expect(await invitations.invite(chair, id, { person: care.person.id, mail: false })).toBeNull()
  expect((await invitations.list(minutes)).map(item => item.id)).toContain(id)
  await db.update(meetings).set({ status: 'concluded' }).where(eq(meetings.id, id))
  expect(await invitations.view(chair, id)).toBeNull()
  expect((await invitations.list(chair)).map(item => item.id)).not.toContain(id)
})

test('A72 the organiser sees who cannot sign in yet: no account set up, or no second step', async () => {
  const id = await meeting()
  expect(await guest(chair, id, waits.id)).toMatchObject({ signIn: 'waiting', admitted: false, linkUntil: null })
  expect(await guest(chair, id, police.person.id)).toMatchObject({ signIn: 'second-step', admitted: true })
  await db.insert(secondFactors).values({ personId: police.person.id, sealed: new Uint8Array(8) })
  expect(await guest(chair, id, police.person.id)).toMatchObject({ signIn: 'ready' })
  expect((await invitations.list(chair)).find(item => item.id === id)).toMatchObject({ guests: 3, waiting: 2 })
  await db.delete(secondFactors)
})

test('A73 an invitation by e-mail goes to its person alone, names no child, family, agency or day, and is not sent again within a minute', async () => {
  const id = await meeting()
  const done = await invitations.invite(chair, id, { person: police.person.id, mail: true })
  const address = `https://roundtable.example/meetings/${id}`
  expect(done).toEqual({ ok: true, value: { link: address, until: null, mail: 'sent' } })
  const [last] = sent.slice(-1)
  expect(last?.to).toBe(police.person.email)
  expect(last?.text).toContain(address)
  const { children, people: family } = world.full()
  const names = [...children, ...family].map(one => one.name).concat('Pia', 'Cara', 'police', 'conference', '2030')
  for (const name of names) expect(`${last?.subject} ${last?.text}`).not.toContain(name)
  expect(await invitations.invite(chair, id, { person: police.person.id, mail: true })).toMatchObject({
    ok: false,
    code: 'too_fast',
  })
  clock.now = new Date(clock.now.getTime() + 61_000)
  expect(await invitations.invite(minutes, id, { person: police.person.id, mail: true })).toMatchObject({ ok: true })
  expect((await guest(chair, id, police.person.id))?.mailedAt).toBe(clock.now.toISOString())
  expect((await world.logged()).at(-1)).toMatchObject({
    type: 'act.meeting-invitation',
    by: 'Milo Minutes',
    meeting: id,
    person: police.person.id,
    account: false,
  })
})

test('A74 whose account waits gets a link to set it up with the invitation, by e-mail or to copy, and then waits at the door', async () => {
  const id = await meeting()
  const copied = await byHand.invite(chair, id, { person: waits.id, mail: true })
  expect(copied).toMatchObject({ ok: true, value: { mail: 'not-set-up' } })
  const mailed = await invitations.invite(chair, id, { person: waits.id, mail: true })
  if (!mailed?.ok) throw new Error('not invited')
  expect(mailed.value.link).toMatch(/^https:\/\/roundtable\.example\/set-up\?to=%2Fmeetings%2F[0-9a-f-]{36}#[\w-]{43}$/)
  expect(sent.at(-1)).toMatchObject({ to: waits.email, text: expect.stringContaining(mailed.value.link) })
  const links = await db.select().from(setupLinks).where(eq(setupLinks.personId, waits.id))
  expect(links).toHaveLength(1)
  expect(await guest(chair, id, waits.id)).toMatchObject({ linkUntil: mailed.value.until, admitted: false })
  expect((await member(id, waits.id)).admittedAt).toBeNull()
  expect((await member(id, police.person.id)).admittedAt).not.toBeNull()
})

test('A75 whoever was let into a meeting before, or administers, gets a new way in from their own administrators alone', async () => {
  const id = await meeting()
  const invite = () => byHand.invite(chair, id, { person: waits.id, mail: false })
  const refused = { ok: false, code: 'not_allowed', reason: refusedAccounts.ownAdministrators }
  await db.update(people).set({ administers: 'agency' }).where(eq(people.id, waits.id))
  expect(await invite()).toEqual(refused)
  await db.update(people).set({ administers: null }).where(eq(people.id, waits.id))
  expect(await invite()).toMatchObject({ ok: true })
  const other = await meeting()
  const theirs = and(eq(members.meetingId, other), eq(members.personId, waits.id))
  await db.update(members).set({ admittedAt: new Date() }).where(theirs)
  expect(await invite()).toEqual(refused)
  expect(await guest(chair, id, waits.id)).toMatchObject({ hold: 'administrator' })
  await db.update(members).set({ admittedAt: null }).where(theirs)
})

test('A76 family get no e-mail about a meeting until a safe address and hours are confirmed, and then within them', async () => {
  const id = await meeting({ family: true })
  const before = sent.length
  const invite = () => invitations.invite(chair, id, { person: mother.person.id, mail: true })
  expect(await invite()).toMatchObject({ ok: true, value: { mail: 'not-safe' } })
  expect(await guest(chair, id, mother.person.id)).toMatchObject({ hold: 'unsafe', mailedAt: null })
  const hours = (from: number, until: number) =>
    db
      .update(people)
      .set({ safeMailAt: new Date(), safeMailFrom: from, safeMailUntil: until })
      .where(eq(people.id, mother.person.id))
  clock.now = new Date('2090-01-10T10:30:00Z')
  await hours(12 * 60, 13 * 60)
  expect(await invite()).toMatchObject({ ok: true, value: { mail: 'not-safe' } })
  expect(sent.length).toBe(before)
  await hours(10 * 60, 11 * 60)
  expect(await invite()).toMatchObject({ ok: true, value: { mail: 'sent' } })
  expect(sent.at(-1)?.to).toBe(mother.person.email)
})
