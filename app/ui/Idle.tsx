'use client'
import { useEffect, useRef } from 'react'
import { TELL_BEFORE } from '../../lib/protocol/idle'
import { idle as words } from '../../lib/text/idle'
import { LinkButton } from './Button'
import { Cover } from './Cover'
import styles from './Idle.module.css'
import { Notice } from './Notice'
import { useIdle } from './useIdle'

/** Covers a screen that nobody has used, warns before a sign-in ends, and keeps what was typed whatever happens. */
export function Idle() {
  const { view, absolute, another, wake, look } = useIdle()
  return (
    <>
      {view.is === 'open' ? null : <Cover view={view} another={another} wake={wake} look={look} />}
      {absolute !== null && absolute <= TELL_BEFORE && view.is === 'open' ? <Ending seconds={absolute} /> : null}
    </>
  )
}

/** The twelve hours are almost over: confirming who one is begins them anew, in a window of its own. */
function Ending({ seconds }: { seconds: number }) {
  const minutes = Math.max(1, Math.ceil(seconds / 60)) * 60
  const said = useRef(false)
  useEffect(() => {
    said.current = true
  }, [])
  return (
    <div className={styles.ending}>
      <Notice tone="warn" role={said.current ? undefined : 'status'}>
        <p>{words.absolute(words.left(minutes))}</p>
        <LinkButton small href="/step-up" target="_blank" rel="noopener">
          {words.stay}
        </LinkButton>
      </Notice>
    </div>
  )
}
