'use client'
import { compose } from '../../../../lib/text/compose'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Queue.module.css'

/** Marks the server turned down: the reason, and another try. */
export function ReturnedMarks() {
  const { live, audience } = useMeetingValue()
  const refs = new Map(live.board.map(view => [view.id, view.ref]))
  return live.returned.map(item => {
    const { statement } = item
    const ref = statement.kind === 'contribution' ? '' : (refs.get(statement.contribution) ?? '')
    const again = () =>
      live.share(item.audience, { ...statement, seen: audience(item.audience)?.version ?? 0 }, item.id)
    return (
      <div key={item.id} className={styles.none}>
        <Notice tone="stop" title={`${compose.returned.titleKind[statement.kind]} ${ref}`} level={2} role="alert">
          <p>{item.refusal.reason}</p>
          <Button small onClick={again}>
            {compose.returned.again}
          </Button>
          <Button small look="quiet" onClick={() => live.dismiss(item.id)}>
            {compose.returned.drop}
          </Button>
        </Notice>
      </div>
    )
  })
}
