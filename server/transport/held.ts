import type { Identity } from '../identity/identity'

/** Open sockets by session: when a session ends, here or in another process, every socket that leans on it is closed. */
export type Held = {
  /** `end` is called once the session is over. Returns the release for a socket that closed by itself. */
  hold(session: string, end: () => void): () => void
  stop(): void
}

/** How often (ms) sessions ended elsewhere are looked for. */
const POLL = 1000

export function createHeld(identity: Identity, poll = POLL): Held {
  const held = new Map<string, Set<() => void>>()

  const endAll = (session: string) => {
    const ends = held.get(session)
    held.delete(session)
    for (const end of ends ?? []) end()
  }

  const unlisten = identity.sessions.onEnded(({ session }) => endAll(session))

  let polling = false
  const timer = setInterval(() => {
    if (polling) return
    polling = true
    void identity.sessions
      .review(held.keys())
      .catch(() => undefined)
      .finally(() => {
        polling = false
      })
  }, poll)
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
