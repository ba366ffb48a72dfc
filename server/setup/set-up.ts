import type { Role } from '../../lib/meeting/names'
import type { Guarded, Setup } from '../../lib/meeting/setup'
import {
  type Around,
  type Coming,
  type Invited,
  type Problem,
  type Ready,
  readSetup,
} from '../../lib/meeting/setup/read'
import { isFamily, POLICY } from '../../lib/policy/can'
import type { DoneSetUp, OvertakenSetUp } from '../../lib/protocol/set-up'
import { londonDate } from '../../lib/text/dates'
import { setupProblems } from '../../lib/text/setup'
import type { Session } from '../identity/sessions'
import type { Drizzle } from '../ledger/ledger'
import { createMeeting, type Place } from './create-meeting'
import { type DraftDeps, DraftGone, readDraft, takeDraft } from './drafts'
import { familyAccounts, readClocks, staffAccounts } from './organiser'

/** What forms are read against, today. */
export async function around({ db }: Pick<DraftDeps, 'db'>, now: Date): Promise<Around> {
  return { today: londonDate(now.toISOString()), clocks: await readClocks(db) }
}

/** Roles that are in from the first: whoever lets others in, and whoever has no board. */
export const AT_ONCE: readonly Role[] = [...POLICY.admit.roles, 'auditor']

type Answer = DoneSetUp | OvertakenSetUp

/**
 * Makes the meeting of a draft, as it was saved last: the draft becomes the meeting in one transaction, under its own id and key.
 * What is not right yet comes back field by field and nothing changes; null where there is no such draft for this person.
 */
export async function setUp(
  deps: DraftDeps,
  session: Session,
  id: string,
  version: number,
  now: Date = new Date(),
): Promise<Answer | null> {
  const found = await readDraft(deps, session, id)
  if (!found) return null
  if (found.version !== version) return { ok: false, code: 'superseded', theirs: found }
  const read = readSetup(found.draft, await around(deps, now))
  if (!read.ok) return { ok: false, code: 'schema', problems: read.problems }
  const places = await placesOf(deps, read.ready)
  if (!places.ok) return { ok: false, code: 'schema', problems: places.problems }
  const { setup, startsAt, endsAt, accessDays } = read.ready
  const accounts = new Map(read.ready.coming.map((one, i) => [one.of, places.family[i]?.person]))
  const { person } = session
  try {
    await createMeeting(deps.ledger, deps.ring, {
      id,
      setup: { ...setup, people: setup.people.map(one => ({ ...one, account: one.id && accounts.get(one.id) })) },
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      organisedBy: session.person.agencyId,
      accessDays,
      places: [...places.invited, ...places.family],
      by: { person: person.id, name: person.name, agency: person.agency },
      apart: [...apartOf(setup.people, setup.guarded?.apart ?? [], accounts), ...guestsOf(places.invited)],
      draft: { take: tx => takeDraft(tx, id, version) },
    })
  } catch (error) {
    if (!(error instanceof DraftGone)) throw error
    const theirs = await readDraft(deps, session, id)
    return theirs && { ok: false, code: 'superseded', theirs }
  }
  return { ok: true, meeting: id }
}

export type Places = { ok: true; invited: Place[]; family: Place[] } | { ok: false; problems: Problem[] }

/** Everyone's place, with the accounts they have now. */
export async function placesOf(
  { db }: { db: Pick<Drizzle, 'select'> },
  { invited, coming, accessUntil }: Ready,
): Promise<Places> {
  const [staff, family] = await Promise.all([
    staffAccounts(
      db,
      invited.map(one => one.person),
    ),
    familyAccounts(
      db,
      coming.map(one => one.email),
    ),
  ])
  const byId = new Map(staff.map(account => [account.person, account]))
  const byEmail = new Map(family.map(account => [account.email.toLowerCase(), account]))
  const problems: Problem[] = []
  const placed = (one: Invited | Coming): Place[] => {
    const account = 'email' in one ? byEmail.get(one.email.toLowerCase()) : byId.get(one.person)
    if (!account) {
      problems.push({ at: one.at, sentence: 'email' in one ? setupProblems.noAccount : setupProblems.gone })
      return []
    }
    const { person, name, agencyId, agency } = account
    const { role, expected } = one
    // Who sets their account up from an invitation is let in by somebody who knows them.
    const admitted = !isFamily(one) && (account.setUpAt !== null || AT_ONCE.includes(role))
    const deputy = 'deputy' in one ? one.deputy : null
    // Whoever reviews the record is there as long as it is kept, where no day was given.
    const own = 'until' in one && one.until ? new Date(one.until) : null
    const ends = role === 'auditor' ? own : new Date(accessUntil)
    const place = { person, name, agencyId, agency, role, expected, deputy, accessUntil: ends }
    // Who lets others in is in, and so is an auditor, who has no board; everyone else of an agency until it begins.
    const early = !AT_ONCE.includes(role)
    return [admitted ? { ...place, admitted, early } : { ...place, admitted }]
  }
  const places = { invited: invited.flatMap(placed), family: coming.flatMap(placed) }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, ...places }
}

/** Whoever comes for one item reads their own part alone. */
export const guestsOf = (invited: readonly Place[]) =>
  invited.flatMap(one => (one.role === 'guest' ? [[one.person]] : []))

/** Everyone who comes and is kept apart from somebody, even from one who does not come: each with those who come with them. */
export function apartOf(
  people: Setup['people'],
  pairs: Guarded['apart'],
  accounts: ReadonlyMap<string, string | undefined>,
): string[][] {
  const account = (id: string | undefined) => (id && accounts.get(id)) || []
  return [...new Set(pairs.flat())].flatMap(id => {
    const own = account(id)
    const others = people.filter(one => one.comesWith === id).map(one => one.id)
    return own.length ? [[own, ...others.map(account)].flat()] : []
  })
}
