import { createServer } from 'node:net'

/** Below the ports that a system gives to whatever connects outwards: 32768 and up on Linux, 49152 elsewhere. */
const FIRST = 16_000
const EACH = 40
const PROCESSES = 400

const own = FIRST + (process.pid % PROCESSES) * EACH
let given = 0

/**
 * A port of 127.0.0.1 for a server that is yet to start: `wanted` if it is free, else one of forty that belong to this process.
 * One that the system chooses may be gone by then, or when the server is started again: it gives the same ones to every
 * connection that a browser or a client opens. Throws when all forty are in use.
 */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && (await isFree(wanted))) return wanted
  for (let tried = 0; tried < EACH; tried++) {
    const port = own + (given++ % EACH)
    if (await isFree(port)) return port
  }
  throw new Error(`The ports from ${own} to ${own + EACH - 1} are all in use.`)
}

/** Whether it could be listened on; let go again before this resolves. */
const isFree = (port: number) =>
  new Promise<boolean>(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
