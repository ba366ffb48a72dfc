'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type ReplayAsked, type ReplayMoment, type ReplayView, replayMoment } from '../../../../lib/protocol/replay'

export type Speed = 1 | 4 | 16

/** Asks for a moment; null where no answer came. */
async function ask(meeting: string, asked: ReplayAsked): Promise<ReplayMoment | null> {
  try {
    const response = await fetch(`/api/meetings/${meeting}/replay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
      cache: 'no-store',
    })
    const parsed = replayMoment.safeParse(await response.json())
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const same = (one: ReplayAsked, other: ReplayAsked) => one.n === other.n && one.as === other.as

/** Where the replay is, and how it moves. One question is under way at a time; of what is asked for meanwhile the newest counts. */
export function useReplay(meeting: string, view: ReplayView) {
  const total = view.times.length
  const [moment, setMoment] = useState(view.moment)
  const [wanted, setWanted] = useState({ n: view.moment.n, as: view.as })
  const [shown, setShown] = useState({ n: view.moment.n, as: view.as })
  const [away, setAway] = useState(false)
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>(1)
  const underway = useRef(false)
  const inStep = same(wanted, shown)

  // Asked again whenever an answer came: meanwhile something else may have been asked for.
  useEffect(() => {
    if (same(wanted, shown) || away || underway.current) return
    underway.current = true
    void ask(meeting, wanted).then(answer => {
      underway.current = false
      if (!answer) {
        setPlaying(false)
        setAway(true)
        return
      }
      setMoment(answer)
      setShown(wanted)
      const query = new URLSearchParams({ at: answer.at, as: wanted.as })
      history.replaceState(null, '', `?${query}`)
    })
  }, [meeting, wanted, shown, away])

  useEffect(() => {
    if (!playing || !inStep) return
    if (shown.n >= total) {
      setPlaying(false)
      return
    }
    const next = setTimeout(() => setWanted({ n: shown.n + 1, as: shown.as }), 1000 / speed)
    return () => clearTimeout(next)
  }, [playing, inStep, shown, speed, total])

  const go = useCallback(
    (n: number) => {
      setAway(false)
      setWanted(before => ({ ...before, n: Math.min(Math.max(Math.trunc(n) || 1, 1), total) }))
    },
    [total],
  )
  return {
    total,
    moment,
    n: wanted.n,
    as: wanted.as,
    shown,
    asking: !inStep && !away,
    away,
    playing,
    speed,
    setSpeed,
    go,
    /** The last entry that was made by a time. */
    goTo: (time: string) => go(view.times.filter(at => at <= time).length),
    see: (as: string) => {
      setAway(false)
      setWanted(before => ({ ...before, as }))
    },
    again: () => setAway(false),
    toggle: () => {
      if (!playing && wanted.n >= total) go(1)
      setPlaying(!playing)
    },
    pause: () => setPlaying(false),
  }
}

export type Replayed = ReturnType<typeof useReplay>
