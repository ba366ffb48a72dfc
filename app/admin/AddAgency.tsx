'use client'
import { useState } from 'react'
import { admin } from '../../lib/text/admin'
import { Button } from '../ui/Button'
import { WhenReady } from '../ui/WhenReady'
import { AgencyDialog } from './AgencyDialog'

/** The button that opens the form of a new agency. `taken` are the codes in use. */
export function AddAgency({ taken }: { taken: readonly string[] }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <WhenReady>
        <Button look="primary" onClick={() => setOpen(true)}>
          {admin.addAgency}
        </Button>
      </WhenReady>
      {open ? <AgencyDialog agency={null} taken={taken} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
