import { randomUUID } from 'node:crypto'
import { and, eq, isNull, ne } from 'drizzle-orm'
import { agencies, people } from '../../drizzle/schema'
import type { AgencyEdit, AgencyInput } from '../../lib/protocol/administer'
import { refusedAccounts } from '../../lib/text/refused-accounts'
import type { Transaction } from '../ledger/ledger'
import { type Administers, agencyOf, permit, stop } from './command'

type Edited = typeof AgencyEdit._output

/** What stands in the log of an agency: what people say of it, and nothing of its people. */
const told = ({ id, name, code, type }: { id: string; name: string; code: string; type: string }) => ({
  agency: id,
  name,
  code,
  type,
})

export const addAgency: Administers<AgencyInput, { id: string }> = async (tx, me, input) => {
  permit(me, 'agency-add', { agency: '', agencyType: input.type, administers: null })
  const id = randomUUID()
  await tx.insert(agencies).values({ id, ...input })
  return { type: 'act.agency-added', content: told({ id, ...input }), value: { id } }
}

/** What an agency is decides who may look after its people, so a family stays one, and nothing else becomes one. */
export const editAgency: Administers<Edited, { id: string }> = async (tx, me, { id, ...input }) => {
  const { agency, subject } = await agencyOf(tx, id)
  permit(me, 'agency-edit', subject)
  if ((agency.type === 'family') !== (input.type === 'family')) return stop('not_allowed', refusedAccounts.familyStays)
  await tx.update(agencies).set(input).where(eq(agencies.id, id))
  return { type: 'act.agency-changed', content: told({ id, ...input }), value: { id } }
}

/** From then on nobody of it signs in; who is signed in is signed out. */
export const disableAgency: Administers<{ id: string }, { ended: string[] }> = async (tx, me, { id }) => {
  const { agency, subject } = await agencyOf(tx, id)
  permit(me, 'agency-disable', subject)
  if (me.agency === id) return stop('not_allowed', refusedAccounts.notYourself)
  await keepOne(tx, { agency: id })
  await tx
    .update(agencies)
    .set({ disabledAt: agency.disabledAt ?? new Date() })
    .where(eq(agencies.id, id))
  const ended = await tx.select({ id: people.id }).from(people).where(eq(people.agencyId, id))
  return { type: 'act.agency-disabled', content: told(agency), value: { ended: ended.map(person => person.id) } }
}

export const enableAgency: Administers<{ id: string }, { id: string }> = async (tx, me, { id }) => {
  const { agency, subject } = await agencyOf(tx, id)
  permit(me, 'agency-enable', subject)
  await tx.update(agencies).set({ disabledAt: null }).where(eq(agencies.id, id))
  return { type: 'act.agency-enabled', content: told(agency), value: { id } }
}

/** Stops where nobody would be left to look after the installation. */
export async function keepOne(tx: Transaction, without: { agency?: string; person?: string }) {
  const left = await tx
    .select({ id: people.id })
    .from(people)
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .where(
      and(
        eq(people.administers, 'deployment'),
        isNull(people.disabledAt),
        isNull(agencies.disabledAt),
        without.person ? ne(people.id, without.person) : undefined,
        without.agency ? ne(people.agencyId, without.agency) : undefined,
      ),
    )
    .limit(1)
  if (left.length === 0) stop('not_allowed', refusedAccounts.lastAdministrator)
}
