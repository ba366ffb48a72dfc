import { and, asc, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { agencies, localClocks as clockRows, people } from '../../drizzle/schema'
import { type LocalClocks, localClocks } from '../../lib/meeting/clocks'
import { AGENCY_TYPES, type AgencyType, DUTIES } from '../../lib/meeting/names'
import type { Organiser } from '../../lib/policy/organise'
import type { Directory } from '../../lib/protocol/set-up'
import type { Session } from '../identity/sessions'
import type { Drizzle } from '../ledger/ledger'
import { inOffice, toAgency } from '../rooms/people'

export const typeOf = (text: string): AgencyType => AGENCY_TYPES.find(type => type === text) ?? 'other'

/** Who asks, as the store has them now; null once they, or their agency, are disabled. */
export async function organiserOf(db: Pick<Drizzle, 'select'>, { person }: Session): Promise<Organiser | null> {
  const [row] = await db
    .select({ agency: agencies.id, type: agencies.type, administers: people.administers })
    .from(people)
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .where(and(eq(people.id, person.id), isNull(people.disabledAt), isNull(agencies.disabledAt)))
  if (!row) return null
  const administers = DUTIES.find(duty => duty === row.administers) ?? null
  return { person: person.id, agency: row.agency, agencyType: typeOf(row.type), administers }
}

/** Each authority's clocks. What no longer fits their form counts as nothing said. */
export async function readClocks(db: Pick<Drizzle, 'select'>): Promise<Map<string, LocalClocks>> {
  const rows = await db.select().from(clockRows)
  return new Map(
    rows.flatMap(({ agencyId, clocks }) => {
      const parsed = localClocks.safeParse(clocks)
      return parsed.success ? [[agencyId, parsed.data] as const] : []
    }),
  )
}

/** Everyone who can be invited, by agency: nobody of a family, nobody disabled, nobody who runs the installation. */
export async function readDirectory(db: Drizzle): Promise<Directory> {
  const rows = await db
    .select({ agency: agencies, id: people.id, name: people.name, jobTitle: people.jobTitle })
    .from(people)
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .where(and(ne(agencies.type, 'family'), ...inOffice()))
    .orderBy(asc(agencies.name), asc(people.name))
  const found = new Map<string, Directory['agencies'][number]>()
  for (const { agency, id, name, jobTitle } of rows) {
    const one = found.get(agency.id) ?? { ...toAgency(agency), id: agency.id, type: typeOf(agency.type), people: [] }
    found.set(agency.id, one)
    one.people.push({ id, name, ...(jobTitle ? { jobTitle } : {}) })
  }
  return { agencies: [...found.values()], clocks: Object.fromEntries(await readClocks(db)) }
}

/** `setUpAt`: null as long as nobody can sign in to it. */
type Account = {
  person: string
  name: string
  email: string
  agencyId: string
  agency: string
  setUpAt: Date | null
}

const accountsWhere = (db: Pick<Drizzle, 'select'>, which: SQL | undefined): Promise<Account[]> =>
  db
    .select({
      person: people.id,
      name: people.name,
      email: people.email,
      agencyId: agencies.id,
      agency: agencies.name,
      setUpAt: people.setUpAt,
    })
    .from(people)
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .where(and(which, ...inOffice()))

/** The accounts of people of agencies, by id: those that may have a place in a meeting. */
export const staffAccounts = async (db: Pick<Drizzle, 'select'>, ids: readonly string[]): Promise<Account[]> =>
  ids.length === 0 ? [] : accountsWhere(db, and(ne(agencies.type, 'family'), inArray(people.id, [...ids])))

/** The accounts of people of families, by the addresses they sign in with. */
export const familyAccounts = async (db: Pick<Drizzle, 'select'>, emails: readonly string[]): Promise<Account[]> =>
  emails.length === 0
    ? []
    : accountsWhere(
        db,
        and(
          eq(agencies.type, 'family'),
          inArray(
            sql`lower(${people.email})`,
            emails.map(email => email.toLowerCase()),
          ),
        ),
      )
