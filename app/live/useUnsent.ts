'use client'
import { useEffect, useId } from 'react'
import { holdPage } from './unsent'

/** Holds the page for as long as `unsent` is true and the component is there. */
export function useUnsent(unsent: boolean): void {
  const holder = useId()
  useEffect(() => {
    holdPage(holder, unsent)
    return () => holdPage(holder, false)
  }, [holder, unsent])
}
