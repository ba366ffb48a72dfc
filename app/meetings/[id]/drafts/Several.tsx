'use client'
import { useState } from 'react'
import { byAudience, titleOf } from '../../../../lib/board/preparing'
import { prepare } from '../../../../lib/text/prepare'
import { shareButton } from '../../../../lib/text/sharing'
import { shell } from '../../../../lib/text/shell'
import type { DraftView } from '../../../live/drafts'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Check } from '../../../ui/Field'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Drafts.module.css'

type Props = { drafts: readonly DraftView[]; onShare(drafts: DraftView[]): void; onClose(): void }

/** Several at once, each a statement of its own; who could see them is named for each audience. */
export function Several({ drafts, onShare, onClose }: Props) {
  const { me, audience } = useMeetingValue()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = drafts.filter(({ id }) => !left.has(id))
  const toggle = (id: string, on: boolean) => setLeft(new Set(on ? [...left].filter(one => one !== id) : [...left, id]))
  return (
    <Dialog title={prepare.severalTitle} onClose={onClose}>
      <p>{prepare.severalLead}</p>
      {byAudience(drafts).map(group => (
        <fieldset key={group.audience} className={styles.group}>
          <legend>{prepare.severalGroup(shareButton(audience(group.audience)?.readers ?? [], me.person))}</legend>
          {group.drafts.map(({ id, fields }) => (
            <Check
              key={id}
              label={titleOf(fields) || prepare.untitled}
              checked={!left.has(id)}
              onChange={on => toggle(id, on)}
            />
          ))}
        </fieldset>
      ))}
      <DialogActions>
        <Button
          look="primary"
          disabled={chosen.length === 0}
          onClick={() => {
            onShare(chosen)
            onClose()
          }}
        >
          {prepare.several(chosen.length)}
        </Button>
        <Button onClick={onClose}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
