'use client'
import { Notice } from '../../../ui/Notice'

/** Why something that was asked for was not done. */
export const Problem = ({ children }: { children: string | null }) => (
  <div role="alert">
    {children ? (
      <Notice tone="stop">
        <p>{children}</p>
      </Notice>
    ) : null}
  </div>
)
