'use client'
import { useId } from 'react'
import { Icon, type IconName } from './Icon'
import styles from './Popover.module.css'
import { WhenReady } from './WhenReady'

type Props = { icon: IconName; label: string; title: string; children: React.ReactNode }

/** A round-the-corner panel under a button in the top bar: the browser's own popover. */
export function Popover({ icon, label, title, children }: Props) {
  const id = useId()
  return (
    <>
      <button type="button" className={styles.opener} popoverTarget={id} aria-label={label}>
        <Icon name={icon} />
      </button>
      <div id={id} popover="auto" className={styles.panel} role="dialog" aria-label={title}>
        <h2 className={styles.title}>{title}</h2>
        <WhenReady>{children}</WhenReady>
      </div>
    </>
  )
}
