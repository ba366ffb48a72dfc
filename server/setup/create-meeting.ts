import { audiences, meetings, members } from '../../drizzle/schema'
import type { Role } from '../../lib/meeting/names'
import { FIXED_AUDIENCES } from '../../lib/meeting/names'
import type { Setup } from '../../lib/meeting/setup'
import { createLogKey } from '../ledger/keys'
import type { Ledger } from '../ledger/ledger'
import { type KeyRing, seal } from '../ledger/seal'

/** Someone given a place in a new meeting. `agency` is the agency's id. */
export type Place = { person: string; name: string; agencyId: string; agency: string; role: Role; admitted: boolean }

export type NewMeeting = {
  id: string
  setup: Setup
  startsAt: Date
  endsAt: Date
  places: Place[]
  by: { person: string; name: string; agency: string }
}

/**
 * Sets a meeting up and opens it for contributions: rows, keys and the first entry of its ledger in one transaction.
 * The entry names who was given which role and who was admitted; what identifies the family is sealed in both.
 */
export async function createMeeting(ledger: Ledger, ring: KeyRing, meeting: NewMeeting): Promise<void> {
  const { id, setup, startsAt, endsAt, places, by } = meeting
  const entry = {
    once: `create|${id}`,
    type: 'act.create',
    actor: { person: by.person, name: by.name },
    agency: by.agency,
    role: null,
    audience: null,
    recipients: null,
    content: {
      setup: JSON.parse(JSON.stringify(setup)),
      places: places.map(({ person, name, agency, role, admitted }) => ({ person, name, agency, role, admitted })),
    },
  }
  await ledger.append([{ log: id, drafts: [entry] }], undefined, async tx => {
    const key = await createLogKey(tx, ring, id)
    await ledger.create(tx, id)
    const sealedSetup = seal(key, Buffer.from(JSON.stringify(setup)), `${id}|setup`)
    await tx.insert(meetings).values({ id, type: setup.type, startsAt, endsAt, status: 'open', sealedSetup })
    await tx
      .insert(audiences)
      .values(FIXED_AUDIENCES.map(audience => ({ meetingId: id, id: audience, kind: audience })))
    const now = new Date()
    await tx.insert(members).values(
      places.map(({ person, agencyId, role, admitted }) => ({
        meetingId: id,
        personId: person,
        agencyId,
        role,
        admittedAt: admitted ? now : null,
      })),
    )
  })
}
