'use client'
import { useEffect } from 'react'

/** Marks where the focus goes: the heading beside which the screen's single keys are at work, or a part of a longer page: `{...focusHome}`. */
export const focusHome = { 'data-focus-home': true, tabIndex: -1 } as const

const homeNow = () => document.querySelector<HTMLElement>('[data-focus-home]') ?? document.getElementById('main')

/** Puts the focus where the screen's single keys are at work. */
export const focusOnHome = () => homeNow()?.focus({ preventScroll: true })

/**
 * Keeps whoever works by keyboard on the page: where the control that had the focus goes away or is shut (the meeting
 * has started, the part has ended, somebody else was faster), the focus goes to the home of its part of the page, or to the
 * screen's, instead of nowhere.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let last: Element | null = null
    let part: HTMLElement | null = null
    const hold = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null
      part = last?.closest<HTMLElement>('[data-focus-home]') ?? null
    }
    const keep = () => {
      if (!last || (last.isConnected && !last.matches(':disabled'))) return
      const at = document.activeElement
      if (at !== last && at !== null && at !== document.body) return
      last = null
      const home = part?.isConnected ? part : homeNow()
      home?.focus({ preventScroll: true })
    }
    const changes = new MutationObserver(keep)
    document.addEventListener('focusin', hold)
    changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    return () => {
      document.removeEventListener('focusin', hold)
      changes.disconnect()
    }
  }, [])
}
