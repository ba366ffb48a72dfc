'use client'
import { compose } from '../../../../lib/text/compose'
import type { Returned } from '../../../live/types'
import { Button } from '../../../ui/Button'
import { useMeetingValue } from '../ui/MeetingContext'

/** Whether words came back because family would have read them. */
export const isForFewer = ({ refusal, statement }: Returned): boolean =>
  statement.kind === 'contribution' && ['protected', 'childs_words', 'inner'].includes(refusal.code)

/** Words that may not go where family read them go to the professionals in one press; from there two people can let them go further. */
export function Narrower({ item }: { item: Returned }) {
  const { live, audience } = useMeetingValue()
  const to = audience('professionals')
  if (!to) return null
  return (
    <Button small look="primary" onClick={() => live.share(to.id, { ...item.statement, seen: to.version }, item.id)}>
      {compose.returned.narrower}
    </Button>
  )
}
