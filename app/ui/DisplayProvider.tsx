'use client'
import { createContext, useContext, useState } from 'react'
import { DISPLAY_COOKIE, type Display, defaultDisplay, writeDisplay } from '../../lib/protocol/display'

type Settings = { display: Display; change(change: Partial<Display>): void }

const Context = createContext<Settings>({ display: defaultDisplay, change: () => {} })
export const useDisplay = () => useContext(Context)

/** Shows the settings at once, and keeps them in a cookie so that the server draws the next page with them. */
function apply(display: Display) {
  const { dataset } = document.documentElement
  if (display.theme === 'system') delete dataset.theme
  else dataset.theme = display.theme
  dataset.size = display.size
  const secure = location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${DISPLAY_COOKIE}=${writeDisplay(display)}; path=/; max-age=31536000; samesite=lax${secure}`
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
