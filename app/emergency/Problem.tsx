'use client'
import { emergency as words } from '../../lib/text/emergency'
import { Notice } from '../ui/Notice'

/** What did not work; nothing as long as everything did. */
export function Problem({ said }: { said: string | null }) {
  return (
    <div role="alert">
      {said ? (
        <Notice tone="stop" title={words.problem} level={3}>
          <p>{said}</p>
        </Notice>
      ) : null}
    </div>
  )
}
