'use client'
import { useEffect, useRef } from 'react'
import { account } from '../../lib/text/account'
import { Button } from '../ui/Button'
import styles from './narrow.module.css'

const words = account.factor

/** Recovery codes, shown this once. */
export function Codes({ codes, onKept }: { codes: string[]; onKept(): void }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <>
      <div>
        <h1 ref={title} tabIndex={-1}>
          {words.codes}
        </h1>
        <p className={styles.lead}>{words.codesLead}</p>
      </div>
      <ul className={styles.codes}>
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={`${styles.actions} ${styles.noprint}`}>
        <Button look="primary" onClick={onKept}>
          {words.kept}
        </Button>
        <Button onClick={() => print()}>{words.print}</Button>
      </div>
    </>
  )
}
