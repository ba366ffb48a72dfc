'use client'
import { useState } from 'react'
import { canChair } from '../../../../lib/policy/can'
import { chairNews, handing as words } from '../../../../lib/text/chair-moves'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Select } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'

/** Gives the chair to somebody who is here: whoever it was taken from, or handed by, stands first. Nobody is chosen beforehand. */
export function HandOver({ onClose }: { onClose(): void }) {
  const { live, state, me, agencyName } = useMeetingValue()
  const [person, setPerson] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { people = [], door = [], chair } = live.roster ?? {}
  const before = (one: { person: string }) => Number(chair?.moved?.from.includes(one.person) ?? false)
  const candidates = people
    .filter(one => one.person !== me.person && (one.here || state.meeting.status === 'open'))
    .filter(({ role, person }) => canChair({ role, admitted: !door.some(waits => waits.person === person) }))
    .sort((a, b) => before(b) - before(a))
  const options = candidates.map(one => [one.person, `${one.name}, ${agencyName(one.agency)}`] as const)
  const give = async () => {
    if (busy) return
    if (!person) return setRefused(words.missing)
    setBusy(true)
    const reply = await live.act('hand-over', { person })
    setBusy(false)
    if (reply.ok) onClose()
    else setRefused(reply.reason)
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      {options.length ? (
        <Select label={words.whom} value={person} options={[['', words.choose], ...options]} onChange={setPerson} />
      ) : (
        <p>{words.nobody}</p>
      )}
      {refused ? (
        <Notice tone="stop" title={chairNews.refused} level={3} role="alert">
          <p>{refused}</p>
        </Notice>
      ) : null}
      <DialogActions>
        {options.length ? (
          <Button look="primary" onClick={() => void give()}>
            {words.submit}
          </Button>
        ) : null}
        <Button onClick={onClose}>{chairNews.back}</Button>
      </DialogActions>
    </Dialog>
  )
}
