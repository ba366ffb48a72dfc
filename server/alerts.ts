import { and, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import { agencies, alerts, members, people } from '../drizzle/schema'
import { ESCALATE_MS, type Raised } from '../lib/protocol/alerts'
import { mail as words } from '../lib/text/mail'
import type { Drizzle, Transaction } from './ledger/ledger'
import type { Mail } from './mail'
import type { After } from './rooms/pace'
import { inOffice } from './rooms/people'
import type { Rooms } from './rooms/registry'
import { Room } from './rooms/room'

/** What one round of a meeting's queue does to what cannot wait there; times as the ledger has them. */
export type AlertChange = { id: string; become: 'raised' | 'answered' | 'escalated'; at: string }

/** In the transaction that logs it: so it is followed, whoever has the meeting open and whatever becomes of this process. */
export async function saveAlerts(tx: Transaction, meetingId: string, changes: readonly AlertChange[]): Promise<void> {
  for (const { id, become, at } of changes) {
    const time = new Date(at)
    const one = and(eq(alerts.meetingId, meetingId), eq(alerts.id, id))
    if (become === 'raised') await tx.insert(alerts).values({ meetingId, id, raisedAt: time })
    if (become === 'answered') await tx.update(alerts).set({ answeredAt: time }).where(one)
    if (become === 'escalated') await tx.update(alerts).set({ escalatedAt: time }).where(one)
  }
}

const LEADS: readonly string[] = ['chair', 'acting_chair']
const FIRST: readonly string[] = ['social_care']
const THEN: readonly string[] = ['social_care', 'safeguarding_unit']
const PROFESSIONALS: readonly string[] = [...LEADS, 'minute_taker', 'practitioner', 'legal_adviser']

type Concerned = { meeting: string; person: string; email: string; role: string; type: string; deputy: string | null }

/**
 * Whether somebody is told of what cannot wait: the chair and social care at once; where nobody answered in time also the minute
 * taker, the chair's deputy and everyone of the safeguarding unit who is in the meeting.
 */
function concerns({ person, role, type }: Concerned, escalated: boolean, here: readonly Concerned[]): boolean {
  if (LEADS.includes(role)) return true
  if (!PROFESSIONALS.includes(role)) return false
  if (!escalated) return FIRST.includes(type)
  const deputy = here.some(one => LEADS.includes(one.role) && one.deputy === person)
  return deputy || role === 'minute_taker' || THEN.includes(type)
}

/** Every professional with a place in these meetings. */
async function placed(db: Drizzle, meetings: string[]): Promise<Concerned[]> {
  if (meetings.length === 0) return []
  const rows = await db
    .select({ member: members, email: people.email, type: agencies.type })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .innerJoin(agencies, eq(agencies.id, members.agencyId))
    .where(
      and(
        inArray(members.meetingId, meetings),
        isNotNull(members.admittedAt),
        isNull(members.removedAt),
        ...inOffice(),
      ),
    )
  return rows.map(({ member, email, type }) => ({
    meeting: member.meetingId,
    person: member.personId,
    email,
    role: member.role,
    type,
    deputy: member.deputyId,
  }))
}

export type Alerts = {
  /** What nobody has answered yet and this person is to know of: meetings and times, never a word of it. */
  of(person: string): Promise<Raised[]>
  /** Something was raised or escalated in a meeting: whoever it concerns gets an e-mail that says only that something waits. */
  tell(meeting: string, id: string): Promise<void>
  /** Begins to follow what is raised: what nobody answers in time is escalated. Returns how to stop. */
  follow(rooms: Rooms): () => void
}

type Deps = { db: Drizzle; mail: Mail | null; appUrl: string; after: After; now(): number }

/** How often it is looked for what nobody answered, ms. */
const LOOK = 15_000

/** Follows what cannot wait in every meeting of this store. */
export function createAlerts({ db, mail, appUrl, after, now }: Deps): Alerts {
  const open = () => db.select().from(alerts).where(isNull(alerts.answeredAt))

  const overdue = async (rooms: Rooms) => {
    const late = new Date(now() - ESCALATE_MS)
    const waiting = and(isNull(alerts.answeredAt), isNull(alerts.escalatedAt), lt(alerts.raisedAt, late))
    for (const { meetingId, id } of await db.select().from(alerts).where(waiting)) {
      const room = await rooms.open(meetingId)
      if (room instanceof Room) room.escalate(id)
    }
  }

  return {
    of: async person => {
      const waiting = await open()
      const here = await placed(db, [...new Set(waiting.map(({ meetingId }) => meetingId))])
      return waiting
        .filter(({ meetingId, escalatedAt }) => {
          const there = here.filter(one => one.meeting === meetingId)
          return there.some(one => one.person === person && concerns(one, escalatedAt !== null, there))
        })
        .map(({ meetingId, raisedAt }) => ({ meeting: meetingId, at: raisedAt.toISOString() }))
    },
    tell: async (meeting, id) => {
      if (!mail) return
      const [row] = await db
        .select()
        .from(alerts)
        .where(and(eq(alerts.meetingId, meeting), eq(alerts.id, id)))
      const here = await placed(db, [meeting])
      const whom = here.filter(one => concerns(one, !!row?.escalatedAt, here))
      const sent = await Promise.allSettled(
        whom.map(({ email }) => mail(email, words.alert.subject, words.alert.text(appUrl))),
      )
      for (const one of sent)
        if (one.status === 'rejected')
          console.error('an e-mail was not sent:', one.reason instanceof Error ? one.reason.name : 'unknown')
    },
    follow: rooms => {
      let stop: (() => void) | null = null
      let over = false
      const look = () =>
        void overdue(rooms)
          .catch(() => undefined)
          .finally(() => {
            if (!over) stop = after(look, LOOK)
          })
      look()
      return () => {
        over = true
        stop?.()
      }
    },
  }
}
