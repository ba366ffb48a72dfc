'use client'
import { useEffect, useRef, useState } from 'react'
import { type Held, isFavourable, type Judged } from '../../../../lib/meeting/held'
import type { Heading } from '../../../../lib/meeting/names'
import { professionalsOf } from '../../../../lib/meeting/state'
import { useMeetingValue } from '../ui/MeetingContext'

export type HeldMarks = ReturnType<typeof useHeld>
type Of = { id: string; version: string }

/** Marks that wait: holding, releasing, putting away. `refused` is why the last of it was turned down. */
export function useHeld() {
  const { live, state, audience, agencyName } = useMeetingValue()
  const [refused, setRefused] = useState<string | null>(null)
  const onBoard = new Set(live.board.flatMap(({ mark }) => mark?.id ?? []))
  const onTheirWay = new Set(live.sending.map(({ id }) => id))
  const list = (state.held ?? []).filter(({ id }) => !onBoard.has(id) && !onTheirWay.has(id))
  const viewOf = (held: Held) => live.board.find(({ id }) => id === held.contribution)
  const act = async (verb: string, input: Record<string, unknown>) => {
    const reply = await live.act(verb, input)
    setRefused(reply.ok ? null : reply.reason)
    return reply.ok
  }
  /** Whether a mark has to be shown to its author's agency before the others. */
  const goesFirst = (judged: Judged) => !!state.authorFirst && !isFavourable(judged)
  const hold = (
    { id: contribution, version }: Of,
    judged: Judged,
    first: boolean,
    id: string = crypto.randomUUID(),
  ) => {
    const { relevance, proportionality, reason, request } = judged
    const why = reason ? { reason } : {}
    const input = { id, contribution, version, relevance, proportionality, ...why, request, first }
    return act('hold-mark', input)
  }
  /** One step on: to its author's agency where they hear first, then to everyone. */
  const release = (held: Held) => {
    const view = viewOf(held)
    if (!view) return
    if (goesFirst(held) && held.stage !== 'first') {
      void hold({ id: held.contribution, version: held.version }, held, true, held.id)
      return
    }
    const { id, contribution, version, relevance, proportionality, reason, request } = held
    const to = professionalsOf(audience(view.audience))
    const why = reason ? { reason } : {}
    const said = { contribution, version, relevance, proportionality, ...why, request }
    live.share(to, { kind: 'mark', v: 1, seen: audience(to)?.version ?? 0, ...said }, id)
  }
  return {
    list,
    refused,
    of: (contribution: string) => list.find(held => held.contribution === contribution) ?? null,
    agencyFor: (held: Held) => {
      const view = viewOf(held)
      return view ? agencyName(view.by.agency) : ''
    },
    viewOf,
    goesFirst,
    hold,
    release,
    drop: (contribution: string) => act('drop-mark', { contribution }),
    setFirst: (authorFirst: boolean) => act('set-marking', { authorFirst }),
  }
}

/** As everyone is shown another heading, what the authors of the one before were shown goes to the others too. */
export function useMovingOn({ list, viewOf, release }: HeldMarks) {
  const { state } = useMeetingValue()
  const here = state.place?.heading ?? null
  const before = useRef<Heading | null>(here)
  useEffect(() => {
    const left = before.current
    before.current = here
    if (left === null || left === here) return
    for (const held of list) if (held.stage === 'first' && viewOf(held)?.heading === left) release(held)
  })
}
