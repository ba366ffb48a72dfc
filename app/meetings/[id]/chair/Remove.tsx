'use client'
import { useState } from 'react'
import { typed } from '../../../../lib/board/wording'
import { door, removing as words } from '../../../../lib/text/door'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Select, TextArea } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'

/** Takes somebody's place away: whom, and why. Nobody is chosen beforehand. */
export function Remove() {
  const { may } = useMeetingValue()
  const [open, setOpen] = useState(false)
  if (!may('remove')) return null
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      {open ? <RemoveDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function RemoveDialog({ onClose }: { onClose(): void }) {
  const { live, me, agencyName } = useMeetingValue()
  const [person, setPerson] = useState('')
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const people = (live.roster?.people ?? []).filter(one => one.person !== me.person && one.role !== 'chair')
  const options = people.map(one => [one.person, `${one.name}, ${agencyName(one.agency)}`] as const)
  const remove = async () => {
    if (busy) return
    if (!person || !typed(reason)) return setRefused(words.missing)
    setBusy(true)
    const reply = await live.act('remove', { person, reason: typed(reason) })
    setBusy(false)
    if (reply.ok) onClose()
    else setRefused(reply.reason)
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      <Select label={words.whom} value={person} options={[['', words.choose], ...options]} onChange={setPerson} />
      <TextArea label={words.reason} hint={words.reasonHint} value={reason} onChange={setReason} maxLength={1500} />
      {refused ? (
        <Notice tone="stop" title={door.refused} level={3} role="alert">
          <p>{refused}</p>
        </Notice>
      ) : null}
      <DialogActions>
        <Button look="danger" onClick={() => void remove()}>
          {words.submit}
        </Button>
        <Button onClick={onClose}>{door.back}</Button>
      </DialogActions>
    </Dialog>
  )
}
