'use client'
import { statementWords } from '../../../../lib/board/wording'
import { compose } from '../../../../lib/text/compose'
import { Actions, Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { CopyButton } from '../ui/CopyButton'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Queue.module.css'

/** Marks the server turned down: why, the chair's own words to keep or copy, and another try. */
export function ReturnedMarks() {
  const { live, audience } = useMeetingValue()
  const refs = new Map(live.board.map(view => [view.id, view.ref]))
  return live.returned.map(item => {
    const { statement } = item
    const ref = 'contribution' in statement ? (refs.get(statement.contribution) ?? '') : ''
    const words = statementWords(statement)
    const again = () =>
      live.share(item.audience, { ...statement, seen: audience(item.audience)?.version ?? 0 }, item.id)
    return (
      <div key={item.id} className={styles.none}>
        <Notice tone="stop" title={`${compose.returned.titleKind[statement.kind]} ${ref}`} level={2} role="alert">
          <p>{item.refusal.reason}</p>
          {words ? <blockquote>{words}</blockquote> : null}
          <Actions>
            <Button small onClick={again}>
              {compose.returned.again}
            </Button>
            {words ? <CopyButton text={words} /> : null}
            <Button small look="quiet" onClick={() => live.dismiss(item.id)}>
              {compose.returned.drop}
            </Button>
          </Actions>
        </Notice>
      </div>
    )
  })
}
