import { randomUUID } from 'node:crypto'
import { agencies, people } from '../../drizzle/schema'
import type { Drizzle } from '../ledger/ledger'
import { RING } from '../rooms/testing'
import type { AccessEntry, AccessLog } from './log'
import { hashPassphrase } from './passphrase'
import { createProof } from './proof'
import { createSecondFactors } from './second-factor'
import type { Db, Sessions } from './sessions'
import { createSignIn, type FactorRule } from './sign-in'
import { createThrottle } from './throttle'

export { RING }

export const PASSPHRASE = 'a passphrase for tests'

/** Keeps what was logged in memory, and can be told to be away. `db`: where what goes with a line is done. */
export const recordingLog = (db?: Drizzle) => {
  const entries: AccessEntry[] = []
  const state = { away: false }
  const log: AccessLog = async (entry, within) => {
    if (state.away) throw new Error('the access log is away')
    if (within) await db?.transaction(within)
    entries.push(entry)
  }
  return { entries, log, state }
}

/** The sign-in of a deployment; the demo's rule unless another is given. */
export const signInFor = (deps: {
  db: Drizzle
  sessions: Sessions
  log: AccessLog
  factorRule?: FactorRule
  now?: () => number
}) => {
  const { db, sessions, log, factorRule = 'offered' } = deps
  const factors = createSecondFactors(db, RING, deps.now)
  const prove = createProof({ db, throttle: createThrottle(), factors })
  return { factors, prove, signIn: createSignIn({ prove, sessions, log, factorRule }) }
}

let hashed: Promise<string> | undefined

/** A person with an agency of their own, who signs in with `PASSPHRASE`. */
export const newPerson = async (db: Db, over: Partial<typeof people.$inferInsert> = {}) => {
  hashed ??= hashPassphrase(PASSPHRASE)
  const agencyId = randomUUID()
  const agency = {
    id: agencyId,
    name: `Agency ${agencyId}`,
    shortName: 'A',
    code: agencyId,
    type: 'other',
    shape: 'circle',
    colour: 'x',
  }
  await db.insert(agencies).values(agency)
  const id = randomUUID()
  const person = {
    id,
    agencyId,
    name: 'Ida Example',
    email: `Ida.${id}@agency.invalid`,
    passphraseHash: await hashed,
    ...over,
  }
  await db.insert(people).values(person)
  return { ...person, agency: agency.name }
}
