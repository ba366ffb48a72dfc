'use client'
import { useSearchParams } from 'next/navigation'

export type Part = 'mark' | 'decide'
export const partHref = (part: Part) => (part === 'decide' ? '?part=decide' : '?')

/** Which part of the table is open: kept in the address, without asking the server. */
export function usePart(): { part: Part; go(part: Part): void } {
  const part: Part = useSearchParams().get('part') === 'decide' ? 'decide' : 'mark'
  return {
    part,
    go: to => {
      if (to !== part) window.history.pushState(null, '', partHref(to))
    },
  }
}
