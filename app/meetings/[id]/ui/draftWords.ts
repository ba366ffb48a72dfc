import type { Draft } from '../../../../lib/board/compose'
import { PROSE } from '../../../../lib/board/draft-fields'
import { typed } from '../../../../lib/board/wording'

/** Everything written in a draft, to copy. */
export const draftWords = (draft: Draft): string =>
  PROSE.map(field => typed(draft[field]))
    .filter(Boolean)
    .join('\n')
