'use client'
import { useState } from 'react'
import styles from './ContentForm.module.css'

/** A group of the form. It opens by itself once it is asked for, and never closes by itself. */
export function Folded({ title, asked, children }: { title: string; asked: boolean; children: React.ReactNode }) {
  const [open, setOpen] = useState(asked)
  if (asked && !open) setOpen(true)
  return (
    <details className={styles.group} open={open}>
      <summary>{title}</summary>
      <div className={styles.inner}>{children}</div>
    </details>
  )
}
