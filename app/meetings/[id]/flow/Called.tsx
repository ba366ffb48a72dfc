'use client'
import { agenda as words } from '../../../../lib/text/flow'
import { Actions, Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import type { View } from '../board/useView'
import styles from './Called.module.css'

/** The chair asks everyone to come, and this person is writing: they come, or say that they stay. Nobody else is told which. */
export function Called({ view }: { view: View }) {
  if (!view.called) return null
  return (
    <div className={styles.called}>
      <Notice tone="plain" title={words.calledSomewhere} level={2} role="status">
        <Actions>
          <Button small look="primary" onClick={view.toChair}>
            {words.come}
          </Button>
          <Button small onClick={view.stay}>
            {words.stay}
          </Button>
        </Actions>
      </Notice>
    </div>
  )
}
