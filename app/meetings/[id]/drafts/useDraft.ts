'use client'
import { useState } from 'react'
import { changeDraft, type Draft, isBegun } from '../../../../lib/board/compose'
import { PROSE } from '../../../../lib/board/draft-fields'
import { type Split, secondOf } from '../../../../lib/board/split'
import type { DraftsView } from '../../../live/drafts'

/** One made of two, for as long as both are as they were left. */
type Halves = { first: string; second: string; before: string; split: Split }

/** What is done to one draft, by its id: choices, and making two of it. */
export function useDraft(drafts: DraftsView, audiences: readonly string[]) {
  const [halves, setHalves] = useState<Halves | null>(null)
  const bodyOf = (id: string) => drafts.list.find(one => one.id === id)?.fields.body
  const whole = halves && bodyOf(halves.first) === halves.split.stays && bodyOf(halves.second) === halves.split.goes
  return {
    /**
     * Puts what was chosen. Prose is written together and is there already; of what follows from it only the audience is put. A draft
     * that is not there yet begins with its first letter: until then the change comes back, for whoever holds the blank one.
     */
    change: (id: string, blank: Draft, wanted: Partial<Draft>): Draft | null => {
      const now = drafts.read(id)
      const next = changeDraft(now ?? blank, wanted, audiences)
      if (!now && !isBegun(next)) return next
      if (!now) {
        drafts.begin(next, id)
        return null
      }
      const { audience, audienceChosen, held } = next
      const rest: Partial<Draft> = { ...wanted, audience, audienceChosen, held }
      for (const field of PROSE) delete rest[field]
      drafts.change(id, rest)
      return null
    },
    /** Words go into a draft of their own. The second is there before the first is without them: nothing can be lost between. */
    split: (id: string, split: Split) => {
      const now = drafts.read(id)
      if (!now) return
      const second = drafts.begin(secondOf(now, split))
      drafts.change(id, { body: split.stays })
      setHalves({ first: id, second, before: now.body, split })
    },
    /** Null where the last split cannot be undone: there is none, or somebody wrote on in either half. */
    unsplit: whole
      ? () => {
          drafts.change(halves.first, { body: halves.before })
          drafts.remove(halves.second)
          setHalves(null)
        }
      : null,
  }
}
