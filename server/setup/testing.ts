import { randomUUID } from 'node:crypto'
import { agencies, people } from '../../drizzle/schema'
import type { AgencyType, Duty } from '../../lib/meeting/names'
import type { TestDatabase } from '../db/testing'
import { createSessions, type Session } from '../identity/sessions'
import { createAccessLog, openAccessLog } from '../ledger/access'
import { ACCESS_LOG } from '../ledger/ledger'
import { openLedger } from '../ledger/testing'
import type { Mail } from '../mail'
import { RING } from '../rooms/testing'
import type { SetupDeps } from './command'
import { administer } from './commands'

/** Somebody as they are when signed in. */
export const signedIn = (who: Omit<Session['person'], 'agency' | 'administers'>): Session => ({
  id: 'session',
  person: { ...who, agency: 'An agency', administers: null },
  provenAt: new Date(),
})

/** Everything administration needs, on a real database, and the people to try it with. */
export async function office(database: TestDatabase, mail: Mail | null = null) {
  const db = database.drizzle
  const ledger = await openLedger(db)
  await createAccessLog(db, ledger, RING)
  const sessions = createSessions(db, openAccessLog(ledger))
  const clock = { now: new Date('2026-11-23T10:00:00Z') }
  const deps: SetupDeps = {
    db,
    ledger,
    sessions,
    stepUp: ({ provenAt }) => (provenAt ? null : { code: 'step-up', ids: [], reason: 'Prove it.' }),
    mail,
    appUrl: 'https://roundtable.example',
    now: () => clock.now,
  }

  const agency = async (type: AgencyType = 'police') => {
    const id = randomUUID()
    const row = { id, name: `Agency ${id}`, shortName: 'A', code: id, type, shape: 'circle', colour: 'sc' }
    await db.insert(agencies).values(row)
    return { id, name: row.name }
  }
  /** Somebody of an agency, set up and without a passphrase of their own. */
  const person = async (agencyId: string, administers: Duty | null = null, setUp = true) => {
    const id = randomUUID()
    const row = { id, agencyId, name: `Person ${id.slice(0, 4)}`, email: `${id}@agency.invalid` }
    await db.insert(people).values({ ...row, administers, setUpAt: setUp ? new Date() : null })
    return row
  }
  const as = (who: Awaited<ReturnType<typeof person>>, command: string, input: unknown) =>
    administer(deps, signedIn(who), command, input)
  /** What the access log says, oldest first. */
  const logged = async () => (await ledger.read(ACCESS_LOG)).entries.flatMap(({ fields }) => fields ?? [])
  return { db, ledger, deps, sessions, clock, agency, person, as, logged }
}
