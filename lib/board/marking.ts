import { owesReason, type Proportionality, type Relevance, type Request } from '../statements/mark'
import type { MarkView } from './draft'
import type { ChairAction } from './keys'
import { typed } from './wording'

/** The chair's judgement while it is being made. Nothing is picked beforehand. */
export type Judgement = {
  relevance: Relevance | null
  proportionality: Proportionality | null
  reason: string
  request: Request
}
export const noJudgement: Judgement = { relevance: null, proportionality: null, reason: '', request: 'none' }

export const judgementOf = (mark: MarkView | null): Judgement =>
  mark
    ? {
        relevance: mark.relevance,
        proportionality: mark.proportionality,
        reason: mark.reason ?? '',
        request: mark.request,
      }
    : noJudgement

/** A judgement being made, of one version of a contribution. */
export type Making = { of: string; contribution: string; is: Judgement }

/** What the chair has judged so far. Where the words changed meanwhile the judgement starts again, and the reason typed stays. */
export function judgementNow(
  making: Making | null,
  selected: { id: string; version: string },
  starting: Judgement,
): Judgement {
  if (making?.contribution !== selected.id) return starting
  return making.of === selected.version ? making.is : { ...starting, reason: making.is.reason || starting.reason }
}

/** What stands between a judgement and a mark. */
export type Owed = 'nothing' | 'both' | 'relevance' | 'proportionality' | 'reason'

export function owed(j: Judgement): Owed {
  if (j.relevance === null && j.proportionality === null) return 'both'
  if (owesReason(j) && typed(j.reason) === '') return 'reason'
  if (j.relevance === null) return 'relevance'
  return j.proportionality === null ? 'proportionality' : 'nothing'
}

/** What a key does to a judgement. A reason belongs to its judgement: another judgement asks again. */
export function judge(j: Judgement, action: ChairAction, reasons: readonly string[]): Judgement {
  switch (action) {
    case 'relevant':
    case 'less-relevant':
    case 'not-relevant':
      return j.relevance === action ? j : { ...j, relevance: action, reason: '' }
    case 'proportionate':
    case 'too-little':
    case 'too-much':
      return j.proportionality === action ? j : { ...j, proportionality: action, reason: keepReason(j, action) }
    case 'reason-1':
    case 'reason-2':
    case 'reason-3':
      return { ...j, reason: reasons[Number(action.at(-1)) - 1] ?? j.reason }
    default:
      return j
  }
}

/** A reason given for the relevance stays when the proportionality is then found right. */
const keepReason = (j: Judgement, action: Proportionality) =>
  action === 'proportionate' && j.relevance !== null && j.relevance !== 'relevant' ? j.reason : ''

/** Whether this press finished the mark: the key then marks and moves on. */
export const finishes = (action: ChairAction, j: Judgement) =>
  /^(reason-|.*relevant|propor|too-)/.test(action) && owed(j) === 'nothing'
