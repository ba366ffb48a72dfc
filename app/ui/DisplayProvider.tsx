'use client'
import { createContext, useContext, useState } from 'react'
import { DISPLAY_COOKIE, type Display, defaultDisplay, writeDisplay } from '../../lib/protocol/display'

type Settings = { display: Display; change(change: Partial<Display>): void }

const Context = createContext<Settings>({ display: defaultDisplay, change: () => {} })
export const useDisplay = () => useContext(Context)

const YEAR = 365 * 24 * 60 * 60 * 1000

/** Shows the settings at once, and keeps them in a cookie so that the server draws the next page with them. */
function apply(display: Display) {
  const { dataset } = document.documentElement
  if (display.theme === 'system') delete dataset.theme
  else dataset.theme = display.theme
  dataset.size = display.size
  if (!('cookieStore' in window)) return
  const expires = Date.now() + YEAR
  void cookieStore.set({ name: DISPLAY_COOKIE, value: writeDisplay(display), expires, sameSite: 'lax' })
}

export function DisplayProvider({ initial, children }: { initial: Display; children: React.ReactNode }) {
  const [display, setDisplay] = useState(initial)
  const change = (part: Partial<Display>) => {
    const next = { ...display, ...part }
    setDisplay(next)
    apply(next)
  }
  return <Context value={{ display, change }}>{children}</Context>
}
