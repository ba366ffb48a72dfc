import { randomUUID } from 'node:crypto'
import { and, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { emergencyReads } from '../../drizzle/schema'
import { canAskToRead, canConfirmReading } from '../../lib/policy/emergency'
import type { EmergencyNews, EmergencyTold } from '../../lib/protocol/alerts'
import { ok, type Refusal, type Result, refuse } from '../../lib/protocol/codes'
import type { EmergencyMeeting, EmergencyRequest, EmergencyView } from '../../lib/protocol/emergency'
import { emergency as say } from '../../lib/text/emergency'
import { mail as words } from '../../lib/text/mail'
import { refusals } from '../../lib/text/refusals'
import type { Session } from '../identity/sessions'
import type { StepUp } from '../identity/step-up'
import { type AccessEntry, aboutMeeting } from '../ledger/access'
import type { Drizzle, NewEntry, Transaction } from '../ledger/ledger'
import type { Mail } from '../mail'
import type { ReadDeps } from '../read/deps'
import { enter } from '../read/meetings'
import { loadMembers } from '../rooms/people'
import type { Rooms } from '../rooms/registry'
import { administrator } from '../setup/command'
import { readInEmergency } from './read'
import {
  type Asked,
  addressesOf,
  askedWhere,
  chairAddresses,
  isOpen,
  isWaiting,
  meetingMeant,
  type Read,
  reasonOf,
  sealReason,
  startOf,
  subjectOf,
  toldOfBy,
} from './store'

export type EmergencyDeps = ReadDeps & {
  rooms: Pick<Rooms, 'open'>
  stepUp: StepUp
  mail: Mail | null
  appUrl: string
}

/** Reading a meeting in an emergency: asking, confirming, ending, and what everyone concerned is told. */
export type EmergencyService = {
  do(session: Session, request: EmergencyRequest): Promise<Result<null>>
  view(session: Session): Promise<EmergencyView>
  /** For whoever chairs: who reads, or read, until they say that they know; and how many requests wait for this person. */
  news(session: Session): Promise<EmergencyNews>
  /** The meeting itself; null for whoever may not read it so, now. */
  read(session: Session, meeting: string): Promise<EmergencyMeeting | null>
}

/** Seconds, and how often one person asks in them. */
const often = new RateLimiterMemory({ keyPrefix: 'emergency', points: 5, duration: 300 })

export const createEmergency = (deps: EmergencyDeps): EmergencyService => ({
  do: (session, request) => {
    switch (request.verb) {
      case 'ask':
        return ask(deps, session, request)
      case 'confirm':
        return confirm(deps, session, request.id)
      case 'turn-down':
        return turnDown(deps, session, request.id)
      case 'end':
        return end(deps, session, request.id)
      case 'seen':
        return seen(deps, session, request.id)
    }
  },
  view: session => view(deps, session),
  news: session => news(deps, session),
  read: (session, meeting) => readInEmergency(deps, session, meeting),
})

const lineOf = ({ person }: Session, type: string, content: Record<string, string | boolean>): AccessEntry => ({
  type,
  actor: { person: person.id, name: person.name },
  agency: person.agency,
  role: null,
  content,
})

/** Asks. Whether there is such a meeting changes nothing of the answer. */
async function ask(
  deps: EmergencyDeps,
  session: Session,
  { which, reason, hours }: Extract<EmergencyRequest, { verb: 'ask' }>,
): Promise<Result<null>> {
  const { db, ledger, access } = deps
  const refusal = canAskToRead(await administrator(db, session.person.id))
  if (refusal) return { ok: false, refusal }
  const spent = await often.consume(session.person.id).then(
    () => false,
    () => true,
  )
  if (spent) return refuse('too_fast', refusals.tryLater)
  const meetingId = await meetingMeant(deps, which)
  if (!meetingId) {
    await access(lineOf(session, 'act.emergency-asked', { found: false }))
    return ok(null)
  }
  if (await enter(deps, session, meetingId)) return refuse('not_allowed', say.yourPlace)
  const id = randomUUID()
  const sealed = await sealReason(ledger, meetingId, id, reason)
  await access(lineOf(session, 'act.emergency-asked', { meeting: meetingId, of: id }), async tx => {
    const mine = and(eq(emergencyReads.meetingId, meetingId), eq(emergencyReads.personId, session.person.id))
    // Asked again, it is one request: the newest words hold.
    await tx.delete(emergencyReads).where(and(mine, isWaiting()))
    await tx
      .insert(emergencyReads)
      .values({ id, meetingId, personId: session.person.id, reason: sealed, hours, askedAt: new Date() })
  })
  void tell(deps, addressesOf(db, session.person.id, session.person.agencyId), words.emergencyAsked)
  return ok(null)
}

type Words = { subject: string; text(url: string): string }

/** E-mails that say only that something waits. Whoever did what they tell of does not wait for them. */
async function tell({ mail, appUrl }: EmergencyDeps, to: Promise<string[]>, { subject, text }: Words) {
  if (!mail) return
  const sent = await Promise.allSettled((await to).map(address => mail(address, subject, text(appUrl))))
  for (const one of sent)
    if (one.status === 'rejected')
      console.error('an e-mail was not sent:', one.reason instanceof Error ? one.reason.name : 'unknown')
}

/** A request that waits, for somebody who may answer it; the refusal otherwise, alike for one that is not there. */
async function toAnswer({ db, stepUp }: EmergencyDeps, session: Session, id: string): Promise<Result<Asked>> {
  const [asked] = await askedWhere(db, eq(emergencyReads.id, id))
  if (!asked) return refuse('not_allowed', say.notYours)
  const refusal = canConfirmReading(await administrator(db, session.person.id), await subjectOf(db, asked))
  if (refusal) return { ok: false, refusal }
  if (asked.read.answeredAt) return refuse('taken', say.answered)
  const unproven = stepUp(session)
  return unproven ? { ok: false, refusal: unproven } : ok(asked)
}

/** Nothing of the transaction stays: by now it is another's, answered or over. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.reason)
  }
}

function refusedBy(error: unknown): Result<null> {
  if (error instanceof Refused) return { ok: false, refusal: error.refusal }
  throw error
}

/** The second person: from now on, and for the hours asked for, the first may read. It stands in the meeting's own log and in the access log, or nothing of it happened. */
async function confirm(deps: EmergencyDeps, session: Session, id: string): Promise<Result<null>> {
  const found = await toAnswer(deps, session, id)
  if (!found.ok) return found
  const { read, person, agency } = found.value
  const reason = await reasonOf(deps.ledger, read)
  const { hours } = read
  const content = { of: id, person: person.id, name: person.name, agency: agency.name, reason, hours }
  const until = sql`now() + make_interval(hours => ${hours})`
  const line = lineOf(session, 'act.emergency-opened', { meeting: read.meetingId, of: id })
  const done = await inMeeting(deps, session, read, {
    verb: 'emergency-opened',
    content,
    line,
    work: tx => answer(tx, session, id, { until }),
  })
  if (!done.ok) return done
  void tell(deps, chairAddresses(deps.db, read.meetingId), words.emergencyOpened)
  return done
}

async function turnDown(deps: EmergencyDeps, session: Session, id: string): Promise<Result<null>> {
  const found = await toAnswer(deps, session, id)
  if (!found.ok) return found
  const { meetingId } = found.value.read
  const line = lineOf(session, 'act.emergency-turned-down', { meeting: meetingId, of: id })
  return deps
    .access(line, tx => answer(tx, session, id, {}))
    .then(() => ok(null))
    .catch(refusedBy)
}

/**
 * Answers a request that still waits, for somebody who may still answer it, in the transaction that says so; whoever was faster has
 * answered it.
 */
async function answer(tx: Transaction, session: Session, id: string, granted: { until?: SQL }) {
  const waits = and(eq(emergencyReads.id, id), isWaiting())
  const [asked] = await askedWhere(tx, waits)
  if (!asked) throw new Refused(refuse('taken', say.answered).refusal)
  const refusal = canConfirmReading(await administrator(tx, session.person.id), await subjectOf(tx, asked))
  if (refusal) throw new Refused(refusal)
  const answered = { answeredAt: sql`now()`, answeredBy: session.person.id, ...granted }
  const rows = await tx.update(emergencyReads).set(answered).where(waits).returning()
  if (rows.length === 0) throw new Refused(refuse('taken', say.answered).refusal)
}

/** Ended before its time, by whoever reads or whoever chairs. */
async function end(deps: EmergencyDeps, session: Session, id: string): Promise<Result<null>> {
  const over = refuse('not_allowed', say.over)
  const asked = await toEnd(deps.db, session, id)
  if (!asked) return over
  const content = { of: id, name: asked.person.name }
  const work = async (tx: Transaction) => {
    if (!(await toEnd(tx, session, id))) throw new Refused(over.refusal)
    const open = and(eq(emergencyReads.id, id), isOpen())
    const rows = await tx.update(emergencyReads).set({ endedAt: sql`now()` }).where(open).returning()
    if (rows.length === 0) throw new Refused(over.refusal)
  }
  return inMeeting(deps, session, asked.read, { verb: 'emergency-ended', content, work })
}

/** A reading that goes on and that this person may end. */
async function toEnd(db: Pick<Drizzle, 'select'>, { person }: Session, id: string): Promise<Asked | null> {
  const [asked] = await askedWhere(db, and(eq(emergencyReads.id, id), isOpen()))
  if (!asked) return null
  const theirs = asked.read.personId === person.id || (await toldOfBy(db, person.id)).includes(asked.read.meetingId)
  return theirs ? asked : null
}

async function seen(deps: EmergencyDeps, session: Session, id: string): Promise<Result<null>> {
  const { db } = deps
  const mine = await toldOfBy(db, session.person.id)
  if (mine.length === 0) return refuse('not_allowed', refusals.notYours)
  await db
    .update(emergencyReads)
    .set({
      seenBy: sql`array_append(array_remove(${emergencyReads.seenBy}, ${session.person.id}), ${session.person.id})`,
    })
    .where(and(eq(emergencyReads.id, id), inArray(emergencyReads.meetingId, mine)))
  return ok(null)
}

type InMeeting = {
  verb: string
  content: NonNullable<NewEntry['content']>
  /** What the access log says of it. */
  line?: AccessEntry
  work(tx: Transaction): Promise<void>
}

/** Enters it in the meeting's log, by its own queue, with what it does to the request. */
async function inMeeting(
  { db, rooms }: EmergencyDeps,
  { person }: Session,
  { meetingId }: Read,
  { verb, content, line, work }: InMeeting,
): Promise<Result<null>> {
  const room = await rooms.open(meetingId)
  if (room === null || room === 'busy') return refuse('too_fast', refusals.notSure)
  const role = (await loadMembers(db, meetingId)).get(person.id)?.role ?? null
  let refusal: Refusal | null = null
  const reply = await room.arrange({
    refuses: () => null,
    entry: {
      once: randomUUID(),
      type: `act.${verb}`,
      actor: { person: person.id, name: person.name },
      agency: person.agency,
      role,
      audience: null,
      recipients: null,
      content,
    },
    ...(line
      ? { line: { ...line, once: aboutMeeting(meetingId, randomUUID()), audience: null, recipients: null } }
      : {}),
    work: async tx => {
      await work(tx).catch(error => {
        refusal = error instanceof Refused ? error.refusal : null
        throw error
      })
    },
  })
  if (reply.ok) return ok(null)
  return refusal ? { ok: false, refusal } : refuse('too_fast', reply.reason)
}

/** The requests that wait and that this person may answer. */
async function toConfirm({ db }: EmergencyDeps, session: Session): Promise<{ asked: Asked; unit: boolean }[]> {
  const me = await administrator(db, session.person.id)
  if (!me) return []
  const all = await Promise.all(
    (await askedWhere(db, isWaiting())).map(async asked => {
      const subject = await subjectOf(db, asked)
      return canConfirmReading(me, subject) ? [] : [{ asked, unit: subject.units.includes(me.agency) }]
    }),
  )
  return all.flat()
}

/** What this person may read now. */
const mineOpen = ({ db }: EmergencyDeps, { person }: Session) =>
  askedWhere(db, and(eq(emergencyReads.personId, person.id), isOpen()))

async function view(deps: EmergencyDeps, session: Session): Promise<EmergencyView> {
  const { db, ledger } = deps
  const mine = await mineOpen(deps, session)
  const waiting = await toConfirm(deps, session)
  return {
    may: canAskToRead(await administrator(db, session.person.id)) === null,
    open: mine.map(({ read: { id, meetingId, until } }) => ({
      id,
      meeting: meetingId,
      until: until?.toISOString() ?? '',
    })),
    chaired: await toldOf(deps, session, isOpen()),
    asked: await Promise.all(
      waiting.map(async ({ asked: { read, person, agency }, unit }) => ({
        id: read.id,
        name: person.name,
        agency: agency.name,
        ...(person.jobTitle ? { jobTitle: person.jobTitle } : {}),
        reason: await reasonOf(ledger, read),
        hours: read.hours,
        at: read.askedAt.toISOString(),
        startsAt: unit ? await startOf(db, read.meetingId) : null,
      })),
    ),
  }
}

/** What whoever chairs is told of readings of their meetings that are any of `which`. */
async function toldOf({ db }: EmergencyDeps, { person }: Session, which: SQL | undefined): Promise<EmergencyTold[]> {
  const mine = await toldOfBy(db, person.id)
  if (mine.length === 0) return []
  const granted = and(inArray(emergencyReads.meetingId, mine), isNotNull(emergencyReads.until))
  return (await askedWhere(db, and(granted, which))).map(({ read, person: reader, agency }) => ({
    id: read.id,
    meeting: read.meetingId,
    name: reader.name,
    agency: agency.name,
    until: read.until?.toISOString() ?? '',
    over: read.endedAt !== null || (read.until?.getTime() ?? 0) <= Date.now(),
  }))
}

const news = async (deps: EmergencyDeps, session: Session): Promise<EmergencyNews> => ({
  told: await toldOf(deps, session, sql`not (${session.person.id} = any(${emergencyReads.seenBy}))`),
  waiting: (await toConfirm(deps, session)).length,
  mine: (await mineOpen(deps, session)).length,
})
