import type { Identity } from '../identity/identity'

/** Open sockets by session: when a session ends, here or in another process, every socket that leans on it is closed. */
export type Held = {
  /** `end` is called once the session is over. Returns the release for a socket that closed by itself. */
  hold(session: string, end: () => void): () => void
  /** Looks for sessions ended elsewhere, and closes what leans on them. Every second; one look at a time. */
  review(): Promise<void>
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

  let polling: Promise<void> | null = null
  const review = () =>
    (polling ??= identity.sessions.review(held.keys()).finally(() => {
      polling = null
    }))
  const timer = setInterval(() => void review().catch(() => undefined), poll)
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
    review,
    stop() {
      clearInterval(timer)
      unlisten()
    },
  }
}
