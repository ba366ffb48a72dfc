import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { agencies, people } from '../../drizzle/schema'
import type { AgencyType } from '../../lib/meeting/names'
import { fullDraft } from '../../lib/meeting/setup/testing'
import type { TestDatabase } from '../db/testing'
import type { Session } from '../identity/sessions'
import { createAccessLog, openAccessLog } from '../ledger/access'
import { openSigner } from '../ledger/keys'
import { ACCESS_LOG, Ledger } from '../ledger/ledger'
import { CheckpointSigner } from '../ledger/signer'
import { createLogRefused } from '../read/refused'
import { RING } from '../rooms/testing'
import type { DraftDeps } from './drafts'
import { createSetUp } from './service'

/** A store with the people of a few agencies, who set meetings up in it. */
export async function organisers(database: TestDatabase) {
  const { drizzle: db } = database
  const ledger = new Ledger(db, RING, new CheckpointSigner(await openSigner(db, RING, 'test.invalid')), 'test.invalid')
  await createAccessLog(db, ledger, RING)
  const access = openAccessLog(ledger)
  const deps: DraftDeps = { db, ledger, access, logRefused: createLogRefused(db, access), ring: RING }

  const agency = async (type: AgencyType) => {
    const id = randomUUID()
    const code = randomBytes(4).toString('hex')
    const look = { shortName: type, shape: 'circle', colour: 'sc' }
    await db.insert(agencies).values({ id, name: `${type} ${code}`, code, type, ...look })
    const person = async (name: string, more: Partial<typeof people.$inferInsert> = {}): Promise<Session> => {
      const one = { id: randomUUID(), agencyId: id, name, email: `${randomBytes(6).toString('hex')}@test.invalid` }
      await db.insert(people).values({ ...one, setUpAt: new Date(), ...more })
      return { id: 'session', person: { ...one, agency: `${type} ${code}`, administers: null } }
    }
    return { id, person }
  }
  const unit = await agency('safeguarding_unit')
  const [police, care, family] = await Promise.all([agency('police'), agency('social_care'), agency('family')])
  const cast = {
    chair: await unit.person('Cara Chair'),
    minutes: await unit.person('Milo Minutes'),
    police: await police.person('Pia Police'),
    care: await care.person('Sol Care'),
    mother: await family.person('Leah Test'),
  }
  const seat = ({ person }: Session) => ({ person: person.id, agency: person.agencyId })
  return {
    ...deps,
    deps,
    ...cast,
    unit,
    agency,
    seat,
    setUp: createSetUp({ ...deps, rooms: { open: async () => null } }),
    /** A complete form: the chair and a police officer are invited. */
    full: () => {
      const draft = fullDraft(seat(cast.chair))
      const [first] = draft.attendees
      const officer = { ...first!, ...seat(cast.police), role: 'practitioner', expected: 'video' } as const
      return { ...draft, date: '2030-12-03', attendees: [first!, officer] }
    },
    /** What the access log says, oldest first. */
    logged: async () =>
      (await ledger.read(ACCESS_LOG)).entries.flatMap(({ fields }) =>
        fields ? [{ type: fields.type, by: fields.actor?.name, ...fields.content }] : [],
      ),
    /** Every row of every table, as text. */
    dump: async () => {
      const tables = await db.execute<{ name: string }>(
        sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
      )
      const all = await Promise.all(
        tables.rows.map(({ name }) => db.execute<{ line: string }>(sql.raw(`select t::text as line from ${name} t`))),
      )
      return all.flatMap(({ rows }) => rows.map(row => row.line)).join('\n')
    },
  }
}
