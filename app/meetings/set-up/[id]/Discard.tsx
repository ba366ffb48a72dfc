'use client'
import { useState } from 'react'
import { setup } from '../../../../lib/text/setup'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Notice } from '../../../ui/Notice'
import { discard } from './send'

/** Destroys the draft, after asking. */
export function Discard({ id, onGone }: { id: string; onGone(): void }) {
  const [asking, setAsking] = useState(false)
  const [fault, setFault] = useState(false)
  const go = async () => {
    const { kind } = await discard(id)
    if (kind !== 'done' && kind !== 'gone') return setFault(true)
    onGone()
    location.assign('/meetings')
  }
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {setup.discard}
      </Button>
      {asking ? (
        <Dialog title={setup.discardTitle} onClose={() => setAsking(false)}>
          <p>{setup.discardBody}</p>
          {fault ? <Notice tone="stop" role="alert" title={setup.fault} /> : null}
          <DialogActions>
            <Button onClick={() => setAsking(false)}>{setup.keep}</Button>
            <Button look="danger" onClick={() => void go()}>
              {setup.discard}
            </Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </>
  )
}
