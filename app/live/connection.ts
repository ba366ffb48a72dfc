import type { Over } from './over'
import type { Connection } from './types'

/** `inStep`: connected, state shown, every room synced. `lost`: something that was connected is not. */
type Facts = { over: Over | null; inStep: boolean; lost: boolean }

/** How the connection reads now. Once live, it stays so until something is lost: a room that opens or starts afresh is not a loss. */
export function nextConnection(before: Connection, { over, inStep, lost }: Facts, now: () => string): Connection {
  if (over) return before.is === 'over' && before.reason === over ? before : { is: 'over', reason: over }
  if (inStep) return before.is === 'live' ? before : { is: 'live' }
  return before.is === 'live' && lost ? { is: 'offline', since: now() } : before
}
