'use client'
import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { HEADINGS, type Heading } from '../../../../lib/meeting/names'
import type { State } from '../../../../lib/protocol/live'

export type View = {
  /** Null: the whole board. */
  heading: Heading | null
  following: boolean
  /** The chair asked everyone to come while this person was writing, and they have not said whether they do. */
  called: boolean
  go(heading: Heading | null, contribution?: string): void
  toChair(): void
  unfollow(): void
  /** Stays, and goes on writing. */
  stay(): void
}

export const rowId = (contribution: string) => `c-${contribution}`
export const viewHref = (heading: Heading | null) => (heading ? `?heading=${heading}` : '?view=whole')

/** Writing is never disturbed: nobody is moved while they are in a form, a dialog or a field with words in it. An empty field, as sharing leaves it, is not writing. */
const isWriting = () => {
  const at = document.activeElement
  return at !== null && (at.closest('form, dialog, select') !== null || ('value' in at && at.value !== ''))
}

const reveal = (contribution: string | null | undefined, focus: boolean) =>
  requestAnimationFrame(() => {
    const row = contribution ? document.getElementById(rowId(contribution)) : null
    row?.scrollIntoView({ block: 'nearest' })
    if (focus) row?.focus({ preventScroll: true })
  })

/** Where this person is on the board, kept in the address without asking the server, and whether they follow the chair. `trackless`: the button "back" finds no trace of where they were. */
export function useView({ place, agenda }: Pick<State, 'place' | 'agenda'>, leads: boolean, trackless = false): View {
  const params = useSearchParams()
  const asked = HEADINGS.find(heading => heading === params.get('heading')) ?? null
  const whole = params.get('view') === 'whole'
  const [following, setFollowing] = useState(!leads && !asked && !whole)
  const [called, setCalled] = useState(false)
  const heading = whole ? null : (asked ?? place?.heading ?? 'necessary')

  const go = useCallback(
    (to: Heading | null, contribution?: string) => {
      if (location.search !== viewHref(to))
        window.history[trackless ? 'replaceState' : 'pushState'](null, '', viewHref(to))
      if (contribution) reveal(contribution, true)
    },
    [trackless],
  )

  const moved = useRef(place)
  useEffect(() => {
    const was = moved.current
    moved.current = place
    if (!following || !place || (was?.heading === place.heading && was.contribution === place.contribution)) return
    if (isWriting()) setFollowing(false)
    else {
      go(place.heading)
      reveal(place.contribution, false)
    }
  }, [place, following, go])

  const calledAt = useRef(agenda.called)
  useEffect(() => {
    const was = calledAt.current
    calledAt.current = agenda.called
    if (leads || agenda.called === null || agenda.called === was) return
    if (isWriting()) return setCalled(true)
    setFollowing(true)
    if (!place) return
    go(place.heading)
    reveal(place.contribution, false)
  }, [agenda.called, place, leads, go])

  return useMemo(
    () => ({
      heading,
      following,
      called,
      go: (to, contribution) => {
        if (place && to !== place.heading) setFollowing(false)
        go(to, contribution)
      },
      toChair: () => {
        setCalled(false)
        setFollowing(true)
        if (!place) return
        go(place.heading)
        reveal(place.contribution, true)
      },
      unfollow: () => setFollowing(false),
      stay: () => setCalled(false),
    }),
    [heading, following, called, place, go],
  )
}
