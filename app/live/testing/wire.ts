import { type Memory, socketTo, type Wire } from '../wire'
import type { FarSide } from './farSide'

export const storage = (): Memory => {
  const kept = new Map<string, string>()
  return { get: name => kept.get(name) ?? null, set: (name, value) => void kept.set(name, value) }
}

/** A page's surroundings without a page: real sockets to the far side. */
export const wireTo = (far: FarSide, keys: () => Promise<string> = async () => ''): Wire => ({
  sync: far.syncUrl,
  socket: meeting => socketTo(far.origin, meeting),
  keys,
  reachable: async () => false,
  tab: storage(),
  device: storage(),
  now: () => '2026-11-22T14:00:00.000Z',
  frame: work => void setImmediate(work),
  painted: work => void setImmediate(work),
  idle: work => void setImmediate(work),
})
