'use client'
import { useRef, useState } from 'react'
import { contentToDraft, type Draft, draftToContent } from '../../../../lib/board/compose'
import { addedTo, peopleOf } from '../../../../lib/board/grown'
import type { CheckName } from '../../../../lib/checks/names'
import type { MeetingStatus } from '../../../../lib/meeting/names'
import { isOver } from '../../../../lib/policy/can'
import { TAKE_BACK_MS } from '../../../../lib/protocol/keep'
import type { Content } from '../../../../lib/statements/contribution'
import type { DraftsView } from '../../../live/drafts'
import type { Returned } from '../../../live/types'
import { useMeetingValue } from '../ui/MeetingContext'

export type Sharing = ReturnType<typeof useSharing>

/** What is shared once the meeting is over says that it is late, and nothing else does. */
function inTime({ late: _late, ...content }: Content, status: MeetingStatus): Content {
  return isOver(status) ? { ...content, late: true } : content
}

type Options = {
  bodyId: string
  /** Puts a draft before its writer, who asked for it. */
  open(id: string): void
  /** What was taken back is a draft again. */
  back(id: string): void
}

/** Drafts become contributions, and those that were taken back or refused are drafts again: the same on the board and while preparing. */
export function useSharing(drafts: DraftsView, { bodyId, open, back }: Options) {
  const { live, state, audience } = useMeetingValue()
  const [sent, setSent] = useState<string | null>(null)
  const [takenBack, setTakenBack] = useState(false)
  /** What was shared last, while it can be taken back. */
  const last = useRef<Draft | null>(null)
  const since = useRef({ id: '', at: 0 })
  /** By statement, everyone its writer was shown. */
  const sharedWith = useRef(new Map<string, ReadonlySet<string>>())
  const anew = (fields: Draft) => drafts.begin({ ...fields, audienceChosen: true, hand: '' })
  return {
    sent,
    takenBack,
    bodyId,
    /** Words that no draft holds any more, in one again. */
    restore: (fields: Draft) => open(anew(fields)),
    /** What the agency is writing, without what is on its way to the board. */
    list: drafts.list.filter(({ id, fields }) => !fields.capture && !live.sending.some(one => one.id === id)),
    /**
     * Shares a draft as it stands at this instant; false where something it needs is missing. A statement's id is its draft's: two who
     * press Share at once make one contribution.
     */
    share: (id: string, checks: readonly CheckName[]): boolean => {
      const fields = drafts.read(id)
      const content = fields && draftToContent(fields, checks)
      if (!fields || !content) return false
      const seen = audience(fields.audience)?.version ?? 0
      drafts.handOn(id)
      sharedWith.current.set(id, peopleOf(audience(fields.audience)?.readers ?? []))
      live.share(fields.audience, { kind: 'contribution', v: 1, seen, ...inTime(content, state.meeting.status) }, id)
      last.current = fields
      setTakenBack(false)
      setSent(id)
      return true
    },
    /** Whoever could read something that came back if it were shared now, and was not among those it was shared with. */
    joinedSince: ({ id, audience: to }: Returned) => {
      const before = sharedWith.current.get(id)
      return before ? addedTo(before, audience(to)?.readers ?? [], state.me.person) : []
    },
    /** Words that came back, before their writer: the draft is still there, or is made anew. */
    take: ({ id, statement, audience: to }: Returned) => {
      if (statement.kind !== 'contribution') return
      const { kind: _kind, v: _v, seen: _seen, ...content } = statement
      live.dismiss(id)
      if (drafts.read(id)) open(id)
      else open(anew(contentToDraft(content, to)))
    },
    /** How long (ms) a share that has its receipt can still be taken back, counted from when this page first had that. */
    leftFor: (id: string): number => {
      if (since.current.id !== id) since.current = { id, at: performance.now() }
      return Math.max(0, TAKE_BACK_MS - (performance.now() - since.current.at))
    },
    /** Takes the last share back: its words are a draft again. Null, or why it was not taken back. */
    takeBack: async (): Promise<string | null> => {
      const words = last.current
      if (!sent || !words) return null
      const reply = await live.act('take-back', { statement: sent })
      if (!reply.ok) return reply.reason
      setTakenBack(true)
      last.current = null
      back(anew(words))
      return null
    },
  }
}
