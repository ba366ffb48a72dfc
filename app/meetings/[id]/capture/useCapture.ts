'use client'
import { useEffect, useState } from 'react'
import { captured, inOrder } from '../../../../lib/board/capture'
import { changeDraft, type Draft, newDraft } from '../../../../lib/board/compose'
import { PROSE } from '../../../../lib/board/draft-fields'
import { connected, isToConfirm } from '../../../../lib/board/spoken'
import { canSpeakFor } from '../../../../lib/policy/can'
import type { DraftsView } from '../../../live/drafts'
import { type MeetingValue, useMeetingValue } from '../ui/MeetingContext'

export type Capturing = ReturnType<typeof useCapture>

/** Everybody whose words, or whose report, this person may enter now, in an order that stays. */
function voices({ live, me, state }: MeetingValue, report: boolean) {
  const people = live.roster?.people ?? []
  const outside = new Set((live.roster?.door ?? []).map(({ person }) => person))
  const present = connected(people)
  const meeting = { status: state.meeting.status, present }
  return inOrder(people.filter(one => canSpeakFor(me, { ...one, admitted: !outside.has(one.person) }, meeting, report)))
}

/** What is being written down: one draft at a time, kept as it is typed; the next begins as this one goes. */
export function useCapture(drafts: DraftsView) {
  const meeting = useMeetingValue()
  const { live, state, audience, me } = meeting
  const audiences = state.audiences.map(({ id }) => id)
  const [chosen, setChosen] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const onTheirWay = new Set(live.sending.map(({ id }) => id))
  const mine = drafts.list.filter(({ id, fields }) => fields.capture === me.person && !onTheirWay.has(id))
  const current = mine.find(({ id }) => id === chosen) ?? null
  const opened = drafts.keeping.is === 'kept' || drafts.keeping.is === 'not-yet'
  // Kept from before, and nobody else's hands are on it: it goes on where it was.
  const left = mine.find(({ writers }) => writers.length === 0)?.id
  const first = state.place?.heading ?? 'necessary'
  useEffect(() => {
    if (!opened || chosen !== null) return
    const blank = { ...newDraft(first, state.meeting.children, audiences), capture: me.person }
    setChosen(left ?? drafts.begin(blank))
  })
  const change = (wanted: Partial<Draft>) => {
    if (!current) return
    const next = changeDraft(current.fields, wanted, audiences)
    const rest: Partial<Draft> = { ...wanted, audience: next.audience, audienceChosen: next.audienceChosen }
    for (const field of PROSE) delete rest[field]
    drafts.change(current.id, rest)
  }
  return {
    current,
    asked,
    voices: voices(meeting, current?.fields.onBehalf?.report !== undefined),
    others: mine.filter(({ id }) => id !== chosen),
    open: setChosen,
    change,
    /** Puts it on the board, unless something is owed; the next begins under the same heading, about the same children. */
    enter: (): boolean => {
      // As it is now: what is on show is up to a frame older than what was typed.
      const now = current && drafts.read(current.id)
      const content = now ? captured(now) : null
      setAsked(content === null)
      if (!content || !current || !now) return false
      const { heading, children, audience: to, audienceChosen } = now
      drafts.handOn(current.id)
      live.share(to, { kind: 'contribution', v: 1, seen: audience(to)?.version ?? 0, ...content }, current.id)
      const next = { ...newDraft(heading, [], audiences), children, capture: me.person }
      setChosen(drafts.begin(audienceChosen ? { ...next, audience: to, audienceChosen } : next))
      return true
    },
    /** What this person typed and nobody has confirmed yet. */
    waiting: live.board.filter(view => view.stamp.by.person === me.person && isToConfirm(view)),
  }
}
