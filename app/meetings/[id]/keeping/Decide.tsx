'use client'
import { useState } from 'react'
import type { KeepVerb } from '../../../../lib/policy/can'
import { keepingPage as words } from '../../../../lib/text/keeping'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { WhenReady } from '../../../ui/WhenReady'
import { Problem } from '../requests/Problem'
import styles from './keeping.module.css'
import { useKeep } from './useKeep'

type Props = {
  meeting: string
  verb: KeepVerb
  /** On the button that opens it, and on the one that does it; `title` where the dialog is called something else. */
  label: string
  title?: string
  /** What the button is about, for whoever hears it alone. */
  about?: string
  danger?: boolean
  lead?: string
  /** What is sent; a sentence where something is missing. */
  input(): object | string
  children?: React.ReactNode
}

/** A button that opens a dialog, in which somebody says why and decides. */
export function Decide({ meeting, verb, label, title, about, danger, lead, input, children }: Props) {
  const { run, problem, setProblem, busy } = useKeep(meeting)
  const [open, setOpen] = useState(false)
  const close = () => {
    setProblem(null)
    setOpen(false)
  }
  const decide = async () => {
    const wish = input()
    if (typeof wish === 'string') return setProblem(wish)
    if (await run(verb, wish)) close()
  }
  return (
    <WhenReady>
      <Button small look={danger ? 'danger' : 'plain'} onClick={() => setOpen(true)}>
        {label}
        {about ? <span className="sr">: {about}</span> : null}
      </Button>
      {open ? (
        <Dialog title={title ?? label} onClose={close}>
          <div className={styles.form}>
            <Problem said={problem} />
            {lead ? <p>{lead}</p> : null}
            {children}
          </div>
          <DialogActions>
            <Button onClick={close}>{words.cancel}</Button>
            <Button
              look={danger ? 'danger' : 'primary'}
              aria-disabled={busy || undefined}
              onClick={() => void decide()}
            >
              {label}
            </Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </WhenReady>
  )
}
