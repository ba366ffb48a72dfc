'use client'
import { useEffect, useId, useRef } from 'react'
import { shell } from '../../lib/text/shell'
import { Button } from './Button'
import styles from './Dialog.module.css'
import { Icon } from './Icon'

type Props = { title: string; onClose(): void; wide?: boolean; children: React.ReactNode }

/** A native modal dialog, open as long as it is rendered. Escape closes it; focus goes back to what opened it. */
export function Dialog({ title, onClose, wide, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    const opener = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={wide ? `${styles.dialog} ${styles.wide}` : styles.dialog}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        <Button look="quiet" small onClick={onClose} aria-label={shell.close}>
          <Icon name="close" />
        </Button>
      </header>
      <div className={styles.body}>{children}</div>
    </dialog>
  )
}

/** The row of buttons at a dialog's foot. */
export function DialogActions({ children }: { children: React.ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}
