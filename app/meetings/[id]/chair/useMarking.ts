'use client'
import { useState } from 'react'
import type { ContributionView } from '../../../../lib/board/draft'
import { type Judgement, judgementNow, judgementOf, type Making, noJudgement } from '../../../../lib/board/marking'
import { after, markQueue } from '../../../../lib/board/queue'
import { typed } from '../../../../lib/board/wording'
import type { Held, Judged } from '../../../../lib/meeting/held'
import type { Heading } from '../../../../lib/meeting/names'
import { professionalsOf } from '../../../../lib/meeting/state'
import { PROPORTIONALITY_WORDS, RELEVANCE_WORDS } from '../../../../lib/text/board'
import { chair } from '../../../../lib/text/chair'
import { keepText } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'
import { useHeld } from './useHeld'

export type Marking = ReturnType<typeof useMarking>
/** Marks made on this screen, for as long as it is open. */
export type Undoable = [readonly Last[], (next: readonly Last[]) => void]
type Of = Pick<ContributionView, 'id' | 'version' | 'audience'>
/** A mark that can be undone, and what stood before it. */
export type Last = { of: Of; heading: Heading; before: Judgement; held: Held | null; wasHeld: boolean }

const judgedOf = ({ reason, ...rest }: Judgement): Judged => {
  const why = typed(reason)
  return { ...rest, ...(why ? { reason: why } : {}) }
}

/** What a screen reader hears of a mark: each judgement, and the reason. */
const aloud = ({ relevance, proportionality, reason }: Judged) =>
  chair.judged(
    [relevance && RELEVANCE_WORDS[relevance], proportionality && PROPORTIONALITY_WORDS[proportionality]]
      .filter(words => words !== null)
      .join(', '),
    reason,
  )

/**
 * The chair's cursor and the mark being made. Both are private until the mark is sent; a mark that is held, until it is released.
 * `done`: the marks that can be undone, the newest last, kept by whoever shows the table.
 */
export function useMarking(heading: Heading, [done, setDone]: Undoable) {
  const { live, audience, may } = useMeetingValue()
  const held = useHeld()
  /** On the chair's word: everything waits for the chair. */
  const forChair = !may('mark')
  const [chosen, setChosen] = useState<string | null>(null)
  const [judgement, setJudgement] = useState<Making | null>(null)
  const last = done.at(-1) ?? null
  const [said, setSaid] = useState('')
  const [quiet, setQuiet] = useState(false)
  /** Contributions whose mark is being held: out of the queue before the server has answered. */
  const [holding, setHolding] = useState<readonly string[]>([])

  const sent = live.sending.flatMap(({ statement: s }) => (s.kind === 'mark' ? [s.contribution] : []))
  const waits = held.list.filter(
    one => (forChair || one.stage !== 'spoken') && held.viewOf(one)?.version === one.version,
  )
  const saving = new Set([...sent, ...holding, ...waits.map(one => one.contribution)])
  const { toMark } = markQueue(live.board, heading, saving)
  const selected =
    live.board.find(view => view.id === chosen && view.content && view.heading === heading) ?? toMark[0] ?? null
  const waiting = selected && held.of(selected.id)
  const own = (waiting?.stage === 'spoken') !== forChair || waiting?.version !== selected?.version ? null : waiting
  const standing = selected?.mark && !selected.mark.changedSince ? judgementOf(selected.mark) : noJudgement
  const starting = own ? { ...own, reason: own.reason ?? '' } : standing
  const current = selected ? judgementNow(judgement, selected, starting) : starting

  const select = (id: string | null) => {
    setChosen(id)
    setJudgement(null)
    keepText('mark', '')
  }
  const share = (of: Of, judged: Judged) => {
    const to = professionalsOf(audience(of.audience))
    const about = { contribution: of.id, version: of.version }
    live.share(to, { kind: 'mark', v: 1, seen: audience(to)?.version ?? 0, ...about, ...judged })
  }
  /** What could not be held is in the chair's hands again, as it was. */
  const hold = async (of: Of, mark: Judgement, first: boolean) => {
    setHolding(all => [...all, of.id])
    const kept = await held.hold(of, judgedOf(mark), first)
    setHolding(all => all.filter(id => id !== of.id))
    if (kept) return
    setChosen(of.id)
    keepText('mark', mark.reason)
    setJudgement({ of: of.version, contribution: of.id, is: mark })
  }
  const send = (of: Of, mark: Judgement, back: boolean) => {
    const first = !back && held.goesFirst(judgedOf(mark))
    if (back || first) void hold(of, mark, first)
    else share(of, judgedOf(mark))
  }
  return {
    selected,
    judgement: current,
    saving,
    /** Contributions whose mark waits. */
    waits: new Set([...holding, ...waits.map(one => one.contribution)]),
    last: last && { contribution: last.of.id },
    said,
    setSaid,
    select,
    held,
    quiet: quiet || forChair,
    forChair,
    setQuiet,
    /** What the minute taker entered about the selected one. */
    entered: waiting?.stage === 'spoken' && !forChair ? waiting : null,
    change: (is: Judgement) => {
      if (!selected) return
      keepText('mark', is.reason)
      setJudgement({ of: selected.version, contribution: selected.id, is })
    },
    /** Sends the mark, or holds it, and goes to the next one that needs marking. */
    mark: (mark: Judgement) => {
      if (!selected) return
      const { id, version, audience: where, heading: under } = selected
      const of = { id, version, audience: where }
      const wasHeld = forChair || quiet || held.goesFirst(judgedOf(mark))
      setDone([...done, { of, heading: under, before: judgementOf(selected.mark), held: own, wasHeld }])
      send(of, mark, quiet || forChair)
      setSaid(wasHeld ? chair.held.saidHeld(selected.ref) : chair.said(selected.ref, aloud(judgedOf(mark))))
      select(after(toMark, id))
    },
    /** Takes the mark that stands away: everybody reads it as not marked. */
    clear: () => {
      if (!selected?.mark) return
      const { id, version, audience: where, ref } = selected
      const of = { id, version, audience: where }
      setDone([
        ...done,
        { of, heading: selected.heading, before: judgementOf(selected.mark), held: null, wasHeld: false },
      ])
      share(of, judgedOf(noJudgement))
      select(null)
      setSaid(chair.cleared(ref))
    },
    /** The chair's word for what the minute taker entered: it is the mark. */
    confirm: (one: Held) => {
      held.release(one)
      setSaid(chair.said(held.viewOf(one)?.ref ?? '', aloud(one)))
      select(after(toMark, one.contribution))
    },
    reject: (one: Held) => void held.drop(one.contribution),
    releaseAll: (list: readonly Held[]) => {
      for (const one of list) held.release(one)
      setSaid(chair.held.saidReleased(list.length))
    },
    /** Puts back what stood before the last mark: an earlier mark, one that was held, or none. With nothing to undo it does and says nothing. */
    undo: () => {
      if (!last) return
      const { of, before, held: was, wasHeld } = last
      // What was held and is released meanwhile stands on the board, and is taken back there.
      const waitsStill = wasHeld && (held.of(of.id) !== null || holding.includes(of.id))
      if (waitsStill && was) void held.hold(of, was, was.stage === 'first')
      else if (waitsStill) void held.drop(of.id)
      else send(of, before, false)
      setDone(done.slice(0, -1))
      if (last.heading === heading) select(of.id)
      setSaid(chair.undone(live.board.find(({ id }) => id === of.id)?.ref ?? ''))
    },
  }
}
