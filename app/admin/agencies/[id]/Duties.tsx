'use client'
import { useState } from 'react'
import type { Duty } from '../../../../lib/meeting/names'
import type { PersonItem } from '../../../../lib/protocol/administration'
import { admin } from '../../../../lib/text/admin'
import { Button } from '../../../ui/Button'
import { Choices } from '../../../ui/Choices'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Problem } from '../../Problem'
import { useCommand } from '../../useCommand'

const words = admin.personForm.duties

type Props = { value: Duty | null; onChange(duty: Duty | null): void; none?: boolean }

/** What somebody looks after besides meetings. */
export function DutySelect({ value, onChange, none = true }: Props) {
  return (
    <Choices<Duty | 'none'>
      legend={admin.personForm.duty}
      look="apart"
      choices={[
        ...(none ? [{ value: 'none' as const, label: words.none }] : []),
        { value: 'agency', label: words.agency },
        { value: 'deployment', label: words.deployment },
      ]}
      value={value ?? 'none'}
      onChange={chosen => onChange(chosen === 'none' ? null : chosen)}
    />
  )
}

/** Gives or takes a duty. */
export function DutyDialog({ person, onClose }: { person: PersonItem; onClose(): void }) {
  const [duty, setDuty] = useState(person.administers)
  const { run, problem, busy } = useCommand()
  const save = async () => {
    if (duty === person.administers || (await run('appoint-person', { id: person.id, administers: duty }))) onClose()
  }
  return (
    <Dialog title={admin.appoint.title(person.name)} onClose={onClose}>
      <DutySelect value={duty} onChange={setDuty} />
      <p>{admin.appoint.body}</p>
      <Problem text={problem} />
      <DialogActions>
        <Button look="primary" aria-disabled={busy || undefined} onClick={() => void save()}>
          {admin.appoint.go}
        </Button>
        <Button onClick={onClose}>{admin.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
