import { eq } from 'drizzle-orm'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { meetings } from '../../drizzle/schema'
import type { Member } from '../../lib/meeting/state'
import type { Verb } from '../../lib/policy/can'
import type { Session } from '../identity/sessions'
import type { AccessLog } from '../ledger/access'
import type { Drizzle } from '../ledger/ledger'

/** Seconds in which the same wish of the same person is entered once, and lines of one person in that time. */
const WINDOW = 300
const MOST = 20

/** What the access log calls each wish, granted and turned down. */
export const READINGS = {
  trail: { granted: 'act.read-trail', refused: 'act.read-trail-refused' },
  item: { granted: 'act.read-item', refused: 'act.read-item-refused' },
  readings: { granted: 'act.read-readings', refused: 'act.read-readings-refused' },
  search: { granted: 'act.search-trail', refused: 'act.search-trail-refused' },
  replay: { granted: 'act.read-replay', refused: 'act.read-replay-refused' },
  export: { granted: 'act.export', refused: 'act.export-refused' },
  versions: { granted: 'act.read-versions', refused: 'act.read-versions-refused' },
  record: { granted: 'act.read-record', refused: 'act.read-record-refused' },
  keeping: { granted: 'act.read-keeping', refused: 'act.read-keeping-refused' },
  requests: { granted: 'act.read-requests', refused: 'act.read-requests-refused' },
  'record-version': { granted: 'act.read-record-version', refused: 'act.read-record-version-refused' },
  summary: { granted: 'act.read-summary', refused: 'act.read-summary-refused' },
  copy: { granted: 'act.copy', refused: 'act.copy-refused' },
} as const
export type Reading = keyof typeof READINGS

/** What somebody must be allowed to do for it. */
export const verbOf = (reading: Reading): Verb => {
  if (reading === 'requests') return 'export'
  return reading === 'search' || reading === 'replay' || reading === 'item' || reading === 'readings'
    ? 'trail'
    : reading
}

/** `me` is null for somebody who has no place in that meeting. Resolves once it is entered or left out; never rejects. */
export type LogRefused = (session: Session, reading: Reading, meeting: string, me: Member | null) => Promise<void>

/** Enters that a signed-in person asked to read what is not for them, without letting them fill the log. A meeting that does not exist is no line. */
export function createLogRefused(db: Drizzle, access: AccessLog): LogRefused {
  const wishes = new RateLimiterMemory({ keyPrefix: 'wish', points: 1, duration: WINDOW })
  const people = new RateLimiterMemory({ keyPrefix: 'person', points: MOST, duration: WINDOW })
  return async ({ person }, reading, meeting, me) => {
    try {
      const [row] = await db.select({ id: meetings.id }).from(meetings).where(eq(meetings.id, meeting))
      if (!row) return
      await wishes.consume(`${person.id}|${reading}|${meeting}`)
      await people.consume(person.id)
      await access({
        type: READINGS[reading].refused,
        actor: { person: person.id, name: person.name },
        agency: person.agency,
        role: me?.role ?? null,
        content: { meeting },
      })
    } catch {
      // Said too often, or the log is away: nothing was shown either way.
    }
  }
}
