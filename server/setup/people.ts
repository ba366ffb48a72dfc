import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { people, recoveryCodes, secondFactors, setupLinks, ssoAccounts } from '../../drizzle/schema'
import type { Appointment, PersonEdit, PersonInput, SafeMail } from '../../lib/protocol/administer'
import { refusedAccounts } from '../../lib/text/refused-accounts'
import type { Content } from '../acts/act'
import { keepOne } from './agencies'
import { type Administers, agencyOf, permit, prove, stop, subjectOf } from './command'

type ById = { id: string }
type Ended = { ended: string[] }
type Found = Awaited<ReturnType<typeof subjectOf>>

/** What stands in the log of a person. Of a family, not even a name. */
const told = ({ person, agency }: Pick<Found, 'person' | 'agency'>, more: Content = {}): Content => ({
  person: person.id,
  ...(agency.type === 'family' ? {} : { name: person.name }),
  agency: agency.name,
  ...more,
})

export const addPerson: Administers<typeof PersonInput._output, ById> = async (tx, me, input) => {
  const { agency, subject } = await agencyOf(tx, input.agency)
  const { administers } = input
  permit(me, 'person-add', { ...subject, administers })
  if (administers) {
    permit(me, 'person-appoint', { ...subject, administers })
    prove(me)
  }
  const person = {
    id: randomUUID(),
    agencyId: agency.id,
    name: input.name,
    email: input.email,
    jobTitle: input.jobTitle ?? null,
    administers,
  }
  await tx.insert(people).values(person)
  return {
    type: 'act.person-added',
    content: { ...told({ person: { ...NOBODY, ...person }, agency }), administers },
    value: { id: person.id },
  }
}

/** A person before anything became of them. */
const NOBODY = {
  passphraseHash: null,
  setUpAt: null,
  setUpBy: null,
  disabledAt: null,
  safeMailAt: null,
  safeMailFrom: null,
  safeMailUntil: null,
}

/** Another e-mail address ends the links that went to the old one, and what was confirmed of it. */
export const editPerson: Administers<typeof PersonEdit._output, ById> = async (tx, me, { id, ...input }) => {
  const found = await subjectOf(tx, id)
  permit(me, 'person-edit', found.subject)
  const { name, email } = input
  const jobTitle = input.jobTitle ?? null
  const { person } = found
  const moved = email.toLowerCase() !== person.email.toLowerCase()
  if (moved) await tx.delete(setupLinks).where(eq(setupLinks.personId, id))
  await tx
    .update(people)
    .set({ name, email, jobTitle, ...(moved ? UNCONFIRMED : {}) })
    .where(eq(people.id, id))
  const changed = [
    ...(name === person.name ? [] : ['name']),
    ...(moved ? ['email'] : []),
    ...(jobTitle === person.jobTitle ? [] : ['jobTitle']),
  ]
  return { type: 'act.person-changed', content: told(found, { changed }), value: { id } }
}

const UNCONFIRMED = { safeMailAt: null, safeMailFrom: null, safeMailUntil: null }

/** They left, or may not come in any more: signed out at once, and their links are over. */
export const disablePerson: Administers<ById, Ended> = async (tx, me, { id }) => {
  const found = await subjectOf(tx, id)
  permit(me, 'person-disable', found.subject)
  if (id === me.person) return stop('not_allowed', refusedAccounts.notYourself)
  if (found.subject.administers === 'deployment') await keepOne(tx, { person: id })
  await tx.delete(setupLinks).where(eq(setupLinks.personId, id))
  await tx
    .update(people)
    .set({ disabledAt: found.person.disabledAt ?? new Date() })
    .where(eq(people.id, id))
  return { type: 'act.person-disabled', content: told(found), value: { ended: [id] } }
}

export const enablePerson: Administers<ById, ById> = async (tx, me, { id }) => {
  const found = await subjectOf(tx, id)
  permit(me, 'person-enable', found.subject)
  await tx.update(people).set({ disabledAt: null }).where(eq(people.id, id))
  return { type: 'act.person-enabled', content: told(found), value: { id } }
}

/** Signed out, so that nothing begun under the old duty goes on under the new one. */
export const appointPerson: Administers<typeof Appointment._output, Ended> = async (tx, me, { id, administers }) => {
  const found = await subjectOf(tx, id)
  permit(me, 'person-appoint', found.subject)
  prove(me)
  const before = found.subject.administers
  if (id === me.person) return stop('not_allowed', refusedAccounts.notYourself)
  if (before === 'deployment') await keepOne(tx, { person: id })
  await tx.update(people).set({ administers }).where(eq(people.id, id))
  return { type: 'act.person-appointed', content: told(found, { before, administers }), value: { ended: [id] } }
}

/** For whoever lost passphrase or second factor: nothing of their sign-in is left, and the account waits to be set up again. What it did stays theirs. */
export const restartPerson: Administers<ById, Ended> = async (tx, me, { id }) => {
  const found = await subjectOf(tx, id)
  permit(me, 'person-again', found.subject)
  prove(me)
  if (id === me.person) return stop('not_allowed', refusedAccounts.notYourself)
  await tx.delete(setupLinks).where(eq(setupLinks.personId, id))
  for (const table of [recoveryCodes, secondFactors, ssoAccounts]) await tx.delete(table).where(eq(table.personId, id))
  await tx.update(people).set({ passphraseHash: null, setUpAt: null, setUpBy: null }).where(eq(people.id, id))
  return { type: 'act.person-restarted', content: told(found), value: { ended: [id] } }
}

/** Ends whatever sign-ins they have, here and now; they can sign in again. For a lost laptop, or a desk left open. */
export const signOutPerson: Administers<ById, Ended> = async (tx, me, { id }) => {
  const found = await subjectOf(tx, id)
  permit(me, 'person-again', found.subject)
  return { type: 'act.person-signed-out', content: told(found), value: { ended: [id] } }
}

/** Family alone: nobody else reads this address, and these are the hours at which a mail can arrive safely; or no longer. */
export const confirmMail: Administers<typeof SafeMail._output, ById> = async (tx, me, { id, safe }) => {
  const found = await subjectOf(tx, id)
  permit(me, 'person-mail', found.subject)
  if (found.subject.agencyType !== 'family') return stop('not_allowed', refusedAccounts.notFamily)
  if (safe && safe.from >= safe.until) return stop('schema', refusedAccounts.notSaid)
  const values = safe
    ? { safeMailAt: new Date(), safeMailFrom: safe.from, safeMailUntil: safe.until }
    : { safeMailAt: null, safeMailFrom: null, safeMailUntil: null }
  await tx.update(people).set(values).where(eq(people.id, id))
  return { type: 'act.person-mail-confirmed', content: told(found, { safe: safe !== null }), value: { id } }
}
