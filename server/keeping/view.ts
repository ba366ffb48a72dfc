import { eq, sql } from 'drizzle-orm'
import { meetings, members } from '../../drizzle/schema'
import { reviewDay, standingOf } from '../../lib/keeping/rule'
import { type Decided, restorableTo, standsAgain } from '../../lib/meeting/keeping'
import type { Audience, MeetingState, Member, Said } from '../../lib/meeting/state'
import { can, canRead } from '../../lib/policy/can'
import type { AccessView, DecisionView, KeepingView, PlaceView, TakenView } from '../../lib/protocol/keeping'
import { londonDate } from '../../lib/text/dates'
import { whyNotRestored } from '../acts/restore'
import type { Session } from '../identity/sessions'
import type { ReadEntry } from '../ledger/ledger'
import type { ReadDeps } from '../read/deps'
import { hiddenFrom } from '../read/known'
import { type Entered, enterToRead, logReading } from '../read/meetings'
import { Fold } from '../rooms/fold'
import { heldUntil } from '../rooms/keep'
import { loadPeople } from '../rooms/people'

export type KeepingDeps = ReadDeps & { now(): number }

/** Everything about keeping a meeting, for whoever leads or oversees it; logged as a reading. Null for everybody else. */
export async function readKeeping(deps: KeepingDeps, session: Session, meetingId: string): Promise<KeepingView | null> {
  const entered = await enterToRead(deps, session, meetingId, 'keeping')
  if (!entered) return null
  const { facts, me } = entered
  const { entries } = await deps.ledger.page(facts.id)
  const fold = new Fold(facts, await loadPeople(deps.db, facts.id), entries)
  for (const entry of entries) fold.take(entry)
  const view = viewOf(deps, entered, fold.meeting, entries)
  const access = await accessOf(deps, facts.id)
  await logReading(deps, session, 'keeping', entered)
  return { ...view, access, may: mayOf(me, facts, fold.meeting) }
}

function viewOf(
  { now, backupDays }: KeepingDeps,
  { facts, me }: Entered,
  meeting: MeetingState,
  entries: readonly ReadEntry[],
): Omit<KeepingView, 'access' | 'may'> {
  const at = new Date(now()).toISOString()
  const today = londonDate(at)
  const { hold, until } = meeting.keeping
  const { disposal, closedAt } = meeting
  return {
    today,
    status: facts.status,
    type: facts.setup.type,
    closedAt,
    review: closedAt ? reviewOf(facts, meeting, closedAt, today) : null,
    until: until && { ...decision(until), day: until.day },
    hold: hold && decision(hold),
    disposal: disposal && { ...decision(disposal), mine: disposal.person === me.person },
    taken: takenIn(me, meeting, entries),
    heldUntil: heldUntil(at, backupDays ?? 30),
  }
}

const decision = ({ name, agency, reason, at }: Decided): DecisionView => ({ name, agency, reason, at })

function reviewOf(
  { setup }: Entered['facts'],
  { keeping, disposal }: Pick<MeetingState, 'keeping' | 'disposal'>,
  closedAt: string,
  today: string,
): NonNullable<KeepingView['review']> {
  const rule = reviewDay(setup.type, setup.children, closedAt)
  const day = keeping.until?.day ?? rule.day
  return { rule, day, standing: standingOf(day, today, { held: !!keeping.hold, proposed: !!disposal }) }
}

function mayOf(me: Member, facts: Entered['facts'], { keeping, disposal }: MeetingState): KeepingView['may'] {
  const may = (verb: 'legal-hold' | 'lift-hold' | 'keep-until' | 'propose-disposal' | 'dispose' | 'restore') =>
    can(me, verb, facts) === null
  const free = keeping.hold === null
  return {
    hold: free && may('legal-hold'),
    lift: !free && may('lift-hold'),
    review: may('keep-until'),
    propose: free && disposal === null && may('propose-disposal'),
    dispose: free && disposal !== null && disposal.person !== me.person && may('dispose'),
    decide: may('restore'),
  }
}

/** When each statement was taken off by somebody's decision, and by whom; the newest first. */
function takenIn(me: Member, meeting: MeetingState, entries: readonly ReadEntry[]): TakenView[] {
  const hidden = hiddenFrom(me, entries, meeting.audiences)
  const byId = new Map(entries.map(entry => [entry.once, entry]))
  return entries
    .flatMap(({ seq, fields }) => {
      const { type, content, actor, at } = fields ?? {}
      const taken = type?.startsWith('act.take-') && !hidden.has(seq) ? String(content?.of) : ''
      const said = meeting.said.get(taken)
      const audience = meeting.audiences.get(said?.audience ?? '')
      if (!said?.receipt || !audience || !actor || !at) return []
      return {
        ...itemOf(me, meeting, { statement: taken, said, audience, entry: byId.get(taken) }),
        by: { name: actor.name, at },
      }
    })
    .reverse()
}

type Taken = { statement: string; said: Said; audience: Audience; entry: ReadEntry | undefined }

function itemOf(me: Member, meeting: MeetingState, { statement, said, audience, entry }: Taken): Omit<TakenView, 'by'> {
  const { receipt, kind, destroyed, takenDown } = said
  const again = standsAgain(statement, meeting)
  const restored = meeting.said.get(meeting.keeping.restored.get(statement) ?? '')
  const body = entry?.fields?.content?.body
  return {
    statement,
    type: `statement.${kind}`,
    author: { name: receipt?.by.name ?? '', agency: receipt?.by.agency ?? '' },
    sharedAt: receipt?.at ?? '',
    kind: audience.kind,
    reason: takenDown?.reason ?? '',
    // What was taken down is held for whoever reviews it, and shown to nobody else.
    words: me.role === 'auditor' && !destroyed && typeof body === 'string' ? body : null,
    standing: destroyed ? 'destroyed' : again ? 'restored' : 'waits',
    to: whyNotRestored(me.person, said) || again ? [] : restorableTo(said, meeting).map(one => placeOf(one, meeting)),
    restoredTo: again ? (meeting.audiences.get(restored?.audience ?? '')?.kind ?? null) : null,
  }
}

const placeOf = (audience: Audience, { members }: MeetingState): PlaceView => ({
  id: audience.id,
  kind: audience.kind,
  readers: [...members.values()].filter(one => canRead(one, audience)).map(({ name }) => name),
})

/** By the rule of the set-up: how long everybody's access goes on once it is closed, and for how many it did end. */
async function accessOf({ db, now }: KeepingDeps, id: string): Promise<AccessView> {
  const [row] = await db.select({ days: meetings.accessDays }).from(meetings).where(eq(meetings.id, id))
  const places = await db
    .select({ until: members.accessUntil, removed: members.removedAt })
    .from(members)
    .where(sql`${members.meetingId} = ${id} and ${members.role} <> 'auditor'`)
  const here = places.filter(({ removed }) => removed === null)
  const open = here.filter(({ until }) => until === null || until.getTime() > now())
  const last = open.flatMap(({ until }) => until?.getTime() ?? []).sort((a, b) => b - a)[0]
  return {
    days: row?.days ?? null,
    open: open.length,
    ended: here.length - open.length,
    last: last === undefined || open.some(({ until }) => until === null) ? null : new Date(last).toISOString(),
  }
}
