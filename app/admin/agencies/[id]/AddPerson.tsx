'use client'
import { useState } from 'react'
import type { AgencyView } from '../../../../lib/protocol/administration'
import { admin } from '../../../../lib/text/admin'
import { Button } from '../../../ui/Button'
import { WhenReady } from '../../../ui/WhenReady'
import { LinkDialog } from './LinkDialog'
import { PersonDialog } from './PersonDialog'

/** Adds somebody, then makes the link with which they set up their account. */
export function AddPerson({ view }: { view: AgencyView }) {
  const [open, setOpen] = useState<'form' | { id: string; name: string } | null>(null)
  if (view.agency.disabled) return null
  return (
    <>
      <WhenReady>
        <Button look="primary" onClick={() => setOpen('form')}>
          {view.mayAdd ? admin.addPerson : admin.addAdministrator}
        </Button>
      </WhenReady>
      {open === 'form' ? (
        <PersonDialog view={view} person={null} onClose={() => setOpen(null)} onAdded={setOpen} />
      ) : null}
      {open && open !== 'form' ? (
        <LinkDialog person={open} mailIsSet={view.mailIsSet} onClose={() => setOpen(null)} />
      ) : null}
    </>
  )
}
