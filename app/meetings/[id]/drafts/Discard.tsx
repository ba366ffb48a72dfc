'use client'
import { useState } from 'react'
import { prepare } from '../../../../lib/text/prepare'
import { shell } from '../../../../lib/text/shell'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'

/** Deletes a draft for everybody who has it, once asked. */
export function Discard({ body, onDiscard }: { body: string; onDiscard(): void }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {prepare.discard}
      </Button>
      {asking ? (
        <Dialog title={prepare.discardTitle} onClose={() => setAsking(false)}>
          <p>{body}</p>
          <DialogActions>
            <Button
              look="danger"
              onClick={() => {
                setAsking(false)
                onDiscard()
              }}
            >
              {prepare.discard}
            </Button>
            <Button onClick={() => setAsking(false)}>{shell.cancel}</Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </>
  )
}
