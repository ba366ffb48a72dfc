'use client'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { Duty } from '../../../../lib/meeting/names'
import type { AgencyView, PersonItem } from '../../../../lib/protocol/administration'
import { admin } from '../../../../lib/text/admin'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { TextField } from '../../../ui/Field'
import { Problem } from '../../Problem'
import { oneLine, useCommand } from '../../useCommand'
import { DutySelect } from './Duties'

const words = admin.personForm
const Added = z.object({ id: z.string() })
const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

type Props = {
  view: AgencyView
  person: PersonItem | null
  onClose(): void
  onAdded?(added: { id: string; name: string }): void
}

/** A new person, or one whose name, address or title changes. */
export function PersonDialog({ view, person, onClose, onAdded }: Props) {
  const [name, setName] = useState(person?.name ?? '')
  const [email, setEmail] = useState(person?.email ?? '')
  const [jobTitle, setJobTitle] = useState(person?.jobTitle ?? '')
  const [duty, setDuty] = useState<Duty | null>(view.mayAdd ? null : 'agency')
  const [asked, setAsked] = useState(false)
  const { run, problem, setProblem, busy } = useCommand()
  const family = view.agency.type === 'family'

  const save = async () => {
    setAsked(true)
    const filled = { name: oneLine(name), email: oneLine(email), jobTitle: oneLine(jobTitle) }
    if (!filled.name || !isAddress(filled.email)) return setProblem(admin.missing)
    const input = { name: filled.name, email: filled.email, ...(filled.jobTitle && { jobTitle: filled.jobTitle }) }
    if (person) {
      if (await run('edit-person', { id: person.id, ...input })) onClose()
      return
    }
    const done = await run('add-person', { agency: view.agency.id, ...input, administers: duty })
    const added = done && Added.safeParse(done.value)
    if (added?.success) onAdded?.({ id: added.data.id, name: filled.name })
  }

  const title = person ? words.edit(person.name) : view.mayAdd ? words.add : words.addAdministrator
  return (
    <Dialog title={title} onClose={onClose}>
      <TextField label={words.name} value={name} onChange={setName} maxLength={120} wrong={asked && !oneLine(name)} />
      <TextField
        label={words.email}
        hint={family ? words.familyEmailHint : words.emailHint}
        type="email"
        value={email}
        onChange={setEmail}
        maxLength={254}
        wrong={asked && !isAddress(oneLine(email))}
      />
      {family ? null : (
        <TextField
          label={words.jobTitle}
          hint={words.optional}
          value={jobTitle}
          onChange={setJobTitle}
          maxLength={120}
        />
      )}
      {!person && !view.mayAdd ? <DutySelect value={duty} onChange={setDuty} none={false} /> : null}
      <Problem text={problem} />
      <DialogActions>
        <Button look="primary" aria-disabled={busy || undefined} onClick={() => void save()}>
          {person ? words.save : words.saveNew}
        </Button>
        <Button onClick={onClose}>{admin.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
