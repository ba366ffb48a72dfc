'use client'
import { type ComponentType, useEffect, useSyncExternalStore } from 'react'

type Later<P extends object> = {
  fetch(): void
  subscribe(listener: () => void): () => void
  get(): ComponentType<P> | null
}

/** How long until a script that could not be fetched is asked for again, ms. */
const AGAIN = 2000

/**
 * A part of the screen whose script comes after the screen: when there is nothing better to do, or as soon as it is wanted. Null until
 * then, also where the connection is away: a part that is late never takes down what is being written beside it.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  const listeners = new Set<() => void>()
  let found: ComponentType<P> | null = null
  let asked = false
  const fetch = () => {
    if (asked) return
    asked = true
    load().then(
      part => {
        found = part
        for (const listener of listeners) listener()
      },
      () => {
        asked = false
        setTimeout(() => listeners.size > 0 && fetch(), AGAIN)
      },
    )
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  if (typeof window !== 'undefined' && 'requestIdleCallback' in window) requestIdleCallback(fetch, { timeout: 4000 })
  return { fetch, subscribe, get: () => found }
}

/** The part, once it is there. */
export function useLater<P extends object>(part: Later<P>, wanted: boolean): ComponentType<P> | null {
  useEffect(() => {
    if (wanted) part.fetch()
  }, [part, wanted])
  return useSyncExternalStore(part.subscribe, part.get, () => null)
}
