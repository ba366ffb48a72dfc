import { asc, eq } from 'drizzle-orm'
import { audiences, members } from '../../drizzle/schema'
import type { Role } from '../../lib/meeting/names'
import type { SetupDraft } from '../../lib/meeting/setup/draft'
import { changedFields, type Field } from '../../lib/meeting/setup/edit'
import type { Setup } from '../../lib/meeting/setup/index'
import { type Around, type Problem, type Ready, readyOf } from '../../lib/meeting/setup/read'
import { isProfessional } from '../../lib/policy/can'
import { setUpAgain as say } from '../../lib/text/set-up-again'
import type { Drizzle } from '../ledger/ledger'
import type { Place } from './create-meeting'
import type { Current } from './form'
import { type Apart, keepThemApart } from './sessions'
import { AT_ONCE, apartOf, guestsOf, placesOf } from './set-up'

/** What becomes of somebody's place. `changed`: their role, how they come, their deputy or when their access ends. */
export type PlaceEdit = Omit<Place, 'role'> & {
  role: string
  become: 'invited' | 'changed' | 'removed'
  atOnce: boolean
}

/** Everything a change of the set-up does to the store. */
export type Change = {
  fields: Field[]
  after: { setup: Setup; startsAt: Date; endsAt: Date; accessDays: number | null; accessUntil: Date | null }
  places: PlaceEdit[]
  /** Somebody else is to chair: whoever has the chair by a hand-over gives it back. */
  chair: boolean
  apart: Apart
}

type With = { draft: SetupDraft; around: Around; now: Date }
type Deps = { db: Pick<Drizzle, 'select'> }

/** What a form that is right in itself changes; or what of it the store does not take, field by field. */
export async function changeOf(
  deps: Deps,
  current: Current,
  ready: Ready,
  { draft, around, now }: With,
): Promise<Change | { problems: Problem[] }> {
  const found = await placesOf(deps, ready)
  if (!found.ok) return { problems: found.problems }
  const accounts = new Map(ready.coming.map((one, i) => [one.of, found.family[i]?.person]))
  const until = endOf(draft, ready, now)
  const places = [...found.invited, ...found.family].map(place => ({
    ...place,
    accessUntil: place.role === 'auditor' ? place.accessUntil : until,
  }))
  const rows = await deps.db.select().from(members).where(eq(members.meetingId, current.row.id))
  const at = [...ready.invited, ...ready.coming].map(one => one.at)
  const others = places.flatMap((place, i) => {
    const known = rows.find(row => row.personId === place.person)
    const kind = known && kindOf(known.seat ?? known.role)
    return known && kind !== kindOf(place.role) ? [{ at: at[i] ?? 'attendees', sentence: say.otherPlace }] : []
  })
  if (others.length > 0) return { problems: others }
  const people = ready.setup.people.map(one => ({ ...one, account: one.id && accounts.get(one.id) }))
  const apart = await sessionsOf(deps, current, { ...ready.setup, people }, accounts, found.invited)
  if (typeof apart === 'string')
    return {
      problems: [
        { at: apart === 'list' ? 'apart' : 'people', sentence: apart === 'list' ? say.onOneList : say.sharesOther },
      ],
    }
  const { begun } = current.form
  const before = readyOf(current.form.draft, around)
  const fields = changedFields(current.form.draft, draft)
  const ends = fields.some(field => field === 'accessDays' || field === 'to' || field === 'date')
  const edits = editsOf(current, rows, places, {
    begun,
    moved: person => untilOf(before, person) !== untilOf(ready, person),
  })
  const chairs = (list: Ready | null) => list?.invited.find(one => one.role === 'chair')?.person
  return {
    fields,
    after: {
      setup: mended(current.setup, before?.setup, { ...ready.setup, people }),
      startsAt: new Date(ready.startsAt),
      endsAt: new Date(ready.endsAt),
      accessDays: draft.accessDays ? ready.accessDays : null,
      accessUntil: ends && until ? until : null,
    },
    places: edits,
    chair: chairs(before) !== chairs(ready),
    apart,
  }
}

/** Nobody's place becomes one of another kind: what they could read by the old one would stay with them. */
const kindOf = (role: string): string =>
  role === 'guest' || role === 'auditor' ? role : isProfessional({ role: role as Role }) ? 'professional' : 'family'

