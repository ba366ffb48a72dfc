'use client'
import { useCallback, useEffect, useRef } from 'react'
import { dropPage } from '../../../live/unsent'
import { endSession, sessionToken, signOut } from '../../../ui/endSession'

/** This many presses of Escape within `SPELL` ms. */
const PRESSES = 3
const SPELL = 2000
/** Where the token is not there yet, its request is waited for this long (ms), on a page that shows nothing. */
const PATIENCE = 1000
const EMPTY = 'about:blank'

/**
 * Away from here at once: nothing is asked, nothing waits for the network, and an empty page stands in the place of this one.
 * The session is ended behind it, because the button "back" must bring nothing up to whoever looks over a shoulder.
 */
export function useAway(): () => void {
  // Asked for beforehand: leaving takes one request, which outlives the page.
  const token = useRef<string | null>(null)
  useEffect(() => {
    void sessionToken(fetch).then(
      found => {
        token.current = found
      },
      () => undefined,
    )
  }, [])
  const away = useCallback(() => {
    dropPage()
    document.documentElement.hidden = true
    document.title = ''
    const leave = () => location.replace(EMPTY)
    if (token.current) void endSession(token.current, fetch).catch(() => false)
    else void signOut(fetch).finally(leave)
    setTimeout(leave, token.current ? 0 : PATIENCE)
  }, [])
  useEffect(() => {
    let pressed: number[] = []
    const onKey = (event: KeyboardEvent) => {
      pressed = event.key === 'Escape' ? [...pressed, event.timeStamp].filter(at => event.timeStamp - at < SPELL) : []
      if (pressed.length >= PRESSES) away()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [away])
  return away
}
