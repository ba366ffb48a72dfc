import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { agencies, meetings, members, people, secondFactors, setupLinks, ssoAccounts } from '../../drizzle/schema'
import { MEETING_TYPES, type MeetingStatus, ROLES } from '../../lib/meeting/names'
import type { Invited } from '../../lib/protocol/administer'
import { ok, type Result, refuse } from '../../lib/protocol/codes'
import type {
  Guest,
  InvitationsItem,
  InvitationsView,
  InvitedAnswer,
  InviteOne,
  SignInState,
} from '../../lib/protocol/invitations'
import { dayLong } from '../../lib/text/dates'
import { mail as words } from '../../lib/text/mail'
import { refusedAccounts } from '../../lib/text/refused-accounts'
import type { Session } from '../identity/sessions'
import type { FactorRule } from '../identity/sign-in'
import { among, inOffice } from '../rooms/people'
import { entered, type SetupDeps } from './command'
import { addressOf, linkMailed, mailTo, renewLink, safeNow } from './links'
import { type OrganisedMeeting, organised } from './organised'

export type InvitationDeps = Pick<SetupDeps, 'db' | 'ledger' | 'mail' | 'appUrl' | 'now'> & { factorRule: FactorRule }

/** Milliseconds between two e-mails to one person about one meeting. */
const BETWEEN_MAILS = 60_000
const AHEAD: MeetingStatus[] = ['open', 'in_progress', 'adjourned']

type Row = {
  member: typeof members.$inferSelect
  person: typeof people.$inferSelect
  agency: string
  family: boolean
  linkUntil: Date | null
  second: boolean
  provider: boolean
  beenIn: boolean
}

const rowsOf = async ({ db }: Pick<InvitationDeps, 'db'>, meeting: string, person?: string): Promise<Row[]> =>
  db
    .select({
      member: members,
      person: people,
      agency: agencies.name,
      family: sql<boolean>`${agencies.type} = 'family'`,
      linkUntil: setupLinks.expiresAt,
      second: sql<boolean>`exists (select 1 from ${secondFactors} where ${secondFactors.personId} = ${people.id} and ${secondFactors.sealed} is not null)`,
      provider: sql<boolean>`exists (select 1 from ${ssoAccounts} where ${ssoAccounts.personId} = ${people.id})`,
      beenIn: sql<boolean>`exists (select 1 from members m where m.person_id = ${people.id} and m.admitted_at is not null)`,
    })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .leftJoin(setupLinks, and(eq(setupLinks.personId, people.id), sql`${setupLinks.expiresAt} > now()`))
    .where(
      and(
        eq(members.meetingId, meeting),
        isNull(members.removedAt),
        sql`${members.role} <> 'auditor'`,
        ...inOffice(),
        ...(person ? [eq(people.id, person)] : []),
      ),
    )
    .orderBy(asc(agencies.name), asc(people.name), asc(people.id))

const signInOf = ({ person, second, provider }: Row, rule: FactorRule): SignInState => {
  if (!person.setUpAt) return 'waiting'
  return second || provider || rule === 'offered' ? 'ready' : 'second-step'
}

/** Whoever was ever let into a meeting, or administers, gets a new way in from their own administrators alone. */
const ownAdministrators = ({ person, beenIn }: Row) => !person.setUpAt && (beenIn || person.administers !== null)

const guestOf = (row: Row, rule: FactorRule, now: Date): Guest => ({
  person: row.person.id,
  name: row.person.name,
  agency: row.agency,
  role: among(ROLES, row.member.role),
  signIn: signInOf(row, rule),
  admitted: row.member.admittedAt !== null,
  mailedAt: row.member.mailedAt?.toISOString() ?? null,
  linkUntil: row.person.setUpAt ? null : (row.linkUntil?.toISOString() ?? null),
  hold: ownAdministrators(row) ? 'administrator' : row.family && !safeNow(row.person, now) ? 'unsafe' : null,
})

/** Who is invited, and who has not set up their sign-in; null where this person sees to no such invitations. */
export async function readInvitations(
  deps: InvitationDeps,
  session: Session,
  id: string,
): Promise<InvitationsView | null> {
  const meeting = await organised(deps.db, session, id)
  if (!meeting) return null
  const now = deps.now?.() ?? new Date()
  const guests = (await rowsOf(deps, id)).map(row => guestOf(row, deps.factorRule, now))
  return { meeting: headOf(meeting), guests, mailIsSet: deps.mail !== null }
}

