'use client'
import { useEffect, useState } from 'react'
import { type AlertsView, alertsView } from '../../lib/protocol/alerts'

/** How often a page asks what cannot wait, ms. */
const ASK = 10_000
/** Said by a meeting's page when something was raised or answered there. */
export const ALERTS_CHANGED = 'roundtable:alerts'

/** What cannot wait for this person, asked again and again while the page is open; null where nobody is signed in. */
export function useAlerts(): AlertsView | null {
  const [view, setView] = useState<AlertsView | null>(null)
  useEffect(() => {
    let over = false
    const look = async () => {
      const answer = await fetch('/api/alerts').catch(() => null)
      if (over || !answer) return
      const read = answer.ok ? alertsView.safeParse(await answer.json().catch(() => null)) : null
      if (!over) setView(read?.success ? read.data : null)
    }
    void look()
    const every = setInterval(() => void look(), ASK)
    const now = () => void look()
    window.addEventListener(ALERTS_CHANGED, now)
    return () => {
      over = true
      clearInterval(every)
      window.removeEventListener(ALERTS_CHANGED, now)
    }
  }, [])
  return view
}
