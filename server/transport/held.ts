import type { News, Told } from '../db/news'
import type { Identity } from '../identity/identity'

/** Open sockets by session: when a session ends, here or in another process, every socket that leans on it is closed. */
export type Held = {
  /** `end` is called once the session is over. Returns the release for a socket that closed by itself. */
  hold(session: string, end: () => void): () => void
  /** Looks for sessions ended elsewhere, and closes what leans on them; resolves once a look that began after the call is done. Every second. */
  review(): Promise<void>
  stop(): void
}

/** How often (ms) sessions ended elsewhere are looked for, should nobody have said so. */
const POLL = 1000

export function createHeld({ sessions }: Identity, news: News, poll = POLL): Held {
  const held = new Map<string, Set<() => void>>()

  const endAll = (session: string) => {
    const ends = held.get(session)
    held.delete(session)
    for (const end of ends ?? []) end()
  }

  const unlisten = sessions.onEnded(({ session }) => endAll(session))

  // One look at a time; whoever asks during one gets the next.
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const look = () => {
    running = sessions.review(held.keys()).finally(() => {
      running = null
    })
    return running
  }
  const lookNext = () => {
    next = null
    return look()
  }
  const review = () => {
    if (!running) return look()
    next ??= running.then(lookNext, lookNext)
    return next
  }
  const timer = setInterval(() => void review().catch(() => undefined), poll)
  timer.unref()

  const hear = async (told: Told | null) => {
    if (told?.of === 'meeting') return
    const session = told?.of === 'session' ? told.id : undefined
    sessions.forget(session)
    if (!session) return review()
    if (held.has(session)) await sessions.review([session])
  }
  const unhear = news.on(told => void hear(told).catch(() => undefined))

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
      unhear()
      unlisten()
    },
  }
}
