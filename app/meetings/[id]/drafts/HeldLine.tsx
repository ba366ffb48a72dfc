'use client'
import { useState } from 'react'
import { isOffered } from '../../../../lib/board/preparing'
import { prepare } from '../../../../lib/text/prepare'
import type { DraftView } from '../../../live/drafts'
import { Button } from '../../../ui/Button'
import { later, useLater } from '../../../ui/later'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Drafts.module.css'

const severalDialog = later(() => import('./Several').then(({ Several }) => Several))

type Props = { drafts: readonly DraftView[]; onShare(drafts: readonly DraftView[]): void }

/** What was held for the professionals' part, once that is open: one quiet line, and the way to share it. */
export function HeldLine({ drafts, onShare }: Props) {
  const { state } = useMeetingValue()
  const [several, setSeveral] = useState(false)
  const Several = useLater(severalDialog, several)
  const held = drafts.filter(({ fields }) => fields.held && isOffered(fields, true))
  if (state.meeting.part !== 'closed' || held.length === 0) return null
  return (
    <div className={styles.split} role="status">
      {prepare.heldNow(held.length)}
      <Button small onClick={() => setSeveral(true)}>
        {prepare.shareHeld}
      </Button>
      {several && Several ? <Several drafts={held} onShare={onShare} onClose={() => setSeveral(false)} /> : null}
    </div>
  )
}
