'use client'
import { useSyncExternalStore } from 'react'
import styles from './WhenReady.module.css'

const never = () => () => {}

/** Controls that do nothing, and fields that would forget, until the page's script is at work: shut until then. */
export function WhenReady({ children }: { children: React.ReactNode }) {
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <fieldset className={styles.whole} disabled={!ready}>
      {children}
    </fieldset>
  )
}
