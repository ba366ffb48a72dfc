import { type Paragraph, paragraphsOf } from '../../../../lib/record/analysis'
import type { DraftsView } from '../../../live/drafts'

/** Whether what stands on this page is what its versions were made of; as long as the room is not open, that is what is shown. */
export const isAsRead = (
  { keeping, list }: Pick<DraftsView, 'keeping' | 'list'>,
  read: readonly Paragraph[],
): boolean =>
  keeping.is === 'opening' || (keeping.is !== 'not-yet' && JSON.stringify(paragraphsOf(list)) === JSON.stringify(read))
