import { type Refusal, refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import type { Content } from './contribution'

/** What professionals say among themselves beside the words: how to handle them, whom they may betray, what the family was told. */
export const INNER = ['handlingNote', 'protectSource', 'roomWording', 'familyTold', 'peopleMentioned'] as const

/** Nothing is hidden in a browser: what a family's screen would leave out is refused where a family reads. */
export const tooOpen = (content: Content, audience: string): Refusal | null =>
  audience === 'meeting' && INNER.some(name => content[name] !== undefined && content[name] !== false)
    ? refuse('wrong_audience', refusals.inner).refusal
    : null
