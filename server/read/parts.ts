import { AGENDA_PARTS } from '../../lib/meeting/setup/index'
import type { TrailPartOf } from '../../lib/protocol/views'
import type { ReadEntry } from '../ledger/ledger'

/**
 * In which parts of the meeting each entry of a log was made, asked in order: before it began, a part of the agenda, the professionals'
 * part (which stands within one), or after the close. What begins or ends the professionals' part belongs to it, and the close to what it ends.
 */
export function partsOf(): (entry: Pick<ReadEntry, 'fields'>) => readonly TrailPartOf[] {
  let part: TrailPartOf = 'before'
  let resumed: TrailPartOf = 'before'
  let closed = false
  return ({ fields }) => {
    const content = fields?.content ?? {}
    const entered = AGENDA_PARTS.find(one => one === content.part)
    if (fields?.type === 'act.start' && entered && !content.resumed) part = entered
    if (fields?.type === 'act.focus' && entered && content.enters === true) part = entered
    if (fields?.type === 'act.reopen') part = resumed
    if (fields?.type === 'act.open-closed-part') closed = true
    const parts: TrailPartOf[] = closed ? [part, 'closed'] : [part]
    if (fields?.type === 'act.end-closed-part') closed = false
    if (fields?.type === 'act.close') {
      resumed = part
      part = 'after'
      closed = false
    }
    return parts
  }
}
