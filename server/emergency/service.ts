import { randomUUID } from 'node:crypto'
import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { emergencyReads } from '../../drizzle/schema'
import { canAskToRead, canConfirmReading } from '../../lib/policy/emergency'
import type { EmergencyNews, EmergencyTold } from '../../lib/protocol/alerts'
import { ok, type Result, refuse } from '../../lib/protocol/codes'
import type { EmergencyMeeting, EmergencyRequest, EmergencyView } from '../../lib/protocol/emergency'
import { emergency as say } from '../../lib/text/emergency'
import { mail as words } from '../../lib/text/mail'
import { refusals } from '../../lib/text/refusals'
import type { Session } from '../identity/sessions'
import type { StepUp } from '../identity/step-up'
import type { NewEntry, Transaction } from '../ledger/ledger'
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
  chairedBy,
  isOpen,
  isWaiting,
  meetingMeant,
  type Read,
  reasonOf,
  sealReason,
  startOf,
  subjectOf,
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

const lineOf = ({ person }: Session, type: string, content: Record<string, string | boolean>) => ({
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
  void tell(deps, addressesOf(db, session.person.agencyId), words.emergencyAsked)
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

/** Nothing of the transaction stays: somebody was faster. */
class Answered extends Error {}

/** The second person: from now on, and for the hours asked for, the first may read. It stands in the meeting's own log. */
async function confirm(deps: EmergencyDeps, session: Session, id: string): Promise<Result<null>> {
  const found = await toAnswer(deps, session, id)
  if (!found.ok) return found
  const { read, person, agency } = found.value
  const reason = await reasonOf(deps.ledger, read)
  const { hours } = read
  const content = { of: id, person: person.id, name: person.name, agency: agency.name, reason, hours }
  const answer = { answeredAt: sql`now()`, answeredBy: session.person.id }
  const until = sql`now() + make_interval(hours => ${hours})`
  const done = await inMeeting(deps, session, read, 'emergency-opened', content, async tx => {
    const waits = and(eq(emergencyReads.id, id), isWaiting())
    const rows = await tx
      .update(emergencyReads)
      .set({ ...answer, until })
      .where(waits)
      .returning()
    if (rows.length === 0) throw new Answered()
  })
  if (!done.ok) return done
  await deps.access(lineOf(session, 'act.emergency-opened', { meeting: read.meetingId, of: id }))
  void tell(deps, chairAddresses(deps.db, read.meetingId), words.emergencyOpened)
  return done
}

async function turnDown(deps: EmergencyDeps, session: Session, id: string): Promise<Result<null>> {
  const found = await toAnswer(deps, session, id)
  if (!found.ok) return found
  const { meetingId } = found.value.read
  await deps.access(lineOf(session, 'act.emergency-turned-down', { meeting: meetingId, of: id }), async tx => {
    const waits = and(eq(emergencyReads.id, id), isNull(emergencyReads.answeredAt))
    await tx.update(emergencyReads).set({ answeredAt: sql`now()`, answeredBy: session.person.id }).where(waits)
  })
  return ok(null)
}

/** Ended before its time, by whoever reads or whoever chairs. */
async function end(deps: EmergencyDeps, session: Session, id: string): Promise<Result<null>> {
  const [asked] = await askedWhere(deps.db, and(eq(emergencyReads.id, id), isOpen()))
  const theirs = asked?.read.personId === session.person.id
  if (!asked || !(theirs || (await chairs(deps, session, asked.read.meetingId)))) return refuse('not_allowed', say.over)
  const content = { of: id, name: asked.person.name }
  return inMeeting(deps, session, asked.read, 'emergency-ended', content, async tx => {
    const open = and(eq(emergencyReads.id, id), isOpen())
    await tx.update(emergencyReads).set({ endedAt: sql`now()` }).where(open)
  })
}

const chairs = async ({ db }: EmergencyDeps, { person }: Session, meeting: string) =>
  (await chairedBy(db, person.id)).includes(meeting)

async function seen(deps: EmergencyDeps, session: Session, id: string): Promise<Result<null>> {
  const { db } = deps
  const mine = await chairedBy(db, session.person.id)
  if (mine.length === 0) return refuse('not_allowed', refusals.notYours)
  await db
    .update(emergencyReads)
    .set({
      seenBy: sql`array_append(array_remove(${emergencyReads.seenBy}, ${session.person.id}), ${session.person.id})`,
    })
    .where(and(eq(emergencyReads.id, id), inArray(emergencyReads.meetingId, mine)))
  return ok(null)
}

/** Enters it in the meeting's log, by its own queue, with what it does to the request. */
async function inMeeting(
  { db, rooms }: EmergencyDeps,
  { person }: Session,
  { meetingId }: Read,
  verb: string,
  content: NonNullable<NewEntry['content']>,
  work: (tx: Transaction) => Promise<void>,
): Promise<Result<null>> {
  const room = await rooms.open(meetingId)
  if (room === null || room === 'busy') return refuse('too_fast', refusals.notSure)
  const role = (await loadMembers(db, meetingId)).get(person.id)?.role ?? null
  let answered = false
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
    work: async tx => {
      await work(tx).catch(error => {
        answered = error instanceof Answered
        throw error
      })
    },
  })
  if (reply.ok) return ok(null)
  return answered ? refuse('taken', say.answered) : refuse('too_fast', reply.reason)
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

async function view(deps: EmergencyDeps, session: Session): Promise<EmergencyView> {
  const { db, ledger } = deps
  const mine = await askedWhere(db, and(eq(emergencyReads.personId, session.person.id), isOpen()))
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
  const mine = await chairedBy(db, person.id)
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
})
