'use client'
import { useRef, useState } from 'react'
import { missed } from '../../../../lib/board/missed'
import { useMeetingValue } from '../ui/MeetingContext'

/** What this person missed before they came, as it was when they came: nothing is added under their eyes. */
export function useMissed() {
  const { live, state, me } = useMeetingValue()
  const [done, setDone] = useState(false)
  const { since } = state
  const came = useRef<{ since: string | null; until: string } | null>(null)
  if (!came.current && live.connection.is === 'live') came.current = { since, until: live.loggedAt ?? '' }
  const list = done || !came.current ? [] : missed(live, { ...came.current, me: me.person })
  return { list, since: came.current?.since ?? null, done: () => setDone(true) }
}
