import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { audiences, meetings, members } from '../../drizzle/schema'
import type { Role } from '../../lib/meeting/names'
import { FIXED_AUDIENCES } from '../../lib/meeting/names'
import type { Setup } from '../../lib/meeting/setup'
import type { Expected } from '../../lib/meeting/setup/draft'
import { openingEntry } from '../ledger/access'
import { createLogKey } from '../ledger/keys'
import { ACCESS_LOG, type Append, type InTransaction, type Ledger, type Transaction } from '../ledger/ledger'
import { type KeyRing, seal } from '../ledger/seal'

/** Someone given a place in a new meeting: invited, and admitted already where `admitted` says so. `deputy` is another's person. */
export type Place = {
  person: string
  name: string
  agencyId: string
  agency: string
  role: Role
  admitted: boolean
  /** Let in to prepare, and only until the meeting begins. */
  early?: boolean
  expected?: Expected
  deputy?: string | null
  /** When their access ends; not at all where nothing is said. */
  accessUntil?: Date | null
}

export type NewMeeting = {
  id: string
  setup: Setup
  startsAt: Date
  endsAt: Date
  /** The agency whose people set it up, and the days for which access goes on after its close. */
  organisedBy?: string
  accessDays?: number
  places: Place[]
  by: { person: string; name: string; agency: string }
  /** Who is kept apart from somebody: each with whoever comes with them, by person. They never share an audience. */
  apart?: readonly (readonly string[])[]
  /** Its key was made with its draft, which `take` removes in the same transaction. */
  draft?: { take: InTransaction }
}

/**
 * Sets a meeting up and opens it for contributions: rows, keys, the first entry of its ledger and its line in the access log, in
 * one transaction. The entry names who was given which role and who was admitted; what identifies the family is sealed in both.
 * What guards people from one another is in the meeting's row alone: of it the entry says how much there is.
 */
export async function createMeeting(ledger: Ledger, ring: KeyRing, meeting: NewMeeting): Promise<void> {
  const { id, setup, startsAt, endsAt, organisedBy, accessDays, places, by, draft, apart } = meeting
  const { guarded, ...open } = setup
  const entry = {
    once: `create|${id}`,
    type: 'act.create',
    actor: { person: by.person, name: by.name },
    agency: by.agency,
    role: null,
    audience: null,
    recipients: null,
    content: {
      setup: JSON.parse(JSON.stringify(open)),
      places: places.map(({ person, name, agency, role, admitted }) => ({ person, name, agency, role, admitted })),
      ...(guarded ? { guarded: { terms: guarded.terms.length, apart: guarded.apart.length } } : {}),
    },
  }
  const access: Append = { log: ACCESS_LOG, drafts: ([done]) => (done ? [openingEntry(id, by, done)] : []) }
  await ledger.append([{ log: id, drafts: [entry] }, access], undefined, async tx => {
    await draft?.take(tx, [])
    const key = draft ? await ledger.key(id) : await createLogKey(tx, ring, id)
    await ledger.create(tx, id)
    const sealedSetup = seal(key, Buffer.from(JSON.stringify(setup)), `${id}|setup`)
    const row = { id, type: setup.type, startsAt, endsAt, status: 'open', sealedSetup, organisedBy, accessDays }
    await tx.insert(meetings).values(row)
    await tx
      .insert(audiences)
      .values(FIXED_AUDIENCES.map(audience => ({ meetingId: id, id: audience, kind: audience })))
    if (apart?.length) await keepApart(tx, id, apart)
    const now = new Date()
    await tx.insert(members).values(
      places.map(({ person, agencyId, role, admitted, early, expected, deputy, accessUntil }) => ({
        meetingId: id,
        personId: person,
        agencyId,
        role,
        expected,
        deputyId: deputy,
        admittedAt: admitted ? now : null,
        early,
        accessUntil,
      })),
    )
  })
}

/** A session of their own for each of them; none of them is in the one that everybody shares. */
async function keepApart(tx: Transaction, meetingId: string, apart: readonly (readonly string[])[]) {
  const kept = and(eq(audiences.meetingId, meetingId), eq(audiences.id, 'meeting'))
  await tx.update(audiences).set({ people: apart.flat() }).where(kept)
  await tx
    .insert(audiences)
    .values(apart.map(people => ({ meetingId, id: randomUUID(), kind: 'own', people: [...people] })))
}