const headOf = ({ id, type, startsAt }: OrganisedMeeting) => ({
  id,
  type: among(MEETING_TYPES, type),
  startsAt: startsAt.toISOString(),
})

/** The meetings ahead that this person's unit set up, or whose invitations are theirs to see to; the next first. */
export async function listInvitations(deps: InvitationDeps, session: Session): Promise<InvitationsItem[]> {
  const { person } = session
  const ahead = await deps.db
    .select({ id: meetings.id })
    .from(meetings)
    .leftJoin(members, and(eq(members.meetingId, meetings.id), eq(members.personId, person.id)))
    .where(
      and(
        inArray(meetings.status, AHEAD),
        or(eq(meetings.organisedBy, person.agencyId), sql`${members.personId} is not null`),
      ),
    )
    .orderBy(asc(meetings.startsAt))
  const views = await Promise.all(ahead.map(({ id }) => readInvitations(deps, session, id)))
  return views.flatMap(view =>
    view ? [{ ...view.meeting, guests: view.guests.length, waiting: view.guests.filter(notReady).length }] : [],
  )
}
const notReady = ({ signIn }: Guest) => signIn !== 'ready'

/**
 * An invitation for one of the people with a place, to hand over, and by e-mail where that is asked for, set up and safe. For
 * somebody who can sign in it is the meeting's address, which lets nobody in. For somebody whose account waits it is the link
 * with which they set it up, for their address alone: and then they wait at the door until somebody confirms who they are.
 * Null: this person sees to no such invitation.
 */
export async function inviteTo(
  deps: InvitationDeps,
  session: Session,
  id: string,
  { person, mail }: InviteOne,
): Promise<Result<Invited> | null> {
  const meeting = await organised(deps.db, session, id)
  const [row] = meeting ? await rowsOf(deps, id, person) : []
  if (!row) return null
  const now = deps.now?.() ?? new Date()
  if (ownAdministrators(row)) return refuse('not_allowed', refusedAccounts.ownAdministrators)
  const mailedAt = row.member.mailedAt?.getTime() ?? 0
  if (mail && Math.abs(now.getTime() - mailedAt) < BETWEEN_MAILS)
    return refuse('too_fast', refusedAccounts.mailedJustNow)
  const made = await entered(deps.ledger, actor(session), async tx => {
    const account = row.person.setUpAt ? null : await renewLink(tx, person, session.person.id, now)
    return {
      type: 'act.meeting-invitation',
      content: { meeting: id, person, account: !!account, mail },
      value: account,
    }
  })
  if (!made.ok) return made
  const account = made.value
  const to = `/meetings/${id}`
  const link = account ? addressOf(deps.appUrl, account.token, to) : `${deps.appUrl}${to}`
  const until = account?.expiresAt.toISOString() ?? null
  const sent = mail ? await mailTo(deps, row.person, row.family, ...mailOf(link, until), now) : 'not-asked'
  if (sent === 'sent') {
    await deps.db
      .update(members)
      .set({ mailedAt: now })
      .where(and(eq(members.meetingId, id), eq(members.personId, person)))
    if (account) await linkMailed(deps.db, account.token, now)
  }
  return ok({ link, until, mail: sent })
}

const mailOf = (link: string, until: string | null): [subject: string, text: string] => [
  words.meeting.subject,
  until ? words.meeting.newcomer(link, dayLong(until)) : words.meeting.text(link),
]
const actor = ({ person }: Session) => ({ person: person.id, name: person.name, agency: person.agency })

/** Invitations to meetings, for pages and routes. */
export type InvitationsService = {
  /** Null: this person sees to no such invitations. */
  view(session: Session, meeting: string): Promise<InvitationsView | null>
  list(session: Session): Promise<InvitationsItem[]>
  invite(session: Session, meeting: string, input: InviteOne): Promise<InvitedAnswer | null>
}

export const createInvitations = (deps: InvitationDeps): InvitationsService => ({
  view: (session, meeting) => readInvitations(deps, session, meeting),
  list: session => listInvitations(deps, session),
  invite: async (session, meeting, input) => {
    const done = await inviteTo(deps, session, meeting, input)
    if (!done || done.ok) return done
    return { ok: false, code: done.refusal.code, reason: done.refusal.reason }
  },
})
