import { and, gt, inArray, isNull } from 'drizzle-orm'
import { sessions } from '../../drizzle/schema'
import type { Identity } from '../identity/identity'
import type { Drizzle } from '../ledger/ledger'

/** Open sockets by session: when a session ends, here or in another process, every socket that leans on it is closed. */
export type Held = {
  /** `end` is called once the session is over. Returns the release for a socket that closed by itself. */
  hold(session: string, end: () => void): () => void
  stop(): void
}

/** How often (ms) sessions ended elsewhere are looked for. */
const POLL = 1000

export function createHeld(db: Drizzle, identity: Identity): Held {
  const held = new Map<string, Set<() => void>>()

  const endAll = (session: string) => {
    const ends = held.get(session)
    held.delete(session)
    for (const end of ends ?? []) end()
  }

  const unlisten = identity.sessions.onEnded(({ session }) => endAll(session))

  const poll = async () => {
    const ids = [...held.keys()]
    if (ids.length === 0) return
    const now = new Date()
    const rows = await db
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(inArray(sessions.id, ids), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    const alive = new Set(rows.map(row => row.id))
    for (const id of ids) {
      if (!alive.has(id)) endAll(id)
      else await identity.sessions.touch(id)
    }
  }

  let polling = false
  const timer = setInterval(() => {
    if (polling) return
    polling = true
    void poll()
      .catch(() => undefined)
      .finally(() => {
        polling = false
      })
  }, POLL)
  timer.unref()

  return {
    hold(session, end) {
      const ends = held.get(session) ?? new Set()
      held.set(session, ends.add(end))
      return () => {
        ends.delete(end)
        if (ends.size === 0 && held.get(session) === ends) held.delete(session)
      }
    },
    stop() {
      clearInterval(timer)
      unlisten()
    },
  }
}
