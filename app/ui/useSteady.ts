'use client'
import { useCallback, useLayoutEffect, useRef } from 'react'

/** A handler that stays the same function and does what the newest one does: a part that is given it is not made again when only the handler is another. For events alone, never while rendering. */
export function useSteady<Args extends unknown[], Result>(handler: (...args: Args) => Result) {
  const newest = useRef(handler)
  useLayoutEffect(() => {
    newest.current = handler
  })
  return useCallback((...args: Args): Result => newest.current(...args), [])
}
