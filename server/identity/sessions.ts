import { randomUUID } from 'node:crypto'
import { and, desc, eq, gt, inArray, isNull, lte, ne, type SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { agencies, people, sessions as table } from '../../drizzle/schema'
import { DUTIES, type Duty } from '../../lib/meeting/names'
import { isId } from '../../lib/protocol/ids'
import type { AccessLog } from './log'

export type Db = Pick<NodePgDatabase, 'select' | 'insert' | 'update'>

/** Who is signed in. `agency` is the agency's name. */
export type Person = {
  id: string
  name: string
  email: string
  agencyId: string
  agency: string
  /** What they look after besides meetings, if anything. */
  administers: Duty | null
}
/** `provenAt`: when they last proved who they are with all that was asked for, if they ever did. */
export type Session = { id: string; person: Person; provenAt?: Date }

/** `replaced`: the same browser signed in again. `own`: ended from another of the person's sign-ins. `passphrase`: theirs was changed. */
export type EndReason = 'signed-out' | 'replaced' | 'own' | 'passphrase' | 'administrator'
/** `over`: expired, its person or their agency disabled, or ended by another process. */
export type Ended = { session: string; why: EndReason | 'over' }

/** Milliseconds. A session ends this long after sign-in, whatever happens. */
export const ABSOLUTE = 12 * 60 * 60 * 1000
/** Milliseconds without activity after which a session is over; a socket in a meeting is activity (`touch`). */
export const IDLE = 30 * 60 * 1000
/** Milliseconds for which an answer of `check` may be reused: what another process ended, and did not tell, is noticed this late at most. */
export const FRESH = 1000
/** Milliseconds in which someone without a second factor must have set one up. */
export const ENROLLING = 15 * 60 * 1000
const TOUCH_EVERY = 60 * 1000
const SWEEP_ABOVE = 1000

/** How a sign-in was made. `enrolling`: it is good for setting up the second factor and for nothing else. `how` goes into the access log. */
export type Began = { device?: string; how?: string; proven?: boolean; enrolling?: boolean }
/** Milliseconds left, if nothing happens and whatever happens. */
export type Left = { idle: number; absolute: number }
/** One of a person's sign-ins that are alive. */
export type OwnSession = { id: string; device: string; address: string; createdAt: Date; lastSeenAt: Date }

/** The revocable half of a sign-in. Every method rejects when the database is away: nobody is let in on a guess. */
export type Sessions = {
  /** A new session for a person who has just proved who they are; logged before its id is returned. `from` is their network address. */
  begin(person: string, from: string, began?: Began): Promise<string>
  /** Who this session belongs to, or null once it is ended, expired, idle too long, or its person or their agency disabled. */
  check(id: string): Promise<Session | null>
  /** Who is in the middle of setting up a second factor: nobody else's business is theirs yet. */
  enrolling(id: string): Promise<Session | null>
  /** They proved once more who they are: good for what asks for it, and the session's time runs anew. Ends the enrolling. */
  prove(id: string): Promise<void>
  /** How long it would still last; looking counts as nothing. Null once it is over. */
  left(id: string): Promise<Left | null>
  /** The sign-ins of a person that are alive, the newest first. */
  of(person: string): Promise<OwnSession[]>
  /** Counts as activity: written at most once a minute. Never revives a session that is over. */
  touch(id: string): Promise<void>
  /** Ends it at once, tells the listeners, then logs it. Ending what is over already does nothing. */
  end(id: string, why: EndReason): Promise<void>
  /** All of a person's, but the one they are asking from, where there is one. */
  endAllOf(person: string, why: EndReason, but?: string): Promise<void>
  /**
   * For sessions with a socket in a meeting, all at once, each second: counts as activity for those that are alive, and
   * tells the listeners of those that are over. Two queries, however many sessions.
   */
  review(ids: Iterable<string>): Promise<void>
  /** Answers of `check` about this session, or all of them, are not used again: another process changed something. */
  forget(id?: string): void
  /** Called in the same turn in which this process ended a session. Returns how to stop listening. */
  onEnded(listener: (ended: Ended) => void): () => void
}

type Row = { session: Session; lastSeenAt: Date; expiresAt: Date; enrolling: boolean }
/** `over` is set when this process ended or touched the session: an answer still on its way is then read again. */
type Entry = { at: number; over: boolean; row: Promise<Row | null> }

const columns = {
  id: table.id,
  lastSeenAt: table.lastSeenAt,
  expiresAt: table.expiresAt,
  enrolling: table.enrolling,
  provenAt: table.provenAt,
  person: people.id,
  name: people.name,
  email: people.email,
  agencyId: people.agencyId,
  agency: agencies.name,
  administers: people.administers,
}

/** A duty nobody knows is none. */
const dutyOf = (text: string | null): Duty | null => DUTIES.find(duty => duty === text) ?? null

/** Neither the person nor their agency was disabled. */
const open = () => and(isNull(people.disabledAt), isNull(agencies.disabledAt))

export const createSessions = (db: Db, log: AccessLog, now: () => number = Date.now): Sessions => {
  const cache = new Map<string, Entry>()
  const listeners = new Set<(ended: Ended) => void>()

  const alive = () =>
    and(isNull(table.endedAt), gt(table.expiresAt, new Date(now())), gt(table.lastSeenAt, new Date(now() - IDLE)))

  const read = async (id: string): Promise<Row | null> => {
    const [row] = await db
      .select(columns)
      .from(table)
      .innerJoin(people, eq(people.id, table.personId))
      .innerJoin(agencies, eq(agencies.id, people.agencyId))
      .where(and(eq(table.id, id), alive(), open()))
    if (!row) return null
    const { id: session, lastSeenAt, expiresAt, enrolling, provenAt, person, administers, ...rest } = row
    const who = { id: person, ...rest, administers: dutyOf(administers) }
    return { session: { id: session, person: who, ...(provenAt && { provenAt }) }, lastSeenAt, expiresAt, enrolling }
  }

  const sweep = () => {
    if (cache.size < SWEEP_ABOVE) return
    for (const [id, entry] of cache) if (now() - entry.at >= FRESH) cache.delete(id)
  }

  const fresh = (id: string): Entry => {
    const known = cache.get(id)
    if (known && Math.abs(now() - known.at) < FRESH) return known
    sweep()
    const entry = { at: now(), over: false, row: read(id) }
    cache.set(id, entry)
    entry.row.catch(() => cache.get(id) === entry && cache.delete(id))
    return entry
  }

  const current = async (id: string): Promise<Row | null> => {
    if (!isId(id)) return null
    const entry = fresh(id)
    const row = await entry.row
    return entry.over ? current(id) : row
  }

  const forget = (id: string) => {
    const entry = cache.get(id)
    if (entry) entry.over = true
    cache.delete(id)
  }

  const forgetAll = () => {
    for (const id of [...cache.keys()]) forget(id)
  }

  const tell = (ended: Ended) => {
    for (const listener of listeners) {
      try {
        listener(ended)
      } catch (error) {
        console.error('a listener to ended sessions failed', error)
      }
    }
  }

  const logged = async (
    person: string,
    type: 'act.sign-in' | 'act.sign-out',
    content: Record<string, string | boolean>,
  ) => {
    const [who] = await db
      .select({ name: people.name, agency: agencies.name })
      .from(people)
      .innerJoin(agencies, eq(agencies.id, people.agencyId))
      .where(eq(people.id, person))
    if (!who) throw new Error('a session belongs to nobody')
    await log({ type, actor: { person, name: who.name }, agency: who.agency, role: null, content })
  }

  const endWhere = async (which: SQL | undefined, why: EndReason) => {
    const ended = await db
      .update(table)
      .set({ endedAt: new Date(now()) })
      .where(and(which, alive()))
      .returning({ session: table.id, person: table.personId })
    for (const { session } of ended) forget(session)
    for (const { session } of ended) tell({ session, why })
    for (const row of ended) await logged(row.person, 'act.sign-out', { session: row.session, why })
  }

  const end = async (id: string, why: EndReason) => {
    if (isId(id)) await endWhere(eq(table.id, id), why)
  }

  const review = async (ids: Iterable<string>) => {
    const asked = [...new Set(ids)].filter(id => isId(id))
    if (asked.length === 0) return
    const at = now()
    await db
      .update(table)
      .set({ lastSeenAt: new Date(at) })
      .where(and(inArray(table.id, asked), alive(), lte(table.lastSeenAt, new Date(at - TOUCH_EVERY))))
    const rows = await db
      .select({ id: table.id })
      .from(table)
      .innerJoin(people, eq(people.id, table.personId))
      .innerJoin(agencies, eq(agencies.id, people.agencyId))
      .where(and(inArray(table.id, asked), alive(), open()))
    const kept = new Set(rows.map(row => row.id))
    for (const session of asked) {
      if (kept.has(session)) continue
      forget(session)
      tell({ session, why: 'over' })
    }
  }

  return {
    review,
    forget: id => (id === undefined ? forgetAll() : forget(id)),
    async begin(person, from, { device = '', how = 'passphrase', proven = false, enrolling = false } = {}) {
      const id = randomUUID()
      const at = now()
      await db.insert(table).values({
        id,
        personId: person,
        createdAt: new Date(at),
        lastSeenAt: new Date(at),
        expiresAt: new Date(at + (enrolling ? ENROLLING : ABSOLUTE)),
        provenAt: proven ? new Date(at) : null,
        enrolling,
        device,
        address: from,
      })
      await logged(person, 'act.sign-in', { session: id, from, how })
      return id
    },
    async check(id) {
      const row = await current(id)
      return row && !row.enrolling ? row.session : null
    },
    async enrolling(id) {
      const row = await current(id)
      return row?.enrolling ? row.session : null
    },
    async prove(id) {
      const at = now()
      await db
        .update(table)
        .set({ provenAt: new Date(at), lastSeenAt: new Date(at), expiresAt: new Date(at + ABSOLUTE), enrolling: false })
        .where(and(eq(table.id, id), alive()))
      forget(id)
    },
    async left(id) {
      const row = await current(id)
      if (!row) return null
      const absolute = row.expiresAt.getTime() - now()
      return { idle: Math.min(absolute, row.lastSeenAt.getTime() + IDLE - now()), absolute }
    },
    of: person =>
      db
        .select({
          id: table.id,
          device: table.device,
          address: table.address,
          createdAt: table.createdAt,
          lastSeenAt: table.lastSeenAt,
        })
        .from(table)
        .where(and(eq(table.personId, person), alive(), eq(table.enrolling, false)))
        .orderBy(desc(table.createdAt)),
    async touch(id) {
      const row = await current(id)
      if (!row || now() - row.lastSeenAt.getTime() < TOUCH_EVERY) return
      await db
        .update(table)
        .set({ lastSeenAt: new Date(now()) })
        .where(and(eq(table.id, id), alive()))
      forget(id)
    },
    end,
    endAllOf: (person, why, but) => endWhere(and(eq(table.personId, person), ...(but ? [ne(table.id, but)] : [])), why),
    onEnded(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
