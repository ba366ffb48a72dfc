import { io, type Socket } from 'socket.io-client'
import type { ActReply, ActRequest, CheckpointEvent, Notice, Roster, State } from '../../lib/protocol/live'

type FromServer = {
  state(event: State): void
  roster(event: Roster): void
  notice(event: Notice): void
  checkpoint(event: CheckpointEvent): void
}
type ToServer = { act(request: ActRequest, reply: (reply: ActReply) => void): void }
export type LiveSocket = Socket<FromServer, ToServer>

/** A small text store. It never throws; what cannot be kept is forgotten sooner. */
export type Memory = { get(key: string): string | null; set(key: string, value: string): void }

/** What the live side needs of its surroundings: the page's own in the product, real sockets with a cookie in tests. */
export type Wire = {
  /** The sync endpoint without the room: `wss://host/sync`. */
  sync: string
  /** A socket that is not connected yet. */
  socket(meeting: string): LiveSocket
  /** The body of `GET /api/keys`: signed-note vkeys, one a line. Throws when it cannot be had. */
  keys(): Promise<string>
  /** Whether the server answers an ordinary request: where it does and sockets do not open, the network blocks them. Never throws. */
  reachable(): Promise<boolean>
  /** Kept while this tab is open. */
  tab: Memory
  /** Kept on this device: nothing about a family may go in. */
  device: Memory
  /** This machine's time, ISO. */
  now(): string
  /** Calls back before the next picture, also where nobody is looking. */
  frame(work: () => void): void
  /** Calls back once the next picture is painted, also where nobody is looking. */
  painted(work: () => void): void
  /** Calls back when there is nothing better to do. */
  idle(work: () => void): void
}

/** Longest pause between two attempts to connect, ms: as the sync provider has it. */
const PAUSE = 2500

export const socketTo = (origin: string, meetingId: string, headers?: Record<string, string>): LiveSocket =>
  io(`${origin}/meeting`, {
    auth: { meetingId },
    query: { meetingId },
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 250,
    reconnectionDelayMax: PAUSE,
    ...(headers && { extraHeaders: headers }),
  })

/** Browsers throw on merely touching a storage that the person has turned off: then it is kept as long as the page. */
function memory(store: () => Storage): Memory {
  const spare = new Map<string, string>()
  return {
    get: key => {
      try {
        return store().getItem(key)
      } catch {
        return spare.get(key) ?? null
      }
    },
    set: (key, value) => {
      try {
        store().setItem(key, value)
      } catch {
        spare.set(key, value)
      }
    },
  }
}

async function keys(): Promise<string> {
  const response = await fetch('/api/keys', { cache: 'no-store' })
  if (!response.ok) throw new Error(`keys: ${response.status}`)
  return response.text()
}

const reachable = () =>
  fetch('/api/health', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

/** A hidden tab gets no animation frames. */
const frame = (work: () => void) => {
  if (document.visibilityState === 'visible') requestAnimationFrame(work)
  else setTimeout(work, 50)
}

const painted = (work: () => void) => frame(() => setTimeout(work))

const idle = (work: () => void) => {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2000 })
  else setTimeout(work, 200)
}

export const browserWire = (): Wire => ({
  sync: `${location.origin.replace(/^http/, 'ws')}/sync`,
  socket: meeting => socketTo(location.origin, meeting),
  keys,
  reachable,
  tab: memory(() => sessionStorage),
  device: memory(() => localStorage),
  now: () => new Date().toISOString(),
  frame,
  painted,
  idle,
})

/** The close code a refused handshake carries as `data.code`; null where there is none, so that it is worth another try. */
export const refusedWith = (error: Error): number | null =>
  'data' in error &&
  typeof error.data === 'object' &&
  error.data !== null &&
  'code' in error.data &&
  typeof error.data.code === 'number' &&
  error.data.code >= 4400 &&
  error.data.code < 4500
    ? error.data.code
    : null
