import { Client, type ClientConfig } from 'pg'

/** Whose rights may have changed: one session, everything of one person or of everyone in one agency, or who has a place in one meeting. */
export type Told = { of: (typeof OF)[number]; id: string }
const OF = ['session', 'person', 'agency', 'meeting'] as const

/**
 * Rights withdrawn or given, told by the database itself after each commit, whoever made it (triggers in `drizzle/migrations`):
 * ids only. Whoever listens also looks by themselves each second: while the connection is broken nothing is heard.
 */
export type News = {
  /** Null: the connection was made anew, and anything may have been missed. Returns how to stop listening. */
  on(listener: (told: Told | null) => void): () => void
  close(): Promise<void>
}

/** How long (ms) to wait before a broken connection is made again. */
const AGAIN = 1000
const MESSAGE = /^([a-z]+) ([0-9a-f-]{36})$/

/** Listens on a connection of its own from the first listener on. */
export function openNews(connection: ClientConfig): News {
  const listeners = new Set<(told: Told | null) => void>()
  let client: Client | null = null
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const tell = (told: Told | null) => {
    for (const listener of listeners) listener(told)
  }

  const lost = (which: Client) => {
    if (client !== which) return
    client = null
    which.end().catch(() => undefined)
    if (closed) return
    timer = setTimeout(connect, AGAIN)
    timer.unref()
  }

  const connect = () => {
    const fresh = new Client({ ...connection, keepAlive: true })
    client = fresh
    fresh.on('error', () => lost(fresh))
    fresh.on('end', () => lost(fresh))
    fresh.on('notification', ({ payload = '' }) => {
      const told = readTold(payload)
      if (told) tell(told)
    })
    fresh
      .connect()
      .then(() => fresh.query('listen roundtable'))
      .then(() => tell(null))
      .catch(() => lost(fresh))
  }

  return {
    on(listener) {
      listeners.add(listener)
      if (!client && !timer && !closed) connect()
      return () => void listeners.delete(listener)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}

function readTold(payload: string): Told | null {
  const [, word, id] = MESSAGE.exec(payload) ?? []
  const of = OF.find(one => one === word)
  return of && id ? { of, id } : null
}
