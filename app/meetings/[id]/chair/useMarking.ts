'use client'
import { useState } from 'react'
import type { ContributionView } from '../../../../lib/board/draft'
import { type Judgement, judgementNow, judgementOf, type Making, noJudgement } from '../../../../lib/board/marking'
import { after, markQueue } from '../../../../lib/board/queue'
import { typed } from '../../../../lib/board/wording'
import type { Heading } from '../../../../lib/meeting/names'
import { professionalsOf } from '../../../../lib/meeting/state'
import { keepText } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'

export type Marking = ReturnType<typeof useMarking>
type Last = { contribution: string; version: string; audience: string; heading: Heading; before: Judgement }

/** The chair's cursor and the mark being made. Both are private until the mark is sent. */
export function useMarking(heading: Heading) {
  const { live, audience } = useMeetingValue()
  const [chosen, setChosen] = useState<string | null>(null)
  const [judgement, setJudgement] = useState<Making | null>(null)
  const [last, setLast] = useState<Last | null>(null)
  const [said, setSaid] = useState('')

  const saving = new Set(live.sending.flatMap(({ statement: s }) => (s.kind === 'mark' ? [s.contribution] : [])))
  const { toMark } = markQueue(live.board, heading, saving)
  const selected =
    live.board.find(view => view.id === chosen && view.content && view.heading === heading) ?? toMark[0] ?? null
  const starting = selected?.mark && !selected.mark.changedSince ? judgementOf(selected.mark) : noJudgement
  const current = selected ? judgementNow(judgement, selected, starting) : starting

  const send = (view: Pick<ContributionView, 'id' | 'version' | 'audience'>, mark: Judgement) => {
    const to = professionalsOf(audience(view.audience))
    const reason = typed(mark.reason)
    live.share(to, {
      kind: 'mark',
      v: 1,
      seen: audience(to)?.version ?? 0,
      contribution: view.id,
      version: view.version,
      relevance: mark.relevance,
      proportionality: mark.proportionality,
      request: mark.request,
      ...(reason ? { reason } : {}),
    })
  }
  const select = (id: string | null) => {
    setChosen(id)
    setJudgement(null)
    keepText('mark', '')
  }
  return {
    selected,
    judgement: current,
    saving,
    last,
    said,
    setSaid,
    select,
    change: (is: Judgement) => {
      if (!selected) return
      keepText('mark', is.reason)
      setJudgement({ of: selected.version, contribution: selected.id, is })
    },
    /** Sends the mark and goes to the next one that needs marking. */
    mark: (mark: Judgement) => {
      if (!selected) return
      const { id, version, audience: where, heading: under } = selected
      setLast({ contribution: id, version, audience: where, heading: under, before: judgementOf(selected.mark) })
      send(selected, mark)
      select(after(toMark, id))
    },
    /** Puts back what stood before the last mark: an earlier mark, or none. */
    undo: () => {
      if (!last) return null
      send({ id: last.contribution, version: last.version, audience: last.audience }, last.before)
      setLast(null)
      if (last.heading === heading) select(last.contribution)
      return last.contribution
    },
  }
}
