'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { SetupDraft } from '../../../../lib/meeting/setup/draft'
import type { OpenSetUp } from '../../../../lib/protocol/set-up'
import { keep } from './send'

/** Milliseconds after the last change before the form is kept, and before it is tried again. */
const PAUSE = 700
const AGAIN = 3000

export type Kept =
  | { kind: 'saved'; at: string }
  | { kind: 'saving' }
  | { kind: 'away' }
  | { kind: 'overtaken'; theirs: OpenSetUp }
  | { kind: 'gone' }

/**
 * The form, kept on the server a moment after each change. What is typed is never taken away: where it cannot be kept it stays
 * on the screen and is tried again, and where a colleague was faster the person chooses.
 */
export function useDraft(form: OpenSetUp) {
  const [draft, setDraft] = useState(form.draft)
  const [kept, setKept] = useState<Kept>({ kind: 'saved', at: form.at })
  const now = useRef({ draft: form.draft, version: form.version, changed: false, stopped: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const underway = useRef<Promise<boolean> | null>(null)

  const keepOnce = useCallback(async (): Promise<boolean> => {
    const at = now.current
    if (at.stopped) return false
    if (!at.changed) return true
    at.changed = false
    setKept({ kind: 'saving' })
    const outcome = await keep(form.id, at.version, at.draft)
    if (outcome.kind === 'saved') {
      at.version = outcome.version
      setKept(at.changed ? { kind: 'saving' } : { kind: 'saved', at: outcome.at })
      return true
    }
    at.changed = true
    at.stopped = outcome.kind === 'overtaken' || outcome.kind === 'gone'
    setKept(outcome.kind === 'overtaken' || outcome.kind === 'gone' ? outcome : { kind: 'away' })
    return false
  }, [form.id])

  /** Keeps whatever is not kept yet; false where that did not work. One request at a time. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    while (underway.current) await underway.current
    underway.current = keepOnce().finally(() => {
      underway.current = null
    })
    const done = await underway.current
    if (!done && !now.current.stopped) timer.current = setTimeout(() => void flush(), AGAIN)
    if (done && now.current.changed) return flush()
    return done
  }, [keepOnce])

  const change = useCallback(
    (to: (draft: SetupDraft) => SetupDraft) => {
      const next = to(now.current.draft)
      Object.assign(now.current, { draft: next, changed: true })
      setDraft(next)
      if (now.current.stopped) return
      setKept(before => (before.kind === 'away' ? before : { kind: 'saving' }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), PAUSE)
    },
    [flush],
  )

  /** After a colleague's save: their form in place of this one, or this one over theirs. */
  const settle = useCallback(
    (theirs: OpenSetUp, mine: boolean) => {
      Object.assign(now.current, { version: theirs.version, stopped: false, changed: mine })
      if (mine) return void flush()
      now.current.draft = theirs.draft
      setDraft(theirs.draft)
      setKept({ kind: 'saved', at: theirs.at })
    },
    [flush],
  )

  useEffect(() => {
    const leave = () => {
      const { draft, version, changed, stopped } = now.current
      if (changed && !stopped) void keep(form.id, version, draft, true)
    }
    const warn = (event: BeforeUnloadEvent) => {
      if (now.current.changed || underway.current) event.preventDefault()
    }
    addEventListener('pagehide', leave)
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('pagehide', leave)
      removeEventListener('beforeunload', warn)
      clearTimeout(timer.current)
    }
  }, [form.id])

  const version = useCallback(() => now.current.version, [])
  /** Nothing is kept any more: the form has become a meeting, or is destroyed. */
  const end = useCallback(() => Object.assign(now.current, { stopped: true, changed: false }), [])
  return { draft, kept, change, flush, settle, version, end }
}
