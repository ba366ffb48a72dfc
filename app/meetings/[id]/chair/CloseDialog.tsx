'use client'
import { useState } from 'react'
import { openOnScreen } from '../../../../lib/board/deciding'
import { isToMark } from '../../../../lib/board/queue'
import { isToConfirm } from '../../../../lib/board/spoken'
import { typed } from '../../../../lib/board/wording'
import { isAnyOpen } from '../../../../lib/meeting/open'
import { chair } from '../../../../lib/text/chair'
import { decide } from '../../../../lib/text/decide'
import { HEADING_NAMES } from '../../../../lib/text/headings'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { TextArea } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useKeptText } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './CloseDialog.module.css'
import type { Acts } from './useActs'
import { useWaitingMarks } from './WaitingMarks'

const { before } = decide

/** Closing is allowed with things open; then it says why. */
export function CloseDialog({ acts, onClose }: { acts: Acts; onClose(): void }) {
  const { live, state, agencyName, childName } = useMeetingValue()
  const [reason, setReason, letGo] = useKeptText('close')
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState(false)
  const [busy, setBusy] = useState(false)
  const toMark = live.board.filter(isToMark)
  const toRead = live.board.filter(isToConfirm).map(view => view.ref)
  const waits = useWaitingMarks()
  const open = openOnScreen({ ...live, ...state, held: waits.list, children: state.meeting.children })
  const isOpen = isAnyOpen(open)
  const words = chair.closing
  const close = async () => {
    setAsked(true)
    if (busy || (isOpen && !typed(reason))) return
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
      {isOpen ? (
        <>
          <Notice tone="warn" title={words.stillOpen} level={3}>
            <ul className={styles.open}>
              {open.unheard.length ? <li>{before.unheard(open.unheard.map(agencyName))}</li> : null}
              {open.unanswered ? <li>{before.unanswered(open.unanswered)}</li> : null}
              {open.unvoiced.length ? <li>{before.unvoiced(open.unvoiced.map(childName))}</li> : null}
              {waits.lines.length ? (
                <li>
                  {waits.lines.join('. ')}. {before.heldNote} {waits.button}
                </li>
              ) : null}
              {toRead.length ? <li>{before.unconfirmed(toRead)}</li> : null}
              {toMark.length ? <li>{words.open(toMark.length)}</li> : null}
              {toMark.map(view => (
                <li key={view.id}>
                  <b>{view.ref}</b> {agencyName(view.by.agency)}, {HEADING_NAMES[view.heading]}
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
