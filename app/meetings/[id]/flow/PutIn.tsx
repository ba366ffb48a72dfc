'use client'
import { useState } from 'react'
import { can } from '../../../../lib/policy/can'
import { speaking as words } from '../../../../lib/text/flow'
import { shell } from '../../../../lib/text/shell'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Select } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'
import type { Floor } from './useFloor'

/** Puts somebody in the queue who asks by voice. Whoever has no screen stands first; nobody is chosen beforehand. */
export function PutIn({ floor, onClose }: { floor: Floor; onClose(): void }) {
  const { live, me, state, agencyName } = useMeetingValue()
  const [person, setPerson] = useState('')
  const [asked, ask] = useState(false)
  const waits = new Set(floor.queue.map(one => one.person.person))
  const people = (live.roster?.people ?? [])
    .filter(one => one.person !== me.person && !waits.has(one.person))
    .filter(one => can({ ...one, admitted: true }, 'raise-hand', state.meeting) === null)
    .sort((a, b) => Number(!!b.attendance?.marked) - Number(!!a.attendance?.marked))
  const options = people.map(one => [one.person, `${one.name}, ${agencyName(one.agency)}`] as const)
  const put = async () => {
    ask(true)
    if (person && (await floor.raise(person, true))) onClose()
  }
  const problem = asked && !person ? words.missing : floor.refused
  return (
    <Dialog title={words.putTitle} onClose={onClose}>
      <p>{words.putLead}</p>
      <Select label={words.whom} value={person} options={[['', words.choose], ...options]} onChange={setPerson} />
      {asked && problem ? (
        <Notice tone="stop" title={words.refused} level={3} role="alert">
          <p>{problem}</p>
        </Notice>
      ) : null}
      <DialogActions>
        <Button look="primary" onClick={() => void put()}>
          {words.submit}
        </Button>
        <Button onClick={onClose}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
