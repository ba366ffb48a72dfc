import { randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { agencies, people } from '../../drizzle/schema'
import { AGENCY_TYPES, type AgencyType, DUTIES, type Duty } from '../../lib/meeting/names'
import { type Administered, type Administrator, type AdminVerb, canAdminister } from '../../lib/policy/administer'
import { ok, type Refusal, type RefusalCode, type Result, refuse } from '../../lib/protocol/codes'
import { refusals } from '../../lib/text/refusals'
import { refusedAccounts } from '../../lib/text/refused-accounts'
import type { Content } from '../acts/act'
import { errorCode } from '../fault'
import type { Session, Sessions } from '../identity/sessions'
import type { StepUp } from '../identity/step-up'
import { ACCESS_LOG, type Drizzle, type Ledger, type Transaction } from '../ledger/ledger'
import type { Mail } from '../mail'

export type SetupDeps = {
  db: Drizzle
  ledger: Ledger
  sessions: Pick<Sessions, 'endAllOf'>
  /** Asked before what gives or renews access to others, once the policy said yes. */
  stepUp: StepUp
  mail: Mail | null
  appUrl: string
  now?: () => Date
}

/** Thrown inside a command's transaction: nothing of it stays, and the person hears why. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.reason)
  }
}
export const stop = (code: RefusalCode, reason: string): never => {
  throw new Refused(refuse(code, reason).refusal)
}

/** What a command did: its line in the access log, and what to tell whoever asked. */
export type Done<T> = { type: `act.${string}`; content: Content; value: T }

/** One command of administration: asks the policy, changes, and says what it did. Its input is what its schema admits. */
export type Administers<In, Out> = (tx: Transaction, me: Asking, input: In) => Promise<Done<Out>>

/** Who asks, and the refusal they get where something asks for a fresh proof that it is them; null where they gave one. */
export type Asking = Me & { unproven: Refusal | null }

/** Of the advisory locks of this database, the one under which accounts and agencies change, one command at a time ("rtad"). */
const ADMINISTERING = 0x72746164

const UNIQUE: Record<string, string> = {
  agencies_code: refusedAccounts.codeTaken,
  agencies_name_unique: refusedAccounts.agencyTaken,
  people_email: refusedAccounts.emailTaken,
}

/** The sentence for whoever chose what somebody else has; null for any other error. */
function taken(error: unknown): Refusal | null {
  if (!(error instanceof Error) || errorCode(error.cause) !== '23505') return null
  const { cause } = error
  const constraint = cause instanceof Error && 'constraint' in cause ? String(cause.constraint) : ''
  return UNIQUE[constraint] ? refuse('taken', UNIQUE[constraint]).refusal : null
}

/**
 * One transaction: `work`, and its line in the access log. Either both are stored or neither. A refusal is a value;
 * where the commit's outcome is unknown `CommitUnknown` is thrown.
 */
export async function entered<T>(
  ledger: Ledger,
  by: { person: string; name: string; agency: string } | null,
  work: (tx: Transaction) => Promise<Done<T> & { by?: { person: string; name: string; agency: string } }>,
): Promise<Result<T>> {
  let done: Awaited<ReturnType<typeof work>> | undefined
  const drafts = () => {
    if (!done) return []
    const who = done.by ?? by
    return [
      {
        once: randomUUID(),
        type: done.type,
        actor: who && { person: who.person, name: who.name },
        agency: who?.agency ?? null,
        role: null,
        audience: null,
        recipients: null,
        content: done.content,
      },
    ]
  }
  try {
    await ledger.append([{ log: ACCESS_LOG, drafts }], undefined, async tx => {
      await tx.execute(sql`select pg_advisory_xact_lock(${ADMINISTERING})`)
      done = await work(tx)
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    const refusal = taken(error)
    if (refusal) return { ok: false, refusal }
    throw error
  }
  if (!done) throw new Error('A command did nothing.')
  return ok(done.value)
}

/** Who asks. `setUpBy`: who gave them the link to their account, where it was set up by one. */
export type Me = Administrator & { name: string; agencyName: string; setUpBy: string | null }

/** Who asks, as the store has them now; null once they, or their agency, are disabled. */
export async function administrator(db: Pick<Drizzle, 'select'>, person: string): Promise<Me | null> {
  const [row] = await db
    .select({ person: people, agency: agencies })
    .from(people)
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .where(and(eq(people.id, person), isNull(people.disabledAt), isNull(agencies.disabledAt)))
  if (!row) return null
  return {
    person,
    name: row.person.name,
    agency: row.agency.id,
    agencyName: row.agency.name,
    agencyType: typeOf(row.agency.type),
    administers: dutyOf(row.person.administers),
    setUpBy: row.person.setUpBy,
  }
}

export const typeOf = (text: string): AgencyType => AGENCY_TYPES.find(type => type === text) ?? 'other'
export const dutyOf = (text: string | null): Duty | null => DUTIES.find(duty => duty === text) ?? null

/** Asks the policy, and stops the command where it says no. */
export function permit(actor: Administrator | null, verb: AdminVerb, subject: Administered) {
  const refusal = canAdminister(actor, verb, subject)
  if (refusal) throw new Refused(refusal)
}

/** Who sent a command. Stops it where they are nobody any more. */
export async function asking(tx: Transaction, session: Session, stepUp: StepUp): Promise<Asking> {
  const me = (await administrator(tx, session.person.id)) ?? stop('not_allowed', refusals.notAdministered)
  return { ...me, unproven: stepUp(session) }
}

/** As the log names them. */
export const actorOf = ({ person, name, agencyName }: Me) => ({ person, name, agency: agencyName })

/** Stops what gives somebody a duty, or a new way in, until whoever asks has proved lately that it is them. Asked after `permit`. */
export function prove({ unproven }: Asking) {
  if (unproven) throw new Refused(unproven)
}

/** One of the people, with their agency, for a change. Nobody there and not yours to see are one answer. */
export async function subjectOf(tx: Transaction, id: string) {
  const [row] = await tx
    .select({ person: people, agency: agencies })
    .from(people)
    .innerJoin(agencies, eq(agencies.id, people.agencyId))
    .where(eq(people.id, id))
  if (!row) return stop('not_allowed', refusals.notAdministered)
  const { person, agency } = row
  const subject = { agency: agency.id, agencyType: typeOf(agency.type), administers: dutyOf(person.administers) }
  return { person, agency, subject }
}

export async function agencyOf(tx: Transaction, id: string) {
  const [agency] = await tx.select().from(agencies).where(eq(agencies.id, id))
  if (!agency) return stop('not_allowed', refusals.notAdministered)
  return { agency, subject: { agency: id, agencyType: typeOf(agency.type), administers: null } }
}
