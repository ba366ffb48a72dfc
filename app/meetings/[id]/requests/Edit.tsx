'use client'
import { useState } from 'react'
import type { RequestsView, RequestView } from '../../../../lib/protocol/requests'
import { requestsPage as words } from '../../../../lib/text/requests'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { WhenReady } from '../../../ui/WhenReady'
import { RecordForm } from './RecordForm'
import styles from './requests.module.css'

/** Putting the record of a request right: entered again, whole. */
export function Edit({ meeting, view, one }: { meeting: string; view: RequestsView; one: RequestView }) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <WhenReady>
      <div className={styles.screen}>
        <Button small onClick={() => setOpen(true)}>
          {words.form.edit}
        </Button>
      </div>
      {open ? (
        <Dialog title={words.form.edit} onClose={close} wide>
          <RecordForm meeting={meeting} subjects={view.subjects} today={view.today} known={one} onDone={close} />
        </Dialog>
      ) : null}
    </WhenReady>
  )
}
