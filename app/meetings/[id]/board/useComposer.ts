'use client'
import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import {
  changeDraft,
  contentToDraft,
  type Draft,
  draftToContent,
  isBegun,
  newDraft,
  startingAudience,
} from '../../../../lib/board/compose'
import { addedTo, peopleOf } from '../../../../lib/board/grown'
import type { Heading, MeetingStatus } from '../../../../lib/meeting/names'
import { isOver } from '../../../../lib/policy/can'
import { TAKE_BACK_MS } from '../../../../lib/protocol/keep'
import type { Content } from '../../../../lib/statements/contribution'
import type { Returned } from '../../../live/types'
import { useUnsent } from '../../../live/useUnsent'
import type { MeetingValue } from '../ui/MeetingContext'
import type { Behalf } from './OnBehalf'
import { namesOf, useChecks } from './useChecks'
import { useShown } from './useShown'

export type Composer = ReturnType<typeof useComposer>

/** What is shared once the meeting is over says that it is late, and nothing else does. */
function inTime({ late: _late, ...content }: Content, status: MeetingStatus): Content {
  return isOver(status) ? { ...content, late: true } : content
}

/** What this person is writing. In memory only: it leaves with the page, and the browser asks first. */
export function useComposer(
  { live, state, audience, may }: MeetingValue,
  at: Heading | null,
  words: RefObject<string>,
) {
  const heading = at ?? 'necessary'
  const audiences = state.audiences.map(({ id }) => id)
  const bodyId = useId()
  const [kept, setKept] = useState<Draft>(() => newDraft(heading, state.meeting.children, audiences))
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState(false)
  /** The id under which returned words go again. */
  const [again, setAgain] = useState<string | undefined>()
  const [sent, setSent] = useState<string | null>(null)
  /** What was shared last, while it can be taken back; what was taken back and has no room in the form yet. */
  const last = useRef<Draft | null>(null)
  const since = useRef({ id: '', at: 0 })
  const [takenBack, setTakenBack] = useState(false)
  const [waiting, setWaiting] = useState<Draft | null>(null)
  /** For whom it is typed, where it is not the writer's own. */
  const [behalf, setBehalf] = useState<Behalf | null>(null)
  const lastBehalf = useRef<Behalf | null>(null)
  /** By statement, everyone its writer was shown. */
  const sharedWith = useRef(new Map<string, ReadonlySet<string>>())
  const begun = isBegun(kept)
  const writing = useRef(begun)
  writing.current = begun
  // Nothing written yet: the heading, and the audience nobody chose, follow where the person is.
  const follows: Draft =
    begun || !at || kept.heading === at
      ? kept
      : { ...kept, heading: at, audience: kept.audienceChosen ? kept.audience : startingAudience(at, false, audiences) }
  const draft = follows
  useUnsent(begun || waiting !== null)
  const said = [waiting?.exactWords, waiting?.body, draft.exactWords, draft.body].filter(Boolean).join('\n')
  useEffect(() => {
    words.current = said
  }, [said, words])

  /** At once, and behind the words: the next letter typed belongs there. */
  const focus = () => {
    flushSync(() => setOpen(true))
    const box = document.getElementById(bodyId)
    if (!(box instanceof HTMLTextAreaElement) || box === document.activeElement) return
    box.focus({ preventScroll: true })
    box.setSelectionRange(box.value.length, box.value.length)
  }
  const reset = () => {
    setKept(newDraft(heading, state.meeting.children, audiences))
    setAgain(undefined)
    setBehalf(null)
    setAsked(false)
    setOpen(false)
  }
  const restore = (words: Draft) => {
    setKept({ ...words, audienceChosen: true })
    setBehalf(lastBehalf.current)
    setAgain(undefined)
    focus()
  }
  const findings = useChecks(draft, begun)
  const nameless = !behalf && !may('contribution')
  const shown = useShown(audience(draft.audience), state.me.person, begun)
  return {
    draft,
    findings,
    begun,
    /** The words themselves, for when they can no longer be shared. */
    said,
    /** Nothing that sharing needs is missing. */
    ready: draftToContent(draft) !== null && !nameless,
    open,
    asked,
    sent,
    takenBack,
    waiting,
    behalf,
    setBehalf,
    /** Whoever has no words of their own here must say whose these are. */
    nameless,
    /** Whoever was added since this was begun, once they were asked about. */
    joined: shown.asked,
    /** Whoever could read something that came back if it were shared now, and was not among those it was shared with. */
    joinedSince: ({ id, audience: to }: Returned) => {
      const before = sharedWith.current.get(id)
      return before ? addedTo(before, audience(to)?.readers ?? [], state.me.person) : []
    },
    bodyId,
    focus,
    setOpen,
    change: (change: Partial<Draft>) => setKept(changeDraft(draft, change, audiences)),
    /** Starts with something preset, unless words are already there. */
    begin: (preset: Partial<Draft>) => {
      if (!begun) setKept(changeDraft(draft, preset, audiences))
      focus()
    },
    /** Returned words, back in the form. */
    take: (item: Returned) => {
      if (item.statement.kind !== 'contribution') return
      const { kind: _kind, v: _v, seen: _seen, ...content } = item.statement
      setKept(contentToDraft(content, item.audience))
      setBehalf(content.onBehalf ?? null)
      setAgain(item.id)
      live.dismiss(item.id)
      focus()
    },
    /** How long (ms) a share that has its receipt can still be taken back, counted from when this page first had that. */
    leftFor: (id: string): number => {
      if (since.current.id !== id) since.current = { id, at: performance.now() }
      return Math.max(0, TAKE_BACK_MS - (performance.now() - since.current.at))
    },
    /** Takes the last share back: its words are in the form again, or wait beside it. Null, or why it was not taken back. */
    takeBack: async (): Promise<string | null> => {
      const words = last.current
      if (!sent || !words) return null
      const reply = await live.act('take-back', { statement: sent })
      if (!reply.ok) return reply.reason
      setTakenBack(true)
      last.current = null
      if (writing.current) setWaiting(words)
      else restore(words)
      return null
    },
    /** What waited beside the form. */
    takeUp: () => {
      if (!waiting || begun) return
      setWaiting(null)
      restore(waiting)
    },
    /** Shares it, unless something is missing or somebody was added who must be named first; says whether it did. */
    share: (): boolean => {
      const content = draftToContent(draft, namesOf(findings))
      if (!content || nameless) {
        setAsked(true)
        setOpen(true)
        return false
      }
      if (shown.ask()) return false
      const seen = audience(draft.audience)?.version ?? 0
      const spoken = behalf ? { onBehalf: behalf } : {}
      last.current = draft
      lastBehalf.current = behalf
      setTakenBack(false)
      const words = inTime(content, state.meeting.status)
      const id = live.share(draft.audience, { kind: 'contribution', v: 1, seen, ...words, ...spoken }, again)
      sharedWith.current.set(id, peopleOf(audience(draft.audience)?.readers ?? []))
      setSent(id)
      reset()
      requestAnimationFrame(() => document.getElementById(bodyId)?.focus({ preventScroll: true }))
      return true
    },
  }
}
