import type { ActReply } from '../../lib/protocol/live'
import { live as text } from '../../lib/text/live'
import type { LiveSocket } from './wire'

/** How long one attempt waits for its answer, and how long a command is worth trying, ms. */
const ATTEMPT = 5000
const PATIENCE = 15_000

/** Resolves true once connected, false when `ms` have passed or the socket was closed for good. */
function connected(socket: LiveSocket, ms: number): Promise<boolean> {
  if (socket.connected) return Promise.resolve(true)
  return new Promise(resolve => {
    const done = (yes: boolean) => {
      clearTimeout(timer)
      socket.off('connect', arrived)
      resolve(yes)
    }
    const arrived = () => done(true)
    const timer = setTimeout(() => done(false), ms)
    socket.on('connect', arrived)
  })
}

/**
 * Sends a command until it is answered. A lost connection or answer makes it send the same key again, which the server
 * does once only. Nothing is sent after it has given up: what a person asked for half a minute ago must not happen now.
 */
export async function command(
  socket: LiveSocket,
  request: { verb: string; input: unknown; key: string },
  patience = PATIENCE,
): Promise<ActReply> {
  const end = performance.now() + patience
  for (let left = patience; left >= 1; left = end - performance.now()) {
    if (!(await connected(socket, left))) break
    try {
      return await socket.timeout(Math.min(ATTEMPT, left)).emitWithAck('act', request)
    } catch {
      // No answer to this attempt: the next one sends the same key.
    }
  }
  return { ok: false, code: 'no_answer', reason: text.noAnswer }
}
