'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ContributionView } from '../../../../lib/board/draft'
import type { Heading } from '../../../../lib/meeting/names'

type SeenUpTo = Record<Heading, string>

const newest = (board: readonly ContributionView[], heading: Heading) =>
  board.filter(view => view.heading === heading).at(-1)?.stamp.at ?? ''

/** Under each heading, the time up to which this person had it in front of them. It moves on when they leave a heading or the page, never under their eyes. */
export function useFresh(board: readonly ContributionView[], heading: Heading | null, me: string) {
  const [seen, setSeen] = useState<SeenUpTo>(() => all(board))
  const latest = useRef(board)
  latest.current = board

  useEffect(() => {
    const catchUp = () =>
      setSeen(now => (heading ? { ...now, [heading]: newest(latest.current, heading) } : all(latest.current)))
    const hidden = () => document.visibilityState === 'hidden' && catchUp()
    document.addEventListener('visibilitychange', hidden)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      catchUp()
    }
  }, [heading])

  return useCallback(
    (view: ContributionView) => view.stamp.at > seen[view.heading] && view.stamp.by.person !== me,
    [seen, me],
  )
}

const all = (board: readonly ContributionView[]): SeenUpTo => ({
  necessary: newest(board, 'necessary'),
  adequate: newest(board, 'adequate'),
  accurate: newest(board, 'accurate'),
  timely: newest(board, 'timely'),
  secure: newest(board, 'secure'),
  'childs-views': newest(board, 'childs-views'),
})
