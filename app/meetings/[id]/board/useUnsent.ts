'use client'
import { useEffect } from 'react'

const ask = (event: BeforeUnloadEvent) => event.preventDefault()

/** While there are words nobody has yet, the browser asks before the page is left. */
export function useUnsent(unsent: boolean) {
  useEffect(() => {
    if (!unsent) return
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsent])
}
