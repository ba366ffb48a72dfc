import { asc, count, eq, gt, sql } from 'drizzle-orm'
import { agencies, people, setupLinks } from '../../drizzle/schema'
import { AGENCY_COLOURS, AGENCY_SHAPES } from '../../lib/meeting/names'
import { type Administered, type AdminVerb, canAdminister } from '../../lib/policy/administer'
import type { AdministrationView, AgencyItem, AgencyView, PersonItem } from '../../lib/protocol/administration'
import type { Session } from '../identity/sessions'
import type { Drizzle } from '../ledger/ledger'
import { administrator, dutyOf, type Me, typeOf } from '../setup/command'

export type AdministrationDeps = { db: Drizzle; mailIsSet: boolean }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const may = (me: Me, verb: AdminVerb, subject: Administered) => canAdminister(me, verb, subject) === null
const subjectOf = (agency: typeof agencies.$inferSelect): Administered => ({
  agency: agency.id,
  agencyType: typeOf(agency.type),
  administers: null,
})

/** Whoever looks after something; null for everybody else. */
async function actor(db: Drizzle, session: Session): Promise<Me | null> {
  const me = await administrator(db, session.person.id)
  return me?.administers ? me : null
}

async function counts(db: Drizzle) {
  const rows = await db
    .select({
      agency: people.agencyId,
      people: count(),
      waiting: sql<number>`count(*) filter (where ${people.setUpAt} is null)`.mapWith(Number),
      administrators: sql<number>`count(*) filter (where ${people.administers} is not null)`.mapWith(Number),
    })
    .from(people)
    .where(sql`${people.disabledAt} is null`)
    .groupBy(people.agencyId)
  return new Map(rows.map(row => [row.agency, row]))
}

const itemOf = (me: Me, row: typeof agencies.$inferSelect, counted: Awaited<ReturnType<typeof counts>>): AgencyItem => {
  const subject = subjectOf(row)
  const { people = 0, waiting = 0, administrators = 0 } = counted.get(row.id) ?? {}
  return {
    id: row.id,
    name: row.name,
    shortName: row.shortName,
    code: row.code,
    type: typeOf(row.type),
    shape: AGENCY_SHAPES.find(shape => shape === row.shape) ?? 'octagon',
    colour: AGENCY_COLOURS.find(colour => colour === row.colour) ?? 'pr',
    disabled: row.disabledAt !== null,
    people,
    waiting,
    administrators,
    mayEdit: may(me, 'agency-edit', subject),
    mayOpen: may(me, 'people', subject),
  }
}

/** The agencies this person looks after, those in use first; null for whoever looks after none. */
export async function readAdministration(
  { db, mailIsSet }: AdministrationDeps,
  session: Session,
): Promise<AdministrationView | null> {
  const me = await actor(db, session)
  if (!me) return null
  const rows = await db.select().from(agencies).orderBy(asc(agencies.name))
  const counted = await counts(db)
  const items = rows.map(row => itemOf(me, row, counted)).filter(item => item.mayOpen || item.mayEdit)
  const mayAdd = may(me, 'agency-add', { agency: '', agencyType: 'other', administers: null })
  return { agencies: items.sort((a, b) => Number(a.disabled) - Number(b.disabled)), mayAdd, mailIsSet }
}

/** One agency and its people; null where there is none that this person may see. */
export async function readAgency(
  { db, mailIsSet }: AdministrationDeps,
  session: Session,
  id: string,
): Promise<AgencyView | null> {
  const me = UUID.test(id) ? await actor(db, session) : null
  const [row] = me ? await db.select().from(agencies).where(eq(agencies.id, id)) : []
  if (!me || !row) return null
  const subject = subjectOf(row)
  const agency = itemOf(me, row, await counts(db))
  if (!agency.mayOpen && !agency.mayEdit) return null
  const all = !agency.mayOpen
    ? []
    : await db
        .select({ person: people, link: setupLinks })
        .from(people)
        .leftJoin(setupLinks, sql`${setupLinks.personId} = ${people.id} and ${gt(setupLinks.expiresAt, new Date())}`)
        .where(eq(people.agencyId, id))
        .orderBy(asc(people.name), asc(people.id))
  return {
    agency,
    people: all.map(({ person, link }) => personOf(me, subject, person, link)),
    mayAdd: may(me, 'person-add', subject),
    mayAppoint: may(me, 'person-appoint', { ...subject, administers: 'agency' }),
    mailIsSet,
  }
}

function personOf(
  me: Me,
  agency: Administered,
  person: typeof people.$inferSelect,
  link: typeof setupLinks.$inferSelect | null,
): PersonItem {
  const subject = { ...agency, administers: dutyOf(person.administers) }
  const ask = (verb: AdminVerb) => may(me, verb, subject)
  const mine = person.id === me.person
  const disabled = person.disabledAt !== null
  const { safeMailFrom: from, safeMailUntil: until } = person
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    jobTitle: person.jobTitle,
    administers: subject.administers,
    state: disabled ? 'disabled' : person.setUpAt ? 'ready' : 'waiting',
    link: link && {
      made: link.createdAt.toISOString(),
      until: link.expiresAt.toISOString(),
      mailed: link.mailedAt !== null,
    },
    safeMail: person.safeMailAt && from !== null && until !== null ? { from, until } : null,
    may: {
      edit: ask('person-edit'),
      disable: !mine && !disabled && ask('person-disable'),
      enable: disabled && ask('person-enable'),
      invite: !disabled && !person.setUpAt && ask('person-invite'),
      again: !mine && !disabled && person.setUpAt !== null && ask('person-again'),
      appoint: !mine && !disabled && ask('person-appoint'),
      mail: agency.agencyType === 'family' && ask('person-mail'),
    },
  }
}