/** When access ends: so many days after the meeting, or after now where it is held later than it was planned; not at all where nothing is said. */
const endOf = ({ accessDays }: SetupDraft, ready: Ready, now: Date): Date | undefined =>
  accessDays
    ? new Date(Math.max(Date.parse(ready.accessUntil), now.getTime() + ready.accessDays * 86_400_000))
    : undefined

/** The day on which an auditor's reading was said to end. */
const untilOf = (ready: Ready | null, person: string) => ready?.invited.find(one => one.person === person)?.until

type Row = typeof members.$inferSelect

function editsOf(
  { seats, form }: Current,
  rows: readonly Row[],
  places: readonly Place[],
  { begun, moved }: { begun: boolean; moved(person: string): boolean },
): PlaceEdit[] {
  const now = places.flatMap((place): PlaceEdit[] => {
    const atOnce = AT_ONCE.includes(place.role)
    const row = rows.find(one => one.personId === place.person && one.removedAt === null)
    if (!row) {
      // Once it has begun everybody waits at the door, but for a review, which has no board.
      const admitted = begun ? place.role === 'auditor' : place.admitted
      return [{ ...place, admitted, early: admitted && !atOnce, become: 'invited', atOnce }]
    }
    const same =
      (row.seat ?? row.role) === place.role &&
      row.expected === place.expected &&
      row.deputyId === (place.deputy ?? null)
    return same && !moved(place.person) ? [] : [{ ...place, become: 'changed', atOnce }]
  })
  const stay = new Set(places.map(({ person }) => person))
  // Whoever the form never named keeps the place they have.
  const named = new Set([
    ...form.draft.attendees.map(({ person }) => person),
    ...form.draft.people.flatMap(({ seat, email }) => (seat ? [email] : [])),
  ])
  const gone = seats.filter(one => (named.has(one.person) || named.has(one.email)) && !stay.has(one.person))
  return [
    ...now,
    ...gone.map(
      ({ person, name, agency, agencyName, role }): PlaceEdit => ({
        person,
        name,
        agencyId: agency,
        agency: agencyName,
        role,
        admitted: false,
        become: 'removed',
        atOnce: false,
      }),
    ),
  ]
}

async function sessionsOf(
  { db }: Deps,
  { row }: Current,
  setup: Setup,
  accounts: ReadonlyMap<string, string | undefined>,
  invited: readonly Place[],
): Promise<Apart | 'shared' | 'list'> {
  const all = await db.select().from(audiences).where(eq(audiences.meetingId, row.id)).orderBy(asc(audiences.id))
  const of = (kind: string) => all.filter(one => one.kind === kind)
  return keepThemApart(
    {
      own: of('own').map(({ id, people }) => ({ id, people: people ?? [] })),
      without: of('meeting').flatMap(({ people }) => people ?? []),
      lists: of('named').map(({ people }) => people ?? []),
    },
    [...apartOf(setup.people, setup.guarded?.apart ?? [], accounts), ...guestsOf(invited)],
  )
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What was set up, with what the form changed in it: nothing else of it is touched, whoever brought it in. */
function mended(known: Setup, before: Setup | undefined, after: Setup): Setup {
  const keys = (Object.keys(after) as (keyof Setup)[]).filter(key => key !== 'guarded' && key !== 'people')
  const changed = keys.filter(key => !same(before?.[key], after[key]))
  const people = same(plain(before?.people ?? []), plain(after.people)) && same(accountsIn(known), accountsIn(after))
  return {
    ...known,
    ...Object.fromEntries(changed.map(key => [key, after[key]])),
    people: people ? known.people : after.people,
    guarded: guardedNow(known, before, after),
  }
}
const plain = (people: Setup['people']) => people.map(({ account: _account, ...one }) => one)
const accountsIn = ({ people }: Setup) => people.map(one => one.account ?? null)

/** A meeting in which everyone goes by their own name keeps to that until somebody gives another. */
function guardedNow(known: Setup, before: Setup | undefined, after: Setup): Setup['guarded'] {
  const [was, is] = [before?.guarded, after.guarded]
  if (!is || same(was, is)) return known.guarded
  const named = [...Object.values(is.faces?.agencies ?? {}), ...Object.values(is.faces?.people ?? {})]
  const faces = known.guarded?.faces || named.some(one => one.shownAs) ? is.faces : undefined
  return { terms: is.terms, apart: is.apart, ...(faces ? { faces } : {}) }
}
