'use client'
import { useState } from 'react'
import type { Face } from '../../../../lib/protocol/live'
import { door } from '../../../../lib/text/door'
import { namesIn, seat as words } from '../../../../lib/text/seat'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { TextField } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from './MeetingContext'

/** Says who else sits in one's own seat. */
export function Beside({ me, onClose }: { me: Face; onClose(): void }) {
  const { live } = useMeetingValue()
  const [others, setOthers] = useState((me.beside ?? []).join(', '))
  const [refused, setRefused] = useState<string | null>(null)
  const save = async () => {
    const reply = await live.act('share-seat', { person: me.person, with: namesIn(others) })
    if (reply.ok) onClose()
    else setRefused(reply.reason)
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <TextField label={words.others} hint={words.othersHint} value={others} maxLength={400} onChange={setOthers} />
      {refused ? (
        <Notice tone="stop" title={door.refused} level={3} role="alert">
          <p>{refused}</p>
        </Notice>
      ) : null}
      <DialogActions>
        <Button look="primary" onClick={() => void save()}>
          {words.submit}
        </Button>
        <Button onClick={onClose}>{door.back}</Button>
      </DialogActions>
    </Dialog>
  )
}
