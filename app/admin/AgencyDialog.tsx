'use client'
import { useState } from 'react'
import { AGENCY_TYPES } from '../../lib/meeting/names'
import type { AgencyItem } from '../../lib/protocol/administration'
import { admin } from '../../lib/text/admin'
import { Button } from '../ui/Button'
import { Dialog, DialogActions } from '../ui/Dialog'
import { AgencyFields, useAgency } from './AgencyFields'
import { Problem } from './Problem'
import { useCommand } from './useCommand'

const words = admin.agencyForm

/** A new agency, or one that changes. A family stays a family. */
export function AgencyDialog({
  agency,
  taken,
  onClose,
}: {
  agency: AgencyItem | null
  taken: readonly string[]
  onClose(): void
}) {
  const form = useAgency(agency && inputOf(agency), taken)
  const { run, problem, setProblem, busy } = useCommand()
  const [asked, setAsked] = useState(false)
  const types = AGENCY_TYPES.filter(type => !agency || (type === 'family') === (agency.type === 'family'))
  const save = async () => {
    setAsked(true)
    if (!form.ready) return setProblem(admin.missing)
    const done = agency
      ? await run('edit-agency', { id: agency.id, ...form.ready })
      : await run('add-agency', form.ready)
    if (done) onClose()
  }
  return (
    <Dialog title={agency ? words.edit : words.add} onClose={onClose}>
      <AgencyFields {...form} asked={asked} types={types} />
      <Problem text={problem} />
      <DialogActions>
        <Button look="primary" aria-disabled={busy || undefined} onClick={() => void save()}>
          {agency ? words.save : words.saveNew}
        </Button>
        <Button onClick={onClose}>{admin.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}

const inputOf = ({ name, shortName, code, type, shape, colour }: AgencyItem) => ({
  name,
  shortName,
  code,
  type,
  shape,
  colour,
})
