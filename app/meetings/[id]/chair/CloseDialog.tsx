'use client'
import { useState } from 'react'
import { isToMark } from '../../../../lib/board/queue'
import { typed } from '../../../../lib/board/wording'
import { chair } from '../../../../lib/text/chair'
import { HEADING_NAMES } from '../../../../lib/text/headings'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { TextArea } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useKeptText } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './CloseDialog.module.css'
import type { Acts } from './useActs'

/** Closing is allowed with things open; then it says why. */
export function CloseDialog({ acts, onClose }: { acts: Acts; onClose(): void }) {
  const { live, agencyName } = useMeetingValue()
  const [reason, setReason, letGo] = useKeptText('close')
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState(false)
  const [busy, setBusy] = useState(false)
  const open = live.board.filter(isToMark)
  const words = chair.closing
  const close = async () => {
    setAsked(true)
    if (busy || (open.length && !typed(reason))) return
    setBusy(true)
    const done = await acts.close(typed(reason))
    setBusy(false)
    setRefused(!done)
    if (!done) return
    letGo()
    onClose()
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      {open.length ? (
        <>
          <Notice tone="warn" title={words.open(open.length)} level={3}>
            <ul className={styles.open}>
              {open.map(view => (
                <li key={view.id}>
                  <b>{view.ref}</b> {agencyName(view.stamp.by.agency)}, {HEADING_NAMES[view.heading]}
                </li>
              ))}
            </ul>
          </Notice>
          <TextArea
            label={words.reason}
            hint={asked && !typed(reason) ? words.reasonMissing : undefined}
            wrong={asked && !typed(reason)}
            value={reason}
            onChange={setReason}
            maxLength={1500}
          />
        </>
      ) : (
        <Notice tone="ok">
          <p>{words.none}</p>
        </Notice>
      )}
      {refused && acts.refused ? (
        <Notice tone="stop" title={chair.refused} level={3} role="alert">
          <p>{acts.refused}</p>
        </Notice>
      ) : null}
      <DialogActions>
        <Button look="danger" onClick={() => void close()}>
          {words.submit}
        </Button>
        <Button onClick={onClose}>{words.back}</Button>
      </DialogActions>
    </Dialog>
  )
}
