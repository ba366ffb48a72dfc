'use client'
import { useState } from 'react'
import type { AgencyItem } from '../../../../lib/protocol/administration'
import { admin } from '../../../../lib/text/admin'
import { Button } from '../../../ui/Button'
import { WhenReady } from '../../../ui/WhenReady'
import { AgencyDialog } from '../../AgencyDialog'
import { Confirm } from '../../Confirm'
import { Problem } from '../../Problem'
import { useCommand } from '../../useCommand'

/** What whoever runs the installation can do with an agency. */
export function AgencyActions({ agency }: { agency: AgencyItem }) {
  const [open, setOpen] = useState<'edit' | 'disable' | null>(null)
  const { run, problem } = useCommand()
  const close = () => setOpen(null)
  const words = admin.disableAgency
  return (
    <WhenReady>
      <Button onClick={() => setOpen('edit')}>{admin.edit}</Button>
      {agency.disabled ? (
        <Button onClick={() => void run('enable-agency', { id: agency.id })}>{words.enable}</Button>
      ) : (
        <Button onClick={() => setOpen('disable')}>{words.button}</Button>
      )}
      <Problem text={problem} />
      {open === 'edit' ? <AgencyDialog agency={agency} taken={[]} onClose={close} /> : null}
      {open === 'disable' ? (
        <Confirm
          title={words.title(agency.name)}
          body={words.body(agency.people)}
          go={words.go}
          command="disable-agency"
          input={{ id: agency.id }}
          onClose={close}
        />
      ) : null}
    </WhenReady>
  )
}
