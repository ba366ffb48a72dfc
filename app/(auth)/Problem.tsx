'use client'
import { useEffect, useRef } from 'react'
import { account } from '../../lib/text/account'
import { Notice } from '../ui/Notice'
import styles from './narrow.module.css'

/** Why it did not work, in focus as soon as it is known. `n` rises with each try: the same sentence twice is said twice. */
export function Problem({ text, n }: { text: string | null; n: number }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (text && n) box.current?.focus()
  }, [text, n])
  return (
    <div ref={box} tabIndex={-1} className={styles.problem}>
      {text ? (
        <Notice tone="stop" title={account.problem} role="alert">
          <p>{text}</p>
        </Notice>
      ) : null}
    </div>
  )
}

export type Trouble = { text: string | null; n: number }
export const NO_TROUBLE: Trouble = { text: null, n: 0 }
export const trouble = (text: string | null) => (before: Trouble) => ({ text, n: before.n + 1 })
