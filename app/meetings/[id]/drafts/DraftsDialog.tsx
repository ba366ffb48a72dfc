'use client'
import { prepare } from '../../../../lib/text/prepare'
import type { DraftView } from '../../../live/drafts'
import { Dialog } from '../../../ui/Dialog'
import { DraftStep } from './DraftStep'
import styles from './Drafts.module.css'

type Props = { title: string; drafts: readonly DraftView[]; onOpen(id: string): void; onClose(): void }

/** Everything else that is being written, each with the way to it. */
export function DraftsDialog({ title, drafts, onOpen, onClose }: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      <ul className={styles.list} aria-label={prepare.list}>
        {drafts.map(draft => (
          <li key={draft.id}>
            <DraftStep
              draft={draft}
              onOpen={() => {
                onClose()
                // Once the dialog has given the hand back.
                requestAnimationFrame(() => onOpen(draft.id))
              }}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
