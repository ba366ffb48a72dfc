import { randomUUID } from 'node:crypto'
import { agencies, people } from '../../drizzle/schema'
import type { AccessEntry, AccessLog } from './log'
import { hashPassphrase } from './passphrase'
import type { Db } from './sessions'

export const PASSPHRASE = 'a passphrase for tests'

/** Keeps what was logged in memory, and can be told to be away. */
export const recordingLog = () => {
  const entries: AccessEntry[] = []
  const state = { away: false }
  const log: AccessLog = async entry => {
    if (state.away) throw new Error('the access log is away')
    entries.push(entry)
  }
  return { entries, log, state }
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
