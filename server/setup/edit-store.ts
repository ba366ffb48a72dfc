import { randomUUID } from 'node:crypto'
import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { audiences, meetings, members } from '../../drizzle/schema'
import type { Transaction } from '../ledger/ledger'
import { seal } from '../ledger/seal'
import type { Change, PlaceEdit } from './edit-places'

/** Stores a change of a meeting's set-up, in the transaction that enters it. */
export async function storeChange(tx: Transaction, key: Uint8Array, id: string, change: Change): Promise<void> {
  const { setup, startsAt, endsAt, accessDays, accessUntil } = change.after
  const sealedSetup = seal(key, Buffer.from(JSON.stringify(setup)), `${id}|setup`)
  await tx
    .update(meetings)
    .set({ type: setup.type, startsAt, endsAt, accessDays, sealedSetup })
    .where(eq(meetings.id, id))
  await storeApart(tx, id, change)
  if (change.chair) await giveChairBack(tx, id)
  for (const place of change.places) await storePlace(tx, id, place)
  if (accessUntil)
    await tx
      .update(members)
      .set({ accessUntil })
      .where(and(eq(members.meetingId, id), ne(members.role, 'auditor'), isNull(members.removedAt)))
}

async function storeApart(tx: Transaction, id: string, { apart: { fresh, joined, without } }: Change) {
  const one = (audience: string) => and(eq(audiences.meetingId, id), eq(audiences.id, audience))
  if (without.length > 0) await tx.update(audiences).set({ people: without }).where(one('meeting'))
  for (const { id: audience, people } of joined) await tx.update(audiences).set({ people }).where(one(audience))
  // What stands there already opens to them by being let in, and the log says how much.
  const came = joined.flatMap(session => session.came)
  if (came.length > 0)
    await tx
      .update(members)
      .set({ admittedAt: null })
      .where(and(eq(members.meetingId, id), inArray(members.personId, came)))
  if (fresh.length > 0)
    await tx.insert(audiences).values(fresh.map(people => ({ meetingId: id, id: randomUUID(), kind: 'own', people })))
}

/** The form names who chairs: everyone has again the role they were given. */
const giveChairBack = (tx: Transaction, id: string) =>
  tx
    .update(members)
    .set({ role: sql`${members.seat}`, seat: null })
    .where(and(eq(members.meetingId, id), isNotNull(members.seat)))

async function storePlace(tx: Transaction, id: string, place: PlaceEdit) {
  const { person, agencyId, role, admitted, early, expected, deputy, accessUntil, become, atOnce } = place
  const theirs = and(eq(members.meetingId, id), eq(members.personId, person))
  const given = { role, seat: null, expected: expected ?? 'room', deputyId: deputy ?? null }
  if (become === 'removed') {
    await tx.update(members).set({ removedAt: sql`now()` }).where(theirs)
    return
  }
  if (become === 'changed') {
    // Whoever keeps their role keeps also what a hand-over made of it.
    const [row] = await tx.select().from(members).where(theirs)
    const kept = (row?.seat ?? row?.role) === role
    const { role: _role, seat: _seat, ...rest } = given
    const moved = {
      ...given,
      early: !atOnce && row?.early,
      ...(admitted ? { admittedAt: sql`coalesce(${members.admittedAt}, now())` } : {}),
    }
    await tx
      .update(members)
      .set({ ...(kept ? rest : moved), ...(role === 'auditor' ? { accessUntil } : {}) })
      .where(theirs)
    return
  }
  const fresh = {
    ...given,
    early: early ?? false,
    admittedAt: admitted ? sql`now()` : null,
    accessUntil: accessUntil ?? null,
  }
  await tx
    .insert(members)
    .values({ meetingId: id, personId: person, agencyId, ...fresh })
    .onConflictDoUpdate({
      target: [members.meetingId, members.personId],
      set: { ...fresh, agencyId, invitedAt: sql`now()`, removedAt: null, mailedAt: null, aside: null },
    })
}
