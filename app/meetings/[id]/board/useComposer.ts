'use client'
import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import {
  changeDraft,
  type Draft,
  draftToContent,
  isBegun,
  newDraft,
  startingAudience,
  startsWith,
} from '../../../../lib/board/compose'
import type { ProseField } from '../../../../lib/board/draft-fields'
import type { Heading } from '../../../../lib/meeting/names'
import { type DraftsView, type DraftView, newId } from '../../../live/drafts'
import { useDraft } from '../drafts/useDraft'
import { useSharing } from '../drafts/useSharing'
import { draftWords } from '../ui/draftWords'
import type { MeetingValue } from '../ui/MeetingContext'
import { namesOf, useChecks, useFinder } from './useChecks'
import { useShown } from './useShown'

export type Composer = ReturnType<typeof useComposer>

/**
 * What this person is writing on the board: one of the agency's drafts, from its first letter. Which one it is stands in the draft
 * (`hand`): whoever comes back, on another day or machine, has it in the form again.
 */
export function useComposer(
  { state, audience, may }: MeetingValue,
  at: Heading | null,
  words: RefObject<string>,
  drafts: DraftsView,
) {
  const { person } = state.me
  const audiences = startsWith(state)
  const fresh = () => newDraft(at ?? 'necessary', state.meeting.children, audiences)
  const bodyId = useId()
  const [id, setId] = useState(newId)
  const [preset, setPreset] = useState(fresh)
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState(false)
  const stored = drafts.list.find(one => one.id === id)
  /** The draft in the form was there: once it is not, somebody shared or deleted it. */
  const [was, setWas] = useState(false)
  const put = (next: string) => {
    setId(next)
    setWas(false)
    setPreset(fresh())
    setAsked(false)
  }
  if (stored && !was) setWas(true)
  if (!stored && was) put(newId())
  // Nothing written yet: the heading, and the audience nobody chose, follow where the person is.
  const follows = { ...preset, heading: at ?? preset.heading }
  const blank: Draft = preset.audienceChosen
    ? follows
    : { ...follows, audience: startingAudience(follows.heading, preset.exactWords !== '', audiences) }
  const draft = stored?.fields ?? blank
  const begun = isBegun(draft)
  const said = begun ? draftWords(draft) : ''
  useEffect(() => {
    words.current = said
  }, [said, words])

  /** At once, and behind the words: the next letter typed belongs there. */
  const show = () => {
    flushSync(() => setOpen(true))
    const box = document.getElementById(bodyId)
    if (!(box instanceof HTMLTextAreaElement) || box === document.activeElement) return
    box.focus({ preventScroll: true })
    box.setSelectionRange(box.value.length, box.value.length)
  }
  /** What holds no word is no draft. */
  const tidy = () => {
    if (stored && !begun && stored.writers.length === 0) drafts.remove(id)
  }
  /** Another draft in the form; what was in it stays with the others. */
  const openDraft = (next: string) => {
    tidy()
    if (begun) drafts.change(id, { hand: '' })
    if (drafts.read(next)) drafts.change(next, { hand: person })
    put(next)
    show()
  }
  const busy = useRef(begun)
  busy.current = begun
  // Words taken back while others are being written wait with the drafts.
  const back = (next: string) => busy.current || openDraft(next)
  const sharing = useSharing(drafts, { bodyId, open: openDraft, back })
  const others = sharing.list.filter(one => one.id !== id)
  const mine = others.findLast(
    ({ fields, writers }) => fields.hand === person && isBegun(fields) && writers.length === 0,
  )
  const one = useDraft(drafts, audiences)
  const change = (wanted: Partial<Draft>) => {
    const still = one.change(id, { ...blank, hand: person }, wanted)
    if (still) setPreset(still)
  }
  const findings = useChecks(draft, begun)
  const find = useFinder(begun || others.length > 0)
  const nameless = !draft.onBehalf && !may('contribution')
  const shown = useShown(audience(draft.audience), person, begun)
  return {
    ...sharing,
    id,
    draft,
    findings,
    begun,
    /** The words themselves, for when they can no longer be shared. */
    said,
    /** Words of this person wait to be gone on with. */
    unfinished: begun || mine !== undefined,
    /** What else the agency is writing. */
    others,
    /** Shares drafts as they stand, each by itself. */
    shareEach: (chosen: readonly DraftView[]) => {
      for (const { id: one, fields } of chosen) sharing.share(one, namesOf(find(fields)))
    },
    open,
    asked,
    /** Whoever has no words of their own here must say whose these are. */
    nameless,
    /** Whoever was added since this was begun, once they were asked about. */
    joined: shown.asked,
    show,
    /** Opens the form, with what this person was writing in it before. */
    focus: () => {
      if (!begun && mine) put(mine.id)
      show()
    },
    change,
    split: one.split,
    unsplit: one.unsplit,
    openDraft,
    /** An empty form; what was in it stays with the drafts. */
    startAnew: () => openDraft(newId()),
    /** Starts with something preset, unless words are already there. */
    begin: (wanted: Partial<Draft>) => {
      if (!begun) setPreset(changeDraft(blank, wanted, audiences))
      show()
    },
    /** Puts it aside. */
    leave: () => {
      setOpen(false)
      tidy()
    },
    remove: () => drafts.remove(id),
    /** How a field of the form is bound to the draft. */
    field: (name: ProseField) => drafts.field(id, name),
    /** Shares it, unless something is missing or somebody was added who must be named first; says whether it did. */
    share: (): boolean => {
      const now = drafts.read(id)
      if (!now || nameless || !draftToContent(now)) {
        setAsked(true)
        setOpen(true)
        return false
      }
      if (shown.ask()) return false
      sharing.share(id, namesOf(findings))
      put(newId())
      setOpen(false)
      requestAnimationFrame(() => document.getElementById(bodyId)?.focus({ preventScroll: true }))
      return true
    },
  }
}
