import { lt, or } from 'drizzle-orm'
import { sessions, setupLinks } from '../../drizzle/schema'
import type { Drizzle } from '../ledger/ledger'
import type { After } from '../rooms/pace'
import { IDLE } from './sessions'

/** Milliseconds for which a sign-in or a link that is over stays in the store; what is known of it later is in the access log. */
export const KEPT = 24 * 60 * 60 * 1000

/**
 * Deletes sign-ins and links that were over a day ago: the addresses and devices of people are kept no longer than they are
 * good for. `now` in milliseconds. @returns how many rows went.
 */
export async function dropEnded(db: Pick<Drizzle, 'delete'>, now: number): Promise<number> {
  const since = new Date(now - KEPT)
  const over = or(
    lt(sessions.endedAt, since),
    lt(sessions.expiresAt, since),
    lt(sessions.lastSeenAt, new Date(now - KEPT - IDLE)),
  )
  const gone = await db.delete(sessions).where(over).returning({ id: sessions.id })
  const links = await db.delete(setupLinks).where(lt(setupLinks.expiresAt, since)).returning({ hash: setupLinks.hash })
  return gone.length + links.length
}

/** Does it now and once a day from now on; a day on which the database is away is made up for by the next. Returns how to stop. */
export function keepTidy(db: Pick<Drizzle, 'delete'>, now: () => number, after: After): () => void {
  let stop = () => {}
  const tidy = () => {
    dropEnded(db, now()).catch(error =>
      console.error('what is over was not deleted:', error instanceof Error ? error.name : 'unknown'),
    )
    stop = after(tidy, KEPT)
  }
  tidy()
  return () => stop()
}
