'use client'
import { useEffect } from 'react'

/** What the browser prints at the foot of every sheet of this page: set as a property, which the margins of a sheet can read. */
export function Foot({ children }: { children: string }) {
  useEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--foot', JSON.stringify(children))
    return () => void style.removeProperty('--foot')
  }, [children])
  return null
}
