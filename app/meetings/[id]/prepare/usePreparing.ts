'use client'
import { useRef, useState } from 'react'
import { changeDraft, contentToDraft, type Draft, draftToContent, newDraft } from '../../../../lib/board/compose'
import { PROSE } from '../../../../lib/board/draft-fields'
import { addedTo, peopleOf } from '../../../../lib/board/grown'
import type { CheckName } from '../../../../lib/checks/names'
import type { Heading } from '../../../../lib/meeting/names'
import { TAKE_BACK_MS } from '../../../../lib/protocol/keep'
import type { DraftsView, DraftView } from '../../../live/drafts'
import type { Returned } from '../../../live/types'
import type { Sent } from '../board/TakeBack'
import { useMeetingValue } from '../ui/MeetingContext'

export type Preparing = ReturnType<typeof usePreparing>

/** An agency's drafts under one pair of hands: which is open, and what becomes of it. */
export function usePreparing(drafts: DraftsView, bodyId: string) {
  const { live, state, audience } = useMeetingValue()
  const audiences = state.audiences.map(({ id }) => id)
  const [chosen, setChosen] = useState<string | null>(null)
  /** Asked to share while something was missing. */
  const [asked, setAsked] = useState<string | null>(null)
  const [sent, setSent] = useState<string | null>(null)
  const [takenBack, setTakenBack] = useState(false)
  const last = useRef<Draft | null>(null)
  const since = useRef({ id: '', at: 0 })
  const sharedWith = useRef(new Map<string, ReadonlySet<string>>())
  const onTheirWay = new Set(live.sending.map(({ id }) => id))
  const list = drafts.list.filter(({ id }) => !onTheirWay.has(id))
  const stored = list.find(({ id }) => id === chosen) ?? list[0] ?? null
  /** What was just chosen: on show at once, a frame before the drafts tell of it. */
  const [ahead, setAhead] = useState<{ of: Draft; change: Partial<Draft> } | null>(null)
  const chosenNow = stored && ahead?.of === stored.fields ? ahead.change : null
  const current = stored && chosenNow ? { ...stored, fields: { ...stored.fields, ...chosenNow } } : stored

  const open = (id: string) => {
    setChosen(id)
    requestAnimationFrame(() => document.getElementById(bodyId)?.focus())
  }
  const begin = (fields?: Draft, id?: string) => {
    const heading: Heading = current?.fields.heading ?? state.place?.heading ?? 'necessary'
    const made = drafts.begin(fields ?? newDraft(heading, state.meeting.children, audiences), id)
    open(made)
  }
  /** Prose is written together and is there already; of what follows from it only the audience is put. */
  const change = (draft: DraftView, wanted: Partial<Draft>) => {
    const next = changeDraft(draft.fields, wanted, audiences)
    const rest: Partial<Draft> = { ...wanted, audience: next.audience, audienceChosen: next.audienceChosen }
    for (const field of PROSE) delete rest[field]
    if (stored) setAhead({ of: stored.fields, change: { ...chosenNow, ...rest } })
    drafts.change(draft.id, rest)
  }
  /** A statement's id is its draft's: two who press Share at once make one contribution. */
  const share = ({ id, fields }: Pick<DraftView, 'id' | 'fields'>, open: readonly CheckName[]): boolean => {
    const content = draftToContent(fields, open)
    if (!content) {
      setAsked(id)
      return false
    }
    drafts.handOn(id)
    sharedWith.current.set(id, peopleOf(audience(fields.audience)?.readers ?? []))
    live.share(
      fields.audience,
      { kind: 'contribution', v: 1, seen: audience(fields.audience)?.version ?? 0, ...content },
      id,
    )
    last.current = fields
    setTakenBack(false)
    setSent(id)
    return true
  }
  const restore = (fields: Draft) => begin({ ...fields, audienceChosen: true })
  const line: Sent = {
    sent,
    takenBack,
    waiting: null,
    begun: false,
    bodyId,
    takeUp: () => {},
    leftFor: id => {
      if (since.current.id !== id) since.current = { id, at: performance.now() }
      return Math.max(0, TAKE_BACK_MS - (performance.now() - since.current.at))
    },
    takeBack: async () => {
      const words = last.current
      if (!sent || !words) return null
      const reply = await live.act('take-back', { statement: sent })
      if (!reply.ok) return reply.reason
      setTakenBack(true)
      last.current = null
      restore(words)
      return null
    },
  }
  return {
    list,
    current,
    asked: current !== null && asked === current.id,
    line,
    open,
    begin,
    change,
    share,
    restore,
    /** Whoever could read something that came back if it were shared now, and was not among those it was shared with. */
    joinedSince: ({ id, audience: to }: Returned) => {
      const before = sharedWith.current.get(id)
      return before ? addedTo(before, audience(to)?.readers ?? [], state.me.person) : []
    },
    /** Returned words, in the form again: the draft is still there, or is made anew. */
    take: (item: Returned) => {
      const { id, statement } = item
      if (statement.kind !== 'contribution') return
      const { kind: _kind, v: _v, seen: _seen, ...content } = statement
      live.dismiss(id)
      if (drafts.list.some(draft => draft.id === id)) open(id)
      else begin(contentToDraft(content, item.audience), id)
    },
  }
}
