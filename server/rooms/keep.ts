import { randomInt, randomUUID } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import * as z from 'zod/mini'
import { people } from '../../drizzle/schema'
import { dayFor } from '../../lib/keeping/rule'
import type { MeetingState } from '../../lib/meeting/state'
import { sameDoor } from '../../lib/policy/two-people'
import type { KeepAnswer, KeepRequest } from '../../lib/protocol/keep'
import { id } from '../../lib/statements/fields'
import { londonDate } from '../../lib/text/dates'
import { refusedAfter } from '../../lib/text/refused-after'
import { firstDecision } from '../acts/purge'
import { restoreWish } from '../acts/restore'
import { MAX_CLIENT } from '../gate/read'
import type { Session } from '../identity/sessions'
import type { StepUp } from '../identity/step-up'
import type { Drizzle, Ledger } from '../ledger/ledger'
import { AWAY } from './jobs'
import type { Rooms } from './registry'
import type { Room } from './room'

type Deps = { db: Drizzle; ledger: Ledger; rooms: Rooms; stepUp: StepUp; backupDays: number; now(): number }
export type Keep = (session: Session, meeting: string, request: KeepRequest) => Promise<KeepAnswer | null>

const DAY = 24 * 60 * 60 * 1000
/** Until when a copy of the database that was made before this moment can still hold what was destroyed. */
export const heldUntil = (at: string, backupDays: number) =>
  new Date(Date.parse(at) + backupDays * DAY).toISOString().slice(0, 10)

/**
 * Commands about keeping and destroying, decided in the meeting's own queue. Null: there is no such meeting for this person.
 * What was destroyed is said with the day until which older backups can hold it.
 */
export const createKeep =
  ({ db, ledger, rooms, stepUp, backupDays, now }: Deps): Keep =>
  async (session, meeting, request) => {
    if (!id.safeParse(meeting).success) return null
    const room = await rooms.openFor(session.person.id, meeting)
    if (!room) return null
    const refusal = stepUp(session)
    if (refusal) return { ok: false, code: refusal.code, reason: refusal.reason }
    if (room === 'busy') return AWAY
    if (await isOneOfTwo(db, session.person.id, await firstPerson(room, request)))
      return { ok: false, code: 'not_allowed', reason: refusedAfter.sameDoor }
    if (await tooSoon(room, request, now())) return { ok: false, code: 'not_allowed', reason: refusedAfter.keptStill }
    const input = request.verb === 'restore' ? await withWords(ledger, meeting, request.input) : request.input
    const reply = await room.keep(session.person.id, { ...request, input })
    const destroys = request.verb === 'purge' || request.verb === 'dispose'
    return reply.ok && destroys ? { ...reply, heldUntil: heldUntil(reply.at, backupDays) } : reply
  }

/** Whether somebody proposes to destroy a meeting because its time is over, and it is not. */
async function tooSoon(room: Room, { verb, input }: KeepRequest, now: number): Promise<boolean> {
  if (verb !== 'propose-disposal' || !isOverdue.safeParse(input).success) return false
  const { meeting } = await room.ask()
  const day = dayFor(room.facts.setup, meeting)
  return day !== null && day > londonDate(new Date(now).toISOString())
}
const isOverdue = z.object({ reason: z.literal('retention-over') })

/** What takes a second person. */
const SECOND = ['dispose', 'purge', 'restore']

/** Who decided first, of the two people it takes. */
async function firstPerson(room: Room, { verb, input }: KeepRequest): Promise<string | null> {
  if (!SECOND.includes(verb)) return null
  const { meeting } = await room.ask()
  return verb === 'dispose' ? (meeting.disposal?.person ?? null) : firstOf(meeting, input)
}

function firstOf(meeting: MeetingState, input: unknown): string | null {
  const of = typeof input === 'object' && input && 'statement' in input ? String(input.statement) : ''
  const said = meeting.said.get(of)
  return (said && firstDecision(meeting, said)?.person) ?? null
}

/** Whether one of them gave the other the way in to their account. */
export async function isOneOfTwo(db: Drizzle, person: string, first: string | null): Promise<boolean> {
  if (first === null || first === person) return false
  const rows = await db
    .select({ person: people.id, setUpBy: people.setUpBy })
    .from(people)
    .where(inArray(people.id, [person, first]))
  const [one, other] = rows
  return !!one && !!other && sameDoor(one, other)
}

/** What is restored says what the ledger has, whatever whoever asks may send. */
async function withWords(ledger: Ledger, meeting: string, input: unknown): Promise<unknown> {
  const wish = restoreWish.safeParse(input)
  if (!wish.success) return null
  const { entries } = await ledger.page(meeting)
  const words = entries.find(({ once }) => once === wish.data.statement)?.fields?.content ?? {}
  return { ...wish.data, as: randomUUID(), client: randomInt(2 ** 20, MAX_CLIENT), words }
}
