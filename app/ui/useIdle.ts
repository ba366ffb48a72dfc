'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type IdleView, idleView, type Left, mustAsk, REPORT_EVERY } from '../../lib/protocol/idle'

const ACTIVITY = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const
/** Seconds between two questions about the twelve hours. */
const ASK_ABSOLUTE = 60

/** `person`: whose page this is, as the server said when it was opened; null where nobody was signed in. */
type Said = { person: string | null; left: Left | null; at: number; over: boolean; another: boolean }

/** What the server says of the sign-in: looking counts as nothing, reporting that somebody is here counts as activity. */
async function read(person: string | null, report: boolean): Promise<Partial<Said>> {
  try {
    if (report)
      await fetch('/api/account/stay', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
    const response = await fetch('/api/account/session', { cache: 'no-store' })
    if (!response.ok) return {}
    const said = await response.json()
    if (typeof said.person !== 'string') return { left: null, over: person !== null, another: false }
    if (person !== null && said.person !== person) return { left: null, over: true, another: true }
    const left = { idle: Number(said.idle), absolute: Number(said.absolute) }
    return { person: said.person, left, over: false, another: false }
  } catch {
    // No connection says nothing about the sign-in.
    return {}
  }
}

/** Seconds on this machine's own steady clock. */
const now = () => performance.now() / 1000

/** How long nobody was here, and what follows from it. */
export function useIdle() {
  const active = useRef(now())
  const reported = useRef(now())
  const asking = useRef(false)
  const said = useRef<Said>({ person: null, left: null, at: Number.NEGATIVE_INFINITY, over: false, another: false })
  const [view, setView] = useState<IdleView>({ is: 'open' })
  const [absolute, setAbsolute] = useState<number | null>(null)
  const [another, setAnother] = useState(false)

  const show = useCallback(() => {
    const { person, left, at, over } = said.current
    const since = now() - at
    if (person === null) return
    const next = idleView(now() - active.current, left, since, over)
    setView(before => (before.is === next.is && !('left' in next) ? before : next))
    setAbsolute(left ? Math.max(0, Math.ceil((left.absolute - since) / 60) * 60) : null)
    setAnother(said.current.another)
  }, [])

  const look = useCallback(
    async (report = false) => {
      if (asking.current) return
      asking.current = true
      const found = await read(said.current.person, report)
      asking.current = false
      said.current = { ...said.current, ...found, at: now() }
      show()
    },
    [show],
  )

  /** Somebody is here: what was covered comes back, unless the sign-in is over. */
  const wake = useCallback(() => {
    if (said.current.over) return
    active.current = now()
    reported.current = now()
    show()
    void look(true)
  }, [look, show])

  useEffect(() => {
    const note = () => {
      // Under a cover only its own key counts.
      if (document.documentElement.dataset.covered !== undefined) return
      active.current = now()
      if (said.current.person === null || now() - reported.current < REPORT_EVERY) return
      reported.current = now()
      void look(true)
    }
    const back = () => {
      if (document.visibilityState === 'visible' && said.current.over) void look()
    }
    const tick = setInterval(() => {
      const { person, left, at, over } = said.current
      if (person === null) return
      const stale = now() - at >= ASK_ABSOLUTE && left !== null && left.absolute - (now() - at) < 2 * REPORT_EVERY
      if (!over && (stale || mustAsk(now() - active.current, left, now() - at))) void look()
      show()
    }, 1000)
    for (const event of ACTIVITY) addEventListener(event, note, { passive: true, capture: true })
    document.addEventListener('visibilitychange', back)
    addEventListener('focus', back)
    void look()
    return () => {
      clearInterval(tick)
      for (const event of ACTIVITY) removeEventListener(event, note, { capture: true })
      document.removeEventListener('visibilitychange', back)
      removeEventListener('focus', back)
    }
  }, [look, show])

  return { view, absolute, another, wake, look }
}
