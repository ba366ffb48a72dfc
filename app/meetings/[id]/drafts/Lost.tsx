'use client'
import type { Draft } from '../../../../lib/board/compose'
import { prepare } from '../../../../lib/text/prepare'
import type { DraftsView } from '../../../live/drafts'
import { Actions, Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { CopyButton } from '../ui/CopyButton'
import { draftWords } from '../ui/draftWords'
import styles from './Drafts.module.css'

/** Words of this page that the agency's drafts no longer hold: here until they have been taken care of. */
export function Lost({ drafts, onRestore }: { drafts: DraftsView; onRestore(draft: Draft): void }) {
  return drafts.returned.map(({ id, fields, why, refusal }) => (
    <Notice key={id} tone="stop" level={2} role="alert" title={why === 'gone' ? prepare.gone : prepare.notKept}>
      {refusal ? <p>{refusal.reason}</p> : null}
      <blockquote className={styles.lost}>{draftWords(fields)}</blockquote>
      <Actions>
        <Button
          small
          look="primary"
          onClick={() => {
            drafts.dismiss(id)
            onRestore(fields)
          }}
        >
          {prepare.again}
        </Button>
        <CopyButton text={draftWords(fields)} />
        <Button small look="quiet" onClick={() => drafts.dismiss(id)}>
          {prepare.letGo}
        </Button>
      </Actions>
    </Notice>
  ))
}
