'use client'
import { Notice } from '../../../ui/Notice'

/** What did not work; nothing as long as everything did. */
export const Problem = ({ said }: { said: string | null }) => (
  <div role="alert">
    {said ? (
      <Notice tone="stop">
        <p>{said}</p>
      </Notice>
    ) : null}
  </div>
)
