import type { Standing } from '../../../../lib/keeping/rule'
import type { Tone } from '../../../ui/Tag'

/** How each standing of a review looks; its words say the same. */
export const TONES: Record<Standing, Tone> = {
  held: 'restrict',
  proposed: 'warn',
  due: 'stop',
  soon: 'warn',
  kept: 'plain',
}
