'use client'
import { useState } from 'react'
import { type Draft, newDraft, startsWith } from '../../../../lib/board/compose'
import type { CheckName } from '../../../../lib/checks/names'
import type { Heading } from '../../../../lib/meeting/names'
import type { DraftsView } from '../../../live/drafts'
import { useDraft } from '../drafts/useDraft'
import { useSharing } from '../drafts/useSharing'
import { useMeetingValue } from '../ui/MeetingContext'

export type Preparing = ReturnType<typeof usePreparing>

/** An agency's drafts under one pair of hands: which is open, and what becomes of it. */
export function usePreparing(drafts: DraftsView, bodyId: string) {
  const { state } = useMeetingValue()
  const audiences = startsWith(state)
  const [chosen, setChosen] = useState<string | null>(null)
  /** Asked to share while something was missing. */
  const [asked, setAsked] = useState<string | null>(null)
  const open = (id: string) => {
    setChosen(id)
    requestAnimationFrame(() => document.getElementById(bodyId)?.focus())
  }
  const { list, ...sharing } = useSharing(drafts, { bodyId, open, back: open })
  const { change, ...one } = useDraft(drafts, audiences)
  const current = list.find(({ id }) => id === chosen) ?? list[0] ?? null
  const heading: Heading = current?.fields.heading ?? state.place?.heading ?? 'necessary'
  return {
    ...sharing,
    ...one,
    list,
    current,
    asked: current !== null && asked === current.id,
    open,
    begin: () => open(drafts.begin(newDraft(heading, state.meeting.children, audiences))),
    change: (id: string, fields: Draft, wanted: Partial<Draft>) => void change(id, fields, wanted),
    share: (id: string, checks: readonly CheckName[]): boolean => {
      const shared = sharing.share(id, checks)
      if (!shared) setAsked(id)
      return shared
    },
  }
}
