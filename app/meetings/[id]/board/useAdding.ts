'use client'
import { withFamily } from '../../../../lib/board/beside'
import type { ContributionView } from '../../../../lib/board/draft'
import { ADDED, type Added } from '../../../../lib/statements/addition'
import { type MeetingValue, useMeetingValue } from '../ui/MeetingContext'

/** Whether this person's agency may add to a contribution now. */
export const mayAdd = ({ me, may }: MeetingValue, view: ContributionView): boolean =>
  view.content !== null && may('addition') && view.by.agency === me.agency

/** What can be added to a contribution, who would read it, and the way to do it. */
export function useAdding(view: ContributionView) {
  const { live, audience } = useMeetingValue()
  const to = audience(view.audience)
  const family = !!to && withFamily(to)
  const childs = !family && view.content?.childView !== undefined
  return {
    to,
    family,
    fields: ADDED.filter(field => field !== 'circumstances' || childs),
    add: (field: Added, body: string) => {
      const on = { contribution: view.id, version: view.version }
      live.share(view.audience, { kind: 'addition', v: 1, seen: to?.version ?? 0, ...on, field, body })
    },
  }
}
